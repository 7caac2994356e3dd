package oriel.it.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.it.Browser;
import oriel.it.Distribution;
import oriel.it.Docs;
import oriel.it.Ports;
import oriel.rfb.Framebuffer;
import oriel.testkit.Programs;

/** What docs/browsers.md promises, step by step: with the product, a browser, other web servers. */
@Timeout(120)
class WebSocketDocumentTest {

    /** The only port from which the configuration that is shipped lets a page connect. */
    private static final int ALLOWED_PORT = 8000;

    @TempDir
    Path folder;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(1500, 1000);
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    /** Browsers may be late with their first byte on a busy machine, so more than usual is waited for it. */
    private static Distribution serve(Map<String, String> more, String... options) throws IOException {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("ORIEL_WEBSOCKET_DETECT_TIMEOUT", "1");
        environment.put("ORIEL_CAPTURE", "demo");
        return Distribution.start(
                environment,
                Stream.concat(Stream.of("serve"), Stream.of(options)).toArray(String[]::new));
    }

    /** Opens our page and waits until it suggests a port. */
    private void openPage(String address, int suggestedPort) {
        browser.go(address);
        browser.page().waitForFunction("() => document.getElementById('port').value === '" + suggestedPort + "'");
    }

    private void assertShowsTheScreen() throws IOException {
        browser.awaitState("connected");
        browser.page().waitForFunction("() => document.querySelector('#screen canvas').width === 1280");
        Framebuffer picture = browser.picture();
        assertEquals(800, picture.height());
        assertEquals(List.of(), browser.errors());
    }

    @Test
    void thePageFromAnotherWebServerOnPort8000() throws Exception {
        Programs.require("python3", "python3");
        try (FileChannel turn = Ports.inTurn(ALLOWED_PORT)) {
            assertTrue(turn.isOpen());
            showsTheScreenFromPort8000();
        }
    }

    private void showsTheScreenFromPort8000() throws Exception {
        try (ServerSocket probe = Ports.taken(ALLOWED_PORT)) {
            assertEquals(ALLOWED_PORT, probe.getLocalPort());
        } catch (IOException e) {
            Programs.leaveOut("port " + ALLOWED_PORT + ", the one that config.json allows, is in use");
        }
        int port = Ports.free();
        String shipped = Files.readString(Distribution.HOME.resolve("config.json"));
        String edited = shipped.replace("\"port\": 5900", "\"host\": \"127.0.0.1\", \"port\": " + port)
                .replace("\"password\": \"\"", "\"password\": \"secret\"");
        assertTrue(edited.contains("\"enable_websocket\": true") && edited.contains(":" + ALLOWED_PORT + "\""));
        Path config = Files.writeString(folder.resolve("config.json"), edited);
        try (Distribution server = serve(Map.of(), "--config", config.toString());
                WebServer web = WebServer.start(
                        Distribution.HOME,
                        ALLOWED_PORT,
                        "python3",
                        "-m",
                        "http.server",
                        "--bind",
                        "127.0.0.1",
                        "" + ALLOWED_PORT)) {
            assertEquals(port, server.port());
            openPage("http://localhost:" + web.port() + "/web/vnc_client.html", 5900);
            browser.page().fill("#host", "localhost");
            browser.page().fill("#port", Integer.toString(port));
            browser.page().fill("#password", "secret");
            browser.page().click("#connect");
            assertShowsTheScreen();
        }
    }

    @Test
    void aPageOfOnesOwnWithNoVncBesideIt() throws Exception {
        int port = Ports.free();
        Path pages = Files.createDirectory(folder.resolve("pages"));
        copy(Distribution.HOME.resolve("web/noVNC"), pages.resolve("noVNC"));
        String example = Docs.block("html", "RFB").replace("5900", Integer.toString(port));
        String page = "<!DOCTYPE html><link rel='icon' href='data:,'><body><div id='screen'></div>"
                + example.replace(
                        "</script>",
                        "rfb.addEventListener('connect', () => { document.body.dataset.state = 'connected'; });</script>");
        assertNotEquals(page, example);
        Files.writeString(pages.resolve("index.html"), page);
        try (Distribution server =
                serve(Map.of("ORIEL_PORT", Integer.toString(port)), "--no-auth", "--web-root", pages.toString())) {
            assertEquals(port, server.port());
            browser.go("http://localhost:" + port + "/");
            assertShowsTheScreen();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
