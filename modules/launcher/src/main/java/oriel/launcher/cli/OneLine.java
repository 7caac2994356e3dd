package oriel.launcher.cli;

/** Texts of somebody who is not trusted, as windows show them. */
public final class OneLine {

    /** How much of a text is shown, in characters. */
    public static final int MAX_CHARACTERS = 80;

    private OneLine() {}

    /** A text as one line of bounded length, without characters that nobody sees or that turn the direction of others. */
    public static String of(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Z}]+", " ").strip();
        return line.codePointCount(0, line.length()) <= MAX_CHARACTERS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_CHARACTERS)) + "…";
    }
}
