package oriel.rfb;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** Keysyms, the numbers of keys in KeyEvent (RFC 6143 section 7.5.4), and the characters they stand for. */
public final class Keysyms {

    /** Backspace. */
    public static final int BACKSPACE = 0xff08;
    /** Tab. */
    public static final int TAB = 0xff09;
    /** Clear. */
    public static final int CLEAR = 0xff0b;
    /** Return or Enter. */
    public static final int RETURN = 0xff0d;
    /** Pause. */
    public static final int PAUSE = 0xff13;
    /** Scroll Lock. */
    public static final int SCROLL_LOCK = 0xff14;
    /** Escape. */
    public static final int ESCAPE = 0xff1b;
    /** Home. */
    public static final int HOME = 0xff50;
    /** Left. */
    public static final int LEFT = 0xff51;
    /** Up. */
    public static final int UP = 0xff52;
    /** Right. */
    public static final int RIGHT = 0xff53;
    /** Down. */
    public static final int DOWN = 0xff54;
    /** Page Up. */
    public static final int PAGE_UP = 0xff55;
    /** Page Down. */
    public static final int PAGE_DOWN = 0xff56;
    /** End. */
    public static final int END = 0xff57;
    /** Print. */
    public static final int PRINT = 0xff61;
    /** Insert. */
    public static final int INSERT = 0xff63;
    /** Menu. */
    public static final int MENU = 0xff67;
    /** Help. */
    public static final int HELP = 0xff6a;
    /** Mode switch, the key of a second group. */
    public static final int MODE_SWITCH = 0xff7e;
    /** Num Lock. */
    public static final int NUM_LOCK = 0xff7f;
    /** Enter of the keypad. */
    public static final int KP_ENTER = 0xff8d;
    /** Home of the keypad. */
    public static final int KP_HOME = 0xff95;
    /** Left of the keypad. */
    public static final int KP_LEFT = 0xff96;
    /** Up of the keypad. */
    public static final int KP_UP = 0xff97;
    /** Right of the keypad. */
    public static final int KP_RIGHT = 0xff98;
    /** Down of the keypad. */
    public static final int KP_DOWN = 0xff99;
    /** Page Up of the keypad. */
    public static final int KP_PAGE_UP = 0xff9a;
    /** Page Down of the keypad. */
    public static final int KP_PAGE_DOWN = 0xff9b;
    /** End of the keypad. */
    public static final int KP_END = 0xff9c;
    /** Begin, the middle of the keypad. */
    public static final int KP_BEGIN = 0xff9d;
    /** Insert of the keypad. */
    public static final int KP_INSERT = 0xff9e;
    /** Delete of the keypad. */
    public static final int KP_DELETE = 0xff9f;
    /** Times of the keypad. */
    public static final int KP_MULTIPLY = 0xffaa;
    /** Plus of the keypad. */
    public static final int KP_ADD = 0xffab;
    /** Comma of the keypad. */
    public static final int KP_SEPARATOR = 0xffac;
    /** Minus of the keypad. */
    public static final int KP_SUBTRACT = 0xffad;
    /** Point of the keypad. */
    public static final int KP_DECIMAL = 0xffae;
    /** Slash of the keypad. */
    public static final int KP_DIVIDE = 0xffaf;
    /** F1; the others follow up to F35. */
    public static final int F1 = 0xffbe;
    /** Left Shift. */
    public static final int SHIFT_LEFT = 0xffe1;
    /** Right Shift. */
    public static final int SHIFT_RIGHT = 0xffe2;
    /** Left Control. */
    public static final int CONTROL_LEFT = 0xffe3;
    /** Right Control. */
    public static final int CONTROL_RIGHT = 0xffe4;
    /** Caps Lock. */
    public static final int CAPS_LOCK = 0xffe5;
    /** Left Meta. */
    public static final int META_LEFT = 0xffe7;
    /** Right Meta. */
    public static final int META_RIGHT = 0xffe8;
    /** Left Alt. */
    public static final int ALT_LEFT = 0xffe9;
    /** Right Alt. */
    public static final int ALT_RIGHT = 0xffea;
    /** Left Super (the key with a logo). */
    public static final int SUPER_LEFT = 0xffeb;
    /** Right Super. */
    public static final int SUPER_RIGHT = 0xffec;
    /** Delete. */
    public static final int DELETE = 0xffff;
    /** AltGr. */
    public static final int ISO_LEVEL3_SHIFT = 0xfe03;
    /** Tab with Shift. */
    public static final int ISO_LEFT_TAB = 0xfe20;
    /** The grave accent as a dead key; the other accents follow. */
    public static final int DEAD_GRAVE = 0xfe50;

    private static final int UNICODE = 0x0100_0000;
    private static final int KP_SPACE = 0xff80;
    private static final int KP_EQUAL = 0xffbd;
    private static final int KP_0 = 0xffb0;
    private static final int KP_9 = 0xffb9;
    private static final int F35 = 0xffe0;
    private static final int HYPER_RIGHT = 0xffee;
    private static final int ISO_LOCK = 0xfe01;
    private static final int ISO_LEVEL5_LOCK = 0xfe13;
    private static final int EURO_SIGN = 0x20ac;

    /** The characters of 0x7a1 and those after it. */
    private static final String GREEK =
            "ΆΈΉΊΪ ΌΎΫ Ώ  ΅― άέήίϊΐόύϋΰώ     ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣ ΤΥΦΧΨΩ       αβγδεζηθικλμνξοπρσςτυφχψω";

    private Keysyms() {}

    /** The keysym of a character: Latin-1 has its own numbers, all others have 0x01000000 added. */
    public static int of(int codePoint) {
        return isLatin1(codePoint) ? codePoint : UNICODE | codePoint;
    }

    /** The character a keysym stands for; empty for keys such as F1, and for numbers that mean nothing. */
    public static OptionalInt codePoint(int keysym) {
        if (isLatin1(keysym)) {
            return OptionalInt.of(keysym);
        }
        if (keysym >>> 24 == 1) {
            int codePoint = keysym & 0xffffff;
            boolean real = Character.isValidCodePoint(codePoint) && !Character.isISOControl(codePoint);
            return real && Character.getType(codePoint) != Character.SURROGATE
                    ? OptionalInt.of(codePoint)
                    : OptionalInt.empty();
        }
        if (keysym >= KP_MULTIPLY && keysym <= KP_9) {
            return OptionalInt.of(keysym - 0xff80);
        }
        return switch (keysym) {
            case KP_SPACE -> OptionalInt.of(' ');
            case KP_EQUAL -> OptionalInt.of('=');
            case EURO_SIGN -> OptionalInt.of('€');
            default -> legacy(keysym);
        };
    }

    /** The number of a function key, 1 to 35; empty for all other keys. */
    public static OptionalInt functionKey(int keysym) {
        return keysym >= F1 && keysym <= F35 ? OptionalInt.of(keysym - F1 + 1) : OptionalInt.empty();
    }

    /** The digit of a key of the keypad, 0 to 9; empty for all other keys. */
    public static OptionalInt keypadDigit(int keysym) {
        return keysym >= KP_0 && keysym <= KP_9 ? OptionalInt.of(keysym - KP_0) : OptionalInt.empty();
    }

    /** True for all keys of the keypad. */
    public static boolean isKeypad(int keysym) {
        return keysym >= KP_SPACE && keysym <= KP_EQUAL;
    }

    /** True for keys that change the meaning of others: Shift to Hyper, locks, and the ISO group and level keys. */
    public static boolean isModifier(int keysym) {
        return (keysym >= SHIFT_LEFT && keysym <= HYPER_RIGHT)
                || (keysym >= ISO_LOCK && keysym <= ISO_LEVEL5_LOCK)
                || keysym == MODE_SWITCH
                || keysym == NUM_LOCK;
    }

    /** True if both are one letter, be it capital or small. */
    public static boolean isSameLetter(int keysym, int other) {
        OptionalInt first = codePoint(keysym);
        OptionalInt second = codePoint(other);
        return first.isPresent()
                && second.isPresent()
                && Character.toLowerCase(first.getAsInt()) != Character.toUpperCase(first.getAsInt())
                && (Character.toLowerCase(first.getAsInt()) == Character.toLowerCase(second.getAsInt())
                        || Character.toUpperCase(first.getAsInt()) == Character.toUpperCase(second.getAsInt()));
    }

    private static boolean isLatin1(int value) {
        return (value >= 0x20 && value <= 0x7e) || (value >= 0xa0 && value <= 0xff);
    }

    /** The older sets, whose low byte is the character's place in a national character set. */
    private static OptionalInt legacy(int keysym) {
        int code = keysym & 0xff;
        if (code < 0xa0) {
            return OptionalInt.empty();
        }
        return switch (keysym >>> 8) {
            case 0x01 -> decoded(code, "ISO-8859-2");
            case 0x02 -> decoded(code, "ISO-8859-3");
            case 0x03 -> decoded(code, "ISO-8859-4");
            case 0x06 -> decoded(code, "KOI8-U");
            case 0x13 -> decoded(code, "ISO-8859-15");
            case 0x07 -> greek(code - 0xa1);
            default -> OptionalInt.empty();
        };
    }

    private static OptionalInt greek(int place) {
        return place < 0 || place >= GREEK.length() || GREEK.charAt(place) == ' '
                ? OptionalInt.empty()
                : OptionalInt.of(GREEK.charAt(place));
    }

    private static OptionalInt decoded(int code, String charset) {
        if (!Charset.isSupported(charset)) {
            return OptionalInt.empty();
        }
        int codePoint = new String(new byte[] {(byte) code}, Charset.forName(charset)).codePointAt(0);
        boolean known =
                codePoint != StandardCharsets.UTF_8.newDecoder().replacement().codePointAt(0);
        return known ? OptionalInt.of(codePoint) : OptionalInt.empty();
    }
}
