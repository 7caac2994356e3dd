package oriel.launcher.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A table of figures.
 *
 * @param headings of the columns
 * @param rows cells, as many in each as there are headings
 * @param words number of columns on the left that hold words; the others hold numbers
 */
public record Figures(List<String> headings, List<List<String>> rows, int words) {

    /** Copies the lists. */
    public Figures {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
    }

    /** A number with so many places after its point. */
    public static String number(double value, int places) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + places + "f", value) : "-";
    }

    /** The table as lines of text. */
    public List<String> lines() {
        List<List<String>> all = new ArrayList<>();
        all.add(headings);
        all.addAll(rows);
        int[] widths = new int[headings.size()];
        for (List<String> row : all) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return all.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String gap = " ".repeat(widths[i] - row.get(i).length());
            line.append(i < words ? row.get(i) + gap : gap + row.get(i)).append("  ");
        }
        return line.toString().stripTrailing();
    }
}
