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
    /** Return or Enter. */
    public static final int RETURN = 0xff0d;
    /** Escape. */
    public static final int ESCAPE = 0xff1b;
    /** Home; Left, Up, Right, Down, Page_Up, Page_Down and End follow. */
    public static final int HOME = 0xff50;
    /** Insert. */
    public static final int INSERT = 0xff63;
    /** Delete. */
    public static final int DELETE = 0xffff;
    /** Enter of the keypad. */
    public static final int KP_ENTER = 0xff8d;
    /** F1; the others follow up to F35. */
    public static final int F1 = 0xffbe;
    /** Left Shift; the right one follows. */
    public static final int SHIFT_LEFT = 0xffe1;
    /** Right Shift. */
    public static final int SHIFT_RIGHT = 0xffe2;
    /** Left Control; the right one follows. */
    public static final int CONTROL_LEFT = 0xffe3;
    /** Right Control. */
    public static final int CONTROL_RIGHT = 0xffe4;
    /** Caps Lock. */
    public static final int CAPS_LOCK = 0xffe5;
    /** Left Meta; the right one follows. */
    public static final int META_LEFT = 0xffe7;
    /** Right Meta. */
    public static final int META_RIGHT = 0xffe8;
    /** Left Alt; the right one follows. */
    public static final int ALT_LEFT = 0xffe9;
    /** Right Alt. */
    public static final int ALT_RIGHT = 0xffea;
    /** Left Super (the key with a logo); the right one follows. */
    public static final int SUPER_LEFT = 0xffeb;
    /** Right Super. */
    public static final int SUPER_RIGHT = 0xffec;
    /** AltGr. */
    public static final int ISO_LEVEL3_SHIFT = 0xfe03;

    private static final int UNICODE = 0x0100_0000;
    private static final int KP_SPACE = 0xff80;
    private static final int KP_EQUAL = 0xffbd;
    private static final int KP_MULTIPLY = 0xffaa;
    private static final int KP_9 = 0xffb9;
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
