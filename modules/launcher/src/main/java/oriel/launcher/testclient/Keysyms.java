package oriel.launcher.testclient;

/** The X11 keysyms of characters. */
final class Keysyms {

    private static final int BACKSPACE = 0xff08;
    private static final int TAB = 0xff09;
    private static final int RETURN = 0xff0d;
    private static final int ESCAPE = 0xff1b;
    private static final int UNICODE = 0x0100_0000;

    private Keysyms() {}

    /** Latin-1 is itself, the usual control characters have keys, the rest of Unicode a range of its own. */
    static int of(int character) {
        return switch (character) {
            case '\b' -> BACKSPACE;
            case '\t' -> TAB;
            case '\n', '\r' -> RETURN;
            case 0x1b -> ESCAPE;
            default -> character < 0x100 ? character : UNICODE + character;
        };
    }
}
