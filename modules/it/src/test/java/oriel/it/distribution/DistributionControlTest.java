package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.it.Distribution;
import oriel.it.Distribution.Ended;
import oriel.testkit.PeerSocket;

/** A server that runs takes orders of its user, and writes down who came. */
@Timeout(120)
class DistributionControlTest {

    @TempDir
    Path folder;

    private Path configuration;

    @BeforeEach
    void configure() throws IOException {
        configuration = folder.resolve("config.json");
        write("Before");
    }

    private void write(String name) throws IOException {
        Files.writeString(configuration, """
                {"port": 0, "capture": "demo", "password": "secret", "host": "127.0.0.1", "name": "%s",
                 "state_folder": ".", "audit_log": "audit.log"}
                """.formatted(name));
    }

    private Ended oriel(String... arguments) throws Exception {
        String[] all = Stream.concat(Stream.of(arguments), Stream.of("--config", configuration.toString()))
                .toArray(String[]::new);
        return Distribution.run(Map.of(), all);
    }

    private static Viewer viewer(int port) throws IOException {
        return Viewer.connect(
                PeerSocket.bare("127.0.0.1", "127.0.0.1", port),
                ViewerOptions.withPassword("secret".getBytes(StandardCharsets.US_ASCII)));
    }

    /** The command gets what it needs, and none of Oriel's own settings, among which are passwords. */
    @Test
    void itAsksThePersonAtTheDesk() throws Exception {
        Path asked = folder.resolve("asked");
        Map<String, String> settings = Map.of(
                "ORIEL_PASSWORD",
                "secret",
                "ORIEL_ASK_BEFORE_CONNECT",
                "sh,-c,echo {from} > " + asked + "; env >> " + asked,
                "LISTEN_FDS",
                "0");
        try (Distribution server = Distribution.start(settings, "serve", "--config", configuration.toString());
                Viewer viewer = viewer(server.port())) {
            viewer.requestUpdate(false);
            viewer.readUpdate();
        }
        List<String> told = Files.readAllLines(asked);
        assertTrue(told.get(0).startsWith("127.0.0.1:"), told.get(0));
        assertEquals(
                List.of(),
                told.stream()
                        .filter(line -> line.matches("(ORIEL|LISTEN|MALLOC)_.*"))
                        .toList());
    }

    /** The bundle for reports of faults. */
    private void assertTellsOfTheRunningServer() throws Exception {
        Path bundle = folder.resolve("report.zip");
        oriel("doctor", "--bundle", bundle.toString());
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            String threads = text(zip, "threads.txt");
            assertTrue(threads.contains("\"oriel-capture\"") && threads.contains("\"oriel-1-writer\""), threads);
            assertTrue(text(zip, "status.json").contains("\"viewers\" : 1"), text(zip, "status.json"));
            assertFalse(text(zip, "configuration.json").contains("secret"), text(zip, "configuration.json"));
        }
    }

    private static String text(ZipFile zip, String name) throws IOException {
        return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }

    /** A wrong file leaves the old one in force, and is named. */
    private void assertRefusesWhatAStartWouldRefuse() throws Exception {
        Path users = Files.writeString(folder.resolve("users.json"), "{");
        Ended ofUsers = oriel("reload");
        assertEquals(69, ofUsers.code());
        assertTrue(
                ofUsers.err().get(0).matches(".* all stays as it was: .*/users\\.json:1:2: malformed JSON.*"),
                ofUsers::toString);
        assertTrue(ofUsers.err().get(1).startsWith("  try: oriel config validate"), ofUsers::toString);
        Files.delete(users);
        String right = Files.readString(configuration);
        Files.writeString(
                configuration, right.replace("\"state_folder\"", "\"certificate\": \"none\", \"state_folder\""));
        String ofCertificate = oriel("reload").err().get(0);
        assertTrue(ofCertificate.contains("the certificate (" + configuration + ":"), ofCertificate);
        Files.writeString(configuration, right);
    }

    @Test
    void itTellsWhoIsThereSendsThemAwayAndReadsItsConfigurationAgain() throws Exception {
        try (Distribution server = Distribution.start(Map.of(), "serve", "--config", configuration.toString())) {
            int port = server.port();
            try (Viewer viewer = viewer(port)) {
                viewer.requestUpdate(false);
                viewer.readUpdate();
                List<String> sessions = oriel("sessions").out();
                assertEquals(2, sessions.size(), sessions::toString);
                assertTrue(sessions.get(1).matches("1 +127\\.0\\.0\\.1:\\d+ +viewer +full .*"), sessions::toString);
                List<String> status = oriel("status").out();
                assertTrue(status.contains("viewers        1"), status::toString);
                assertTrue(status.stream().anyMatch(line -> line.startsWith("lines          nobody less sharp")));
                assertTellsOfTheRunningServer();
                write("After");
                assertEquals(
                        List.of("oriel: taken: name", "oriel: waiting for a restart: nothing"),
                        oriel("reload").out());
                assertRefusesWhatAStartWouldRefuse();
                assertEquals(
                        List.of("oriel: session 1 is ended"),
                        oriel("sessions", "end", "1").out());
                assertThrows(IOException.class, viewer::read);
            }
            try (Viewer viewer = viewer(port)) {
                assertEquals("After", viewer.name());
            }
        }
        assertEquals(
                List.of("oriel: no server of this user runs here"),
                oriel("status").err().subList(0, 1));
        List<String> audit = Files.readAllLines(folder.resolve("audit.log"));
        assertEquals(4, audit.size(), audit::toString);
        assertTrue(audit.get(0).contains("\"event\":\"login\",\"session\":1,\"user\":\"\",\"from\":\"127.0.0.1:"));
        assertTrue(audit.get(0).contains("\"by\":\"vnc\",\"rights\":\"full\""), audit.get(0));
        assertTrue(audit.get(1).contains("\"reason\":\"its end was ordered\""), audit.get(1));
    }
}
