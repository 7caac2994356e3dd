package oriel.launcher.companion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.client.Viewer;
import oriel.server.options.ServerOptions;

/** Pages are told that what they show is the last picture of a screen that is lost, and that it is back. */
@Timeout(60)
class LostScreenTest {

    private static final Map<String, Object> BACK = Map.of("oriel", 1, "kind", "screen", "lost", false);
    private static final Map<String, Object> LOST = Map.of("oriel", 1, "kind", "screen", "lost", true);

    @Test
    void pagesAreToldThatTheScreenIsLostAndBack() throws Exception {
        try (PagesServer server = new PagesServer(ServerOptions.named("test"), OrderLog.NONE);
                Viewer page = server.page(PagesServer.LOOK)) {
            page.requestUpdate(false);
            page.readUpdate();
            page.requestUpdate(true);
            server.screen().lose();
            assertEquals(LOST, PagesServer.word(page, "screen"));
            assertEquals(BACK, PagesServer.word(page, "screen"));
        }
    }
}
