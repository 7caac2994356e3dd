package oriel.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.client.ServerMessage;
import oriel.client.Viewer;
import oriel.rfb.Encodings;
import oriel.server.SessionOptions;
import oriel.testkit.PaintedScreen;

/** Who may do what, and what everybody hears. */
@Timeout(30)
class ViewerRightsTest {

    private final PaintedScreen screen = new PaintedScreen(64, 48);

    @Test
    void showsButDoesNotObeyWhoKnowsTheViewOnlyPassword() throws Exception {
        try (MemoryServer server = MemoryServer.with(screen, SessionOptions.DEFAULT);
                Viewer looker = server.viewer(Parts.LOOK);
                Viewer owner = server.viewer(Parts.FULL)) {
            looker.key('a', true);
            looker.pointer(1, 2, 1);
            looker.cutText("no");
            looker.setEncodings(List.of(Encodings.CURSOR));
            looker.requestUpdate(false);
            looker.readUpdate();
            assertTrue(screen.picture().sameAs(looker.picture()));
            owner.key('b', true);
            assertEquals("key 98 down", screen.nextEvent());
            owner.cutText("yes");
            assertEquals("text yes", screen.nextEvent());
        }
    }

    @Test
    void obeysNobodyIfTheOperatorSaysSo() throws Exception {
        SessionOptions base = SessionOptions.DEFAULT;
        SessionOptions viewOnly = new SessionOptions(
                base.maxViewers(),
                base.maxHandshakes(),
                base.handshakeTimeout(),
                base.messageTimeout(),
                base.sharing(),
                true,
                base.limits());
        try (MemoryServer server = MemoryServer.with(screen, viewOnly);
                Viewer owner = server.viewer(Parts.FULL)) {
            owner.key('b', true);
            owner.requestUpdate(false);
            owner.readUpdate();
            assertTrue(screen.isQuiet());
        }
    }

    @Test
    void tellsEveryViewerOfBellAndClipboard() throws Exception {
        try (MemoryServer server = MemoryServer.open(screen);
                Viewer one = server.viewer();
                Viewer other = server.viewer()) {
            for (Viewer viewer : List.of(one, other)) {
                viewer.requestUpdate(false);
                viewer.readUpdate();
            }
            screen.listener().bell();
            assertEquals(new ServerMessage.Bell(), one.read());
            assertEquals(new ServerMessage.Bell(), other.read());
            screen.listener().clipboardChanged("a\r\n\u00e9\u20ac");
            assertEquals(new ServerMessage.CutText("a\n\u00e9?"), one.read());
            assertEquals(new ServerMessage.CutText("a\n\u00e9?"), other.read());
        }
    }
}
