package oriel.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.client.LoginException;
import oriel.client.ServerEvent;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.rfb.ClipboardMessage;
import oriel.rfb.Encodings;
import oriel.security.Accounts;
import oriel.security.Right;
import oriel.server.event.SessionId;
import oriel.server.options.ServerOptions;
import oriel.server.options.SessionOptions;
import oriel.server.options.Sharing;
import oriel.testkit.PaintedScreen;
import oriel.testkit.Parts;

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

    private static SessionOptions viewOnly() {
        return SessionOptions.DEFAULT.withViewOnly(true);
    }

    @Test
    void obeysNobodyIfTheOperatorSaysSo() throws Exception {
        try (MemoryServer server = MemoryServer.with(screen, viewOnly());
                Viewer owner = server.viewer(Parts.FULL)) {
            owner.key('b', true);
            owner.requestUpdate(false);
            owner.readUpdate();
            assertTrue(screen.isQuiet());
        }
    }

    @Test
    void tellsThoseWhoMayOnlyLookOfNoClipboardButOfTheBell() throws Exception {
        try (MemoryServer server = MemoryServer.with(screen, SessionOptions.DEFAULT);
                Viewer looker = server.viewer(Parts.LOOK);
                Viewer owner = server.viewer(Parts.FULL)) {
            screen.listener().clipboardChanged("of the screen");
            assertEquals(new ServerEvent.CutText("of the screen"), owner.read());
            owner.cutText("of another viewer");
            assertEquals("text of another viewer", screen.nextEvent());
            screen.listener().bell();
            assertEquals(new ServerEvent.Bell(), looker.read());
            looker.setEncodings(List.of(Encodings.EXTENDED_CLIPBOARD));
            looker.clipboard(new ClipboardMessage.Peek());
            looker.clipboard(new ClipboardMessage.Request(ClipboardMessage.TEXT));
            looker.requestUpdate(false);
            looker.readUpdate();
            screen.listener().clipboardChanged("of the screen again");
            screen.listener().bell();
            assertEquals(new ServerEvent.Bell(), looker.read());
        }
    }

    @Test
    void readsNoClipboardIfTheOperatorLetsEverybodyOnlyLook() throws Exception {
        try (MemoryServer server = MemoryServer.with(screen, viewOnly());
                Viewer owner = server.viewer(Parts.FULL)) {
            screen.listener().clipboardChanged("no");
            screen.listener().bell();
            assertEquals(new ServerEvent.Bell(), owner.read());
        }
    }

    @Test
    void givesEachRightByItself() throws Exception {
        byte[] reader = {'r'};
        byte[] writer = {'w'};
        Accounts accounts = Accounts.NOBODY
                .with(reader, Set.of(Right.LOOK, Right.CLIPBOARD_READ))
                .with(writer, Set.of(Right.LOOK, Right.CLIPBOARD_WRITE));
        try (MemoryServer server = with(accounts, Sharing.ALWAYS);
                Viewer reads = server.viewer(reader);
                Viewer writes = server.viewer(writer)) {
            reads.cutText("no");
            reads.key('a', true);
            writes.key('a', true);
            writes.cutText("yes");
            assertEquals("text yes", screen.nextEvent());
            assertEquals(new ServerEvent.CutText("yes"), reads.read());
            screen.listener().bell();
            assertEquals(new ServerEvent.Bell(), reads.read());
            assertEquals(new ServerEvent.Bell(), writes.read());
        }
    }

    /** Waits until all that the viewer has sent was taken. */
    private static void settle(Viewer viewer) throws Exception {
        viewer.requestUpdate(false);
        viewer.readUpdate();
    }

    @Test
    void rightsChangeInTheMiddleOfASession() throws Exception {
        try (MemoryServer server = MemoryServer.with(screen, SessionOptions.DEFAULT);
                Viewer viewer = server.viewer(Parts.FULL)) {
            settle(viewer);
            SessionId id = server.server().sessions().get(0).id();
            viewer.key('a', true);
            assertEquals("key 97 down", screen.nextEvent());
            assertTrue(server.server().allow(id, Right.VIEW_ONLY));
            assertEquals("key 97 up", screen.nextEvent());
            viewer.key('b', true);
            viewer.cutText("no");
            settle(viewer);
            assertTrue(screen.isQuiet());
            assertEquals(Right.VIEW_ONLY, server.server().sessions().get(0).rights());
            screen.listener().clipboardChanged("no");
            screen.listener().bell();
            assertEquals(new ServerEvent.Bell(), viewer.read());
            assertTrue(server.server().allow(id, Right.FULL));
            viewer.key('c', true);
            assertEquals("key 99 down", screen.nextEvent());
            screen.listener().clipboardChanged("yes");
            assertEquals(new ServerEvent.CutText("yes"), viewer.read());
        }
    }

    @Test
    void whoMayNotLookAnyMoreIsSentAway() throws Exception {
        try (MemoryServer server = MemoryServer.with(screen, SessionOptions.DEFAULT);
                Viewer viewer = server.viewer(Parts.FULL)) {
            settle(viewer);
            SessionId id = server.server().sessions().get(0).id();
            assertTrue(server.server().allow(id, Set.of(Right.INPUT)));
            assertThrows(IOException.class, viewer::read);
            assertFalse(server.server().allow(id, Right.FULL));
        }
    }

    @Test
    void nobodyGetsWhatTheOperatorAllowsNobody() throws Exception {
        try (MemoryServer server = MemoryServer.with(screen, viewOnly());
                Viewer viewer = server.viewer(Parts.FULL)) {
            settle(viewer);
            SessionId id = server.server().sessions().get(0).id();
            assertTrue(server.server().allow(id, Right.FULL));
            viewer.key('b', true);
            settle(viewer);
            assertTrue(screen.isQuiet());
            assertEquals(Right.VIEW_ONLY, server.server().sessions().get(0).rights());
        }
    }

    @Test
    void keepsWhoMayOnlyLookFromSendingOthersAway() throws Exception {
        Accounts accounts = Accounts.NOBODY.with(Parts.FULL, Right.FULL).with(Parts.LOOK, Right.VIEW_ONLY);
        try (MemoryServer server = with(accounts, Sharing.VIEWER_DECIDES);
                Viewer owner = server.viewer(Parts.FULL);
                Viewer looker = alone(server, Parts.LOOK)) {
            looker.requestUpdate(false);
            looker.readUpdate();
            owner.requestUpdate(false);
            owner.readUpdate();
            assertEquals(2, server.stats().viewers());
        }
    }

    @Test
    void letsNobodyBeAloneWhereTheOperatorLetsEverybodyOnlyLook() throws Exception {
        SessionOptions decides = viewOnly().withSharing(Sharing.VIEWER_DECIDES);
        try (MemoryServer server = MemoryServer.with(screen, decides);
                Viewer first = server.viewer(Parts.FULL);
                Viewer second = alone(server, Parts.FULL)) {
            second.requestUpdate(false);
            second.readUpdate();
            first.requestUpdate(false);
            first.readUpdate();
        }
    }

    @Test
    void refusesAnAccountThatMayNotEvenLook() throws Exception {
        try (MemoryServer server = with(Accounts.NOBODY.with(Parts.FULL, Set.of(Right.INPUT)), Sharing.ALWAYS)) {
            LoginException refused = assertThrows(LoginException.class, () -> server.viewer(Parts.FULL));
            assertEquals("this account may not look at the screen", refused.getMessage());
            assertEquals(0, server.stats().viewers());
        }
    }

    private MemoryServer with(Accounts accounts, Sharing sharing) throws Exception {
        SessionOptions sessions = SessionOptions.DEFAULT.withSharing(sharing);
        return new MemoryServer(
                screen, Parts.passwords(accounts), ServerOptions.named("test").withSessions(sessions));
    }

    private static Viewer alone(MemoryServer server, byte[] password) throws Exception {
        return Viewer.connect(
                server.connect(), new ViewerOptions(Optional.of(password), false, Duration.ofSeconds(10)));
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
            assertEquals(new ServerEvent.Bell(), one.read());
            assertEquals(new ServerEvent.Bell(), other.read());
            screen.listener().clipboardChanged("a\r\n\u00e9\u20ac");
            assertEquals(new ServerEvent.CutText("a\n\u00e9?"), one.read());
            assertEquals(new ServerEvent.CutText("a\n\u00e9?"), other.read());
        }
    }
}
