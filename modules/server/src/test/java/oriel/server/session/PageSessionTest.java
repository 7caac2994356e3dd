package oriel.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.capture.ScreenLayout;
import oriel.encoding.EncoderTools;
import oriel.rfb.Encodings;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.rfb.message.CompanionMessage;
import oriel.security.Admission;
import oriel.security.Right;
import oriel.security.SecurityOutcome;
import oriel.security.SecurityTraits;
import oriel.security.SecurityType;
import oriel.server.event.Companion;
import oriel.server.event.ServerListener;
import oriel.server.event.SessionId;
import oriel.server.event.SessionInfo;
import oriel.server.flow.NanoClock;
import oriel.server.input.InputRouter;
import oriel.server.options.ServerOptions;
import oriel.server.options.UpdateOptions;
import oriel.server.screen.ScreenFeed;
import oriel.server.update.UpdateContext;
import oriel.testkit.MemoryPipe;
import oriel.transport.Connection;
import oriel.transport.CountedRefusals;

/** A session whose viewer is a page of Oriel's: what it is told, up to its last word. */
@Timeout(30)
class PageSessionTest {

    private static final SessionId ID = new SessionId(1);
    private static final CompanionMessage WORD = CompanionMessage.of("word");

    private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final ScreenFeed feed = mock(ScreenFeed.class);
    private final InputRouter router = mock(InputRouter.class);

    private final ServerListener listener = new ServerListener() {
        @Override
        public void authenticated(SessionInfo session) {
            told.add("here");
        }

        @Override
        public void closed(SessionInfo session, String reason) {
            told.add("closed: " + reason);
        }
    };

    private final Companion companion = new Companion() {
        @Override
        public void opened(SessionInfo session) {
            told.add("opened " + session.id());
        }

        @Override
        public void received(SessionInfo session, CompanionMessage message) {
            told.add("received " + message.text());
        }
    };

    /** What is to be done later, with the time until then. */
    private final LinkedBlockingQueue<Map.Entry<Long, Runnable>> later = new LinkedBlockingQueue<>();

    private final NanoClock clock = new NanoClock() {
        @Override
        public long nanoTime() {
            return NanoClock.SYSTEM.nanoTime();
        }

        @Override
        public void after(long nanos, Runnable work) {
            later.add(Map.entry(nanos, work));
        }
    };

    private final SessionRegistry registry = new SessionRegistry(
            ServerOptions.named("hall"), listener, new CountedRefusals(later -> {}, line -> {}), clock);

    /** Lets everybody in. */
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
            return new Admission(connection, "ada", Right.FULL);
        }
    };

    @BeforeEach
    void open() {
        when(feed.layout()).thenReturn(ScreenLayout.single(64, 48));
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private String next() throws InterruptedException {
        return String.valueOf(told.poll(20, TimeUnit.SECONDS));
    }

    /** A page that has read up to the desktop's name. */
    private WireReader page(MemoryPipe pipe) throws Exception {
        WireReader in = viewer(pipe, Encodings.ORIEL_COMPANION);
        assertEquals("opened 1", next());
        return in;
    }

    private WireReader viewer(MemoryPipe pipe, int encoding) throws Exception {
        WireBuffer out = new WireBuffer(64);
        out.put("RFB 003.008\n\1\1".getBytes(StandardCharsets.ISO_8859_1));
        out.u8(2).zeros(1).u16(1).s32(encoding);
        pipe.viewer().write(out.view());
        SessionContext context = new SessionContext(
                ServerOptions.named("hall"),
                peer -> List.of(open),
                UpdateContext.of(feed, List.of(), EncoderTools.BASIC, UpdateOptions.DEFAULT, clock),
                router,
                new CompanionCalls(companion, registry::session));
        registry.accept(pipe.server(), context);
        assertEquals("here", next());
        WireReader in = new WireReader(pipe.viewer());
        in.skip(12 + 2 + 4 + 20);
        in.skip(in.s32());
        return in;
    }

    private static void assertWord(CompanionMessage expected, WireReader in) throws Exception {
        assertEquals(CompanionMessage.TYPE, in.u8());
        in.skip(3);
        assertEquals(expected.text(), new String(in.bytes(in.s32()), StandardCharsets.UTF_8));
    }

    @Test
    void wordsGoBothWays() throws Exception {
        MemoryPipe pipe = new MemoryPipe(1 << 12);
        WireReader in = page(pipe);
        assertTrue(registry.tell(ID, WORD));
        assertWord(WORD, in);
        WireBuffer out = new WireBuffer(64);
        CompanionMessage.of("answer").write(out);
        pipe.viewer().write(out.view());
        assertEquals("received answer", next());
        assertFalse(registry.tell(new SessionId(2), WORD));
        pipe.viewer().close();
        assertEquals("closed: it left", next());
        assertFalse(registry.tell(ID, WORD));
    }

    @Test
    void aLastWordIsReadByAViewerThatMayOnlyLook() throws Exception {
        WireReader in = page(new MemoryPipe(1 << 12));
        assertTrue(registry.disconnect(ID, "enough", WORD));
        assertEquals(Optional.of(Set.of(Right.LOOK)), registry.session(ID).map(SessionInfo::rights));
        assertFalse(registry.allow(ID, Right.FULL), "it is about to end");
        assertFalse(registry.tell(ID, WORD));
        assertWord(WORD, in);
        Map.Entry<Long, Runnable> end = later.remove();
        assertEquals(TimeUnit.SECONDS.toNanos(1), end.getKey());
        assertTrue(registry.session(ID).isPresent(), "it may still read");
        end.getValue().run();
        assertEquals(-1, in.messageType());
        assertEquals("closed: enough", next());
    }

    @Test
    void whoLeavesAfterItsLastWordWasSentAway() throws Exception {
        MemoryPipe pipe = new MemoryPipe(1 << 12);
        WireReader in = page(pipe);
        assertTrue(registry.disconnect(ID, "enough", WORD));
        assertWord(WORD, in);
        pipe.viewer().write(ByteBuffer.wrap(new byte[] {4, 1, 0, 0, 0, 0, 0, 'a'}));
        pipe.viewer().close();
        assertEquals("closed: enough", next());
        later.remove().getValue().run(); // Too late for anything.
        verify(router, never()).key(any(), anyInt(), anyInt(), anyBoolean());
    }

    @Test
    void whoTakesNoWordsGetsNoLastOne() throws Exception {
        viewer(new MemoryPipe(1 << 12), Encodings.EXTENDED_CLIPBOARD);
        assertFalse(registry.tell(ID, WORD));
        assertFalse(registry.disconnect(new SessionId(2), "enough", WORD), "there is none");
        assertTrue(registry.disconnect(ID, "enough", WORD));
        assertEquals("closed: enough", next());
        assertTrue(later.isEmpty(), "it is not waited for");
    }

    @Test
    void whoReadsNothingIsSentAway() throws Exception {
        page(new MemoryPipe(1 << 12));
        CompanionMessage large = new CompanionMessage(CompanionMessage.BINARY, new byte[CompanionMessage.MAX_BYTES]);
        while (registry.tell(ID, large)) {
            assertTrue(registry.allow(ID, Right.FULL), "whoever was told is here");
        }
        assertEquals("closed: it does not read what its page is told", next());
    }
}
