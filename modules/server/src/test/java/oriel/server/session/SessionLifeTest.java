package oriel.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.capture.ScreenLayout;
import oriel.encoding.EncoderTools;
import oriel.rfb.WireReader;
import oriel.security.Admission;
import oriel.security.Right;
import oriel.security.SecurityOutcome;
import oriel.security.SecurityTraits;
import oriel.security.SecurityType;
import oriel.server.event.ServerListener;
import oriel.server.event.SessionId;
import oriel.server.event.SessionInfo;
import oriel.server.flow.NanoClock;
import oriel.server.input.InputRouter;
import oriel.server.options.ServerOptions;
import oriel.server.options.SessionOptions;
import oriel.server.options.Sharing;
import oriel.server.options.UpdateOptions;
import oriel.server.screen.ScreenFeed;
import oriel.server.update.UpdateContext;
import oriel.testkit.MemoryPipe;
import oriel.transport.Connection;
import oriel.transport.CountedRefusals;

/** A session from its connection to its end: what is told of it, what it may do, and what it leaves behind. */
@Timeout(30)
class SessionLifeTest {

    private static final String HELLO = "RFB 003.008\n\1";
    private static final String SHARED = "\1";
    private static final String ALONE = "\0";

    private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final List<SessionInfo> infos = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final ScreenFeed feed = mock(ScreenFeed.class);
    private final InputRouter router = mock(InputRouter.class);
    private ServerOptions options = ServerOptions.named("hall");
    private Set<Right> rights = Right.FULL;
    private final List<SessionInfo> asked = new CopyOnWriteArrayList<>();
    private String objection = "";
    private SessionRegistry registry;

    private final ServerListener listener = new ServerListener() {
        private void note(String event, SessionInfo session) {
            infos.add(session);
            told.add(event + " " + session.id());
        }

        @Override
        public void connected(SessionInfo session) {
            note("connected", session);
        }

        @Override
        public void authenticated(SessionInfo session) {
            note("authenticated", session);
        }

        @Override
        public Optional<String> objection(SessionInfo session) {
            asked.add(session);
            return Optional.of(objection).filter(words -> !words.isEmpty());
        }

        @Override
        public void rightsChanged(SessionInfo session) {
            note("changed", session);
        }

        @Override
        public void refused(SessionInfo session, String reason) {
            note("refused, " + reason + ",", session);
        }

        @Override
        public void closed(SessionInfo session, String reason) {
            note("closed, " + reason + ",", session);
        }
    };

    /** Lets everybody in, as Ada. */
    private final SecurityType open = new SecurityType() {
        @Override
        public int code() {
            return 1;
        }

        @Override
        public SecurityTraits traits() {
            return new SecurityTraits(false, false, true);
        }

        @Override
        public SecurityOutcome authenticate(Connection connection) {
            return new Admission(connection, "ada", rights);
        }
    };

    @BeforeEach
    void open() {
        when(feed.layout()).thenReturn(ScreenLayout.single(64, 48));
        when(router.mayControl(any())).thenReturn(true);
        registry = registry();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private SessionRegistry registry() {
        return new SessionRegistry(options, listener, new CountedRefusals(later -> {}, lines::add), NanoClock.SYSTEM);
    }

    private void with(SessionOptions sessions) {
        options = options.withSessions(sessions);
        registry = registry();
    }

    /** Connects, and says something. */
    private Connection connect(String words) throws IOException {
        MemoryPipe pipe = new MemoryPipe(1 << 12);
        pipe.viewer().write(ByteBuffer.wrap(words.getBytes(StandardCharsets.ISO_8859_1)));
        SessionContext context = new SessionContext(
                options,
                peer -> List.of(open),
                UpdateContext.of(feed, List.of(), EncoderTools.BASIC, UpdateOptions.DEFAULT, NanoClock.SYSTEM),
                router);
        registry.accept(pipe.server(), context);
        return pipe.viewer();
    }

    private String next() throws InterruptedException {
        return String.valueOf(told.poll(20, TimeUnit.SECONDS));
    }

    private Connection viewer(int number, String shared) throws Exception {
        Connection viewer = connect(HELLO + shared);
        assertEquals("connected " + number, next());
        assertEquals("authenticated " + number, next());
        return viewer;
    }

    private SessionInfo last() {
        return infos.get(infos.size() - 1);
    }

    private static void readToEnd(Connection viewer) throws IOException {
        WireReader in = new WireReader(viewer);
        while (in.messageType() >= 0) {
            // what it says does not matter
        }
    }

    @Test
    void isToldOfFromItsConnectionToItsEnd() throws Exception {
        Connection viewer = viewer(1, SHARED);
        assertEquals("ada", last().user());
        assertEquals(Right.FULL, last().rights());
        assertEquals(Set.of(), infos.get(0).rights());
        assertEquals(1, registry.count());
        assertFalse(last().age().isNegative());
        assertTrue(last().age().toMinutes() < 1);
        viewer.close();
        assertEquals("closed, it left, 1", next());
        assertEquals(0, registry.count());
        verify(router, atLeastOnce()).finish(new SessionId(1));
        verify(feed).suspend();
        viewer(2, SHARED);
    }

    @Test
    void readsTheNameAndTheSize() throws Exception {
        WireReader in = new WireReader(viewer(1, SHARED));
        in.skip(12 + 2 + 4);
        assertEquals(64, in.u16());
        assertEquals(48, in.u16());
        in.skip(16);
        assertEquals("hall", new String(in.bytes(in.s32()), StandardCharsets.UTF_8));
    }

    @Test
    void isRefusedIfItBreaksTheRules() throws Exception {
        readToEnd(connect("GET / HTTP/1"));
        assertEquals("connected 1", next());
        assertEquals("refused, it breaks the rules: the peer does not speak RFB, 1", next());
        registry.close();
        assertEquals(1, lines.size());
    }

    @Test
    void isClosedIfItBreaksTheRulesLater() throws Exception {
        readToEnd(connect(HELLO + SHARED + "\200"));
        assertEquals("connected 1", next());
        assertEquals("authenticated 1", next());
        assertTrue(next().startsWith("closed, it breaks the rules: "));
    }

    @Test
    void isRefusedWhereThereIsNoPlace() throws Exception {
        with(SessionOptions.DEFAULT.withMaxViewers(1));
        viewer(1, SHARED);
        connect(HELLO + SHARED);
        assertEquals("connected 2", next());
        assertEquals("refused, it was refused: the server is full: it takes 1 viewers at once, 2", next());
    }

    @Test
    void comesInBeforeWhoeverTakesItsTime() throws Exception {
        connect("RFB 003.008\n");
        assertEquals("connected 1", next());
        viewer(2, SHARED);
        assertEquals(new SessionId(2), registry.sessions().get(0).id());
    }

    @Test
    void whoWantsToBeAloneEndsTheOthers() throws Exception {
        with(SessionOptions.DEFAULT.withSharing(Sharing.VIEWER_DECIDES));
        viewer(1, SHARED);
        connect(HELLO + ALONE);
        assertEquals("connected 2", next());
        Set<String> both = Set.of(next(), next());
        assertEquals(Set.of("authenticated 2", "closed, a viewer that does not share has connected, 1"), both);
        assertEquals(1, registry.count());
    }

    @Test
    void whoMayNotBeAloneEndsNobody() throws Exception {
        with(SessionOptions.DEFAULT.withSharing(Sharing.VIEWER_DECIDES));
        viewer(1, SHARED);
        rights = Set.of(Right.LOOK, Right.INPUT);
        viewer(2, ALONE);
        rights = Right.FULL;
        viewer(3, SHARED);
        assertEquals(3, registry.count());
    }

    @Test
    void nobodyIsAloneWhereTheOperatorSharesAlways() throws Exception {
        with(SessionOptions.DEFAULT.withSharing(Sharing.ALWAYS));
        viewer(1, SHARED);
        viewer(2, ALONE);
        assertEquals(2, registry.count());
    }

    @Test
    void everybodyLooksAloneIfTheOperatorSaysSo() throws Exception {
        with(SessionOptions.DEFAULT.withViewOnly(true));
        Connection viewer = viewer(1, SHARED);
        assertEquals(Right.VIEW_ONLY, last().rights());
        viewer.write(ByteBuffer.wrap(new byte[] {4, 1, 0, 0, 0, 0, 0, 'a'}));
        viewer.close();
        assertEquals("closed, it left, 1", next());
        verify(router, never()).key(any(), anyInt(), anyInt(), anyBoolean());
    }

    @Test
    void itsMessagesAreTaken() throws Exception {
        Connection viewer = viewer(1, SHARED);
        viewer.write(ByteBuffer.wrap(new byte[] {4, 1, 0, 0, 0, 0, 0, 'a'}));
        verify(router, timeout(20_000)).key(new SessionId(1), 'a', 0, true);
    }

    @Test
    void theTextThatItGivesIsToldToTheOthers() throws Exception {
        when(feed.clipboard()).thenReturn(Optional.of(text -> {}));
        Connection giving = viewer(1, SHARED);
        WireReader in = new WireReader(viewer(2, SHARED));
        in.skip(12 + 2 + 4 + 24 + 4);
        giving.write(ByteBuffer.wrap(new byte[] {6, 0, 0, 0, 0, 0, 0, 2, 'h', 'i'}));
        assertEquals(3, in.u8(), "ServerCutText");
        in.skip(3);
        assertEquals("hi", new String(in.bytes(in.s32()), StandardCharsets.ISO_8859_1));
    }

    @Test
    void mayDoWhatItIsAllowedFromNowOn() throws Exception {
        Connection viewer = viewer(1, SHARED);
        viewer(2, SHARED);
        assertTrue(registry.allow(new SessionId(1), Right.VIEW_ONLY));
        assertEquals("changed 1", next());
        assertEquals(Right.VIEW_ONLY, last().rights());
        assertEquals("ada", last().user());
        assertEquals(Right.FULL, registry.sessions().get(1).rights());
        viewer.write(ByteBuffer.wrap(new byte[] {4, 1, 0, 0, 0, 0, 0, 'a'}));
        viewer.close();
        assertEquals("closed, it left, 1", next());
        verify(router, never()).key(any(), anyInt(), anyInt(), anyBoolean());
        assertFalse(registry.allow(new SessionId(1), Right.FULL), "it is here no longer");
    }

    @Test
    void mayNotStayWithoutTheRightToLook() throws Exception {
        Connection viewer = viewer(1, SHARED);
        assertTrue(registry.allow(new SessionId(1), Set.of(Right.INPUT)));
        readToEnd(viewer);
        assertEquals("changed 1", next());
        assertEquals("closed, it may not look at the screen any more, 1", next());
    }

    @Test
    void hasNoRightsToChangeBeforeItIsAdmitted() throws Exception {
        connect("RFB 003.008\n");
        assertEquals("connected 1", next());
        assertFalse(registry.allow(new SessionId(1), Right.FULL));
        assertEquals(List.of(), registry.sessions());
    }

    @Test
    void isNotAdmittedAgainstTheWordOfWhoeverIsAsked() throws Exception {
        objection = "not now";
        readToEnd(connect(HELLO + SHARED));
        assertEquals("connected 1", next());
        assertEquals("refused, it was refused: not now, 1", next());
        assertEquals("ada", asked.get(0).user());
        assertEquals(Right.FULL, asked.get(0).rights(), "the rights that it would have");
        objection = "";
        viewer(2, SHARED);
    }

    @Test
    void endsWhenTheOperatorWantsIt() throws Exception {
        Connection viewer = viewer(1, SHARED);
        assertTrue(registry.disconnect(new SessionId(1), "enough"));
        readToEnd(viewer);
        assertEquals("closed, enough, 1", next());
    }

    @Test
    void endsWhenTheServerStops() throws Exception {
        viewer(1, SHARED);
        registry.close();
        assertEquals("closed, the server stops, 1", next(), "it is waited for");
    }

    @Test
    void endsWithAFaultOfTheServer() throws Exception {
        when(feed.layout()).thenThrow(new IllegalStateException("made by the test"));
        connect(HELLO + SHARED);
        assertEquals("connected 1", next());
        assertEquals("refused, an error of the server, 1", next());
        assertTrue(registry.isEmpty());
    }

    @Test
    void endsWithAFaultOfItsWriter() throws Exception {
        Connection viewer = viewer(1, SHARED);
        viewer.write(ByteBuffer.wrap(new byte[] {3, 1, 0, 0, 0, 0, 0, 64, 0, 48}));
        readToEnd(viewer); // there is no picture
        assertEquals("closed, an error of the server, 1", next());
    }

    @Test
    void theOldestOfTheAddressThatHasTheMostMakesRoom() throws Exception {
        with(SessionOptions.DEFAULT.withMaxHandshakes(2));
        Connection first = connect("RFB 003.008\n");
        assertEquals("connected 1", next());
        connect("RFB 003.008\n");
        assertEquals("connected 2", next());
        connect("RFB 003.008\n");
        readToEnd(first);
        Set<String> both = Set.of(next(), next());
        assertEquals(Set.of("connected 3", "refused, too many connections wait for their login, 1"), both);
    }
}
