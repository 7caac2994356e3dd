package oriel.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.capture.Resizer;
import oriel.client.Viewer;
import oriel.rfb.Encodings;
import oriel.rfb.MonitorArea;
import oriel.rfb.Rect;
import oriel.server.options.ServerOptions;
import oriel.server.options.SessionOptions;
import oriel.testkit.PaintedScreen;
import oriel.testkit.Parts;

/** A display that gives no answer holds up neither a viewer's session nor its place. */
@Timeout(60)
class HangingScreenTest {

    private static final SessionOptions TWO =
            SessionOptions.DEFAULT.withMaxViewers(2).withMaxHandshakes(10);

    private final PaintedScreen screen = new PaintedScreen(64, 48).resizing(Resizer.Outcome.DONE);
    private MemoryServer server;

    @BeforeEach
    void start() throws Exception {
        server = new MemoryServer(
                screen, Parts.open(), ServerOptions.named("test").withSessions(TWO));
    }

    @AfterEach
    void stop() {
        screen.goOn();
        server.close();
    }

    private void awaitViewers(int count) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (server.stats().viewers() != count) {
            assertTrue(System.nanoTime() - end < 0, () -> server.stats().viewers() + " viewers");
            Thread.onSpinWait();
        }
    }

    private static void expectPicture(Viewer viewer) throws Exception {
        viewer.requestUpdate(false);
        viewer.readUpdate();
    }

    private void typeMuch(Viewer typist) throws Exception {
        screen.hang();
        for (int i = 0; i < 500; i++) {
            typist.key('a' + i % 26, true);
            typist.key('a' + i % 26, false);
        }
        typist.pointer(5, 6, 1);
        expectPicture(typist);
        screen.awaitStuck();
    }

    @Test
    void aViewerThatIsSentAwayTypesNoMore() throws Exception {
        try (Viewer typist = server.viewer()) {
            typeMuch(typist);
            assertTrue(
                    server.server().disconnect(server.server().sessions().get(0).id(), "made by the test"));
            awaitViewers(0);
        }
        screen.goOn();
        assertEquals("key 97 down", screen.nextEvent());
        assertEquals("key 97 up", screen.nextEvent());
        try (Viewer next = server.viewer()) {
            next.key('z', true);
            assertEquals("key 122 down", screen.nextEvent());
        }
    }

    /** As a script does. */
    @Test
    void aViewerThatLeavesHasTypedItAllAndHoldsNothing() throws Exception {
        try (Viewer typist = server.viewer()) {
            typeMuch(typist);
        }
        awaitViewers(0);
        screen.goOn();
        for (int i = 0; i < 500; i++) {
            int key = 'a' + i % 26;
            assertEquals("key " + key + " down", screen.nextEvent());
            assertEquals("key " + key + " up", screen.nextEvent());
        }
        assertEquals("move 5,6", screen.nextEvent());
        assertEquals("button 1 down", screen.nextEvent());
        assertEquals("button 1 up", screen.nextEvent());
    }

    @Test
    void aViewerWhoseSizeIsNotAnsweredIsServedAndMayLeave() throws Exception {
        screen.hang();
        try (Viewer sizer = server.viewer();
                Viewer other = server.viewer()) {
            sizer.setEncodings(List.of(Encodings.RAW, Encodings.EXTENDED_DESKTOP_SIZE));
            expectPicture(sizer);
            sizer.setDesktopSize(80, 60, List.of(new MonitorArea(1, new Rect(0, 0, 80, 60), 0)));
            screen.awaitStuck();
            other.setEncodings(List.of(Encodings.RAW, Encodings.EXTENDED_DESKTOP_SIZE));
            other.setDesktopSize(90, 60, List.of(new MonitorArea(1, new Rect(0, 0, 90, 60), 0)));
            expectPicture(other);
        }
        awaitViewers(0);
        try (Viewer next = server.viewer()) {
            expectPicture(next);
        }
        screen.goOn();
    }
}
