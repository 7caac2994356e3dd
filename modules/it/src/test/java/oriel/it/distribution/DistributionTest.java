package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.capture.Screen;
import oriel.client.LoginException;
import oriel.client.SocketConnection;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.it.Distribution;
import oriel.it.Pictures;
import oriel.it.Ports;
import oriel.plugin.Options;
import oriel.rfb.Framebuffer;
import oriel.testkit.Parts;
import oriel.testkit.RecordingListener;
import oriel.testkit.RecordingSink;

/** The unpacked product serves, as its user meets it, on a machine without a display. */
@Timeout(120)
class DistributionTest {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static Distribution server;
    private static int port;
    private static List<String> announced;

    @BeforeAll
    static void start() throws Exception {
        server = Distribution.start(Map.of(), "serve", "--no-auth", "--port", "0");
        port = server.port();
        announced = List.of(server.next(), server.next());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void saysWhereToLookAndThatThereIsNoDisplay() throws Exception {
        assertEquals(
                List.of(
                        "oriel: open http://localhost:" + port + "/ in a browser",
                        "oriel: showing demo screen, 1280x800, through demo"),
                announced);
        server.awaitError("no display was found");
        List<String> doubts = server.errors().stream()
                .filter(line -> !line.contains(" INFO "))
                .toList();
        assertEquals(1, doubts.size(), doubts::toString);
        assertTrue(
                doubts.get(0).contains("no display was found (x11: no X11 display: DISPLAY is not set;")
                        && doubts.get(0).endsWith("), so the demo screen is shown"),
                doubts.get(0));
    }

    @Test
    void showsItsPageUnderBothAddresses() throws Exception {
        HttpResponse<String> page = get("/");
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("<title>Oriel</title>"), page.body());
        assertTrue(page.headers().firstValue("Content-Security-Policy").isPresent());
        assertEquals(page.body(), get("/web/index.html").body());
        assertEquals(200, get("/web/vnc_client.html").statusCode());
        assertEquals(200, get("/noVNC/core/rfb.js").statusCode());
        assertEquals(404, get("/nothing").statusCode());
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + port + path);
        return HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void programsWatchIt() throws Exception {
        assertEquals("ready\n", get("/readyz").body());
        assertTrue(get("/metrics").body().contains("\n# TYPE vnc_bytes_sent_total counter\n"));
        assertTrue(get("/status").body().contains("\"listening\""));
    }

    @Test
    void itsTestClientSeesAndDrivesTheScreen() throws Exception {
        Framebuffer before = screenshot("before.png");
        Framebuffer drawn = demo();
        assertEquals(drawn.bounds(), before.bounds());
        assertTrue(before.bounds().area() * 0.8 < same(drawn, before), "another picture than the demo's");
        assertFalse(IntStream.of(before.pixels()).allMatch(pixel -> pixel == before.pixels()[0]), "one colour");
        Framebuffer after = screenshot("after.png", "--click", "700,300", "--type", "Hello, Oriel!");
        long changed = after.bounds().area() - same(before, after);
        assertTrue(changed > 500, () -> "typing and clicking changed only " + changed + " pixels");
    }

    private static Framebuffer screenshot(String name, String... more) throws Exception {
        Path file = folder.resolve(name);
        String[] arguments = Stream.concat(
                        Stream.of("test-client", "127.0.0.1:" + port, "--screenshot", file.toString(), "--json"),
                        Stream.of(more))
                .toArray(String[]::new);
        Distribution.Ended ended = Distribution.run(arguments);
        assertEquals(List.of(), ended.err());
        assertEquals(0, ended.code());
        JsonNode report = JSON.readTree(String.join("\n", ended.out()));
        assertEquals(1280, report.get("width").asInt());
        assertTrue(report.get("name").asText().startsWith(System.getProperty("user.name")), report.toString());
        assertTrue(report.get("updates").asInt() > 0);
        return Pictures.of(ImageIO.read(file.toFile()));
    }

    /** The demo's picture, from the plugin itself. */
    private static Framebuffer demo() throws Exception {
        try (Screen screen = Parts.capture("demo").open(Options.none("plugins.demo"), new RecordingListener())) {
            RecordingSink sink = new RecordingSink(screen.layout());
            screen.capture(sink, Duration.ZERO);
            return sink.picture();
        }
    }

    private static long same(Framebuffer one, Framebuffer other) {
        return IntStream.range(0, one.pixels().length)
                .filter(i -> one.pixels()[i] == other.pixels()[i])
                .count();
    }

    @Test
    void servesAFolderOfOtherPages() throws Exception {
        Path pages = Files.createDirectories(folder.resolve("pages"));
        Files.writeString(pages.resolve("vnc.html"), "<title>other</title>");
        try (Distribution other = Distribution.start(
                Map.of("ORIEL_PORT", "0", "ORIEL_WEBSOCKET_DETECT_TIMEOUT", "1"),
                "serve",
                "--no-auth",
                "--web-root",
                pages.toString())) {
            URI address = URI.create("http://127.0.0.1:" + other.port() + "/");
            HttpResponse<String> page =
                    HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
            assertEquals("<title>other</title>", page.body());
            assertTrue(page.headers().firstValue("Content-Security-Policy").isEmpty());
        }
    }

    /** One server for all that needs other settings. */
    @Test
    void takesTheEnvironmentUnlessOptionsSayOtherwise() throws Exception {
        int free = Ports.free();
        Map<String, String> environment = Map.of(
                "ORIEL_PORT", Integer.toString(free),
                "ORIEL_HOST", "127.0.0.1",
                "ORIEL_PASSWORD", "secret",
                "ORIEL_NAME", "of the environment",
                "ORIEL_CAPTURE", "demo");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Distribution.SCRIPT);
        Path second = Files.createSymbolicLink(folder.resolve("second"), Path.of("link"));
        try (Distribution other = Distribution.start(
                second,
                folder,
                environment,
                "serve",
                "--name",
                "of the option",
                "--no-websocket",
                "--log-format",
                "json")) {
            assertEquals(free, other.port());
            Files.delete(second);
            Files.delete(link);
            assertTrue(other.next().startsWith("oriel: showing "), "it names a page for browsers");
            assertThrows(LoginException.class, () -> connect(free, ViewerOptions.withPassword(Parts.LOOK)));
            assertThrows(LoginException.class, () -> connect(free, ViewerOptions.OPEN));
            assertEquals("RFB 003.008\n", answerToABrowser(free));
            try (Viewer viewer = connect(free, ViewerOptions.withPassword(Parts.FULL))) {
                assertEquals("of the option", viewer.name());
                other.terminate();
                Distribution.Ended ended = other.awaitEnd();
                assertEquals(143, ended.code());
                assertLogOfJson(ended.err());
            }
            Ports.taken(free).close();
        }
    }

    /** A busy machine can spoil one try. */
    @Test
    void endsInTimeThoughAViewerStays() throws Exception {
        long millis = Long.MAX_VALUE;
        for (int tries = 0; tries < 3 && millis >= 2000; tries++) {
            try (Distribution other = Distribution.start(
                    Map.of("ORIEL_PORT", "0", "ORIEL_PASSWORD", "secret", "ORIEL_CAPTURE", "demo"), "serve")) {
                try (Viewer viewer = connect(other.port(), ViewerOptions.withPassword(Parts.FULL))) {
                    assertFalse(viewer.name().isEmpty());
                    long begin = System.nanoTime();
                    other.terminate();
                    other.awaitEnd();
                    millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
                }
            }
        }
        assertTrue(millis < 2000, "it ended after " + millis + " ms");
    }

    private static Viewer connect(int port, ViewerOptions options) throws IOException {
        return Viewer.connect(SocketConnection.open("127.0.0.1", port, Duration.ofSeconds(5)), options);
    }

    /** All that comes back for the request of a page. */
    private static String answerToABrowser(int port) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static void assertLogOfJson(List<String> lines) throws IOException {
        assertTrue(lines.size() >= 3, lines::toString);
        for (String line : lines) {
            JsonNode entry = JSON.readTree(line);
            assertTrue(entry.hasNonNull("level") && entry.hasNonNull("formattedMessage"), line);
        }
        String last = JSON.readTree(lines.get(lines.size() - 1))
                .get("formattedMessage")
                .asText();
        assertEquals("stopped", last);
    }
}
