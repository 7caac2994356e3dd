package oriel.server.input;

import oriel.capture.InputSink;
import oriel.rfb.Keysyms;

/**
 * A key as a viewer has pressed or released it.
 *
 * @param keysym 0 if it is not known
 * @param scanCode its place; 0 if it is not known
 */
record PressedKey(int keysym, int scanCode) {

    private static final int HYPER_RIGHT = 0xffee;
    private static final int ISO_LOCK = 0xfe01;
    private static final int ISO_LEVEL5_LOCK = 0xfe13;
    private static final int MODE_SWITCH = 0xff7e;
    private static final int NUM_LOCK = 0xff7f;

    /** True if both are the same key under the same name, as far as both know it. */
    boolean isSame(PressedKey other) {
        if (scanCode != 0 && other.scanCode != 0) {
            return scanCode == other.scanCode;
        }
        return keysym != 0 && keysym == other.keysym;
    }

    /**
     * True if both are the same key under two names: who lets Shift go first releases as {@code a} what was pressed as
     * {@code A}, and as 1 what was pressed as an exclamation mark.
     */
    boolean isOtherNameOf(PressedKey other, InputSink sink) {
        boolean placesDiffer = scanCode != 0 && other.scanCode != 0;
        return !placesDiffer
                && keysym != 0
                && other.keysym != 0
                && (Keysyms.isSameLetter(keysym, other.keysym) || sink.areOnOneKey(keysym, other.keysym));
    }

    /** True for Shift to Hyper, locks, and the keys of groups and levels. */
    boolean isModifier() {
        return (keysym >= Keysyms.SHIFT_LEFT && keysym <= HYPER_RIGHT)
                || (keysym >= ISO_LOCK && keysym <= ISO_LEVEL5_LOCK)
                || keysym == MODE_SWITCH
                || keysym == NUM_LOCK;
    }

    /** Presses or releases it. */
    void to(InputSink sink, boolean down) {
        if (scanCode == 0) {
            sink.key(keysym, down);
        } else {
            sink.key(keysym, scanCode, down);
        }
    }
}
