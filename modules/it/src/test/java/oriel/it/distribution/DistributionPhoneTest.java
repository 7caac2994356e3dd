package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.it.Browser;
import oriel.it.ClientPage;
import oriel.it.Distribution;
import oriel.it.TerminalQrCode;
import oriel.rfb.Rect;
import oriel.testkit.Programs;

/** Somebody without knowledge starts the server for others, and points a phone at the terminal. */
@Timeout(120)
class DistributionPhoneTest {

    @TempDir
    Path state;

    @Test
    void thePictureInTheTerminalLeadsAPhoneToALockedSession() throws Exception {
        needsNetwork();
        try (Distribution terminal = serveInATerminal();
                ClientPage phone = new ClientPage(Browser.Look.PHONE, 0)) {
            List<String> shown = untilThePictureEnds(terminal);
            String link = TerminalQrCode.read(shown);
            assertTrue(link.matches("https://.+:\\d+/#password=[a-z2-9]{8}&autoconnect=1"), link);
            int picture = first(shown, TerminalQrCode::isPart);
            assertTrue(first(shown, line -> line.contains("a browser warns once")) < picture, shown::toString);

            phone.browser().go(link);
            phone.awaitConnected();
            phone.browser().await("document.getElementById('open-session').dataset.line === 'closed'");
            assertEquals(new Rect(0, 0, 1280, 800), phone.browser().picture().bounds());
            terminal.descendants().forEach(ProcessHandle::destroy);
        }
    }

    private Distribution serveInATerminal() throws IOException, InterruptedException {
        Programs.require("script", "bsdutils");
        String command = "exec " + Distribution.SCRIPT + " serve --port 0 --host 0.0.0.0 --capture demo";
        Map<String, String> environment =
                Map.of("LC_ALL", "C.UTF-8", "TERM", "xterm", "ORIEL_STATE_FOLDER", state.toString());
        return Distribution.start(Path.of("script"), Path.of("."), environment, "-qefc", command, "/dev/null");
    }

    /** The picture comes last, and all of its lines look alike. */
    private static List<String> untilThePictureEnds(Distribution terminal) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        int rows = 0;
        do {
            lines.add(terminal.next().stripTrailing());
            rows += TerminalQrCode.isPart(lines.get(lines.size() - 1)) ? 1 : 0;
        } while (rows < rowsOf(lines));
        return lines;
    }

    /** As wide as it is high, in halves of characters; one row at least. */
    private static int rowsOf(List<String> lines) {
        return lines.stream()
                .filter(TerminalQrCode::isPart)
                .findFirst()
                .map(TerminalQrCode::rows)
                .orElse(1);
    }

    private static int first(List<String> lines, Predicate<String> which) {
        int index = 0;
        while (!which.test(lines.get(index))) {
            index++;
        }
        return index;
    }

    private static void needsNetwork() throws IOException {
        boolean network = NetworkInterface.networkInterfaces()
                .anyMatch(card -> !card.getInterfaceAddresses().isEmpty()
                        && !card.getInterfaceAddresses().get(0).getAddress().isLoopbackAddress());
        if (!network) {
            Programs.leaveOut("a QR code needs an address in a network, which this machine lacks");
        }
    }
}
