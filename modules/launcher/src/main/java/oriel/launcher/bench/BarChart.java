package oriel.launcher.bench;

import java.util.List;
import java.util.Locale;

/**
 * Bars that lie below one another, as an SVG element.
 *
 * @param title what they show, with its unit
 * @param bars from the top to the bottom
 */
record BarChart(String title, List<Bar> bars) {

    private static final int LABELS = 110;
    private static final int LONGEST = 420;
    private static final int NUMBERS = 90;
    private static final int ROW = 22;
    private static final int TOP = 30;

    /**
     * One of them.
     *
     * @param label what it is about
     * @param value its length, 0 or more
     */
    record Bar(String label, double value) {}

    /** Copies the list. */
    BarChart {
        bars = List.copyOf(bars);
    }

    String svg() {
        double largest = bars.stream().mapToDouble(Bar::value).max().orElse(0);
        StringBuilder svg = new StringBuilder();
        int width = LABELS + LONGEST + NUMBERS;
        int height = TOP + ROW * bars.size();
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 %s %s\" width=\"%s\" height=\"%s\">"
                        .formatted(width, height, width, height));
        svg.append("<title>%s</title><text class=\"title\" x=\"0\" y=\"18\">%s</text>"
                .formatted(HtmlText.escaped(title), HtmlText.escaped(title)));
        for (int i = 0; i < bars.size(); i++) {
            svg.append(row(bars.get(i), TOP + ROW * i, largest));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String row(Bar bar, int y, double largest) {
        double length = largest > 0 ? LONGEST * bar.value() / largest : 0;
        int baseline = y + ROW - 7;
        return String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                        + "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>"
                        + "<text x=\"%.1f\" y=\"%d\">%s</text>",
                LABELS - 8,
                baseline,
                HtmlText.escaped(bar.label()),
                LABELS,
                y + 2,
                length,
                ROW - 4,
                LABELS + length + 6,
                baseline,
                Figures.number(bar.value(), bar.value() < 10 ? 3 : 1));
    }
}
