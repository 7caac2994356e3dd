package oriel.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.client.Viewer;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.Limits;
import oriel.rfb.Rect;
import oriel.server.ServerOptions;
import oriel.server.SessionOptions;
import oriel.server.UpdateOptions;
import oriel.testkit.PaintedScreen;

/** Twenty viewers of one screen, of which one stops reading. */
@Timeout(60)
class ManyViewersTest {

    private static final int VIEWERS = 20;

    private final PaintedScreen screen = new PaintedScreen(640, 480);
    private final Random random = new Random(17);

    private MemoryServer server() throws Exception {
        SessionOptions base = SessionOptions.DEFAULT;
        SessionOptions sessions = new SessionOptions(
                VIEWERS,
                base.maxHandshakes(),
                base.handshakeTimeout(),
                base.messageTimeout(),
                base.sharing(),
                false,
                Limits.DEFAULT);
        return new MemoryServer(screen, Parts.open(), new ServerOptions("test", sessions, UpdateOptions.DEFAULT));
    }

    private Rect noise(Framebuffer picture) {
        for (int i = 0; i < picture.pixels().length; i++) {
            picture.pixels()[i] = random.nextInt(0x1000000);
        }
        return picture.bounds();
    }

    @Test
    void oneThatStopsReadingDisturbsNobodyAndThenSeesTheNewestPicture() throws Exception {
        List<Viewer> viewers = new ArrayList<>();
        try (MemoryServer server = server()) {
            for (int i = 0; i < VIEWERS; i++) {
                Viewer viewer = server.viewer();
                viewer.setEncodings(List.of(i % 2 == 0 ? Encodings.ZRLE : Encodings.RAW, Encodings.CURSOR));
                viewers.add(viewer);
            }
            Viewer stalled = viewers.remove(VIEWERS - 1);
            screen.paint(this::noise);
            stalled.requestUpdate(false);
            for (int round = 0; round < 5; round++) {
                for (Viewer viewer : viewers) {
                    viewer.requestUpdate(round > 0);
                }
                for (Viewer viewer : viewers) {
                    viewer.readUpdate();
                    assertTrue(screen.picture().sameAs(viewer.picture()));
                }
                screen.paint(this::noise);
            }
            stalled.readUpdate();
            stalled.requestUpdate(true);
            stalled.readUpdate();
            assertTrue(screen.picture().sameAs(stalled.picture()));
            assertEquals(VIEWERS, server.stats().viewers());
            viewers.forEach(Viewer::close);
            stalled.close();
        }
    }
}
