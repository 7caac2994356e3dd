package oriel.it.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.microsoft.playwright.PlaywrightException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.client.SocketConnection;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.it.Browser;
import oriel.it.ClientPage;
import oriel.it.ScreenServer;
import oriel.plugin.Configured;
import oriel.server.options.UpdateOptions;
import oriel.testkit.LateProxy;
import oriel.testkit.PaintedScreen;
import oriel.testkit.Parts;

/**
 * Oriel's page loads, with its screen, through a tunnel whose far end is open before the browser has said anything, whoever
 * has come from there before. The property {@code oriel.loads} says how often.
 */
@Timeout(600)
class LateBrowserTest {

    private static final int LOADS = Integer.getInteger("oriel.loads", 2);

    /** A machine that is busy with other things may keep one browser from speaking in time; a wrong rule spoils each try. */
    private static final int TRIES = 3;

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 60, 120, 300})
    void loadsThePageBeforeAndAfterViewersOfTheSameAddress(int delayMillis) throws Exception {
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < TRIES; i++) {
            Optional<String> fault = fault(Duration.ofMillis(delayMillis));
            if (fault.isEmpty()) {
                return;
            }
            faults.add(fault.get());
        }
        fail(faults.toString());
    }

    private static Optional<String> fault(Duration delay) throws Exception {
        try (ScreenServer server = ScreenServer.start(
                        Configured.plain(new PaintedScreen(320, 200)),
                        Parts.encoders(),
                        Parts.open(),
                        ClientPage.pages(),
                        UpdateOptions.DEFAULT);
                LateProxy tunnel = LateProxy.before(server.port(), delay)) {
            load(tunnel);
            for (int i = 0; i < 2; i++) {
                Duration limit = Duration.ofSeconds(5);
                Viewer.connect(SocketConnection.open("127.0.0.1", tunnel.port(), limit), ViewerOptions.OPEN)
                        .close();
            }
            load(tunnel);
            int spoilt = tunnel.spoilt();
            return spoilt == 0 ? Optional.empty() : Optional.of(spoilt + " requests came after a greeting");
        } catch (PlaywrightException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static void load(LateProxy tunnel) {
        for (int i = 0; i < LOADS; i++) {
            try (Browser browser = new Browser(800, 600)) {
                browser.go("http://127.0.0.1:" + tunnel.port() + "/#autoconnect=1");
                browser.awaitState("connected");
                assertEquals(List.of(), browser.errors());
                assertTrue(
                        browser.page().title().contains("Oriel"), browser.page().title());
            }
        }
    }
}
