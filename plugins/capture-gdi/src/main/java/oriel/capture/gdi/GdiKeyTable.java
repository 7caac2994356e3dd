package oriel.capture.gdi;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import oriel.rfb.Keysyms;

/**
 * The keys of Windows (virtual-key codes) that stand for keysyms other than characters. AltGr is not among them: the
 * viewer names the character that it makes, and on a layout without AltGr its key would be Alt.
 */
final class GdiKeyTable {

    // The keys that modify others, in their order.
    static final int VK_LWIN = 0x5b;
    static final int VK_RWIN = 0x5c;
    static final int VK_LSHIFT = 0xa0;
    static final int VK_RSHIFT = 0xa1;
    static final int VK_LCONTROL = 0xa2;
    static final int VK_RMENU = 0xa5;

    private static final int EXTENDED = 0x100;

    private static final Map<Integer, Integer> KEYS = Map.ofEntries(
            Map.entry(Keysyms.BACKSPACE, 0x08),
            Map.entry(Keysyms.TAB, 0x09),
            Map.entry(Keysyms.ISO_LEFT_TAB, 0x09),
            Map.entry(Keysyms.CLEAR, 0x0c),
            Map.entry(Keysyms.RETURN, 0x0d),
            Map.entry(Keysyms.PAUSE, 0x13),
            Map.entry(Keysyms.SCROLL_LOCK, 0x91),
            Map.entry(Keysyms.ESCAPE, 0x1b),
            Map.entry(0xff21, 0x19),
            Map.entry(0xff22, 0x1d),
            Map.entry(0xff23, 0x1c),
            Map.entry(0xff31, 0x15),
            Map.entry(0xff34, 0x19),
            Map.entry(Keysyms.HOME, 0x24 | EXTENDED),
            Map.entry(Keysyms.LEFT, 0x25 | EXTENDED),
            Map.entry(Keysyms.UP, 0x26 | EXTENDED),
            Map.entry(Keysyms.RIGHT, 0x27 | EXTENDED),
            Map.entry(Keysyms.DOWN, 0x28 | EXTENDED),
            Map.entry(Keysyms.PAGE_UP, 0x21 | EXTENDED),
            Map.entry(Keysyms.PAGE_DOWN, 0x22 | EXTENDED),
            Map.entry(Keysyms.END, 0x23 | EXTENDED),
            Map.entry(0xff60, 0x29),
            Map.entry(Keysyms.PRINT, 0x2c | EXTENDED),
            Map.entry(Keysyms.INSERT, 0x2d | EXTENDED),
            Map.entry(Keysyms.MENU, 0x5d | EXTENDED),
            Map.entry(Keysyms.HELP, 0x2f),
            Map.entry(0xff6b, 0x03 | EXTENDED),
            Map.entry(Keysyms.NUM_LOCK, 0x90 | EXTENDED),
            Map.entry(Keysyms.KP_ENTER, 0x0d | EXTENDED),
            Map.entry(Keysyms.KP_HOME, 0x24),
            Map.entry(Keysyms.KP_LEFT, 0x25),
            Map.entry(Keysyms.KP_UP, 0x26),
            Map.entry(Keysyms.KP_RIGHT, 0x27),
            Map.entry(Keysyms.KP_DOWN, 0x28),
            Map.entry(Keysyms.KP_PAGE_UP, 0x21),
            Map.entry(Keysyms.KP_PAGE_DOWN, 0x22),
            Map.entry(Keysyms.KP_END, 0x23),
            Map.entry(Keysyms.KP_BEGIN, 0x0c),
            Map.entry(Keysyms.KP_INSERT, 0x2d),
            Map.entry(Keysyms.KP_DELETE, 0x2e),
            Map.entry(Keysyms.KP_MULTIPLY, 0x6a),
            Map.entry(Keysyms.KP_ADD, 0x6b),
            Map.entry(Keysyms.KP_SEPARATOR, 0x6c),
            Map.entry(Keysyms.KP_SUBTRACT, 0x6d),
            Map.entry(Keysyms.KP_DECIMAL, 0x6e),
            Map.entry(Keysyms.KP_DIVIDE, 0x6f | EXTENDED),
            Map.entry(Keysyms.SHIFT_LEFT, 0xa0),
            Map.entry(Keysyms.SHIFT_RIGHT, 0xa1),
            Map.entry(Keysyms.CONTROL_LEFT, 0xa2),
            Map.entry(Keysyms.CONTROL_RIGHT, 0xa3 | EXTENDED),
            Map.entry(Keysyms.CAPS_LOCK, 0x14),
            Map.entry(Keysyms.META_LEFT, 0x5b | EXTENDED),
            Map.entry(Keysyms.META_RIGHT, 0x5c | EXTENDED),
            Map.entry(Keysyms.ALT_LEFT, 0xa4),
            Map.entry(Keysyms.ALT_RIGHT, 0xa5 | EXTENDED),
            Map.entry(Keysyms.SUPER_LEFT, 0x5b | EXTENDED),
            Map.entry(Keysyms.SUPER_RIGHT, 0x5c | EXTENDED),
            Map.entry(Keysyms.DELETE, 0x2e | EXTENDED),
            Map.entry(0x1008ff11, 0xae | EXTENDED),
            Map.entry(0x1008ff12, 0xad | EXTENDED),
            Map.entry(0x1008ff13, 0xaf | EXTENDED),
            Map.entry(0x1008ff14, 0xb3 | EXTENDED),
            Map.entry(0x1008ff15, 0xb2 | EXTENDED),
            Map.entry(0x1008ff16, 0xb1 | EXTENDED),
            Map.entry(0x1008ff17, 0xb0 | EXTENDED),
            Map.entry(0x1008ff18, 0xac | EXTENDED),
            Map.entry(0x1008ff19, 0xb4 | EXTENDED),
            Map.entry(0x1008ff1b, 0xaa | EXTENDED),
            Map.entry(0x1008ff1d, 0xb7 | EXTENDED),
            Map.entry(0x1008ff26, 0xa6 | EXTENDED),
            Map.entry(0x1008ff27, 0xa7 | EXTENDED),
            Map.entry(0x1008ff28, 0xa9 | EXTENDED),
            Map.entry(0x1008ff29, 0xa8 | EXTENDED),
            Map.entry(0x1008ff2f, 0x5f | EXTENDED),
            Map.entry(0x1008ff30, 0xab | EXTENDED));

    private static final int MAX_FUNCTION_KEY = 24;
    private static final int VK_NUMPAD0 = 0x60;
    private static final int VK_F1 = 0x70;

    private GdiKeyTable() {}

    /** The key of a keysym; empty if it is a character or Windows has none. */
    static Optional<Stroke> key(int keysym) {
        Integer named = KEYS.get(keysym);
        if (named != null) {
            return Optional.of(Stroke.ofKey(named & 0xff, (named & EXTENDED) != 0));
        }
        OptionalInt digit = Keysyms.keypadDigit(keysym);
        if (digit.isPresent()) {
            return Optional.of(Stroke.ofKey(VK_NUMPAD0 + digit.getAsInt(), false));
        }
        int function = Keysyms.functionKey(keysym).orElse(0);
        return function < 1 || function > MAX_FUNCTION_KEY
                ? Optional.empty()
                : Optional.of(Stroke.ofKey(VK_F1 + function - 1, false));
    }
}
