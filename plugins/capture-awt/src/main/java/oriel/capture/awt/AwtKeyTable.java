package oriel.capture.awt;

import java.awt.event.KeyEvent;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import oriel.rfb.Keysyms;

/** Which key of AWT a keysym is. Characters above digits and signs are looked for where a US keyboard has them. */
final class AwtKeyTable {

    private static final String SIGNS = "`1234567890-=[]\\;',./";
    private static final String SHIFTED_SIGNS = "~!@#$%^&*()_+{}|:\"<>?";

    private static final Map<Integer, Integer> KEYS = Map.ofEntries(
            Map.entry(Keysyms.BACKSPACE, KeyEvent.VK_BACK_SPACE),
            Map.entry(Keysyms.TAB, KeyEvent.VK_TAB),
            Map.entry(0xfe20, KeyEvent.VK_TAB),
            Map.entry(0xff0b, KeyEvent.VK_CLEAR),
            Map.entry(Keysyms.RETURN, KeyEvent.VK_ENTER),
            Map.entry(0xff13, KeyEvent.VK_PAUSE),
            Map.entry(0xff14, KeyEvent.VK_SCROLL_LOCK),
            Map.entry(Keysyms.ESCAPE, KeyEvent.VK_ESCAPE),
            Map.entry(Keysyms.HOME, KeyEvent.VK_HOME),
            Map.entry(0xff51, KeyEvent.VK_LEFT),
            Map.entry(0xff52, KeyEvent.VK_UP),
            Map.entry(0xff53, KeyEvent.VK_RIGHT),
            Map.entry(0xff54, KeyEvent.VK_DOWN),
            Map.entry(0xff55, KeyEvent.VK_PAGE_UP),
            Map.entry(0xff56, KeyEvent.VK_PAGE_DOWN),
            Map.entry(0xff57, KeyEvent.VK_END),
            Map.entry(0xff61, KeyEvent.VK_PRINTSCREEN),
            Map.entry(Keysyms.INSERT, KeyEvent.VK_INSERT),
            Map.entry(0xff65, KeyEvent.VK_UNDO),
            Map.entry(0xff67, KeyEvent.VK_CONTEXT_MENU),
            Map.entry(0xff6a, KeyEvent.VK_HELP),
            Map.entry(0xff7f, KeyEvent.VK_NUM_LOCK),
            Map.entry(Keysyms.KP_ENTER, KeyEvent.VK_ENTER),
            Map.entry(0xff95, KeyEvent.VK_HOME),
            Map.entry(0xff96, KeyEvent.VK_KP_LEFT),
            Map.entry(0xff97, KeyEvent.VK_KP_UP),
            Map.entry(0xff98, KeyEvent.VK_KP_RIGHT),
            Map.entry(0xff99, KeyEvent.VK_KP_DOWN),
            Map.entry(0xff9a, KeyEvent.VK_PAGE_UP),
            Map.entry(0xff9b, KeyEvent.VK_PAGE_DOWN),
            Map.entry(0xff9c, KeyEvent.VK_END),
            Map.entry(0xff9e, KeyEvent.VK_INSERT),
            Map.entry(0xff9f, KeyEvent.VK_DELETE),
            Map.entry(0xffaa, KeyEvent.VK_MULTIPLY),
            Map.entry(0xffab, KeyEvent.VK_ADD),
            Map.entry(0xffac, KeyEvent.VK_SEPARATOR),
            Map.entry(0xffad, KeyEvent.VK_SUBTRACT),
            Map.entry(0xffae, KeyEvent.VK_DECIMAL),
            Map.entry(0xffaf, KeyEvent.VK_DIVIDE),
            Map.entry(Keysyms.SHIFT_LEFT, KeyEvent.VK_SHIFT),
            Map.entry(Keysyms.SHIFT_RIGHT, KeyEvent.VK_SHIFT),
            Map.entry(Keysyms.CONTROL_LEFT, KeyEvent.VK_CONTROL),
            Map.entry(Keysyms.CONTROL_RIGHT, KeyEvent.VK_CONTROL),
            Map.entry(Keysyms.CAPS_LOCK, KeyEvent.VK_CAPS_LOCK),
            Map.entry(Keysyms.META_LEFT, KeyEvent.VK_META),
            Map.entry(Keysyms.META_RIGHT, KeyEvent.VK_META),
            Map.entry(Keysyms.ALT_LEFT, KeyEvent.VK_ALT),
            Map.entry(Keysyms.ALT_RIGHT, KeyEvent.VK_ALT),
            Map.entry(Keysyms.SUPER_LEFT, KeyEvent.VK_WINDOWS),
            Map.entry(Keysyms.SUPER_RIGHT, KeyEvent.VK_WINDOWS),
            Map.entry(Keysyms.ISO_LEVEL3_SHIFT, KeyEvent.VK_ALT_GRAPH),
            Map.entry(Keysyms.DELETE, KeyEvent.VK_DELETE));

    private static final int KP_0 = 0xffb0;
    private static final int KP_9 = 0xffb9;
    private static final int F12 = Keysyms.F1 + 11;
    private static final int F24 = Keysyms.F1 + 23;

    private AwtKeyTable() {}

    /** The key of a keysym; empty if AWT has none. */
    static Optional<KeyStroke> key(int keysym) {
        Integer named = KEYS.get(keysym);
        if (named != null) {
            return Optional.of(new KeyStroke(named, false, false));
        }
        if (keysym >= KP_0 && keysym <= KP_9) {
            return Optional.of(new KeyStroke(KeyEvent.VK_NUMPAD0 + keysym - KP_0, false, false));
        }
        if (keysym >= Keysyms.F1 && keysym <= F24) {
            int keyCode = keysym <= F12 ? KeyEvent.VK_F1 + keysym - Keysyms.F1 : KeyEvent.VK_F13 + keysym - F12 - 1;
            return Optional.of(new KeyStroke(keyCode, false, false));
        }
        OptionalInt codePoint = Keysyms.codePoint(keysym);
        return codePoint.isPresent() ? character(codePoint.getAsInt()) : Optional.empty();
    }

    private static Optional<KeyStroke> character(int codePoint) {
        int sign = SHIFTED_SIGNS.indexOf(codePoint);
        boolean shifted = sign >= 0 || Character.isUpperCase(codePoint);
        int plain = sign >= 0 ? SIGNS.charAt(sign) : Character.toLowerCase(codePoint);
        int keyCode = KeyEvent.getExtendedKeyCodeForChar(plain);
        return keyCode == KeyEvent.VK_UNDEFINED
                ? Optional.empty()
                : Optional.of(new KeyStroke(keyCode, shifted, codePoint != ' '));
    }
}
