package oriel.launcher.bench;

import java.util.List;
import java.util.Map;

/** A page with figures and plots that needs nothing from elsewhere: no script, no font, no picture. */
public final class HtmlReport {

    private static final String STYLE = """
            body { font: 14px/1.5 sans-serif; max-width: 70em; margin: 2em auto; padding: 0 1em; color: #222 }
            table { border-collapse: collapse; margin: 1em 0 }
            td, th { padding: .2em .8em; border-bottom: 1px solid #ddd; text-align: right }
            td.word, th.word { text-align: left }
            svg { display: block; margin: 1em 0; max-width: 100% }
            svg text { font: 12px sans-serif; fill: #222 }
            svg text.title { font-weight: bold }
            svg rect { fill: #3a6ea5 }
            svg path { fill: none }
            """;

    private final StringBuilder page = new StringBuilder();

    /** A page with this title and, in a table below it, what figures depend on. */
    public HtmlReport(String title, Map<String, String> facts) {
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
                .append(HtmlText.escaped(title))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>")
                .append(HtmlText.escaped(title))
                .append("</h1>\n<table>\n");
        facts.forEach((name, value) -> page.append("<tr><th class=\"word\">%s</th><td class=\"word\">%s</td></tr>%n"
                .formatted(HtmlText.escaped(name), HtmlText.escaped(value))));
        page.append("</table>\n");
    }

    /** Adds a heading. */
    public HtmlReport heading(String text) {
        page.append("<h2>").append(HtmlText.escaped(text)).append("</h2>\n");
        return this;
    }

    /** Adds a paragraph. */
    public HtmlReport paragraph(String text) {
        page.append("<p>").append(HtmlText.escaped(text)).append("</p>\n");
        return this;
    }

    HtmlReport plot(BarChart chart) {
        page.append(chart.svg());
        return this;
    }

    /** Adds lines over the time. */
    public HtmlReport plot(TimePlot plot) {
        page.append(plot.svg());
        return this;
    }

    /** Adds a table. */
    public HtmlReport table(Figures figures) {
        page.append("<table>\n");
        row("th", figures.headings(), figures.words());
        figures.rows().forEach(row -> row("td", row, figures.words()));
        page.append("</table>\n");
        return this;
    }

    private void row(String element, List<String> cells, int words) {
        page.append("<tr>");
        for (int i = 0; i < cells.size(); i++) {
            page.append("<%s%s>%s</%s>"
                    .formatted(element, i < words ? " class=\"word\"" : "", HtmlText.escaped(cells.get(i)), element));
        }
        page.append("</tr>\n");
    }

    /** The whole page. */
    public String page() {
        return page + "</body>\n</html>\n";
    }
}
