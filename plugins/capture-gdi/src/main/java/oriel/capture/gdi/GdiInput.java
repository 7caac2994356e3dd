package oriel.capture.gdi;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import oriel.capture.InputSink;
import oriel.capture.LedState;
import oriel.rfb.Keysyms;

/**
 * Gives input through SendInput. A character that a key types as the keyboard stands is that key; any other is sent as a
 * character, whatever the layout. All methods are synchronized: this is the input's lock.
 */
final class GdiInput implements InputSink, AutoCloseable {

    private static final int INPUT_SIZE = 40;
    private static final int INPUT_MOUSE = 0;
    private static final int INPUT_KEYBOARD = 1;

    private static final int MOVE_BY = 0x1;
    private static final int MOVE = 0x8001;
    private static final int VIRTUAL_DESKTOP = 0x4000;
    private static final int WHEEL = 0x0800;
    private static final int WHEEL_SIDEWAYS = 0x1000;
    private static final int NOTCH = 120;

    /** Flags of a press, flags of a release, data: by number of the button. */
    private static final int[][] BUTTONS = {
        {}, {0x2, 0x4, 0}, {0x20, 0x40, 0}, {0x8, 0x10, 0}, {}, {}, {}, {}, {0x80, 0x100, 1}, {0x80, 0x100, 2}
    };

    private static final long PLACE = 1L << 32;

    private final Supplier<VirtualScreen> screen;
    private final Runnable hurry;
    private final Memory event = new Memory(INPUT_SIZE);
    private final Layout layout = new Layout();
    private final DeadKeys deadKeys = new DeadKeys();
    private final Map<Long, List<Stroke>> heldKeys = new LinkedHashMap<>();
    private final Set<Integer> heldButtons = new TreeSet<>();
    private boolean closed;

    /**
     * Input for the desktop.
     *
     * @param hurry called after each input: something will change
     */
    GdiInput(Supplier<VirtualScreen> screen, Runnable hurry) {
        this.screen = screen;
        this.hurry = hurry;
    }

    /** The locks of the keyboard. */
    static LedState locks() {
        return new LedState(isOn(User32.VK_SCROLL), isOn(User32.VK_NUMLOCK), isOn(User32.VK_CAPITAL));
    }

    private static boolean isOn(int lock) {
        return (User32.GetKeyState(lock) & 1) != 0;
    }

    @Override
    public synchronized void key(int keysym, boolean down) {
        key(keysym, 0, down);
    }

    /** Goes by the keysym where it means something: the viewer's layout may differ from ours. */
    @Override
    public synchronized void key(int keysym, int scanCode, boolean down) {
        if (closed) {
            return;
        }
        long key = keysym == 0 ? PLACE | scanCode : Integer.toUnsignedLong(keysym);
        if (!down) {
            release(key);
        } else if (!deadKeys.press(keysym)) {
            List<Stroke> strokes = strokes(keysym);
            press(key, strokes.isEmpty() ? layout.at(scanCode).stream().toList() : strokes);
        }
        hurry.run();
    }

    @Override
    public synchronized boolean areOnOneKey(int keysym, int other) {
        Optional<Integer> key = key(keysym);
        return key.isPresent() && key.equals(key(other));
    }

    private Optional<Integer> key(int keysym) {
        OptionalInt codePoint = Keysyms.codePoint(keysym);
        boolean single = codePoint.isPresent() && Character.isBmpCodePoint(codePoint.getAsInt());
        return GdiKeyTable.key(keysym)
                .map(Stroke::key)
                .or(() -> single ? layout.key((char) codePoint.getAsInt()) : Optional.empty());
    }

    private void press(long key, List<Stroke> strokes) {
        if (!strokes.isEmpty()) {
            heldKeys.put(key, strokes);
            strokes.forEach(stroke -> send(stroke, 0));
        }
    }

    private void release(long key) {
        List<Stroke> strokes = heldKeys.remove(key);
        if (strokes != null) {
            strokes.forEach(stroke -> send(stroke, Stroke.UP));
        }
    }

    /** What to press for a keysym; nothing if it means nothing here. */
    private List<Stroke> strokes(int keysym) {
        Optional<Stroke> named = GdiKeyTable.key(keysym);
        if (named.isPresent()) {
            return List.of(placed(named.get()));
        }
        return Keysyms.codePoint(keysym).isPresent()
                ? character(Keysyms.codePoint(keysym).getAsInt())
                : List.of();
    }

    private Stroke placed(Stroke stroke) {
        return new Stroke(stroke.key(), layout.place(stroke.key()), stroke.flags());
    }

    private List<Stroke> character(int codePoint) {
        Optional<String> joined = deadKeys.join(codePoint);
        if (joined.isPresent()) {
            return units(joined.get());
        }
        Optional<Integer> key = Character.isBmpCodePoint(codePoint) ? layout.key((char) codePoint) : Optional.empty();
        boolean fits = key.isPresent() && (isShortcut() || layout.types(key.get(), (char) codePoint, isShifted()));
        return fits ? List.of(placed(Stroke.ofKey(key.get(), false))) : units(Character.toString(codePoint));
    }

    private static List<Stroke> units(String text) {
        return text.chars().mapToObj(unit -> Stroke.ofUnit((char) unit)).toList();
    }

    /** With one of these held a character is a command: the key counts. */
    private boolean isShortcut() {
        return isHeld(GdiKeyTable.VK_LCONTROL, GdiKeyTable.VK_RMENU)
                || isHeld(GdiKeyTable.VK_LWIN, GdiKeyTable.VK_RWIN);
    }

    private boolean isShifted() {
        return isHeld(GdiKeyTable.VK_LSHIFT, GdiKeyTable.VK_RSHIFT);
    }

    private boolean isHeld(int firstKey, int lastKey) {
        return heldKeys.values().stream()
                .flatMap(List::stream)
                .anyMatch(stroke -> stroke.key() >= firstKey && stroke.key() <= lastKey);
    }

    private void send(Stroke stroke, int up) {
        event.clear();
        event.setInt(0, INPUT_KEYBOARD);
        event.setShort(8, (short) stroke.key());
        event.setShort(10, (short) stroke.scan());
        event.setInt(12, stroke.flags() | up);
        send();
    }

    private void point(int dx, int dy, int data, int flags) {
        event.clear();
        event.setInt(0, INPUT_MOUSE);
        event.setInt(8, dx);
        event.setInt(12, dy);
        event.setInt(16, data);
        event.setInt(20, flags);
        send();
    }

    /** What Windows refuses because another desktop has come to the front is given to that one, if it takes it. */
    private void send() {
        if (User32.SendInput(1, Pointer.nativeValue(event), INPUT_SIZE) == 0 && InputDesktop.attach()) {
            User32.SendInput(1, Pointer.nativeValue(event), INPUT_SIZE);
        }
    }

    @Override
    public synchronized void move(int x, int y) {
        if (closed) {
            return;
        }
        VirtualScreen now = screen.get();
        point(share(x, now.width()), share(y, now.height()), 0, MOVE | VIRTUAL_DESKTOP);
        hurry.run();
    }

    @Override
    public boolean movesByWays() {
        return true;
    }

    /** Windows takes it for a mouse, and makes quick ways longer where the user wants that. */
    @Override
    public synchronized void moveBy(int x, int y) {
        if (!closed) {
            point(x, y, 0, MOVE_BY);
            hurry.run();
        }
    }

    /** Where a pixel is in the 65536 parts in which Windows counts; it comes back to the same pixel. */
    static int share(int pixel, int length) {
        int inside = Math.max(0, Math.min(length - 1, pixel));
        return (int) ((inside * 65536L + 32768) / length);
    }

    @Override
    public synchronized void button(int button, boolean down) {
        if (closed) {
            return;
        }
        switch (button) {
            case 4, 5 -> roll(WHEEL, button == 4 ? NOTCH : -NOTCH, down);
            case 6, 7 -> roll(WHEEL_SIDEWAYS, button == 7 ? NOTCH : -NOTCH, down);
            case 1, 2, 3, 8, 9 -> click(button, down);
            default -> {
                return;
            }
        }
        hurry.run();
    }

    private void roll(int wheel, int way, boolean down) {
        if (down) {
            point(0, 0, way, wheel);
        }
    }

    private void click(int button, boolean down) {
        if (down ? heldButtons.add(button) : heldButtons.remove(button)) {
            point(0, 0, BUTTONS[button][2], BUTTONS[button][down ? 0 : 1]);
        }
    }

    /** Releases what is still held. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            heldKeys.values().forEach(strokes -> strokes.forEach(stroke -> send(stroke, Stroke.UP)));
            heldButtons.forEach(button -> point(0, 0, BUTTONS[button][2], BUTTONS[button][1]));
        }
    }
}
