package oriel.capture.demo;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into rows of at most a number of characters. */
final class TextFlow {

    private static final String TAB = "    ";

    private TextFlow() {}

    /** The rows of a text, at least one; LF begins a new one. */
    static List<String> rows(String text, int columns) {
        List<String> rows = new ArrayList<>();
        StringBuilder row = new StringBuilder();
        int used = 0;
        for (int codePoint : text.codePoints().toArray()) {
            String shown = codePoint == '\t' ? TAB : Font.shown(codePoint);
            int needed = shown.codePointCount(0, shown.length());
            if (codePoint == '\n' || (used + needed > columns && used > 0)) {
                rows.add(row.toString());
                row.setLength(0);
                used = 0;
            }
            if (codePoint != '\n') {
                row.append(shown);
                used += needed;
            }
        }
        rows.add(row.toString());
        return rows;
    }

    /** The last {@code count} rows, or all if there are fewer. */
    static List<String> last(List<String> rows, int count) {
        return rows.subList(Math.max(0, rows.size() - count), rows.size());
    }
}
