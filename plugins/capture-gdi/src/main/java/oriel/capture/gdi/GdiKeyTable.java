package oriel.capture.gdi;

import java.util.Map;
import java.util.Optional;
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
            Map.entry(0xfe20, 0x09),
            Map.entry(0xff0b, 0x0c),
            Map.entry(Keysyms.RETURN, 0x0d),
            Map.entry(0xff13, 0x13),
            Map.entry(0xff14, 0x91),
            Map.entry(Keysyms.ESCAPE, 0x1b),
            Map.entry(0xff21, 0x19),
            Map.entry(0xff22, 0x1d),
            Map.entry(0xff23, 0x1c),
            Map.entry(0xff31, 0x15),
            Map.entry(0xff34, 0x19),
            Map.entry(Keysyms.HOME, 0x24 | EXTENDED),
            Map.entry(0xff51, 0x25 | EXTENDED),
            Map.entry(0xff52, 0x26 | EXTENDED),
            Map.entry(0xff53, 0x27 | EXTENDED),
            Map.entry(0xff54, 0x28 | EXTENDED),
            Map.entry(0xff55, 0x21 | EXTENDED),
            Map.entry(0xff56, 0x22 | EXTENDED),
            Map.entry(0xff57, 0x23 | EXTENDED),
            Map.entry(0xff60, 0x29),
            Map.entry(0xff61, 0x2c | EXTENDED),
            Map.entry(Keysyms.INSERT, 0x2d | EXTENDED),
            Map.entry(0xff67, 0x5d | EXTENDED),
            Map.entry(0xff6a, 0x2f),
            Map.entry(0xff6b, 0x03 | EXTENDED),
            Map.entry(0xff7f, 0x90 | EXTENDED),
            Map.entry(Keysyms.KP_ENTER, 0x0d | EXTENDED),
            Map.entry(0xff95, 0x24),
            Map.entry(0xff96, 0x25),
            Map.entry(0xff97, 0x26),
            Map.entry(0xff98, 0x27),
            Map.entry(0xff99, 0x28),
            Map.entry(0xff9a, 0x21),
            Map.entry(0xff9b, 0x22),
            Map.entry(0xff9c, 0x23),
            Map.entry(0xff9d, 0x0c),
            Map.entry(0xff9e, 0x2d),
            Map.entry(0xff9f, 0x2e),
            Map.entry(0xffaa, 0x6a),
            Map.entry(0xffab, 0x6b),
            Map.entry(0xffac, 0x6c),
            Map.entry(0xffad, 0x6d),
            Map.entry(0xffae, 0x6e),
            Map.entry(0xffaf, 0x6f | EXTENDED),
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

    private static final int KP_0 = 0xffb0;
    private static final int KP_9 = 0xffb9;
    private static final int F24 = Keysyms.F1 + 23;
    private static final int VK_NUMPAD0 = 0x60;
    private static final int VK_F1 = 0x70;

    private GdiKeyTable() {}

    /** The key of a keysym; empty if it is a character or Windows has none. */
    static Optional<Stroke> key(int keysym) {
        Integer named = KEYS.get(keysym);
        if (named != null) {
            return Optional.of(Stroke.ofKey(named & 0xff, (named & EXTENDED) != 0));
        }
        if (keysym >= KP_0 && keysym <= KP_9) {
            return Optional.of(Stroke.ofKey(VK_NUMPAD0 + keysym - KP_0, false));
        }
        if (keysym >= Keysyms.F1 && keysym <= F24) {
            return Optional.of(Stroke.ofKey(VK_F1 + keysym - Keysyms.F1, false));
        }
        return Optional.empty();
    }
}
