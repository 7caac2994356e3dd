package oriel.capture.x11.input;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import oriel.capture.x11.xlib.Properties;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.Xclient;

/**
 * What of an X server's keyboard is not as it was, written on the root window for the next Oriel: one that is killed
 * cannot put it back itself. Who writes owns a selection of the property's name, and the server takes that away from the
 * dead; each Oriel on a display has another one of a few. Two that begin at the same moment may choose the same: the server
 * tells the one that has lost it, which then takes another. Guarded by the input's lock.
 */
final class KeyboardRestoreJournal {

    private static final String NAME = "_ORIEL_KEYBOARD_";
    private static final int PLACES = 4;
    private static final int MAX_PAIRS = 512;
    private static final int FIRST_KEYCODE = 8;
    private static final int LAST_KEYCODE = 255;

    private final XConnection x;
    private final Properties properties;
    private final long window;
    private Optional<Long> place;
    private final List<Left> left = new ArrayList<>();
    private final Map<Integer, Integer> spare = new TreeMap<>();
    private final Set<Integer> silent = new TreeSet<>();

    /**
     * What an Oriel that was killed has left.
     *
     * @param silent keys whose repeat it had switched off
     * @param spare the meanings that it had given to keys, by keycode
     */
    record Left(Set<Integer> silent, Map<Integer, Integer> spare) {}

    /** Takes a place, and what the dead have left at any. A handful of round trips. */
    KeyboardRestoreJournal(XConnection x) {
        this.x = x;
        this.properties = new Properties(x);
        this.window = Xclient.XCreateSimpleWindow(x.display(), x.root(), -1, -1, 1, 1, 0, 0, 0);
        this.place = claim();
        for (int i = 0; i < PLACES; i++) {
            long owner = Xclient.XGetSelectionOwner(x.display(), name(i));
            if (owner == 0 || owner == window) {
                take(name(i));
            }
        }
        write();
        x.sync();
    }

    private long name(int number) {
        return Xclient.XInternAtom(x.display(), NAME + number, 0);
    }

    private Optional<Long> claim() {
        for (int i = 0; i < PLACES; i++) {
            if (Xclient.XGetSelectionOwner(x.display(), name(i)) == 0) {
                Xclient.XSetSelectionOwner(x.display(), name(i), window, 0);
                if (Xclient.XGetSelectionOwner(x.display(), name(i)) == window) {
                    return Optional.of(name(i));
                }
            }
        }
        return Optional.empty();
    }

    /** Another Oriel has this place now. */
    void taken(long name) {
        if (place.equals(Optional.of(name)) && Xclient.XGetSelectionOwner(x.display(), name) != window) {
            place = claim();
            write();
        }
    }

    private void take(long name) {
        properties
                .read(x.root(), name, 2 * MAX_PAIRS * Integer.BYTES, true)
                .filter(value -> value.type() == Xclient.CARDINAL && value.format() == 32)
                .ifPresent(value -> left.add(left(value.bytes())));
    }

    /** Any program may have written this, so what is no key is passed over. */
    private static Left left(byte[] bytes) {
        ByteBuffer items = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        Left left = new Left(new TreeSet<>(), new TreeMap<>());
        while (items.remaining() >= 2 * Long.BYTES) {
            long keycode = items.getLong();
            int keysym = (int) items.getLong();
            if (keycode < FIRST_KEYCODE || keycode > LAST_KEYCODE) {
                continue;
            }
            if (keysym == 0) {
                left.silent().add((int) keycode);
            } else {
                left.spare().put((int) keycode, keysym);
            }
        }
        return left;
    }

    /** What the dead have left, once: it is noted nowhere any more. */
    List<Left> takeLeft() {
        List<Left> taken = List.copyOf(left);
        left.clear();
        return taken;
    }

    /** To be called before the repeat of a key is switched off. */
    void switchesOff(int keycode) {
        if (silent.add(keycode)) {
            write();
        }
    }

    /** To be called before a key that means nothing is given a meaning. */
    void gives(int keycode, int keysym) {
        spare.put(keycode, keysym);
        write();
    }

    private void write() {
        if (place.isEmpty()) {
            return;
        }
        long[] items = new long[2 * (silent.size() + spare.size())];
        int at = 0;
        for (int keycode : silent) {
            items[at] = keycode;
            at += 2;
        }
        for (Map.Entry<Integer, Integer> given : spare.entrySet()) {
            items[at++] = given.getKey();
            items[at++] = Integer.toUnsignedLong(given.getValue());
        }
        properties.write(x.root(), place.get(), Xclient.CARDINAL, items);
    }

    /** To be called when everything was put back. */
    void close() {
        place.ifPresent(name -> Xclient.XDeleteProperty(x.display(), x.root(), name));
    }
}
