package oriel.capture.x11;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oriel.rfb.Keysyms;

/** What the keys of an X server's keyboard mean now. Guarded by the input's lock. */
final class Keyboard {

    static final int SHIFT = 1;
    static final int CAPS_LOCK = 2;

    private static final int LEVELS = 4;
    private static final int GROUP_SHIFT = 13;
    private static final int STATE_GROUP = 0;
    private static final int STATE_MODIFIERS = 6;

    private final XConnection x;
    private final Memory out = new Memory(4 * Long.BYTES);
    private final int firstKeycode;
    private final int lastKeycode;
    private final Map<Integer, List<Integer>> keycodes = new HashMap<>();
    private int group = -1;
    private int modifiers;

    Keyboard(XConnection x) {
        this.x = x;
        Xlib.XDisplayKeycodes(x.display(), at(0), at(1));
        firstKeycode = out.getInt(0);
        lastKeycode = out.getInt(Long.BYTES);
    }

    private long at(int index) {
        return Pointer.nativeValue(out) + (long) index * Long.BYTES;
    }

    /** The mapping has changed: what is known is no longer true. */
    void forget() {
        group = -1;
    }

    /** Keys that mean nothing in any layout, the last ones first. */
    List<Integer> unusedKeycodes() {
        int count = lastKeycode - firstKeycode + 1;
        long address = Xlib.XGetKeyboardMapping(x.display(), firstKeycode, count, at(0));
        if (address == 0) {
            return List.of();
        }
        int perKeycode = out.getInt(0);
        long[] keysyms = new Pointer(address).getLongArray(0, count * perKeycode);
        Xlib.XFree(address);
        List<Integer> unused = new ArrayList<>();
        for (int key = count - 1; key >= 0; key--) {
            boolean used = false;
            for (int column = 0; column < perKeycode; column++) {
                used |= keysyms[key * perKeycode + column] != 0;
            }
            if (!used) {
                unused.add(firstKeycode + key);
            }
        }
        return unused;
    }

    /** Asks for the modifiers and the layout in effect. One round trip. */
    void askState() {
        int status = Xlib.XkbGetState(x.display(), Xlib.XKB_USE_CORE_KBD, at(0));
        int groupNow = status == 0 ? out.getByte(STATE_GROUP) & 3 : 0;
        modifiers = status == 0 ? out.getByte(STATE_MODIFIERS) & 0xff : 0;
        if (groupNow != group) {
            group = groupNow;
            readLayout();
        }
    }

    private void readLayout() {
        keycodes.clear();
        for (int keycode = firstKeycode; keycode <= lastKeycode; keycode++) {
            for (int level = 0; level < LEVELS; level++) {
                long keysym = Xlib.XkbKeycodeToKeysym(x.display(), keycode, group, level);
                if (keysym == 0 && group > 0) {
                    keysym = Xlib.XkbKeycodeToKeysym(x.display(), keycode, 0, level);
                }
                if (keysym != 0) {
                    addKeycode((int) keysym, keycode);
                }
            }
        }
    }

    private void addKeycode(int keysym, int keycode) {
        List<Integer> known = keycodes.computeIfAbsent(keysym, key -> new ArrayList<>());
        if (!known.contains(keycode)) {
            known.add(keycode);
        }
    }

    /** Keys on which the keysym stands, whatever modifiers it needs. */
    List<Integer> keycodes(int keysym) {
        return keycodes.getOrDefault(keysym, List.of());
    }

    /** True if one of these modifiers is in effect. */
    boolean isOn(int mask) {
        return (modifiers & mask) != 0;
    }

    /** The modifier of AltGr; 0 if there is none. */
    int level3() {
        return Xlib.XkbKeysymToModifiers(x.display(), Keysyms.ISO_LEVEL3_SHIFT) & 0xff & ~SHIFT;
    }

    /** How to type a keysym, with as few changes of modifiers as possible; empty if the layout does not have it. */
    Optional<KeyPlan> plan(int keysym) {
        List<Integer> keys = keycodes(keysym);
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        if (isModifier(keysym)) {
            return Optional.of(new KeyPlan(keys.get(0), 0));
        }
        int level3 = level3();
        for (int toggles : new int[] {0, SHIFT, level3, SHIFT | level3}) {
            for (int keycode : keys) {
                if (meaning(keycode, modifiers ^ toggles) == keysym) {
                    return Optional.of(new KeyPlan(keycode, toggles));
                }
            }
        }
        return Optional.empty();
    }

    private int meaning(int keycode, int withModifiers) {
        int state = group << GROUP_SHIFT | withModifiers;
        int found = Xlib.XkbLookupKeySym(x.display(), keycode, state, at(0), at(1));
        return found == 0 ? 0 : out.getInt(Long.BYTES);
    }

    /** True for keys that change the meaning of others: Shift to Hyper, locks, and the ISO group and level keys. */
    static boolean isModifier(int keysym) {
        return (keysym >= 0xffe1 && keysym <= 0xffee)
                || (keysym >= 0xfe01 && keysym <= 0xfe13)
                || keysym == 0xff7e
                || keysym == 0xff7f;
    }
}
