package oriel.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.client.ServerEvent;
import oriel.client.Viewer;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.scenes.Photo;
import oriel.testkit.PaintedScreen;
import oriel.testkit.Psnr;

/** What was sent with loss is sent again without, once it is quiet; and nothing else has to wait for that. */
@Timeout(60)
class LosslessRefreshTest {

    private static final Rect LEFT = new Rect(0, 0, 256, 256);
    private static final Rect RIGHT = new Rect(320, 0, 256, 256);

    /** Between the photographs, in a tile of its own. */
    private static final Rect DOT = new Rect(290, 100, 1, 1);

    private final PaintedScreen screen = new PaintedScreen(576, 256);
    private final Framebuffer photo = new Photo(3).draw(576, 256);

    private static MemoryServer server(PaintedScreen screen, Duration refreshAfter) throws Exception {
        return MemoryServer.with(screen, MemoryServer.unpaced(Optional.of(refreshAfter)));
    }

    /** A viewer that has the black screen and takes loss. */
    private static Viewer viewer(MemoryServer server, int encoding) throws Exception {
        Viewer viewer = server.viewer();
        viewer.setEncodings(List.of(encoding, Encodings.ZRLE, Encodings.QUALITY_LEVEL_0 + 8, Encodings.CURSOR));
        viewer.requestUpdate(false);
        viewer.readUpdate();
        return viewer;
    }

    private void show(Rect area) {
        screen.paint(picture -> {
            picture.copyFrom(photo, area);
            return area;
        });
    }

    private void dot(int colour) {
        screen.paint(picture -> {
            picture.fill(DOT, colour);
            return DOT;
        });
    }

    private static ServerEvent.Update next(Viewer viewer) throws IOException {
        viewer.requestUpdate(true);
        return viewer.readUpdate();
    }

    private boolean exact(Viewer viewer, Rect area) {
        return Psnr.of(screen.picture(), viewer.picture(), area) == Double.POSITIVE_INFINITY;
    }

    @ParameterizedTest
    @ValueSource(ints = {Encodings.TIGHT, Encodings.JPEG})
    void aPhotographBecomesExactOnceItIsQuiet(int encoding) throws Exception {
        try (MemoryServer server = server(screen, Duration.ofMillis(300));
                Viewer viewer = viewer(server, encoding)) {
            show(LEFT);
            next(viewer);
            double decibels = Psnr.of(screen.picture(), viewer.picture(), LEFT);
            assertTrue(decibels >= 35 && decibels < 60, decibels + " dB");
            while (!exact(viewer, LEFT)) {
                next(viewer);
            }
            viewer.requestUpdate(true);
            dot(0xff0000);
            viewer.readUpdate().areas().forEach(area -> assertTrue(area.contains(DOT), "sent again: " + area));
        }
    }

    @Test
    void aChangeGoesAheadOfIt() throws Exception {
        PaintedScreen wide = new PaintedScreen(1920, 1000);
        Rect large = new Rect(0, 0, 1920, 960);
        Rect dot = new Rect(1000, 970, 1, 1);
        try (MemoryServer server = server(wide, Duration.ofMillis(1));
                Viewer viewer = viewer(server, Encodings.TIGHT)) {
            for (int i = 1; i <= 4; i++) {
                Framebuffer shown = new Photo(i).draw(1920, 960);
                wide.paint(picture -> {
                    picture.copyFrom(shown, large);
                    return large;
                });
                next(viewer);
                int colour = i;
                wide.paint(picture -> {
                    picture.fill(dot, colour);
                    return dot;
                });
                while (viewer.picture().pixels()[viewer.picture().offset(dot.x(), dot.y())] != colour) {
                    next(viewer);
                }
                assertFalse(
                        Arrays.equals(wide.picture().pixels(), viewer.picture().pixels()), "the change came last");
            }
        }
    }

    @Test
    void comesBetweenTheChangesOfAnotherArea() throws Exception {
        try (MemoryServer server = server(screen, Duration.ofMillis(300));
                Viewer viewer = viewer(server, Encodings.TIGHT)) {
            show(LEFT);
            next(viewer);
            assertFalse(exact(viewer, LEFT));
            for (int i = 1; !exact(viewer, LEFT); i++) {
                dot(i);
                next(viewer);
                assertTrue(exact(viewer, DOT), "the change waits");
                next(viewer);
            }
        }
    }

    @Test
    void theOldestComesFirst() throws Exception {
        try (MemoryServer server = server(screen, Duration.ofMillis(300));
                Viewer viewer = viewer(server, Encodings.TIGHT)) {
            show(RIGHT);
            next(viewer);
            show(LEFT);
            next(viewer);
            assertFalse(exact(viewer, RIGHT));
            assertFalse(exact(viewer, LEFT));
            boolean reached = false;
            while (!exact(viewer, LEFT)) {
                boolean left = next(viewer).areas().stream().anyMatch(LEFT::intersects);
                assertTrue(!left || exact(viewer, RIGHT), "the newer was sent before the older");
                reached |= left;
            }
            assertTrue(reached);
        }
    }

    @Test
    void nobodyGetsItWithoutAsking() throws Exception {
        try (MemoryServer server = server(screen, Duration.ofMillis(1));
                Viewer viewer = viewer(server, Encodings.TIGHT)) {
            show(LEFT);
            next(viewer);
            long updates = server.stats().updates();
            for (int i = 0; i < 50; i++) {
                screen.listener().bell();
                assertInstanceOf(ServerEvent.Bell.class, viewer.read());
            }
            assertEquals(updates, server.stats().updates());
            assertFalse(exact(viewer, LEFT));
            while (!exact(viewer, LEFT)) {
                next(viewer);
            }
        }
    }
}
