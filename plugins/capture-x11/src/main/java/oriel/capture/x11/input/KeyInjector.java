package oriel.capture.x11.input;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import oriel.capture.x11.input.HeldKeys.Held;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.Xtst;
import oriel.rfb.Keysyms;

/**
 * Finds the keys that type what viewers mean, presses them and knows which are down. Guarded by the input's lock.
 *
 * <p>The key at a place that the viewer names is pressed if it means what the viewer names, too: so it is where both have
 * the same layout. Where they have not, the keysym is right, because it is what stands on the key that the person presses.
 * It is looked for on the layout in effect, then on the others: their group is locked for the moment of the press. Each
 * event carries its group, so no program can read it wrongly however late it comes to it. A command (Control, Alt or
 * Super with a letter that is not Latin) that no layout has is the place's. All else is given to a spare key; programs have to learn of that.
 */
final class KeyInjector {

    /** What is pressed instead of a modifier that the layout does not have. */
    private static final Map<Integer, Integer> OTHER_SIDE = Map.of(
            Keysyms.SHIFT_RIGHT, Keysyms.SHIFT_LEFT,
            Keysyms.CONTROL_RIGHT, Keysyms.CONTROL_LEFT,
            Keysyms.META_LEFT, Keysyms.ALT_LEFT,
            Keysyms.META_RIGHT, Keysyms.META_LEFT,
            Keysyms.ALT_RIGHT, Keysyms.ALT_LEFT,
            Keysyms.SUPER_RIGHT, Keysyms.SUPER_LEFT);

    private static final int LAST_LATIN = 0xff;

    private final XConnection x;
    private final Keyboard keyboard;
    private final KeyboardRestoreJournal journal;
    private final TemporaryKeyMappings mappings;
    private final Toggles toggles;
    private final AutoRepeat autoRepeat;
    private final HeldKeys held = new HeldKeys();

    /** Types on this connection; {@code ping} asks programs whether they have come to it. */
    KeyInjector(XConnection x, FocusPing ping) {
        this.x = x;
        this.keyboard = new Keyboard(x);
        this.journal = new KeyboardRestoreJournal(x);
        this.autoRepeat = new AutoRepeat(x, journal);
        journal.takeLeft().forEach(new KeyboardRepair(x, keyboard, autoRepeat)::mend);
        this.mappings = new TemporaryKeyMappings(x, keyboard.meanings(), ping, journal);
        this.toggles = new Toggles(x, keyboard);
        keyboard.ignore(mappings.all());
    }

    /** The meaning of some keys has changed. */
    void mappingChanged(int firstKeycode, int count) {
        if (!mappings.isTheirs(firstKeycode, count)) {
            mappings.lookAgain(keyboard.meanings());
            keyboard.ignore(mappings.all());
        }
    }

    /** Another Oriel, which began at the same moment, writes where we did. */
    void placeTaken(long place) {
        journal.taken(place);
    }

    /** True if two keysyms stand on one key of the layout. */
    boolean areOnOneKey(int keysym, int other) {
        keyboard.learn();
        return !Collections.disjoint(keyboard.keycodes(keysym), keyboard.keycodes(other));
    }

    /** Presses a key, or repeats one that is held. */
    void press(int keysym, int scanCode) {
        keyboard.askState();
        Optional<Integer> place = place(scanCode);
        Optional<Held> before = held.placed(scanCode)
                .or(() -> place.flatMap(held::at))
                .or(() -> scanCode == 0 ? held.named(keysym) : Optional.empty());
        if (before.isPresent() && !repeats(before.get())) {
            return;
        }
        // The server drops a second press of a key that is down: a repeat is a release and a press, as its own is.
        before.ifPresent(this::release);
        Optional<KeyPlan> asItIs = place.map(keycode -> new KeyPlan(keycode, 0, 0, keyboard.group()));
        Optional<KeyPlan> plan = asItIs.filter(key -> keysym == 0 || keyboard.means(key.keycode(), keysym))
                .or(() -> plan(keysym))
                .or(() -> asItIs.filter(key -> keyboard.isShortcut() && keysym > LAST_LATIN))
                .or(() -> spare(keysym))
                .or(() -> asItIs);
        plan.ifPresent(how -> press(how, new Held(how.keycode(), keysym, scanCode, pace(before))));
    }

    private static RepeatPace pace(Optional<Held> before) {
        return before.map(Held::pace).orElseGet(() -> new RepeatPace(System.nanoTime()));
    }

    private void press(KeyPlan how, Held key) {
        held.at(how.keycode()).ifPresent(this::release);
        if (!isModifier(key)) {
            autoRepeat.stop(how.keycode());
        }
        toggles.press(how, held.keycodes());
        held.add(key);
    }

    private boolean repeats(Held key) {
        return !isModifier(key) && key.pace().allows(System.nanoTime());
    }

    private boolean isModifier(Held key) {
        return Keysyms.isModifier(key.keysym()) || keyboard.isModifierKey(key.keycode());
    }

    private Optional<Integer> place(int scanCode) {
        return keyboard.hasLinuxKeycodes() ? ScanCodes.keycode(scanCode).filter(keyboard::hasKey) : Optional.empty();
    }

    private Optional<KeyPlan> plan(int keysym) {
        Optional<KeyPlan> plan = keyboard.plan(keysym, mask -> toggles.possible(mask, held.keycodes()));
        return plan.isEmpty() && OTHER_SIDE.containsKey(keysym) ? plan(OTHER_SIDE.get(keysym)) : plan;
    }

    /**
     * Programs make capitals of what a spare key means while Caps Lock is on, so it is off for a moment. A spare key means
     * the same with Shift: so a shortcut's letter is the one that goes with Shift as it is.
     */
    private Optional<KeyPlan> spare(int keysym) {
        if (!isTyped(keysym) || Keysyms.isModifier(keysym)) {
            return Optional.empty();
        }
        held.find(key -> isOtherCase(key, keysym)).ifPresent(this::release);
        int capsLock = keyboard.isOn(Keyboard.CAPS_LOCK) ? Keyboard.CAPS_LOCK : 0;
        return spareKey(keyboard.isShortcut() ? keyboard.asShiftHasIt(keysym) : keysym)
                .map(keycode -> new KeyPlan(keycode, 0, capsLock, keyboard.group()));
    }

    /** If all are down, releases were lost: the one that has been down the longest comes up. */
    private Optional<Integer> spareKey(int keysym) {
        if (held.keycodes().containsAll(mappings.all())) {
            held.find(key -> mappings.all().contains(key.keycode())).ifPresent(this::release);
        }
        return mappings.keycode(keysym, held.keycodes());
    }

    /** Characters, the keysyms of X11 itself, and those of makers, which multimedia keys have. */
    private static boolean isTyped(int keysym) {
        return Keysyms.codePoint(keysym).isPresent()
                || (keysym >= 0x100 && keysym <= 0xffff)
                || (keysym >= 0x1000_0000 && keysym <= 0x1fff_ffff);
    }

    /** True for a spare key that is down for the same letter: a viewer whose key repeats meanwhile gets another Shift. */
    private boolean isOtherCase(Held key, int keysym) {
        return mappings.all().contains(key.keycode()) && keyboard.isSameLetter(key.keysym(), keysym);
    }

    /** Releases the key that was pressed; a viewer may also name its other meaning, or its place or keysym alone. */
    void release(int keysym, int scanCode) {
        held.placed(scanCode)
                .or(() -> held.named(keysym))
                .or(() -> heldOtherwise(keysym, scanCode))
                .ifPresent(this::release);
    }

    private Optional<Held> heldOtherwise(int keysym, int scanCode) {
        keyboard.askState();
        return place(scanCode)
                .flatMap(held::at)
                .or(() -> held.among(keyboard.keycodes(keysym)))
                .or(() -> held.find(key -> isOtherCase(key, keysym)));
    }

    private void release(Held key) {
        held.remove(key.keycode());
        Xtst.XTestFakeKeyEvent(x.display(), key.keycode(), 0, 0);
        autoRepeat.giveBack(key.keycode());
    }

    /** Releases all that is held and gives the keyboard back as it was. */
    void close() {
        for (int keycode : Set.copyOf(held.keycodes())) {
            held.at(keycode).ifPresent(this::release);
        }
        autoRepeat.close();
        mappings.restore();
        journal.close();
    }
}
