package oriel.launcher.companion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.client.ServerEvent;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.launcher.config.JsonText;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.rfb.Encodings;
import oriel.security.Accounts;
import oriel.security.NoneProvider;
import oriel.security.SecurityTools;
import oriel.server.OrielServer;
import oriel.server.ServerParts;
import oriel.server.event.ServerListener;
import oriel.server.options.ServerOptions;
import oriel.testkit.MemoryTransport;
import oriel.testkit.PaintedScreen;

/** Pages are told that what they show is the last picture of a screen that is lost, and that it is back. */
@Timeout(60)
class LostScreenTest {

    private static final Map<String, Object> BACK = Map.of("oriel", 1, "kind", "screen", "lost", false);
    private static final Map<String, Object> LOST = Map.of("oriel", 1, "kind", "screen", "lost", true);

    private final MemoryTransport transport = new MemoryTransport();
    private final PaintedScreen screen = new PaintedScreen(64, 48);
    private final Pages pages = new Pages(
            ServerListener.NONE,
            OrderLog.NONE,
            new PageFacts(UnaryOperator.identity(), session -> "none", session -> Optional.empty()));

    private Viewer page() throws IOException {
        Viewer viewer = Viewer.connect(transport.connect(), ViewerOptions.withPassword(new byte[0]));
        viewer.setEncodings(List.of(Encodings.RAW, Encodings.ORIEL_COMPANION));
        viewer.requestUpdate(false);
        return viewer;
    }

    /** The next word about the screen; updates in between are taken. */
    private static Map<?, ?> word(Viewer page) throws IOException {
        while (true) {
            if (page.read() instanceof ServerEvent.Companion said) {
                Map<?, ?> word =
                        (Map<?, ?>) JsonText.value(said.message().text()).orElseThrow();
                if ("screen".equals(word.get("kind"))) {
                    return word;
                }
            }
        }
    }

    @Test
    void pagesAreToldThatTheScreenIsLostAndBack() throws Exception {
        ServerParts parts = new ServerParts(
                Configured.plain(screen),
                List.of(Configured.plain(new BlackEncoding())),
                List.of(new NoneProvider().create(Options.none("none"), new SecurityTools(Accounts.NOBODY))),
                List.of(transport));
        try (OrielServer server = OrielServer.start(ServerOptions.named("test"), parts, pages, pages)) {
            pages.serve(server, session -> {});
            try (Viewer page = page()) {
                page.readUpdate();
                page.requestUpdate(true);
                screen.lose();
                assertEquals(LOST, word(page));
                assertEquals(BACK, word(page));
            }
        }
    }
}
