package oriel.launcher.testclient;

import oriel.rfb.Keysyms;

/** The keys that type the characters of a text. */
final class TypedCharacter {

    private TypedCharacter() {}

    /** The keysym of a character; the usual control characters have keys. */
    static int keysym(int character) {
        return switch (character) {
            case '\b' -> Keysyms.BACKSPACE;
            case '\t' -> Keysyms.TAB;
            case '\n', '\r' -> Keysyms.RETURN;
            case 0x1b -> Keysyms.ESCAPE;
            default -> character < 0x100 ? character : Keysyms.of(character);
        };
    }
}
