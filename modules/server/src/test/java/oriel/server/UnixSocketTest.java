package oriel.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.client.LoginException;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.plugin.Configured;
import oriel.rfb.Encodings;
import oriel.server.options.ServerOptions;
import oriel.testkit.PaintedScreen;
import oriel.testkit.Parts;
import oriel.testkit.UnixTransport;

/** A transport need not be one of a network: the engine takes any, whose peers are then of this machine. */
@Timeout(60)
class UnixSocketTest {

    private final PaintedScreen screen = new PaintedScreen(320, 200);

    @TempDir
    private Path folder;

    private OrielServer serve(UnixTransport transport) throws Exception {
        return OrielServer.start(
                ServerOptions.named("test"),
                new ServerParts(
                        Configured.plain(screen),
                        Parts.encoders(),
                        Parts.tools(),
                        Parts.passwords(),
                        List.of(transport)));
    }

    @Test
    void carriesASession() throws Exception {
        Path path = folder.resolve("oriel.socket");
        UnixTransport transport = new UnixTransport(path);
        try (OrielServer server = serve(transport);
                Viewer viewer = Viewer.connect(transport.connect(), ViewerOptions.withPassword(Parts.FULL))) {
            assertEquals(List.of(UnixDomainSocketAddress.of(path)), server.endpoints());
            viewer.setEncodings(List.of(Encodings.ZRLE, Encodings.CURSOR));
            viewer.requestUpdate(false);
            viewer.readUpdate();
            assertTrue(screen.picture().sameAs(viewer.picture()));
            viewer.key('a', true);
            assertEquals("key 97 down", screen.nextEvent());
        }
        assertFalse(Files.exists(path));
    }

    @Test
    void slowsDownWhoGuesses() throws Exception {
        UnixTransport transport = new UnixTransport(folder.resolve("oriel.socket"));
        try (OrielServer server = serve(transport)) {
            String told = "";
            for (int i = 0; i < 8; i++) {
                told = assertThrows(LoginException.class, () -> login(transport, "wrong"))
                        .getMessage();
            }
            assertTrue(told.startsWith("too many wrong passwords"), told);
            assertEquals(0, server.stats().viewers());
        }
    }

    private static void login(UnixTransport transport, String password) throws IOException {
        Viewer.connect(transport.connect(), ViewerOptions.withPassword(password.getBytes(StandardCharsets.US_ASCII)))
                .close();
    }
}
