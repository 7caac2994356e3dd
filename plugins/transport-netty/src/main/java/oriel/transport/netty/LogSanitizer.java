package oriel.transport.netty;

/** Makes a peer's text fit for a log or an answer: printable ASCII on one line, of bounded length. */
final class LogSanitizer {

    private static final int MAX_LENGTH = 200;

    private LogSanitizer() {}

    static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        for (int i = 0; i < text.length() && i < MAX_LENGTH; i++) {
            char letter = text.charAt(i);
            if (letter < ' ' || letter > '~' || letter == '\\') {
                printable.append(String.format("\\u%04x", (int) letter));
            } else {
                printable.append(letter);
            }
        }
        return text.length() > MAX_LENGTH ? printable + "..." : printable.toString();
    }
}
