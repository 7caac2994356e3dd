package oriel.capture.x11.xlib;

import static org.junit.jupiter.api.Assertions.fail;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import oriel.rfb.Keysyms;

/** An X program of the tests: a window over the whole screen that notes keys and buttons, as xev does. */
public final class EventWindow implements AutoCloseable {

    private static final long KEY_AND_BUTTON_MASK = 0xf;
    private static final int KEY_PRESS = 2;
    private static final int KEY_RELEASE = 3;
    private static final int BUTTON_PRESS = 4;
    private static final int BUTTON_RELEASE = 5;
    private static final int VISIBILITY_MASK = 1 << 16;
    private static final int VISIBILITY = 15;
    private static final int X = 64;
    private static final int Y = 68;
    private static final int STATE = 80;
    private static final int MESSAGE_WINDOW = 32;
    private static final long SUBSTRUCTURE_MASKS = 3L << 19;
    private static final int DETAIL = 84;
    private static final long LIMIT_NANOS = 30_000_000_000L;

    private final XConnection x;
    private final long window;
    private final Memory event = new Memory(192);
    private final Memory keysym = new Memory(Long.BYTES);
    private final List<String> notes = new ArrayList<>();
    private final List<Integer> states = new ArrayList<>();
    private final List<Integer> keycodes = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean visible;

    /** Covers a screen of this size. */
    public EventWindow(String display, int width, int height) {
        x = XConnection.open(display).orElseThrow();
        window = DrawingLib.XCreateSimpleWindow(x.display(), x.root(), 0, 0, width, height, 0, 0, 0x808080);
        Xlib.XSelectInput(x.display(), window, KEY_AND_BUTTON_MASK | VISIBILITY_MASK);
        DrawingLib.XMapWindow(x.display(), window);
        awaitVisible();
        DrawingLib.XSetInputFocus(x.display(), window, 2, 0);
        x.sync();
    }

    private void awaitVisible() {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (!visible) {
            read(end, "the window does not come up");
        }
    }

    /** Waits until {@code count} events were noted since the last {@link #forget}; returns them. */
    public List<String> await(int count) {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (notes.size() < count) {
            read(end, "only " + notes);
        }
        return List.copyOf(notes);
    }

    /** Waits until an event was noted since the last {@link #forget}. */
    public void awaitNote(String note) {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (!notes.contains(note)) {
            read(end, "only " + notes + ", not " + note);
        }
    }

    /** Waits until this many characters were typed; returns them. */
    public String awaitText(int characters) {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (text.codePointCount(0, text.length()) < characters) {
            read(end, "only \"" + text + "\" of " + notes);
        }
        return text.toString();
    }

    /** Modifiers and layout of the presses since the last {@link #forget}, as their events carry them. */
    public List<Integer> states() {
        return List.copyOf(states);
    }

    /** The keys of the presses since the last {@link #forget}. */
    public List<Integer> keycodes() {
        return List.copyOf(keycodes);
    }

    /** Forgets what was noted. */
    public void forget() {
        keycodes.clear();
        notes.clear();
        states.clear();
        text.setLength(0);
    }

    private void read(long end, String complaint) {
        x.sync();
        if (Xlib.XPending(x.display()) == 0) {
            Thread.onSpinWait();
            if (System.nanoTime() - end > 0) {
                fail(complaint);
            }
            return;
        }
        Xlib.XNextEvent(x.display(), Pointer.nativeValue(event));
        note(event.getInt(0));
    }

    private void note(int type) {
        switch (type) {
            case Xlib.MAPPING_NOTIFY -> Xlib.XRefreshKeyboardMapping(Pointer.nativeValue(event));
            case VISIBILITY -> visible = true;
            case Xclient.CLIENT_MESSAGE -> answerPing();
            case KEY_PRESS -> {
                notes.add("press " + name());
                states.add(event.getInt(STATE));
                keycodes.add(event.getInt(DETAIL));
                Keysyms.codePoint(keysym.getInt(0)).ifPresent(text::appendCodePoint);
            }
            case KEY_RELEASE -> notes.add("release " + name());
            case BUTTON_PRESS -> notes.add("button " + event.getInt(DETAIL) + " down at " + place());
            case BUTTON_RELEASE -> notes.add("button " + event.getInt(DETAIL) + " up at " + place());
            default -> {
                // crossing and the like
            }
        }
    }

    /** From now on it answers whoever asks whether it has come to its events, as programs of toolkits do. */
    public void answerPings() {
        long protocols = Xclient.XInternAtom(x.display(), "WM_PROTOCOLS", 0);
        long ping = Xclient.XInternAtom(x.display(), "_NET_WM_PING", 0);
        new Properties(x).write(window, protocols, 4, ping);
        x.sync();
    }

    private void answerPing() {
        event.setLong(MESSAGE_WINDOW, x.root());
        Xclient.XSendEvent(x.display(), x.root(), 0, SUBSTRUCTURE_MASKS, Pointer.nativeValue(event));
        Xlib.XFlush(x.display());
    }

    private String place() {
        return event.getInt(X) + "," + event.getInt(Y);
    }

    private String name() {
        byte[] ignored = new byte[16];
        keysym.clear();
        DrawingLib.XLookupString(
                Pointer.nativeValue(event), ignored, ignored.length, Pointer.nativeValue(keysym), Pointer.NULL);
        return Integer.toHexString(keysym.getInt(0));
    }

    @Override
    public void close() {
        x.close();
    }
}
