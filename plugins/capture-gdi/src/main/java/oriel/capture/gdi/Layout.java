package oriel.capture.gdi;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.Optional;

/** What the keys mean in the window that gets them. Guarded by the input's lock. */
final class Layout {

    private static final int KEYS = 256;
    private static final int TEXT_UNITS = 8;

    /** Windows must not take the question for a key. */
    private static final int CHANGE_NOTHING = 4;

    private static final int NO_KEY = -1;
    private static final byte HELD = (byte) 0x80;

    private static final int SCAN_NUM_LOCK = 0x45;
    private static final int SCAN_SYS_RQ = 0x54;
    private static final int SCAN_PRINT = 0xb7;
    private static final int SCAN_PAUSE = 0xc6;
    private static final int PREFIX_E0 = 0xe000;

    /** With Num Lock the keys from {@code 0x47} on: 7 8 9 - 4 5 6 + 1 2 3 0 and the decimal point. */
    private static final int FIRST_OF_KEYPAD = 0x47;

    private static final int[] KEYPAD = {0x67, 0x68, 0x69, 0x6d, 0x64, 0x65, 0x66, 0x6b, 0x61, 0x62, 0x63, 0x60, 0x6e};

    private final Memory state = new Memory(KEYS);
    private final Memory text = new Memory((long) TEXT_UNITS * Character.BYTES);

    /** The layout of the window in front. */
    private static long now() {
        int thread = User32.GetWindowThreadProcessId(User32.GetForegroundWindow(), 0);
        return User32.GetKeyboardLayout(thread);
    }

    /** The key on which a character stands, with whatever modifiers. */
    Optional<Integer> key(char character) {
        short found = User32.VkKeyScanExW((short) character, now());
        if (found != NO_KEY && (found & 0xff) != 0xff) {
            return Optional.of(found & 0xff);
        }
        boolean latin = character < 0x80 && Character.isLetterOrDigit(character);
        return latin ? Optional.of((int) Character.toUpperCase(character)) : Optional.empty();
    }

    /** True if a key, pressed now, types just this character: it is not dead, and Shift and Caps Lock are right for it. */
    boolean types(int key, char character, boolean shift) {
        state.clear();
        state.setByte(User32.VK_SHIFT, shift ? HELD : 0);
        state.setByte(User32.VK_CAPITAL, (byte) (User32.GetKeyState(User32.VK_CAPITAL) & 1));
        long layout = now();
        int scan = User32.MapVirtualKeyExW(key, User32.MAPVK_VK_TO_VSC_EX, layout);
        int units = User32.ToUnicodeEx(
                key, scan, Pointer.nativeValue(state), Pointer.nativeValue(text), TEXT_UNITS, CHANGE_NOTHING, layout);
        return units == 1 && text.getChar(0) == character;
    }

    /** The code of a key's place; programs that look at places want it. */
    int place(int key) {
        return User32.MapVirtualKeyExW(key, User32.MAPVK_VK_TO_VSC_EX, now()) & 0xff;
    }

    /**
     * The key at a place; empty if there is none.
     *
     * @param scanCode XT set 1, bit 7 for the prefix E0
     */
    Optional<Stroke> at(int scanCode) {
        return switch (scanCode) {
            case SCAN_NUM_LOCK -> Optional.of(new Stroke(User32.VK_NUMLOCK, SCAN_NUM_LOCK, Stroke.EXTENDED));
            case SCAN_PAUSE -> Optional.of(new Stroke(User32.VK_PAUSE, SCAN_NUM_LOCK, 0));
            case SCAN_SYS_RQ, SCAN_PRINT ->
                Optional.of(new Stroke(User32.VK_SNAPSHOT, SCAN_PRINT & 0x7f, Stroke.EXTENDED));
            default -> scanCode < 1 || scanCode > 0xff ? Optional.empty() : plainAt(scanCode);
        };
    }

    private Optional<Stroke> plainAt(int scanCode) {
        boolean extended = scanCode > 0x7f;
        int scan = scanCode & 0x7f;
        int onKeypad = scanCode - FIRST_OF_KEYPAD;
        boolean digits = (User32.GetKeyState(User32.VK_NUMLOCK) & 1) != 0;
        int key = digits && onKeypad >= 0 && onKeypad < KEYPAD.length
                ? KEYPAD[onKeypad]
                : User32.MapVirtualKeyExW(extended ? PREFIX_E0 | scan : scan, User32.MAPVK_VSC_TO_VK_EX, now());
        return key == 0 ? Optional.empty() : Optional.of(new Stroke(key, scan, extended ? Stroke.EXTENDED : 0));
    }
}
