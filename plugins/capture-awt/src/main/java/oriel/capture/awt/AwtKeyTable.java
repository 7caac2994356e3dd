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
            Map.entry(Keysyms.ISO_LEFT_TAB, KeyEvent.VK_TAB),
            Map.entry(Keysyms.CLEAR, KeyEvent.VK_CLEAR),
            Map.entry(Keysyms.RETURN, KeyEvent.VK_ENTER),
            Map.entry(Keysyms.PAUSE, KeyEvent.VK_PAUSE),
            Map.entry(Keysyms.SCROLL_LOCK, KeyEvent.VK_SCROLL_LOCK),
            Map.entry(Keysyms.ESCAPE, KeyEvent.VK_ESCAPE),
            Map.entry(Keysyms.HOME, KeyEvent.VK_HOME),
            Map.entry(Keysyms.LEFT, KeyEvent.VK_LEFT),
            Map.entry(Keysyms.UP, KeyEvent.VK_UP),
            Map.entry(Keysyms.RIGHT, KeyEvent.VK_RIGHT),
            Map.entry(Keysyms.DOWN, KeyEvent.VK_DOWN),
            Map.entry(Keysyms.PAGE_UP, KeyEvent.VK_PAGE_UP),
            Map.entry(Keysyms.PAGE_DOWN, KeyEvent.VK_PAGE_DOWN),
            Map.entry(Keysyms.END, KeyEvent.VK_END),
            Map.entry(Keysyms.PRINT, KeyEvent.VK_PRINTSCREEN),
            Map.entry(Keysyms.INSERT, KeyEvent.VK_INSERT),
            Map.entry(0xff65, KeyEvent.VK_UNDO),
            Map.entry(Keysyms.MENU, KeyEvent.VK_CONTEXT_MENU),
            Map.entry(Keysyms.HELP, KeyEvent.VK_HELP),
            Map.entry(Keysyms.NUM_LOCK, KeyEvent.VK_NUM_LOCK),
            Map.entry(Keysyms.KP_ENTER, KeyEvent.VK_ENTER),
            Map.entry(Keysyms.KP_HOME, KeyEvent.VK_HOME),
            Map.entry(Keysyms.KP_LEFT, KeyEvent.VK_KP_LEFT),
            Map.entry(Keysyms.KP_UP, KeyEvent.VK_KP_UP),
            Map.entry(Keysyms.KP_RIGHT, KeyEvent.VK_KP_RIGHT),
            Map.entry(Keysyms.KP_DOWN, KeyEvent.VK_KP_DOWN),
            Map.entry(Keysyms.KP_PAGE_UP, KeyEvent.VK_PAGE_UP),
            Map.entry(Keysyms.KP_PAGE_DOWN, KeyEvent.VK_PAGE_DOWN),
            Map.entry(Keysyms.KP_END, KeyEvent.VK_END),
            Map.entry(Keysyms.KP_INSERT, KeyEvent.VK_INSERT),
            Map.entry(Keysyms.KP_DELETE, KeyEvent.VK_DELETE),
            Map.entry(Keysyms.KP_MULTIPLY, KeyEvent.VK_MULTIPLY),
            Map.entry(Keysyms.KP_ADD, KeyEvent.VK_ADD),
            Map.entry(Keysyms.KP_SEPARATOR, KeyEvent.VK_SEPARATOR),
            Map.entry(Keysyms.KP_SUBTRACT, KeyEvent.VK_SUBTRACT),
            Map.entry(Keysyms.KP_DECIMAL, KeyEvent.VK_DECIMAL),
            Map.entry(Keysyms.KP_DIVIDE, KeyEvent.VK_DIVIDE),
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

    private static final int MAX_FUNCTION_KEY = 24;

    private AwtKeyTable() {}

    /** The key of a keysym; empty if AWT has none. */
    static Optional<KeyStroke> key(int keysym) {
        Integer named = KEYS.get(keysym);
        if (named != null) {
            return Optional.of(new KeyStroke(named, false, false));
        }
        OptionalInt digit = Keysyms.keypadDigit(keysym);
        if (digit.isPresent()) {
            return Optional.of(new KeyStroke(KeyEvent.VK_NUMPAD0 + digit.getAsInt(), false, false));
        }
        int function = Keysyms.functionKey(keysym).orElse(0);
        if (function >= 1 && function <= MAX_FUNCTION_KEY) {
            int keyCode = function <= 12 ? KeyEvent.VK_F1 + function - 1 : KeyEvent.VK_F13 + function - 13;
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
