package oriel.capture.x11.input;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.Xlib;
import oriel.rfb.Keysyms;

/** What the keys of an X server's keyboard mean now. Guarded by the input's lock. */
final class Keyboard {

    static final int SHIFT = 1;
    static final int CAPS_LOCK = 2;

    /** Control, Alt (Mod1) and Super (Mod4): what is pressed with one of them is a shortcut. */
    private static final int SHORTCUT = 0x4 | 0x8 | 0x40;

    static final int ISO_LEVEL5_SHIFT = 0xfe11;

    private static final int EVDEV_UP = 111;
    private static final int GROUPS = 4;
    private static final int LEVELS = 8;
    private static final int GROUP_SHIFT = 13;
    private static final int STATE_GROUP = 0;
    private static final int STATE_LOCKED_GROUP = 1;
    private static final int STATE_MODIFIERS = 6;

    private final XConnection x;
    private final Memory out = new Memory(4 * Long.BYTES);
    private final int firstKeycode;
    private final int lastKeycode;
    private final Map<Integer, List<Integer>> keycodes = new HashMap<>();
    private final Set<Integer> modifierKeys = new HashSet<>();
    private Set<Integer> spare = Set.of();
    private boolean known;
    private int groups;
    private int group;
    private int lockedGroup;
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

    /** Forgets what the keys mean; from now on these are no part of the layout, whatever they mean. */
    void ignore(Set<Integer> spareKeys) {
        spare = spareKeys;
        known = false;
    }

    /** What each key means in any layout, by keycode: empty if it means nothing. One round trip. */
    Map<Integer, Set<Integer>> meanings() {
        int count = lastKeycode - firstKeycode + 1;
        long address = Xlib.XGetKeyboardMapping(x.display(), firstKeycode, count, at(0));
        if (address == 0) {
            return Map.of();
        }
        int perKeycode = out.getInt(0);
        long[] keysyms = new Pointer(address).getLongArray(0, count * perKeycode);
        Xlib.XFree(address);
        Map<Integer, Set<Integer>> meanings = new HashMap<>();
        for (int key = 0; key < count; key++) {
            Set<Integer> ofKey = new LinkedHashSet<>();
            for (int column = 0; column < perKeycode; column++) {
                ofKey.add((int) keysyms[key * perKeycode + column]);
            }
            ofKey.remove(0);
            meanings.put(firstKeycode + key, ofKey);
        }
        return meanings;
    }

    /** Asks for the modifiers and the layout in effect. One round trip, more if the mapping has changed. */
    void askState() {
        boolean told = Xlib.XkbGetState(x.display(), Xlib.XKB_USE_CORE_KBD, at(0)) == 0;
        group = told ? out.getByte(STATE_GROUP) & 3 : 0;
        lockedGroup = told ? out.getByte(STATE_LOCKED_GROUP) & 3 : 0;
        modifiers = told ? out.getByte(STATE_MODIFIERS) & 0xff : 0;
        if (!known) {
            known = true;
            readLayouts();
        }
    }

    /** Asks what keys mean unless that is known. */
    void learn() {
        if (!known) {
            askState();
        }
    }

    private void readLayouts() {
        keycodes.clear();
        modifierKeys.clear();
        groups = 1;
        List<Integer> order = inOrder();
        for (int of = 0; of < GROUPS; of++) {
            for (int level = 0; level < LEVELS; level++) {
                for (int keycode : order) {
                    int keysym = (int) Xlib.XkbKeycodeToKeysym(x.display(), keycode, of, level);
                    if (keysym != 0 && !spare.contains(keycode)) {
                        groups = of + 1;
                        addKeycode(keysym, keycode);
                        if (level == 0 && Keysyms.isModifier(keysym)) {
                            modifierKeys.add(keycode);
                        }
                    }
                }
            }
        }
    }

    /** Real keys first: layouts give modifiers to numbers, too, that no keyboard has, as AltGr to 92. */
    private List<Integer> inOrder() {
        List<Integer> order = new ArrayList<>();
        for (int keycode = firstKeycode; keycode <= lastKeycode; keycode++) {
            order.add(keycode);
        }
        if ((int) Xlib.XkbKeycodeToKeysym(x.display(), EVDEV_UP, 0, 0) == Keysyms.UP) {
            order.sort(Comparator.comparing(keycode -> !ScanCodes.isKey(keycode)));
        }
        return order;
    }

    private void addKeycode(int keysym, int keycode) {
        List<Integer> of = keycodes.computeIfAbsent(canonical(keysym), key -> new ArrayList<>());
        if (!of.contains(keycode)) {
            of.add(keycode);
        }
    }

    /** Keys on which the keysym stands, whatever modifiers and layout it needs; those that need none first. */
    List<Integer> keycodes(int keysym) {
        return keycodes.getOrDefault(canonical(keysym), List.of());
    }

    /** One number for a character that has several; keys of the keypad are not characters. */
    private static int canonical(int keysym) {
        OptionalInt codePoint = Keysyms.isKeypad(keysym) ? OptionalInt.empty() : Keysyms.codePoint(keysym);
        return codePoint.isPresent() ? Keysyms.of(codePoint.getAsInt()) : keysym;
    }

    /** True if a key changes the meaning of others, whatever it was pressed as. */
    boolean isModifierKey(int keycode) {
        return modifierKeys.contains(keycode);
    }

    /** True if the X server has such a key, whether it means something or not. */
    boolean hasKey(int keycode) {
        return keycode >= firstKeycode && keycode <= lastKeycode;
    }

    /** True if keys have the numbers that Linux gives them, plus 8, as on every X server of today. */
    boolean hasLinuxKeycodes() {
        return keycodes(Keysyms.UP).contains(EVDEV_UP);
    }

    /** The layout in effect, 0 to 3. */
    int group() {
        return group;
    }

    /** The layout that is locked; it differs from {@link #group} while a key is held that switches. */
    int lockedGroup() {
        return lockedGroup;
    }

    /** True if one of these modifiers is in effect. */
    boolean isOn(int mask) {
        return (modifiers & mask) != 0;
    }

    /** True if a modifier is in effect with which keys are commands and no text. */
    boolean isShortcut() {
        return isOn(SHORTCUT);
    }

    /** The modifiers that a key of this keysym brings into effect, without Shift; 0 if there are none. */
    int modifiersOf(int keysym) {
        return Xlib.XkbKeysymToModifiers(x.display(), keysym) & 0xff & ~SHIFT;
    }

    /**
     * How to type a keysym with as few changes as possible: those that no program sees as a key of its own last. Another
     * layout is used if the one in effect does not have the keysym.
     *
     * @param canToggle says whether a modifier's state can be changed by pressing and releasing keys
     */
    Optional<KeyPlan> plan(int keysym, IntPredicate canToggle) {
        List<Integer> keys = keycodes(keysym);
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        if (Keysyms.isModifier(keysym)) {
            return Optional.of(new KeyPlan(keys.get(0), 0, 0, group));
        }
        List<KeyPlan> changes = changes(keysym, canToggle);
        for (int i = 0; i < groups; i++) {
            int of = (group + i) % groups;
            for (KeyPlan change : changes) {
                for (int keycode : keys) {
                    if (fits(keysym, meaning(keycode, of, modifiers ^ change.toggles() ^ change.locks()))) {
                        return Optional.of(new KeyPlan(keycode, change.toggles(), change.locks(), of));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** What may be changed to type a keysym, in the order in which it is tried. Its key and group mean nothing. */
    private List<KeyPlan> changes(int keysym, IntPredicate canToggle) {
        int numLock = modifiersOf(Keysyms.NUM_LOCK);
        int caps = isOn(CAPS_LOCK) ? CAPS_LOCK : 0;
        Set<Integer> locks = new LinkedHashSet<>(List.of(0, caps, numLock, caps | numLock));
        int third = modifiersOf(Keysyms.ISO_LEVEL3_SHIFT);
        int fifth = modifiersOf(ISO_LEVEL5_SHIFT);
        Set<Integer> toggles = new LinkedHashSet<>();
        for (int level : new int[] {0, third, fifth, third | fifth}) {
            toggles.add(level);
            toggles.add(level | SHIFT);
        }
        toggles.removeIf(mask -> !canToggle.test(mask));
        List<KeyPlan> changes = new ArrayList<>();
        if (Keysyms.isKeypad(keysym)) {
            // Num Lock rather than Shift: with Shift, a digit moves the cursor and marks text in many programs.
            toggles.forEach(toggle -> locks.forEach(lock -> changes.add(new KeyPlan(0, toggle, lock, 0))));
        } else {
            locks.forEach(lock -> toggles.forEach(toggle -> changes.add(new KeyPlan(0, toggle, lock, 0))));
        }
        return changes;
    }

    /**
     * In a shortcut Shift is what says whether it is one with Shift. The letter's case does not: it is another one where
     * Caps Lock is on at one side only, and some viewers name the small one always. So it is with Tab, for which only X11's
     * viewers have another name while Shift is held.
     */
    private boolean fits(int keysym, int meaning) {
        if (keysym == Keysyms.TAB && meaning == Keysyms.ISO_LEFT_TAB) {
            return true;
        }
        boolean otherCase = isShortcut() && isSameLetter(keysym, meaning);
        return meaning != 0 && (otherCase || canonical(meaning) == canonical(keysym));
    }

    /** True if a key that is pressed as everything is now has this meaning. */
    boolean means(int keycode, int keysym) {
        return fits(keysym, meaning(keycode, group, modifiers))
                || (Keysyms.isModifier(keysym) && keycodes(keysym).contains(keycode));
    }

    private int meaning(int keycode, int of, int withModifiers) {
        int state = of << GROUP_SHIFT | withModifiers;
        if (Xlib.XkbLookupKeySym(x.display(), keycode, state, at(0), at(1)) == 0) {
            return 0;
        }
        int used = out.getInt(0);
        int keysym = out.getInt(Long.BYTES);
        // What the key itself makes nothing of, programs do: Caps Lock makes capitals.
        return (withModifiers & ~used & CAPS_LOCK) != 0 ? upper(keysym) : keysym;
    }

    /** True if both are one letter, be it capital or small; Xlib knows letters by older numbers, too. */
    boolean isSameLetter(int keysym, int other) {
        return Keysyms.isSameLetter(keysym, other) || lower(keysym) == lower(other);
    }

    /** What a shortcut's letter is with Shift as it is; another keysym itself. */
    int asShiftHasIt(int keysym) {
        OptionalInt codePoint = Keysyms.isKeypad(keysym) ? OptionalInt.empty() : Keysyms.codePoint(keysym);
        if (codePoint.isEmpty()) {
            return isOn(SHIFT) ? upper(keysym) : lower(keysym);
        }
        int letter = codePoint.getAsInt();
        return canonical(Keysyms.of(isOn(SHIFT) ? Character.toUpperCase(letter) : Character.toLowerCase(letter)));
    }

    private int lower(int keysym) {
        Xlib.XConvertCase(Integer.toUnsignedLong(keysym), at(2), at(3));
        return out.getInt(2L * Long.BYTES);
    }

    private int upper(int keysym) {
        Xlib.XConvertCase(Integer.toUnsignedLong(keysym), at(2), at(3));
        return out.getInt(3L * Long.BYTES);
    }
}
