package oriel.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.client.Viewer;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.server.options.FrameRates;
import oriel.server.options.NetworkProfile;
import oriel.server.options.UpdateOptions;
import oriel.testkit.PaintedScreen;
import oriel.testkit.TestPictures;

/** Every option of updates does what it says. */
@Timeout(30)
class UpdateOptionsTest {

    private final PaintedScreen screen = new PaintedScreen(64, 48);

    private static UpdateOptions options(boolean coalesce, boolean regions, double scale) {
        return UpdateOptions.DEFAULT
                .withCoalesceRequests(coalesce)
                .withDetectRegions(regions)
                .withScale(scale);
    }

    private void dot(int x, int y) {
        screen.paint(picture -> {
            picture.pixels()[picture.offset(x, y)] ^= 0xffffff;
            return new Rect(x, y, 1, 1);
        });
    }

    private static Viewer quiet(MemoryServer server) throws Exception {
        Viewer viewer = server.viewer();
        viewer.setEncodings(List.of(Encodings.CURSOR));
        viewer.requestUpdate(false);
        viewer.readUpdate();
        return viewer;
    }

    @Test
    void sendsTheWholeAreaWithoutRegionDetection() throws Exception {
        try (MemoryServer server = MemoryServer.with(screen, options(true, false, 1.0));
                Viewer viewer = quiet(server)) {
            viewer.requestUpdate(true);
            dot(3, 3);
            assertEquals(List.of(new Rect(0, 0, 64, 48)), viewer.readUpdate().areas());
        }
    }

    @Test
    void answersEachRequestByItselfWithoutCoalescing() throws Exception {
        try (MemoryServer server = MemoryServer.with(screen, options(false, true, 1.0));
                Viewer viewer = quiet(server)) {
            viewer.requestUpdate(new Rect(0, 0, 16, 16), true);
            viewer.requestUpdate(new Rect(16, 0, 16, 16), true);
            dot(3, 3);
            dot(20, 3);
            assertShows(viewer.readUpdate().areas(), new Rect(3, 3, 1, 1), new Rect(0, 0, 16, 16));
            assertShows(viewer.readUpdate().areas(), new Rect(20, 3, 1, 1), new Rect(16, 0, 16, 16));
        }
    }

    /** One area that shows a dot and lies within what was asked for. */
    private static void assertShows(List<Rect> areas, Rect dot, Rect asked) {
        assertEquals(1, areas.size());
        assertTrue(areas.get(0).contains(dot) && asked.contains(areas.get(0)), areas::toString);
    }

    @Test
    void answersRequestsTogetherWithCoalescing() throws Exception {
        FrameRates slow = new FrameRates(10, 10, 10);
        UpdateOptions together = UpdateOptions.DEFAULT.withRates(slow);
        try (MemoryServer server = MemoryServer.with(screen, together);
                Viewer viewer = quiet(server)) {
            dot(3, 3);
            dot(20, 3);
            viewer.requestUpdate(new Rect(0, 0, 16, 16), true);
            viewer.requestUpdate(new Rect(16, 0, 16, 16), true);
            Rect both = viewer.readUpdate().areas().stream().reduce(Rect.EMPTY, Rect::union);
            assertEquals(Rect.between(3, 3, 21, 4), both);
        }
    }

    @Test
    void keepsToTheRateOfTheProfile() throws Exception {
        FrameRates rates = new FrameRates(1000, 1000, 20);
        UpdateOptions far = UpdateOptions.DEFAULT.withRates(rates).withForcedProfile(Optional.of(NetworkProfile.WAN));
        try (MemoryServer server = MemoryServer.with(screen, far);
                Viewer viewer = quiet(server)) {
            long before = System.nanoTime();
            for (int i = 0; i < 6; i++) {
                dot(1, 1);
                viewer.requestUpdate(true);
                viewer.readUpdate();
            }
            long millis = (System.nanoTime() - before) / 1_000_000;
            assertTrue(millis >= 245, "6 updates at 20 a second took only " + millis + " ms");
        }
    }

    @Test
    void scalesPictureAndPointer() throws Exception {
        try (MemoryServer server = MemoryServer.with(screen, options(true, true, 0.5));
                Viewer viewer = quiet(server)) {
            assertEquals(new Rect(0, 0, 32, 24), viewer.picture().bounds());
            screen.paint(picture -> {
                picture.fill(new Rect(10, 10, 2, 1), 0xff0000);
                picture.fill(new Rect(10, 11, 2, 1), 0x0000ff);
                return new Rect(10, 10, 2, 2);
            });
            viewer.requestUpdate(true);
            viewer.readUpdate();
            Framebuffer picture = viewer.picture();
            assertEquals(0x800080, picture.pixels()[picture.offset(5, 5)]);
            assertEquals(0, picture.pixels()[picture.offset(6, 5)]);
            viewer.pointer(31, 23, 0);
            assertEquals("move 63,47", screen.nextEvent());
        }
    }

    @Test
    void scalesPartsAsItScalesTheWhole() throws Exception {
        for (double scale : new double[] {0.3, 0.77, 1.5}) {
            PaintedScreen parts = new PaintedScreen(200, 150);
            Framebuffer wanted = TestPictures.desktop(200, 150);
            try (MemoryServer server = MemoryServer.with(parts, options(true, true, scale));
                    Viewer viewer = quiet(server)) {
                for (int y = 0; y < 150; y += 37) {
                    Rect band = new Rect(0, y, 200, Math.min(37, 150 - y));
                    parts.paint(picture -> {
                        picture.copyFrom(wanted, band);
                        return band;
                    });
                    viewer.requestUpdate(true);
                    viewer.readUpdate();
                }
                try (Viewer late = quiet(server)) {
                    assertTrue(late.picture().sameAs(viewer.picture()));
                }
                PaintedScreen once = new PaintedScreen(200, 150);
                once.paint(picture -> {
                    picture.copyFrom(wanted, picture.bounds());
                    return picture.bounds();
                });
                try (MemoryServer whole = MemoryServer.with(once, options(true, true, scale));
                        Viewer direct = quiet(whole)) {
                    assertTrue(direct.picture().sameAs(viewer.picture()), "scaled by " + scale);
                }
            }
        }
    }
}
