package oriel.it.viewers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.it.CProgram;
import oriel.it.Distribution;
import oriel.it.Docs;
import oriel.it.Pictures;
import oriel.it.Ports;
import oriel.it.TigerVnc;
import oriel.rfb.Framebuffer;
import oriel.testkit.Xvfb;
import oriel.testkit.XwdPicture;

/** The {@code ssh -L} that README and docs show, word for word but for ports and the host, in front of a server for this machine alone. */
@Timeout(120)
class SshTest {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final Pattern COMMAND = Pattern.compile("`(ssh -L [^`]*HOST)`");

    @TempDir
    Path folder;

    /** The one command that all pages show. */
    private static String shown() throws Exception {
        String command = "";
        for (Path page : Docs.pages()) {
            Matcher found = COMMAND.matcher(Files.readString(page));
            while (found.find()) {
                assertTrue(
                        command.isEmpty() || command.equals(found.group(1)), () -> page + " shows " + found.group(1));
                command = found.group(1);
            }
        }
        return command;
    }

    private static List<String> command(int local, int port) throws Exception {
        Matcher parts = Pattern.compile("ssh -L 5900:localhost:5900 HOST").matcher(shown());
        assertTrue(parts.matches(), shown());
        return List.of("ssh", "-L", local + ":localhost:" + port, "127.0.0.1");
    }

    @Test
    void aViewerComesThroughATunnelAndTheLogsKnowItByItsEnd() throws Exception {
        Path audit = folder.resolve("audit.log");
        Map<String, String> settings = Map.of(
                "ORIEL_PASSWORD",
                "secret",
                "ORIEL_AUDIT_LOG",
                audit.toString(),
                "ORIEL_STATE_FOLDER",
                folder.toString());
        try (Xvfb screen = Xvfb.start(WIDTH, HEIGHT);
                CProgram painter = CProgram.painter(screen.display());
                Distribution server = Distribution.start(
                        settings, "serve", "--host", "127.0.0.1", "--port", "0", "--display", screen.display())) {
            int local = Ports.free();
            try (SshTunnel tunnel = SshTunnel.open(local, command(local, server.port()));
                    Xvfb desk = Xvfb.start(WIDTH, HEIGHT)) {
                painter.say("draw 5 200").expect("drawn");
                TigerVnc.connectAs("", "secret", desk, tunnel.port(), "-AutoSelect=0", "-NoJPEG=1", "-FullColor=1");
                Framebuffer wanted = XwdPicture.of(screen);
                Pictures.expect("TigerVNC through ssh", wanted, () -> XwdPicture.of(desk));
            }
        }
        List<String> logins = Files.readAllLines(audit).stream()
                .filter(line -> line.contains("\"event\":\"login\""))
                .toList();
        assertEquals(1, logins.size(), logins::toString);
        assertTrue(logins.get(0).matches(".*\"from\":\"127.0.0.1:\\d+\",\"browser\":false,.*"), logins.get(0));
    }
}
