package oriel.it.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.it.Distribution;
import oriel.it.Docs;
import oriel.it.Ports;
import oriel.testkit.PeerSocket;
import oriel.testkit.Programs;

/** The {@code listen} of HAProxy that docs/nginx.md shows, word for word but for ports, tells where viewers come from. */
@Timeout(120)
class HaproxyTest {

    private static final Path HAPROXY = Path.of("/usr/sbin/haproxy");

    @TempDir
    Path folder;

    @Test
    void tellsWhereViewersAndBrowsersComeFrom() throws Exception {
        Programs.require(HAPROXY, "haproxy");
        Path audit = folder.resolve("audit.log");
        Map<String, String> settings = Map.of(
                "ORIEL_CAPTURE", "demo", "ORIEL_TRUSTED_PROXIES", "127.0.0.1", "ORIEL_AUDIT_LOG", audit.toString());
        int front = Ports.free();
        try (Distribution server = Distribution.start(settings, "serve", "--no-auth", "--port", "0");
                WebServer proxy = haproxy(front, server.port())) {
            visit(PeerSocket.bare("127.0.0.5", "127.0.0.1", proxy.port()));
            visit(PeerSocket.webSocket("127.0.0.6", "127.0.0.1", proxy.port()));
        }
        List<String> logins = Files.readAllLines(audit).stream()
                .filter(line -> line.contains("\"event\":\"login\""))
                .toList();
        assertEquals(2, logins.size(), logins::toString);
        assertTrue(logins.get(0).matches(".*\"from\":\"127.0.0.5:\\d+\",\"browser\":false,.*"), logins.get(0));
        assertTrue(logins.get(1).matches(".*\"from\":\"127.0.0.6:\\d+\",\"browser\":true,.*"), logins.get(1));
    }

    private WebServer haproxy(int front, int port) throws Exception {
        String block = Docs.block("haproxy", "listen oriel");
        assertTrue(block.contains(":5901") && block.contains("127.0.0.1:5900"), block);
        String config = block.replace("127.0.0.1:5900", "127.0.0.1:" + port).replace(":5901", "127.0.0.1:" + front);
        Path file = Files.writeString(folder.resolve("haproxy.cfg"), config + "\n");
        return WebServer.start(folder, front, HAPROXY.toString(), "-db", "-f", file.toString());
    }

    private static void visit(PeerSocket socket) throws Exception {
        try (Viewer viewer = Viewer.connect(socket, ViewerOptions.OPEN)) {
            viewer.requestUpdate(false);
            viewer.readUpdate();
            assertEquals(1280, viewer.picture().width());
        }
    }
}
