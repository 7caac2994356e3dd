package oriel.launcher.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Lines over the time, as an SVG element.
 *
 * @param title what they show, with its unit
 * @param seconds how much time the plot is wide
 * @param lines in the order of the legend
 */
public record TimePlot(String title, double seconds, List<Line> lines) {

    private static final List<String> COLOURS =
            List.of("#3a6ea5", "#c1571f", "#3d8a3d", "#8b4a9e", "#a58a1f", "#1f8f96", "#b03a5b", "#555555");
    private static final int LEFT = 60;
    private static final int TOP = 52;
    private static final int WIDTH = 760;
    private static final int HEIGHT = 240;
    private static final int BELOW = 28;
    private static final int LEGEND = 150;
    private static final int GRID = 4;

    /**
     * A point.
     *
     * @param second from 0 to the width of the plot
     * @param value 0 or more
     */
    public record Point(double second, double value) {}

    /**
     * One line.
     *
     * @param label whose it is
     * @param points in the order of the time
     */
    public record Line(String label, List<Point> points) {

        /** Copies the list. */
        public Line {
            points = List.copyOf(points);
        }
    }

    /** Copies the list. */
    public TimePlot {
        lines = List.copyOf(lines);
    }

    String svg() {
        double most = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(Point::value)
                .max()
                .orElse(0);
        double top = roundedUp(most);
        int width = LEFT + WIDTH + 20;
        int height = TOP + HEIGHT + BELOW;
        StringBuilder svg = new StringBuilder();
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 %s %s\" width=\"%s\" height=\"%s\">"
                        .formatted(width, height, width, height));
        String escaped = HtmlText.escaped(title);
        svg.append("<title>%s</title><text class=\"title\" x=\"0\" y=\"18\">%s</text>".formatted(escaped, escaped));
        svg.append(grid(top));
        for (int i = 0; i < lines.size(); i++) {
            String colour = COLOURS.get(i % COLOURS.size());
            svg.append(legend(lines.get(i).label(), LEFT + i * LEGEND, colour));
            svg.append(path(lines.get(i).points(), top, colour));
        }
        return svg.append("</svg>\n").toString();
    }

    /** 1, 2 or 5 with noughts: the least that is not less. */
    static double roundedUp(double value) {
        if (!(value > 0)) {
            return 1;
        }
        double unit = Math.pow(10, Math.floor(Math.log10(value)));
        for (int step : new int[] {1, 2, 5}) {
            if (value <= step * unit) {
                return step * unit;
            }
        }
        return 10 * unit;
    }

    private String grid(double top) {
        StringBuilder grid = new StringBuilder();
        for (int i = 0; i <= GRID; i++) {
            double y = y(top * i / GRID, top);
            double x = x(seconds * i / GRID);
            grid.append(String.format(
                    Locale.ROOT,
                    "<path stroke=\"#ddd\" d=\"M%d %.1fH%d\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>"
                            + "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s s</text>",
                    LEFT,
                    y,
                    LEFT + WIDTH,
                    LEFT - 6,
                    y + 4,
                    shortest(top * i / GRID),
                    x,
                    TOP + HEIGHT + 18,
                    shortest(seconds * i / GRID)));
        }
        return grid.toString();
    }

    private static String shortest(double value) {
        return Figures.number(value, 3).replaceFirst("\\.?0+$", "");
    }

    private static String legend(String label, int x, String colour) {
        return String.format(
                Locale.ROOT,
                "<path stroke=\"%s\" stroke-width=\"3\" d=\"M%d 36h18\"/><text x=\"%d\" y=\"40\">%s</text>",
                colour,
                x,
                x + 24,
                HtmlText.escaped(label));
    }

    private String path(List<Point> points, double top, String colour) {
        String way = points.stream()
                .map(point -> String.format(Locale.ROOT, "%.1f %.1f", x(point.second()), y(point.value(), top)))
                .collect(Collectors.joining("L"));
        return points.isEmpty() ? "" : "<path stroke=\"%s\" stroke-width=\"1.5\" d=\"M%s\"/>".formatted(colour, way);
    }

    private double x(double second) {
        return LEFT + WIDTH * second / seconds;
    }

    private static double y(double value, double top) {
        return TOP + HEIGHT * (1 - value / top);
    }
}
