package oriel.capture.gdi;

import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import oriel.rfb.Keysyms;

/** Joins an accent that was pressed as a key of its own with the letter after it. Guarded by the input's lock. */
final class DeadKeys {

    /** Combining characters of dead_grave and the keysyms after it; 0 where there is none. */
    private static final char[] COMBINING = {
        0x300, 0x301, 0x302, 0x303, 0x304, 0x306, 0x307, 0x308, 0x30a, 0x30b, 0x30c, 0x327, 0x328, 0x345, 0, 0, 0x323,
        0x309, 0x31b
    };

    /** What an accent is with a blank after it. */
    private static final Map<Character, String> ALONE = Map.of(
            (char) 0x300, "`",
            (char) 0x301, "\u00b4",
            (char) 0x302, "^",
            (char) 0x303, "~",
            (char) 0x304, "\u00af",
            (char) 0x308, "\u00a8",
            (char) 0x30a, "\u00b0",
            (char) 0x327, "\u00b8");

    private char pending;

    /** Remembers an accent; false if the keysym is none. */
    boolean press(int keysym) {
        int index = keysym - Keysyms.DEAD_GRAVE;
        if (index < 0 || index >= COMBINING.length || COMBINING[index] == 0) {
            return false;
        }
        pending = COMBINING[index];
        return true;
    }

    /** What the pending accent and a character are together; empty if none is pending. */
    Optional<String> join(int codePoint) {
        if (pending == 0) {
            return Optional.empty();
        }
        char accent = pending;
        pending = 0;
        String alone = ALONE.getOrDefault(accent, " " + accent);
        String letter = Character.toString(codePoint);
        if (codePoint == ' ') {
            return Optional.of(alone);
        }
        String joined = Normalizer.normalize(letter + accent, Normalizer.Form.NFC);
        boolean one = joined.codePointCount(0, joined.length()) == 1;
        return Optional.of(one ? joined : alone + letter);
    }
}
