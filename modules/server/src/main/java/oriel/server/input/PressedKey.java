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
        return Keysyms.isModifier(keysym);
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
