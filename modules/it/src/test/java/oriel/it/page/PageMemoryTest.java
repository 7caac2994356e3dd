package oriel.it.page;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import oriel.it.Browser;
import oriel.it.ClientPage;
import oriel.it.ScreenServer;
import oriel.plugin.Configured;
import oriel.rfb.Rect;
import oriel.scenes.Scene;
import oriel.scenes.SceneKind;
import oriel.testkit.PaintedScreen;
import oriel.testkit.Parts;

/**
 * A page that shows a film and takes texts for long holds no more in the end than in the beginning. {@code -Psoak} looks at
 * it for ten minutes, with {@code -Dsoak.seconds=1800} for half an hour.
 */
@EnabledIfSystemProperty(named = "oriel.soak.seconds", matches = "\\d{3,}")
@Timeout(value = 2, unit = TimeUnit.HOURS)
class PageMemoryTest {

    private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("oriel.soak.seconds", 0));
    private static final int LOOKS = 10;
    private static final double MEGA = 1e6;

    private final PaintedScreen screen = new PaintedScreen(1280, 800);
    private final Scene film = SceneKind.VIDEO.open(1280, 800, 1);
    private final Random random = new Random(1);

    private void paint() {
        List<Rect> changed = film.next();
        screen.paint(picture -> {
            System.arraycopy(film.picture().pixels(), 0, picture.pixels(), 0, picture.pixels().length);
            return changed.stream().reduce(Rect.EMPTY, Rect::union);
        });
        if (random.nextInt(50) == 0) {
            screen.listener().clipboardChanged("text " + "x".repeat(random.nextInt(10_000)));
        }
    }

    /** What is still used once all else was collected, in megabytes. */
    private static double used(CDPSession session) {
        session.send("HeapProfiler.collectGarbage");
        JsonObject heap = session.send("Runtime.getHeapUsage");
        return heap.get("usedSize").getAsDouble() / MEGA;
    }

    @Test
    void staysTheSame() throws Exception {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try (ScreenServer server = ScreenServer.start(
                        Configured.plain(screen),
                        Parts.encoders(),
                        Parts.open(),
                        ClientPage.pages(),
                        ScreenServer.unpaced(Optional.empty()));
                ClientPage page = new ClientPage(Browser.Look.LAPTOP, server.port())) {
            clock.scheduleAtFixedRate(this::paint, 0, 50, TimeUnit.MILLISECONDS);
            page.open("/#autoconnect=1").awaitConnected().press("#show-statistics");
            CDPSession session = page.page().context().newCDPSession(page.page());
            page.page().waitForTimeout(LENGTH.toMillis() / LOOKS / 2.0);
            double first = used(session);
            double last = first;
            for (int i = 0; i < LOOKS; i++) {
                page.page().waitForTimeout(LENGTH.toMillis() / (double) LOOKS);
                last = used(session);
                System.out.printf("after %d of %d: %.1f MB, %.1f at first%n", i + 1, LOOKS, last, first);
            }
            assertTrue(last < first * 1.2 + 1, last + " MB after " + first);
        } finally {
            clock.shutdownNow();
        }
    }
}
