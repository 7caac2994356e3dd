package oriel.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.client.SocketConnection;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.server.options.ServerOptions;
import oriel.server.options.SessionOptions;
import oriel.testkit.Endpoint;
import oriel.testkit.PaintedScreen;
import oriel.testkit.Parts;
import oriel.transport.HttpPages;
import oriel.transport.Transport;
import oriel.transport.TransportSettings;

/** Twenty viewers of one screen on real sockets, of which one stops reading in the middle of a large update. */
@Timeout(120)
class ManyViewersTest {

    private static final int VIEWERS = 20;

    private final PaintedScreen screen = new PaintedScreen(1920, 1080);
    private final Random random = new Random(17);

    private OrielServer server() throws Exception {
        SessionOptions sessions = SessionOptions.DEFAULT.withMaxViewers(VIEWERS);
        Transport transport = Parts.transport()
                .create(TransportSettings.listenOn("127.0.0.1", 0), Options.none("plugins.netty"), HttpPages.NONE);
        return OrielServer.start(
                ServerOptions.named("test").withSessions(sessions),
                new ServerParts(Configured.plain(screen), Parts.encoders(), Parts.open(), List.of(transport)));
    }

    private static Viewer viewer(OrielServer server, int encoding) throws Exception {
        InetSocketAddress address = Endpoint.first(server.endpoints());
        Viewer viewer = Viewer.connect(
                SocketConnection.open("127.0.0.1", address.getPort(), Duration.ofSeconds(10)), ViewerOptions.OPEN);
        viewer.setEncodings(List.of(encoding, Encodings.CURSOR));
        return viewer;
    }

    /** Noise, which no encoding makes small, in a part of the screen. */
    private void paint(Rect area) {
        screen.paint(picture -> {
            for (int y = area.y(); y < area.bottom(); y++) {
                for (int x = area.x(); x < area.right(); x++) {
                    picture.pixels()[picture.offset(x, y)] = random.nextInt(0x1000000);
                }
            }
            return area;
        });
    }

    @Test
    void oneThatStopsReadingDisturbsNobodyAndThenSeesTheNewestPicture() throws Exception {
        Framebuffer bounds = screen.picture();
        try (OrielServer server = server()) {
            paint(bounds.bounds());
            Viewer stalled = viewer(server, Encodings.RAW);
            stalled.requestUpdate(false);
            List<Viewer> viewers = new ArrayList<>();
            for (int i = 1; i < VIEWERS; i++) {
                Viewer viewer = viewer(server, i % 4 == 0 ? Encodings.ZRLE : Encodings.RAW);
                viewers.add(viewer);
                viewer.requestUpdate(false);
                viewer.readUpdate();
            }
            for (int round = 0; round < 10; round++) {
                paint(new Rect(random.nextInt(1800), random.nextInt(1000), 100, 70));
                for (Viewer viewer : viewers) {
                    viewer.requestUpdate(true);
                }
                Framebuffer shown = screen.picture();
                for (Viewer viewer : viewers) {
                    viewer.readUpdate();
                    assertTrue(shown.sameAs(viewer.picture()), "round " + round);
                }
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
