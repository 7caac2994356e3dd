package oriel.launcher.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How metrics are written, and which format somebody gets. */
class ExpositionTest {

    private static final Metric ODD = Metric.counter("odd", "a,b", "It is \"odd\" \\ strange.");
    private static final Metric BUILD = new Metric("made", Metric.Kind.INFO, "version", "What it is.");

    private static String odd(MetricsFormat format) {
        return new Exposition(format)
                .begin(ODD)
                .sample(1.5, "quo\"te", "back\\slash\nline")
                .begin(BUILD)
                .sample(1, "0.1")
                .end();
    }

    @Test
    void writesOpenMetrics() {
        assertEquals("""
                # HELP odd It is \\"odd\\" \\\\ strange.
                # TYPE odd counter
                odd_total{a="quo\\"te",b="back\\\\slash\\nline"} 1.5
                # HELP made What it is.
                # TYPE made info
                made_info{version="0.1"} 1
                # EOF
                """, odd(MetricsFormat.OPEN_METRICS));
    }

    @Test
    void writesTheClassicFormat() {
        assertEquals("""
                # HELP odd_total It is "odd" \\\\ strange.
                # TYPE odd_total counter
                odd_total{a="quo\\"te",b="back\\\\slash\\nline"} 1.5
                # HELP made_info What it is.
                # TYPE made_info gauge
                made_info{version="0.1"} 1
                """, odd(MetricsFormat.CLASSIC));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1e15, 1000000000000000", "0.25, 0.25", "1e300, 1.0E300", "-3, -3", "Infinity, +Inf"})
    void writesNumbers(double value, String written) {
        assertEquals(written, Exposition.number(value));
    }

    @Test
    void wantsAValueForEachLabel() {
        Exposition out = new Exposition(MetricsFormat.OPEN_METRICS).begin(ODD);
        assertThrows(IllegalArgumentException.class, () -> out.sample(1, "one"));
    }

    /** So that the reader of the other tests can fail. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "# HELP a b\n# TYPE a gauge\na 1\na 1\n# EOF\n",
                "# HELP a b\n# TYPE a counter\na 1\n# EOF\n",
                "# HELP a b\n# TYPE a counter\na_total -1\n# EOF\n",
                "# HELP a b\n# TYPE a gauge\na 1\n",
                "# HELP a b\n# TYPE a gauge\na{x=\"y\"z=\"w\"} 1\n# EOF\n",
                "# HELP a b\n# TYPE b gauge\nb 1\n# EOF\n",
                "# HELP a b\n# TYPE a gauge\na one\n# EOF\n",
                "# HELP h b\n# TYPE h histogram\nh_bucket{le=\"1\"} 2\nh_bucket{le=\"+Inf\"} 1\nh_count 1\nh_sum 1\n# EOF\n",
                "# HELP h b\n# TYPE h histogram\nh_bucket{le=\"1\"} 1\nh_bucket{le=\"+Inf\"} 1\nh_count 2\nh_sum 1\n# EOF\n"
            })
    void whatIsNotOfTheFormatIsFound(String text) {
        assertThrows(AssertionError.class, () -> MetricsText.read(text, MetricsFormat.OPEN_METRICS));
    }

    @ParameterizedTest
    @EnumSource
    void isReadBackAsItWas(MetricsFormat format) {
        Map<String, Double> samples = MetricsText.read(odd(format), format);
        assertEquals(
                Map.of("odd_total{a=\"quo\\\"te\",b=\"back\\\\slash\\nline\"}", 1.5, "made_info{version=\"0.1\"}", 1.0),
                samples);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    - | CLASSIC
                    */* | CLASSIC
                    image/png | CLASSIC
                    application/openmetrics-text | OPEN_METRICS
                    application/openmetrics-text,text/plain | OPEN_METRICS
                    application/openmetrics-text;q=0 | CLASSIC
                    text/plain | CLASSIC
                    TEXT/PLAIN;version=0.0.4 | CLASSIC
                    text/html,*/*;q=0.8 | CLASSIC
                    application/openmetrics-text;version=1.0.0;q=0.5,application/openmetrics-text;version=0.0.1;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2 | OPEN_METRICS
                    application/vnd.google.protobuf;encoding=delimited;q=0.7,text/plain;version=0.0.4;q=0.3,*/*;q=0.1 | CLASSIC
                    text/plain;q=0 | CLASSIC
                    text/plain;q=9999 | CLASSIC
                    """)
    void goesByWhatIsAccepted(String accept, MetricsFormat format) {
        assertEquals(format, MetricsFormat.of(Optional.ofNullable(accept)));
    }

    @Test
    void looksAtSoManyRangesOnly() {
        String many = "a/b,".repeat(60_000 / 4);
        String open = "application/openmetrics-text";
        assertEquals(MetricsFormat.CLASSIC, MetricsFormat.of(Optional.of(many + open)));
    }

    /** What {@code promtool check metrics} looks for. */
    @ParameterizedTest
    @MethodSource("all")
    void namesAreAsPromtoolWantsThem(Metric metric) {
        String sample = metric.sample();
        assertTrue(metric.name().matches("[a-z]+(_[a-z]+)+|oriel_[a-z]+"), metric.name());
        assertFalse(metric.help().isBlank());
        assertEquals(metric.kind() == Metric.Kind.COUNTER, sample.endsWith("_total"), sample);
        assertFalse(metric.name().matches(".*_(counter|gauge|histogram|summary|count|sum|bucket|total|info)"), sample);
        assertFalse(
                metric.name()
                        .matches(
                                ".*_(s|ms|us|ns|millis|milliseconds|minutes|hours|kb|mb|kilobytes|megabytes|bits)(_.*)?"),
                sample);
        if (metric.kind() == Metric.Kind.HISTOGRAM) {
            assertTrue(metric.name().endsWith("_seconds"), sample);
        }
        assertTrue(metric.labels().matches("|[a-z_]+(,[a-z_]+)*"), metric.labels());
        assertFalse(List.of(metric.labels().split(",")).contains("le"), metric.labels());
    }

    static List<Metric> all() {
        return Metrics.ALL;
    }
}
