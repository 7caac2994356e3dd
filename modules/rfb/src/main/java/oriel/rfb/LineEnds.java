package oriel.rfb;

/** The ends of lines in texts of clipboards, which each system and each message has in its own way. */
public final class LineEnds {

    private LineEnds() {}

    /** The text with lines that end with LF, as it goes about here: CR LF and CR alone become LF. */
    public static String toLf(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** The text with lines that end with CR LF, whatever they end with now. */
    public static String toCrLf(String text) {
        return toLf(text).replace("\n", "\r\n");
    }
}
