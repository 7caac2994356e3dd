package oriel.launcher.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.client.Viewer;
import oriel.launcher.config.Given;
import oriel.launcher.config.JsonText;
import oriel.rfb.Rect;
import oriel.transport.HttpAnswer;

/** What programs that watch a server read of one that runs. */
@Timeout(60)
class MetricsPagesTest {

    private static final Path ROOT = Path.of(System.getProperty("oriel.root"));

    /** What stays as it is while a process runs well. */
    private static final Set<Metric> STEADY = Set.of(Metrics.BUILD, Metrics.HEAP_MAX, Metrics.START, Metrics.STUCK);

    @TempDir
    Path folder;

    /** Scrapes until something is so. */
    private static Map<String, Double> await(WatchedServer server, Predicate<Map<String, Double>> met) {
        Map<String, Double> samples = server.scrape();
        while (!met.test(samples)) {
            Thread.onSpinWait();
            samples = server.scrape();
        }
        return samples;
    }

    private static void expectPicture(Viewer viewer) throws IOException {
        viewer.requestUpdate(false);
        viewer.readUpdate();
    }

    @Test
    void everyMetricMoves() throws Exception {
        try (WatchedServer server = new WatchedServer(Given.defaults())) {
            List<Map<String, Double>> scrapes = new ArrayList<>();
            scrapes.add(server.scrape());
            assertThrows(IOException.class, () -> server.viewer(false, "wrong"));
            try (Viewer viewer = server.viewer(false, "secret");
                    Viewer browser = server.viewer(true, "looking")) {
                expectPicture(viewer);
                expectPicture(browser);
                server.screen().paint(picture -> {
                    picture.pixels()[0] = 1;
                    return new Rect(0, 0, 1, 1);
                });
                viewer.requestUpdate(true);
                viewer.readUpdate();
                byte[] kept = new byte[8 << 20];
                scrapes.add(await(
                        server,
                        now -> now.get("vnc_connections_failed_total") == 1
                                && now.get("process_cpu_seconds_total")
                                        > scrapes.get(0).get("process_cpu_seconds_total")));
                assertEquals(0, kept[kept.length - 1]);
                viewer.requestUpdate(true);
                server.screen().lose();
                scrapes.add(
                        await(server, now -> now.get("oriel_screen_lost") == 1 && now.get("vnc_server_ready") == 0));
                scrapes.add(await(server, now -> now.get("oriel_screen_lost") == 0));
            }
            assertMoved(scrapes);
            assertPeople(scrapes.get(1));
        }
    }

    @Test
    void anotherConfigurationCountsAtOnce() throws Exception {
        try (WatchedServer server = new WatchedServer(Given.defaults())) {
            assertEquals(403, server.getFromElsewhere("/status").orElseThrow().status());
            assertTrue(server.metrics().take(Given.json(folder, "{\"enable_metrics\": false}")));
            assertEquals(Optional.empty(), server.getFromElsewhere("/status"));
            assertTrue(server.metrics().take(Given.defaults()));
            assertFalse(server.metrics().take(Given.defaults()));
            assertEquals(200, server.get("/status", "*/*").status());
        }
    }

    private static void assertMoved(List<Map<String, Double>> scrapes) {
        for (Metric metric : Metrics.ALL) {
            Set<Map<String, Double>> seen = new HashSet<>();
            scrapes.forEach(scrape -> seen.add(of(metric, scrape)));
            assertTrue(STEADY.contains(metric) ? seen.size() == 1 : seen.size() > 1, () -> metric + ": " + seen);
        }
        Set<String> declared = new HashSet<>(MetricsPages.names());
        scrapes.get(1).keySet().forEach(sample -> {
            String name = sample.replaceFirst("\\{.*", "").replaceFirst("_(sum|count)$", "_bucket");
            assertTrue(declared.contains(name), sample);
        });
    }

    private static Map<String, Double> of(Metric metric, Map<String, Double> scrape) {
        return scrape.entrySet().stream()
                .filter(sample -> sample.getKey().replaceFirst("\\{.*", "").equals(metric.sample()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void assertPeople(Map<String, Double> now) {
        Map<String, Double> expected = Map.ofEntries(
                Map.entry("vnc_connections_total", 2.0),
                Map.entry("vnc_connections_failed_total", 1.0),
                Map.entry("vnc_failed_auth_attempts_total", 1.0),
                Map.entry("oriel_viewers{kind=\"viewer\"}", 1.0),
                Map.entry("oriel_viewers{kind=\"browser\"}", 1.0),
                Map.entry("oriel_viewers_by_right{kind=\"browser\",right=\"input\"}", 0.0),
                Map.entry("oriel_viewers_by_right{kind=\"viewer\",right=\"clipboard-read\"}", 1.0),
                Map.entry("oriel_logins_total{type=\"type2\",result=\"wrong_password\"}", 1.0),
                Map.entry("oriel_logins_total{type=\"type2\",result=\"admitted\"}", 2.0),
                Map.entry("vnc_framebuffer_rectangles_total", 3.0),
                Map.entry("oriel_unsent_bytes", 2.0 * WatchedServer.UNSENT));
        expected.forEach((sample, value) -> assertEquals(value, now.get(sample), sample + " of " + now));
    }

    @Test
    void theClassicFormatHoldsTheSame() throws Exception {
        try (WatchedServer server = new WatchedServer(Given.defaults())) {
            HttpAnswer answer = server.get("/metrics", "text/plain");
            assertEquals("text/plain; version=0.0.4; charset=utf-8", answer.contentType());
            Map<String, Double> classic = MetricsText.read(WatchedServer.text(answer), MetricsFormat.CLASSIC);
            assertEquals(server.scrape().keySet(), classic.keySet());
        }
    }

    @Test
    void isReadyUntilTheScreenIsLostOrItEnds() throws Exception {
        try (WatchedServer server = new WatchedServer(Given.defaults());
                Viewer viewer = server.viewer(false, "secret")) {
            assertEquals(200, server.get("/readyz", "*/*").status());
            expectPicture(viewer);
            viewer.requestUpdate(true);
            server.screen().lose();
            await(server, now -> now.get("vnc_server_ready") == 0);
            await(server, now -> now.get("vnc_server_ready") == 1);
            server.metrics().ending();
            HttpAnswer ending = server.get("/readyz", "*/*");
            assertEquals(503, ending.status());
            assertEquals("the server ends\n", WatchedServer.text(ending));
        }
    }

    @Test
    void tellsItsStatusAsJson() throws Exception {
        try (WatchedServer server = new WatchedServer(Given.defaults())) {
            HttpAnswer answer = server.get("/status", "*/*");
            assertEquals("application/json", answer.contentType());
            assertEquals(Optional.of(Map.of("viewers", 0)), JsonText.value(WatchedServer.text(answer)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/readyz", "/status"})
    void tellsNobodyElse(String path) throws Exception {
        try (WatchedServer server = new WatchedServer(Given.defaults());
                WatchedServer closed = new WatchedServer(Given.json(folder, "{\"enable_metrics\": false}"))) {
            assertEquals(403, server.getFromElsewhere(path).orElseThrow().status());
            assertEquals(Optional.empty(), server.getFromElsewhere(path + "/"));
            assertEquals(Optional.empty(), closed.getFromElsewhere(path));
        }
    }

    @Test
    void theDocsListEveryMetricAsItIsDeclared() throws IOException {
        String table = Metrics.ALL.stream()
                .map(metric -> "| `%s` | %s | %s | %s |"
                        .formatted(
                                metric.sample(),
                                metric.kind().name().toLowerCase(Locale.ROOT),
                                metric.labels().replace(",", ", "),
                                metric.help()))
                .collect(Collectors.joining("\n", "| --- | --- | --- | --- |\n", "\n\n"));
        String page = Files.readString(ROOT.resolve("docs/metrics.md"));
        assertTrue(page.contains(table), () -> "docs/metrics.md should hold this:\n" + table);
    }
}
