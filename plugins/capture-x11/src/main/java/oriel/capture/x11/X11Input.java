package oriel.capture.x11;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.capture.InputSink;
import oriel.rfb.Keysyms;

/** Gives input through XTEST, on a connection of its own. All methods are synchronized: this is the input's lock. */
final class X11Input implements InputSink, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(X11Input.class);
    private static final int EVENT_SIZE = 192;
    private static final int BUTTONS = 9;
    private static final int PRESS = 1;
    private static final int RELEASE = 0;

    private final XConnection x;
    private final Keyboard keyboard;
    private final SpareKeys spareKeys;
    private final Memory event = new Memory(EVENT_SIZE);
    private final Map<Integer, Integer> heldKeys = new LinkedHashMap<>();
    private final Set<Integer> heldButtons = new TreeSet<>();
    private boolean closed;

    private X11Input(XConnection x) {
        this.x = x;
        this.keyboard = new Keyboard(x);
        this.spareKeys = new SpareKeys(x, keyboard.unusedKeycodes());
    }

    /** Connects; empty if the server is gone or has no XTEST extension: then there is no input. */
    static Optional<X11Input> open(String display) {
        Optional<XConnection> connection = XConnection.open(display);
        if (connection.isEmpty()) {
            return Optional.empty();
        }
        XConnection x = connection.get();
        try (Memory out = new Memory(4L * Long.BYTES)) {
            long at = Pointer.nativeValue(out);
            if (Xtst.XTestQueryExtension(x.display(), at, at + 8, at + 16, at + 24) == 0) {
                LOG.warn("the X server has no XTEST extension: viewers cannot type or click");
                x.close();
                return Optional.empty();
            }
        }
        return Optional.of(new X11Input(x));
    }

    @Override
    public synchronized void key(int keysym, boolean down) {
        if (!begin()) {
            return;
        }
        if (down) {
            press(keysym);
        } else {
            release(keysym);
        }
        Xlib.XFlush(x.display());
    }

    @Override
    public synchronized void move(int toX, int toY) {
        if (begin()) {
            Xtst.XTestFakeMotionEvent(x.display(), x.screen(), clamp(toX), clamp(toY), 0);
            Xlib.XFlush(x.display());
        }
    }

    /** The protocol has 16 bits with a sign; the server itself keeps the pointer on the screen. */
    private static int clamp(int place) {
        return Math.min(Short.MAX_VALUE, Math.max(0, place));
    }

    @Override
    public synchronized void button(int button, boolean down) {
        if (button < 1 || button > BUTTONS || !begin()) {
            return;
        }
        if (down ? heldButtons.add(button) : heldButtons.remove(button)) {
            Xtst.XTestFakeButtonEvent(x.display(), button, down ? PRESS : RELEASE, 0);
            Xlib.XFlush(x.display());
        }
    }

    /** Reads what has come on this connection; false if input must be dropped. */
    private boolean begin() {
        if (closed || x.isLost()) {
            return false;
        }
        while (Xlib.XPending(x.display()) > 0) {
            Xlib.XNextEvent(x.display(), Pointer.nativeValue(event));
            if (event.getInt(0) == Xlib.MAPPING_NOTIFY) {
                Xlib.XRefreshKeyboardMapping(Pointer.nativeValue(event));
                keyboard.forget();
            }
        }
        return !x.isLost();
    }

    private void press(int keysym) {
        if (heldKeys.containsKey(keysym) && Keyboard.isModifier(keysym)) {
            return;
        }
        keyboard.askState();
        Optional<KeyPlan> plan = keyboard.plan(keysym).filter(this::canToggle);
        boolean onKeyboard = plan.isPresent();
        plan = plan.or(() -> spare(keysym));
        if (plan.isEmpty()) {
            return;
        }
        // The server drops a second press of a key that is down: a repeat is a release and a press, as its own repeat
        // is.
        Optional.ofNullable(heldKeys.put(keysym, plan.get().keycode())).ifPresent(key -> fake(key, RELEASE));
        if (onKeyboard) {
            pressOnKeyboard(plan.get());
        } else {
            pressSpare(plan.get().keycode());
        }
    }

    private void pressOnKeyboard(KeyPlan plan) {
        List<Integer> released = toggleOff(plan);
        List<Integer> pressed = toggleOn(plan);
        fake(plan.keycode(), PRESS);
        pressed.forEach(key -> fake(key, RELEASE));
        released.forEach(key -> fake(key, PRESS));
    }

    /** Programs make capitals of what a spare key means while Caps Lock is on, so it is off for a moment. */
    private void pressSpare(int keycode) {
        boolean capsLock = keyboard.isOn(Keyboard.CAPS_LOCK);
        if (capsLock) {
            Xlib.XkbLockModifiers(x.display(), Xlib.XKB_USE_CORE_KBD, Keyboard.CAPS_LOCK, 0);
        }
        fake(keycode, PRESS);
        if (capsLock) {
            Xlib.XkbLockModifiers(x.display(), Xlib.XKB_USE_CORE_KBD, Keyboard.CAPS_LOCK, Keyboard.CAPS_LOCK);
        }
    }

    private Optional<KeyPlan> spare(int keysym) {
        boolean typed = Keysyms.codePoint(keysym).isPresent() || (keysym >>> 16 == 0 && keysym >= 0x100);
        if (!typed || Keyboard.isModifier(keysym)) {
            return Optional.empty();
        }
        return spareKeys.keycode(keysym, heldKeys.values()).map(keycode -> new KeyPlan(keycode, 0));
    }

    /** A modifier that is in effect can only be taken away if it comes from a key that we hold. */
    private boolean canToggle(KeyPlan plan) {
        for (int mask : masks(plan)) {
            boolean possible = keyboard.isOn(mask)
                    ? !heldOf(mask).isEmpty()
                    : !keyboard.keycodes(keysymOf(mask)).isEmpty();
            if (!possible) {
                return false;
            }
        }
        return true;
    }

    private List<Integer> masks(KeyPlan plan) {
        List<Integer> masks = new ArrayList<>();
        if ((plan.toggles() & Keyboard.SHIFT) != 0) {
            masks.add(Keyboard.SHIFT);
        }
        if ((plan.toggles() & ~Keyboard.SHIFT) != 0) {
            masks.add(plan.toggles() & ~Keyboard.SHIFT);
        }
        return masks;
    }

    private static int keysymOf(int mask) {
        return mask == Keyboard.SHIFT ? Keysyms.SHIFT_LEFT : Keysyms.ISO_LEVEL3_SHIFT;
    }

    /** The keys we hold that bring a modifier into effect. */
    private List<Integer> heldOf(int mask) {
        List<Integer> keys = new ArrayList<>();
        heldKeys.forEach((keysym, keycode) -> {
            boolean shift = keysym == Keysyms.SHIFT_LEFT || keysym == Keysyms.SHIFT_RIGHT;
            if (mask == Keyboard.SHIFT ? shift : keysym == Keysyms.ISO_LEVEL3_SHIFT) {
                keys.add(keycode);
            }
        });
        return keys;
    }

    private List<Integer> toggleOff(KeyPlan plan) {
        List<Integer> keys = new ArrayList<>();
        masks(plan).stream().filter(keyboard::isOn).forEach(mask -> keys.addAll(heldOf(mask)));
        keys.forEach(key -> fake(key, RELEASE));
        return keys;
    }

    private List<Integer> toggleOn(KeyPlan plan) {
        List<Integer> keys = masks(plan).stream()
                .filter(mask -> !keyboard.isOn(mask))
                .map(mask -> keyboard.keycodes(keysymOf(mask)).get(0))
                .toList();
        keys.forEach(key -> fake(key, PRESS));
        return keys;
    }

    /** Releases the key that was pressed for the keysym; a viewer may also name the key's other meaning. */
    private void release(int keysym) {
        Integer keycode = heldKeys.remove(keysym);
        if (keycode == null) {
            keyboard.askState();
            List<Integer> sameKey = keyboard.keycodes(keysym);
            Optional<Integer> twin = heldKeys.keySet().stream()
                    .filter(held -> sameKey.contains(heldKeys.get(held)))
                    .findFirst();
            if (twin.isEmpty()) {
                return;
            }
            keycode = heldKeys.remove(twin.get());
        }
        fake(keycode, RELEASE);
    }

    private void fake(int keycode, int press) {
        Xtst.XTestFakeKeyEvent(x.display(), keycode, press, 0);
    }

    /** Releases what is still held, gives the keyboard back as it was, and disconnects. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        x.lookForLoss();
        if (!x.isLost()) {
            heldKeys.values().forEach(keycode -> fake(keycode, RELEASE));
            heldButtons.forEach(button -> Xtst.XTestFakeButtonEvent(x.display(), button, RELEASE, 0));
            spareKeys.restore();
            x.sync();
        }
        x.close();
    }
}
