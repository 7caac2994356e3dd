package oriel.it.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.client.SocketConnection;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.it.CProgram;
import oriel.it.ScreenServer;
import oriel.rfb.Encodings;
import oriel.server.ServerStats;
import oriel.testkit.Xvfb;

/** A still screen costs nothing, and a screen that nobody watches is not read. */
@Timeout(60)
class IdleTest {

    private static final long WATCHED_SECONDS = 3;

    /** Nothing wakes up while a viewer waits for a change of a still screen: counters and processor time stand still. */
    @Test
    void restsWithAViewerOfAStillScreen() throws Exception {
        try (Xvfb xvfb = Xvfb.start(1280, 800);
                CProgram painter = CProgram.painter(xvfb.display());
                ScreenServer server = ScreenServer.open(xvfb);
                Viewer viewer = viewer(server)) {
            painter.say("draw 5 50").expect("drawn");
            viewer.requestUpdate(false);
            viewer.readUpdate();
            viewer.requestUpdate(true);
            awaitStill(server);
            ServerStats before = server.stats();
            long busy = processorNanos();
            TimeUnit.SECONDS.sleep(WATCHED_SECONDS);
            assertEquals(before, server.stats());
            long used = processorNanos() - busy;
            assertTrue(used < TimeUnit.SECONDS.toNanos(WATCHED_SECONDS) / 100, used + " ns of processor time");
            painter.say("draw 6 1").expect("drawn");
            viewer.readUpdate();
        }
    }

    @Test
    void doesNotReadAScreenThatNobodyWatches() throws Exception {
        try (Xvfb xvfb = Xvfb.start(640, 480);
                CProgram painter = CProgram.painter(xvfb.display());
                ScreenServer server = ScreenServer.open(xvfb)) {
            painter.say("draw 5 200").expect("drawn");
            assertEquals(0, server.stats().captures());
            try (Viewer viewer = viewer(server)) {
                viewer.requestUpdate(false);
                viewer.readUpdate();
                viewer.requestUpdate(true);
            }
            while (server.stats().viewers() > 0) {
                TimeUnit.MILLISECONDS.sleep(20); // On a busy machine it takes a while until the end is noticed.
            }
            awaitStill(server);
            long captures = server.stats().captures();
            painter.say("draw 6 200").expect("drawn");
            assertEquals(captures, server.stats().captures());
        }
    }

    private static Viewer viewer(ScreenServer server) throws Exception {
        Viewer viewer = Viewer.connect(
                SocketConnection.open("127.0.0.1", server.port(), Duration.ofSeconds(10)), ViewerOptions.OPEN);
        viewer.setEncodings(List.of(Encodings.ZRLE, Encodings.CURSOR));
        return viewer;
    }

    /** Waits until the counters have not changed for a while. */
    private static void awaitStill(ScreenServer server) throws InterruptedException {
        ServerStats last = server.stats();
        int still = 0;
        while (still < 5) {
            TimeUnit.MILLISECONDS.sleep(100);
            ServerStats now = server.stats();
            still = now.equals(last) ? still + 1 : 0;
            last = now;
        }
    }

    /** Processor time of all threads of the server. */
    private static long processorNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long id : threads.getAllThreadIds()) {
            var thread = threads.getThreadInfo(id);
            if (thread != null && thread.getThreadName().startsWith("oriel-")) {
                sum += Math.max(0, threads.getThreadCpuTime(id));
            }
        }
        return sum;
    }
}
