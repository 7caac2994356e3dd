package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.client.LoginException;
import oriel.client.SocketConnection;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.it.Distribution;
import oriel.it.Docs;
import oriel.testkit.Programs;

/** What somebody meets who starts the unpacked product and has not read anything. */
@Timeout(120)
class DistributionFirstMinuteTest {

    private static final Pattern VIEWER =
            Pattern.compile("oriel: or connect a VNC viewer to localhost:(\\d+), password ([a-z2-9]{8})");

    @Test
    void serveWithoutAWordMakesAPasswordAndSaysAllThatIsNeeded() throws Exception {
        List<String> readme = Docs.lines("oriel: .*");
        try (Distribution server = Distribution.start(Map.of(), "serve", "--port", "0")) {
            int port = server.port();
            List<String> said = new ArrayList<>(List.of("oriel: listening on 127.0.0.1:" + port));
            while (said.size() < readme.size()) {
                said.add(server.next());
            }
            Matcher viewer = VIEWER.matcher(said.get(3));
            assertTrue(viewer.matches(), said::toString);
            String password = viewer.group(2);
            assertEquals(as(readme, port, password), said);
            assertThrows(LoginException.class, () -> connect(port, ViewerOptions.OPEN));
            assertThrows(LoginException.class, () -> connect(port, ViewerOptions.withPassword(bytes("guessed"))));
            connect(port, ViewerOptions.withPassword(bytes(password))).close();
            server.awaitError(Docs.lines(".* INFO  ServeCommand: .*")
                    .get(0)
                    .replaceFirst("^\\S+ ", "")
                    .replace("/home/you/oriel", System.getProperty("oriel.root")));
            server.terminate();
            Distribution.Ended ended = server.awaitEnd();
            assertEquals(143, ended.code());
            assertEquals(List.of(), ended.out());
            assertTrue(ended.err().stream().noneMatch(line -> line.contains(password)), "the log holds the password");
        }
    }

    /** README's example with the port, the password and the screen of this run. */
    private static List<String> as(List<String> readme, int port, String password) {
        return readme.stream()
                .map(line -> line.replace(":5900", ":" + port)
                        .replace("k7mq2xhd", password)
                        .replace("X11 display :0, 1920x1080, through x11", "demo screen, 1280x800, through demo"))
                .toList();
    }

    private static byte[] bytes(String password) {
        return password.getBytes(StandardCharsets.US_ASCII);
    }

    private static Viewer connect(int port, ViewerOptions options) throws IOException {
        return Viewer.connect(SocketConnection.open("127.0.0.1", port, Duration.ofSeconds(5)), options);
    }

    @Test
    void aTerminalShowsAQrCodeForOtherMachines() throws Exception {
        if (NetworkInterface.networkInterfaces().allMatch(DistributionFirstMinuteTest::isNoNetwork)) {
            Programs.leaveOut("a QR code needs an address in a network, which this machine lacks");
        }
        List<String> shown = inATerminal("C.UTF-8");
        assertTrue(shown.stream().anyMatch(line -> line.contains("\u2580")), shown::toString);
        assertTrue(shown.stream().anyMatch(line -> line.endsWith(" in a browser on another machine")), shown::toString);
        assertFalse(inATerminal("C").stream().anyMatch(line -> line.contains("\u001b[97;40m")), "one without UTF-8");
    }

    private static boolean isNoNetwork(NetworkInterface card) {
        try {
            return card.isLoopback()
                    || !card.isUp()
                    || card.getInterfaceAddresses().isEmpty();
        } catch (IOException e) {
            return true;
        }
    }

    /** What a terminal gets until the server has said all. */
    private static List<String> inATerminal(String locale) throws IOException, InterruptedException {
        Programs.require("script", "bsdutils");
        String command = "exec " + Distribution.SCRIPT + " serve --port 0 --host 0.0.0.0 --capture demo";
        Map<String, String> environment = Map.of("LC_ALL", locale, "TERM", "xterm");
        try (Distribution terminal =
                Distribution.start(Path.of("script"), Path.of("."), environment, "-qefc", command, "/dev/null")) {
            List<String> lines = new ArrayList<>();
            do {
                lines.add(terminal.next());
            } while (!lines.get(lines.size() - 1).contains("keep one and other settings"));
            if (locale.endsWith("UTF-8")) {
                lines.add(terminal.next()); // the picture is below
            }
            terminal.descendants().forEach(ProcessHandle::destroy);
            lines.addAll(terminal.awaitEnd().out());
            return lines.stream().map(String::stripTrailing).toList();
        }
    }
}
