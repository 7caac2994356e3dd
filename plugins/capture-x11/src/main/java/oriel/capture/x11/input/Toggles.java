package oriel.capture.x11.input;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.Xlib;
import oriel.capture.x11.xlib.Xtst;
import oriel.rfb.Keysyms;

/** Brings modifiers, locks and the layout into another state for one key press. Guarded by the input's lock. */
final class Toggles {

    private static final List<Integer> KEYSYMS =
            List.of(Keysyms.SHIFT_LEFT, Keysyms.ISO_LEVEL3_SHIFT, Keyboard.ISO_LEVEL5_SHIFT);

    private final XConnection x;
    private final Keyboard keyboard;

    Toggles(XConnection x, Keyboard keyboard) {
        this.x = x;
        this.keyboard = keyboard;
    }

    /** A modifier that is in effect can only be taken away if it comes from keys that we hold. */
    boolean possible(int mask, Collection<Integer> heldKeycodes) {
        return keysyms(mask).stream()
                .allMatch(keysym -> keyboard.isOn(mask(keysym))
                        ? !heldOf(keysym, heldKeycodes).isEmpty()
                        : !keyboard.keycodes(keysym).isEmpty());
    }

    /** Presses the plan's key as the plan wants it, and makes everything as it was. */
    void press(KeyPlan plan, Collection<Integer> heldKeycodes) {
        List<Integer> released = new ArrayList<>();
        List<Integer> pressed = new ArrayList<>();
        for (int keysym : keysyms(plan.toggles())) {
            if (keyboard.isOn(mask(keysym))) {
                released.addAll(heldOf(keysym, heldKeycodes));
            } else {
                pressed.add(keyboard.keycodes(keysym).get(0));
            }
        }
        boolean elsewhere = plan.group() != keyboard.group();
        int before = lockedNow(plan.locks());
        lock(plan.locks(), ~before);
        if (elsewhere) {
            lockGroup(keyboard.lockedGroup() + plan.group() - keyboard.group());
        }
        released.forEach(key -> fake(key, false));
        pressed.forEach(key -> fake(key, true));
        fake(plan.keycode(), true);
        pressed.forEach(key -> fake(key, false));
        released.forEach(key -> fake(key, true));
        if (elsewhere) {
            lockGroup(keyboard.lockedGroup());
        }
        lock(plan.locks(), before);
    }

    private void fake(int keycode, boolean down) {
        Xtst.XTestFakeKeyEvent(x.display(), keycode, down ? 1 : 0, 0);
    }

    private int lockedNow(int locks) {
        int on = 0;
        for (int bit = 1; bit <= locks; bit <<= 1) {
            on |= keyboard.isOn(locks & bit) ? bit : 0;
        }
        return on;
    }

    private void lock(int locks, int values) {
        if (locks != 0) {
            Xlib.XkbLockModifiers(x.display(), Xlib.XKB_USE_CORE_KBD, locks, locks & values);
        }
    }

    private void lockGroup(int group) {
        Xlib.XkbLockGroup(x.display(), Xlib.XKB_USE_CORE_KBD, group & 3);
    }

    private List<Integer> keysyms(int mask) {
        return KEYSYMS.stream().filter(keysym -> (mask(keysym) & mask) != 0).toList();
    }

    private int mask(int keysym) {
        return keysym == Keysyms.SHIFT_LEFT ? Keyboard.SHIFT : keyboard.modifiersOf(keysym);
    }

    /** The keys we hold that bring the modifier of a keysym into effect. */
    private List<Integer> heldOf(int keysym, Collection<Integer> heldKeycodes) {
        return heldKeycodes.stream()
                .filter(key -> keyboard.keycodes(keysym).contains(key)
                        || (keysym == Keysyms.SHIFT_LEFT
                                && keyboard.keycodes(Keysyms.SHIFT_RIGHT).contains(key)))
                .toList();
    }
}
