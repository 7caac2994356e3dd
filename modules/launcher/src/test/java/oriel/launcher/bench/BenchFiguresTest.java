package oriel.launcher.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.launcher.bench.BarChart.Bar;
import oriel.launcher.bench.EncoderResult.Sent;
import oriel.scenes.SceneKind;

/** How figures are reckoned and shown. */
class BenchFiguresTest {

    @Test
    void reckonsRates() {
        EncoderResult result = new EncoderResult(
                SceneKind.WEB, "zrle", new Sent(2, 400_000, 100_000, 9), new Sent(10, 2_000_000, 7, 20_000_000));
        assertEquals(100, result.mpixelsPerSecond(), 1e-9);
        assertEquals(0.25, result.bytesPerPixel(), 1e-9);
        assertEquals(16, result.ratio(), 1e-9);
        assertEquals(2, result.millisPerFrame(), 1e-9);
    }

    @Test
    void reckonsPercentiles() {
        List<Double> millis =
                IntStream.rangeClosed(1, 200).mapToObj(i -> 201.0 - i).toList();
        Phase phase = new Phase(millis, 3_000_000, 6_000_000, 2);
        assertEquals(100, phase.percentile(50));
        assertEquals(190, phase.percentile(95));
        assertEquals(200, phase.percentile(100));
        assertEquals(100, phase.updatesPerSecond());
        assertEquals(1.5, phase.mpixelsPerSecond());
        assertEquals(2, phase.bytesPerPixel());
        assertTrue(Double.isNaN(new Phase(List.of(), 0, 0, 1).percentile(50)));
    }

    @Test
    void setsWordsToTheLeftAndNumbersToTheRight() {
        Figures figures = new Figures(List.of("A", "NUMBER"), List.of(List.of("word", "5"), List.of("w", "-")), 1);
        assertEquals(List.of("A     NUMBER", "word       5", "w          -"), figures.lines());
        assertEquals("-", Figures.number(Double.NaN, 2));
    }

    @Test
    void drawsBarsAsLongAsTheirValues() {
        String svg = new BarChart("<t>", List.of(new Bar("a", 10), new Bar("b", 5), new Bar("c", 0))).svg();
        assertTrue(
                svg.contains("width=\"420.0\"") && svg.contains("width=\"210.0\"") && svg.contains("width=\"0.0\""),
                svg);
        assertTrue(svg.contains("&lt;t&gt;") && !svg.contains("<t>"), svg);
    }

    @Test
    void drawsTheSameInALanguageWithOtherDigits() {
        BarChart chart = new BarChart("t", List.of(new Bar("a", 10)));
        String usual = chart.svg();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(new Locale("ar", "EG"));
            assertEquals(usual, chart.svg());
        } finally {
            Locale.setDefault(before);
        }
        assertTrue(usual.contains("viewBox=\"0 0 "), usual);
    }

    /** A server's name or a plugin's reason is somebody else's text. */
    @Test
    void escapesTextOfOthers() {
        String page = new HtmlReport("x", Map.of("server", "<script>alert(1)</script>\u001b"))
                .paragraph("a & \"b\"")
                .page();
        assertFalse(page.contains("<script"), page);
        assertTrue(
                page.contains("&lt;script&gt;alert(1)&lt;/script&gt;?") && page.contains("a &amp; &quot;b&quot;"),
                page);
    }

    @Test
    void showsProgressOnATerminalOnly() {
        StringWriter text = new StringWriter();
        Progress progress = new Progress(new PrintWriter(text), true, 2);
        progress.next("first one");
        progress.next("next");
        progress.end();
        assertEquals(
                List.of(
                        "",
                        "[..............................] 0/2 first one",
                        "[###############...............] 1/2 next     ",
                        " ".repeat(41)),
                List.of(text.toString().split("\r")));
        StringWriter nothing = new StringWriter();
        Progress hidden = new Progress(new PrintWriter(nothing, true), false, 2);
        hidden.next("first one");
        hidden.end();
        assertEquals("", nothing.toString());
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0.3, 0.5", "1, 1", "1.01, 2", "30, 50", "51, 100", "4200, 5000"})
    void scalesOfPlotsEndAtARoundNumber(double value, double end) {
        assertEquals(end, TimePlot.roundedUp(value), 1e-9);
    }

    @Test
    void plotsWithoutAPointAreEmpty() {
        String svg = new TimePlot("t", 4, List.of(new TimePlot.Line("none", List.of()))).svg();
        assertTrue(svg.contains(">none</text>") && svg.contains(">3 s</text>") && !svg.contains("NaN"), svg);
    }
}
