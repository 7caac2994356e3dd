package oriel.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import oriel.encoding.EncoderTools;
import oriel.rfb.message.ServerXvp;
import oriel.server.event.ServerListener;
import oriel.server.event.SessionId;
import oriel.server.event.SessionInfo;
import oriel.server.input.InputRouter;
import oriel.server.options.ClipboardPolicy;
import oriel.server.options.QualityPreference;
import oriel.server.options.ServerOptions;
import oriel.server.options.SessionOptions;
import oriel.server.options.UpdateOptions;
import oriel.server.screen.ScreenFeed;
import oriel.server.update.UpdateContext;
import oriel.transport.Connection;
import oriel.transport.CountedRefusals;
import oriel.transport.Peer;

/** Viewers that are here: what all of them are told, and how one of them ends. */
class RegisteredSessionsTest {

    private final List<String> lines = new ArrayList<>();
    private final ScreenFeed feed = mock(ScreenFeed.class);
    private final InputRouter router = mock(InputRouter.class);
    private ServerOptions options = ServerOptions.named("test");
    private long now;
    private SessionRegistry registry = registry();

    private SessionRegistry registry() {
        return new SessionRegistry(
                options, ServerListener.NONE, new CountedRefusals(later -> {}, lines::add), () -> now);
    }

    private Session session(int number) {
        Connection connection = mock(Connection.class);
        when(connection.peer())
                .thenReturn(new Peer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1), false, false));
        when(connection.silence()).thenReturn(Optional.empty());
        SessionContext context = new SessionContext(
                options,
                peer -> List.of(),
                UpdateContext.of(feed, List.of(), EncoderTools.BASIC, UpdateOptions.DEFAULT, () -> now),
                router);
        return new Session(new SessionId(number), connection, context, registry);
    }

    private Session viewer(int number) {
        Session session = session(number);
        assertEquals(Optional.empty(), registry.admit(session));
        return session;
    }

    private static int text(Session session) {
        return session.input().pending().textToGive();
    }

    private static void mayHaveText(Session... sessions) {
        for (Session each : sessions) {
            each.input().pending().clipboard(orders -> orders.allow(ClipboardPolicy.DEFAULT));
        }
    }

    @Test
    void areCounted() {
        assertTrue(registry.isEmpty());
        viewer(1);
        now = 7;
        viewer(2);
        assertFalse(registry.isEmpty());
        assertEquals(2, registry.count());
        assertEquals(2, registry.admitted());
        now = 10;
        List<SessionInfo> infos = registry.sessions();
        assertEquals(
                List.of(new SessionId(1), new SessionId(2)),
                infos.stream().map(SessionInfo::id).toList());
        assertEquals(
                List.of(10L, 3L),
                infos.stream().map(info -> info.age().toNanos()).toList());
        registry.remove(new SessionId(1), feed);
        verify(feed, never()).suspend();
        assertEquals(1, registry.count());
        assertEquals(2, registry.admitted());
        registry.remove(new SessionId(9), feed);
        verify(feed, never()).suspend();
        registry.remove(new SessionId(2), feed);
        verify(feed).suspend();
        verify(feed).wake();
        assertTrue(registry.isEmpty());
    }

    @Test
    void areNoMoreThanTheOperatorWants() {
        options = options.withSessions(SessionOptions.DEFAULT.withMaxViewers(1));
        registry = registry();
        viewer(1);
        Optional<String> full = Optional.of("the server is full: it takes 1 viewers at once");
        assertEquals(full, registry.fullBecause());
        assertEquals(full, registry.admit(session(2)));
        assertEquals(
                Optional.of("too many connections wait for their login"), registry.admit(new SessionId(3)), "unknown");
    }

    @Test
    void readTheName() {
        assertEquals("test", registry.name());
        registry.name("hall");
        assertEquals("hall", registry.name());
    }

    @Test
    void hearTheTextOfTheScreen() {
        Session one = viewer(1);
        Session other = viewer(2);
        mayHaveText(one, other);
        registry.clipboardChanged("five!");
        assertEquals(List.of(5, 5), List.of(text(one), text(other)));
    }

    private void passing(ClipboardPolicy clipboard) {
        options = options.withPolicy(options.policy().withClipboard(clipboard));
        registry = registry();
    }

    @Test
    void hearNoTextThatIsTooLongOrNotAllowed() {
        passing(new ClipboardPolicy(true, true, 5));
        Session one = viewer(1);
        mayHaveText(one);
        registry.clipboardChanged("more than five");
        assertEquals(0, text(one));
        registry.clipboardChanged("five!");
        assertEquals(5, text(one));
        passing(new ClipboardPolicy(true, false, 5));
        Session other = viewer(2);
        mayHaveText(other);
        registry.clipboardChanged("five!");
        registry.clipboardGiven(new SessionId(9), "other");
        assertEquals(0, text(other));
    }

    @Test
    void hearTheTextOfAnotherViewerButNotTheirOwn() {
        Session one = viewer(1);
        Session other = viewer(2);
        mayHaveText(one, other);
        registry.clipboardGiven(one.id(), "five!");
        assertEquals(List.of(0, 5), List.of(text(one), text(other)));
        registry.clipboardGiven(other.id(), "five!");
        assertEquals(0, text(one), "it is the same, given back");
        registry.clipboardChanged("of the screen");
        registry.clipboardGiven(one.id(), "of the screen");
        registry.clipboardGiven(other.id(), "new");
        assertEquals(List.of(3, 13), List.of(text(one), text(other)));
    }

    @Test
    void hearATextAgainThatTheScreenHasReplacedMeanwhile() {
        Session one = viewer(1);
        Session other = viewer(2);
        mayHaveText(one, other);
        registry.clipboardGiven(one.id(), "mine");
        registry.clipboardChanged("of the screen");
        assertEquals(13, text(other));
        registry.clipboardGiven(one.id(), "mine");
        assertEquals(4, text(other));
    }

    @Test
    void preferSharpnessOrFramesAsLongAsTheyAreHere() {
        Session one = viewer(1);
        assertTrue(registry.prefer(one.id(), QualityPreference.SHARP));
        assertFalse(registry.prefer(new SessionId(9), QualityPreference.SHARP));
    }

    @Test
    void hearOneBell() {
        Session one = viewer(1);
        registry.bell();
        registry.bell();
        for (int i = 0; i < 63; i++) {
            assertTrue(one.input().pending().add(new ServerXvp(1, i)));
        }
        assertFalse(one.input().pending().add(new ServerXvp(1, 64)), "the bell has one of 64 places");
    }

    @Test
    void endByTheirNumber() {
        Session one = viewer(1);
        Session other = viewer(2);
        assertTrue(registry.disconnect(one.id(), "the operator wants it"));
        assertTrue(one.input().isClosed());
        verify(router).leave(one.id());
        assertFalse(other.input().isClosed());
        assertFalse(registry.disconnect(new SessionId(9), "nobody"));
    }

    @Test
    void endForOneThatWantsToBeAlone() {
        Session one = viewer(1);
        Session other = viewer(2);
        registry.keepOnly(other.id());
        assertTrue(one.input().isClosed());
        assertFalse(other.input().isClosed());
        assertEquals(1, registry.count());
        verify(router).leave(one.id());
        verify(router, never()).leave(other.id());
    }

    @Test
    void endWithTheServer() {
        Session one = viewer(1);
        registry.strangerLeft(StrangerEnd.LEFT, InetAddress.getLoopbackAddress());
        registry.close();
        assertTrue(one.input().isClosed());
        assertEquals(1, lines.size(), "who has not come in is told of at last");
        Connection late = mock(Connection.class);
        registry.accept(late, null);
        verify(late).close();
    }

    @Test
    void comeInNoMoreOnceTheServerStops() {
        Session late = session(1);
        registry.close();
        assertEquals(Optional.of("the server stops"), registry.admit(late));
        assertEquals(List.of(0L, 0L), List.of((long) registry.count(), registry.admitted()));
    }

    @Test
    void areToldOfToAListenerWhoseFaultsAreItsOwn() {
        registry.tell(listener -> {
            throw new AssertionError("made by the test");
        });
        List<ServerListener> heard = new ArrayList<>();
        registry.tell(heard::add);
        assertEquals(List.of(ServerListener.NONE), heard);
        verify(router, never()).leave(any());
    }
}
