package oriel.capture.x11.input;

import java.util.Arrays;
import java.util.Optional;

/**
 * From the place of a key, as viewers name it (rfbproto "QEMU Extended Key Event Message": XT set 1, the prefix E0 as bit
 * 7), to the keycode of an X server on Linux, which is the kernel's number of the key plus 8.
 */
final class ScanCodes {

    private static final int X_OFFSET = 8;
    private static final int LAST_SAME = 0x53;
    private static final int E0 = 0x80;

    /** Scan codes and the kernel's numbers (input-event-codes.h) of keys that have no prefix and other numbers there. */
    private static final int[] PLAIN = {
        0x54, 99, // Print
        0x55, 186, // F16
        0x56, 86, // the key beside the left Shift on European keyboards
        0x57, 87, 0x58, 88, // F11, F12
        0x59, 117, // = of the keypad
        0x5a, 190, // F20
        0x5b, 101, // Linefeed
        0x5c, 95, // comma of the Japanese keypad
        0x5d, 183, 0x5e, 184, 0x5f, 185, // F13 to F15
        0x63, 169, 0x64, 134, 0x65, 135, 0x66, 141, // phone, open, paste, setup
        0x67, 144, 0x68, 145, 0x69, 146, 0x6a, 151, // file, send file, delete file, DOS
        0x6b, 153, 0x6c, 161, // direction, eject
        0x6d, 193, 0x6f, 194, // F23, F24
        0x70, 93, // Katakana and Hiragana
        0x71, 123, 0x72, 122, // Hanja, Hangul
        0x73, 89, // Ro of Japanese, /? of Brazilian keyboards
        0x74, 191, // F21
        0x75, 177, // scroll up
        0x76, 85, 0x77, 91, 0x78, 90, 0x79, 92, 0x7b, 94, // Zenkaku, Hiragana, Katakana, Henkan, Muhenkan
        0x7d, 124, // Yen
        0x7e, 121, // comma of the Brazilian keypad
    };

    /** The same for keys with the prefix. */
    private static final int[] PREFIXED = {
        0x01, 171, 0x02, 150, 0x03, 187, 0x04, 189, // configuration, web, F17, F19
        0x05, 129, 0x06, 130, 0x07, 131, 0x08, 176, // again, properties, undo, edit
        0x09, 181, 0x0a, 182, 0x0b, 120, 0x0c, 132, 0x0f, 178, // new, redo, scale, front, scroll down
        0x10, 165, 0x12, 152, 0x13, 147, // previous track, lock screen, transfer
        0x17, 149, 0x18, 168, 0x19, 163, // program 2, rewind, next track
        0x1c, 96, 0x1d, 97, // Enter of the keypad, right Control
        0x1e, 139, 0x1f, 148, // menu, program 1
        0x20, 113, 0x21, 140, 0x22, 164, 0x23, 160, 0x24, 166, // mute, calculator, play, close the drive, stop
        0x25, 205, 0x26, 154, // suspend, cycle windows
        0x2e, 114, 0x30, 115, 0x31, 167, 0x32, 172, // softer, louder, record, home page
        0x35, 98, 0x37, 99, 0x38, 100, // / of the keypad, Print, right Alt
        0x3c, 137, 0x41, 136, // cut, find
        0x46, 119, // Pause
        0x47, 102, 0x48, 103, 0x49, 104, // Home, Up, Page Up
        0x4b, 105, 0x4d, 106, 0x4e, 118, // Left, Right, plus and minus of the keypad
        0x4f, 107, 0x50, 108, 0x51, 109, 0x52, 110, 0x53, 111, // End, Down, Page Down, Insert, Delete
        0x5b, 125, 0x5c, 126, 0x5d, 127, // left and right logo, menu
        0x5e, 116, 0x5f, 142, 0x63, 143, // power, sleep, wake up
        0x65, 217, 0x66, 156, 0x67, 173, 0x68, 128, // search, favourites, reload, stop
        0x69, 159, 0x6a, 158, 0x6b, 157, 0x6c, 155, 0x6d, 226, // forward, back, computer, mail, media
        0x6f, 112, // macro
        0x71, 123, 0x72, 122, // Hanja, Hangul
        0x75, 138, 0x76, 179, 0x77, 188, 0x78, 133, // help, ( of the keypad, F18, copy
        0x79, 192, 0x7b, 180, 0x7d, 162, // F22, ) of the keypad, eject
    };

    private static final int[] KEYS = keys();

    private ScanCodes() {}

    private static int[] keys() {
        int[] keys = new int[2 * E0];
        for (int same = 1; same <= LAST_SAME; same++) {
            keys[same] = same;
        }
        for (int i = 0; i < PLAIN.length; i += 2) {
            keys[PLAIN[i]] = PLAIN[i + 1];
        }
        for (int i = 0; i < PREFIXED.length; i += 2) {
            keys[E0 | PREFIXED[i]] = PREFIXED[i + 1];
        }
        return keys;
    }

    /** True if a keyboard can have a key of this keycode. */
    static boolean isKey(int keycode) {
        return Arrays.stream(KEYS).anyMatch(key -> key != 0 && key + X_OFFSET == keycode);
    }

    /** The keycode of the key at a place; empty if no keyboard has a key there. */
    static Optional<Integer> keycode(int scanCode) {
        if (scanCode <= 0 || scanCode >= KEYS.length || KEYS[scanCode] == 0) {
            return Optional.empty();
        }
        return Optional.of(KEYS[scanCode] + X_OFFSET);
    }
}
