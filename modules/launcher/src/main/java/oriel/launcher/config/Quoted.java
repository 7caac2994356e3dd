package oriel.launcher.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values that somebody else gave as one short line of printable text. */
public final class Quoted {

    private static final int LONGEST = 60;

    private Quoted() {}

    /** A value as JSON would show it; lists and objects by their kind only. */
    static String value(Object value) {
        if (value instanceof Optional<?>) {
            return "null";
        }
        if (value instanceof List<?>) {
            return "a list";
        }
        if (value instanceof Map<?, ?>) {
            return "an object";
        }
        return value instanceof String text ? text(text) : String.valueOf(value);
    }

    /** A text in quotation marks, its control characters escaped, cut where it is long. */
    public static String text(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().limit(LONGEST).forEach(point -> append(quoted, point));
        if (text.codePointCount(0, text.length()) > LONGEST) {
            quoted.append("...");
        }
        return quoted.append('"').toString();
    }

    /** A whole text with its control and format characters escaped, so that it cannot steer a terminal or turn its line around. */
    public static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints().forEach(point -> appendPrintable(printable, point));
        return printable.toString();
    }

    private static void append(StringBuilder quoted, int point) {
        if (point == '"' || point == '\\') {
            quoted.append('\\');
        }
        appendPrintable(quoted, point);
    }

    private static void appendPrintable(StringBuilder quoted, int point) {
        if (Character.isISOControl(point) || Character.getType(point) == Character.FORMAT) {
            quoted.append(String.format("\\u%04x", point));
            return;
        }
        quoted.appendCodePoint(point);
    }
}
