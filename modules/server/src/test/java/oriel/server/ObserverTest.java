package oriel.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.plugin.Configured;
import oriel.rfb.Encodings;
import oriel.rfb.Rect;
import oriel.server.event.ServerListener;
import oriel.server.event.SessionInfo;
import oriel.server.options.ServerOptions;
import oriel.server.options.SessionOptions;
import oriel.server.options.Sharing;
import oriel.testkit.MemoryTransport;
import oriel.testkit.PaintedScreen;
import oriel.testkit.Parts;

/** A viewer of the program's own. */
@Timeout(30)
class ObserverTest {

    private final PaintedScreen screen = new PaintedScreen(64, 48);
    private final MemoryTransport transport = new MemoryTransport();
    private final List<String> heard = new CopyOnWriteArrayList<>();

    private OrielServer server() throws Exception {
        SessionOptions sessions = SessionOptions.DEFAULT.withMaxViewers(1).withSharing(Sharing.VIEWER_DECIDES);
        ServerParts parts = new ServerParts(
                Configured.plain(screen), Parts.encoders(), Parts.tools(), Parts.passwords(), List.of(transport));
        return OrielServer.start(ServerOptions.named("desk").withSessions(sessions), parts, listener());
    }

    private ServerListener listener() {
        return new ServerListener() {
            @Override
            public void connected(SessionInfo session) {
                heard.add("connected");
            }

            @Override
            public void authenticated(SessionInfo session) {
                heard.add("authenticated");
            }

            @Override
            public void closed(SessionInfo session, String reason) {
                heard.add("closed");
            }
        };
    }

    private static Viewer observer(OrielServer server) throws IOException {
        Viewer observer = Viewer.connect(server.observe(), ViewerOptions.OPEN);
        observer.setEncodings(List.of(Encodings.ZRLE, Encodings.CURSOR));
        observer.requestUpdate(false);
        observer.readUpdate();
        return observer;
    }

    private void paint(int rgb) {
        screen.paint(picture -> {
            picture.fill(new Rect(0, 0, 64, 48), rgb);
            return picture.bounds();
        });
    }

    @Test
    void seesWhatChangesWithoutALoginAndPressesNothing() throws Exception {
        try (OrielServer server = server();
                Viewer observer = observer(server)) {
            paint(0x123456);
            observer.key('a', true);
            observer.requestUpdate(true);
            observer.readUpdate();
            assertEquals(0x123456, observer.picture().pixels()[100]);
            assertEquals(List.of(), server.sessions());
            assertEquals(0, server.stats().viewers());
        }
        assertEquals(List.of(), heard);
    }

    @Test
    void takesNoPlaceAndStaysWhereAViewerWantsToBeAlone() throws Exception {
        ViewerOptions alone = new ViewerOptions(Optional.of(Parts.FULL), false, Duration.ofSeconds(10));
        try (OrielServer server = server();
                Viewer observer = observer(server);
                Viewer viewer = Viewer.connect(transport.connect(), alone)) {
            paint(0x00ff00);
            observer.requestUpdate(true);
            observer.readUpdate();
            viewer.setEncodings(List.of(Encodings.RAW, Encodings.CURSOR));
            viewer.requestUpdate(false);
            viewer.readUpdate();
            assertArrayEquals(viewer.picture().pixels(), observer.picture().pixels());
            assertEquals(1, server.sessions().size());
        }
    }

    @Test
    void wrongPasswordsOfOthersDoNotKeepItOut() throws Exception {
        ViewerOptions wrong = new ViewerOptions(
                Optional.of("wrong".getBytes(StandardCharsets.US_ASCII)), true, Duration.ofSeconds(10));
        try (OrielServer server = server()) {
            for (int i = 0; i < 8; i++) {
                assertThrows(IOException.class, () -> Viewer.connect(transport.connect(), wrong));
            }
            try (Viewer observer = observer(server)) {
                assertEquals(64, observer.picture().width());
            }
        }
    }

    @Test
    void countsForNothing() throws Exception {
        try (OrielServer server = server();
                Viewer observer = observer(server)) {
            assertEquals(64, observer.picture().width());
            assertEquals(0, server.stats().updates());
            assertEquals(0, server.stats().bytes());
        }
    }

    @Test
    void goesWithTheServer() throws Exception {
        Viewer observer;
        try (OrielServer server = server()) {
            observer = observer(server);
            observer.requestUpdate(true);
        }
        assertThrows(IOException.class, observer::read);
    }

    @Test
    void doesNotComeToAServerThatIsClosed() throws Exception {
        OrielServer server = server();
        server.close();
        assertThrows(IOException.class, () -> Viewer.connect(server.observe(), ViewerOptions.OPEN));
    }
}
