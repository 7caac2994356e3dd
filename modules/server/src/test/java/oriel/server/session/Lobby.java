package oriel.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import oriel.capture.ScreenLayout;
import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.plugin.Configured;
import oriel.rfb.WireReader;
import oriel.security.Admission;
import oriel.security.Right;
import oriel.security.SecurityOutcome;
import oriel.security.SecurityTraits;
import oriel.security.SecurityType;
import oriel.server.event.ServerListener;
import oriel.server.event.SessionInfo;
import oriel.server.flow.NanoClock;
import oriel.server.input.InputRouter;
import oriel.server.options.ServerOptions;
import oriel.server.options.SessionOptions;
import oriel.server.options.UpdateOptions;
import oriel.server.screen.ScreenFeed;
import oriel.server.update.UpdateContext;
import oriel.testkit.MemoryPipe;
import oriel.transport.Connection;
import oriel.transport.CountedRefusals;

/** A registry of sessions on a screen of 64 x 48, whose listener writes down what it is told. Ada may do all by default. */
final class Lobby implements AutoCloseable {

    static final String HELLO = "RFB 003.008\n\1\1";
    static final int SERVER_INIT_AT = 12 + 2 + 4;

    final ScreenFeed feed = mock(ScreenFeed.class);
    final InputRouter router = mock(InputRouter.class);
    final List<SessionInfo> infos = new CopyOnWriteArrayList<>();
    final List<String> strangers = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();

    ServerOptions options = ServerOptions.named("hall");
    NanoClock clock = NanoClock.SYSTEM;
    List<Configured<EncoderProvider>> encoders = List.of();
    SecurityType type = door(false, connection -> new Admission(connection, "ada", Right.FULL));

    /** Is called by the session's thread with each event, after it was written down. */
    Consumer<String> onEvent = event -> {};

    Supplier<Optional<String>> objection = Optional::empty;

    private SessionRegistry registry;

    private final ServerListener listener = new ServerListener() {
        private void note(String event, SessionInfo session) {
            infos.add(session);
            onEvent.accept(event);
            told.add(event);
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
            return objection.get();
        }

        @Override
        public void refused(SessionInfo session, String reason) {
            note("refused, " + reason, session);
        }

        @Override
        public void closed(SessionInfo session, String reason) {
            note("closed, " + reason, session);
        }
    };

    /** Of number 1: what becomes of those who come in by it. */
    static SecurityType door(boolean authenticates, Function<Connection, SecurityOutcome> outcome) {
        return new SecurityType() {
            @Override
            public int code() {
                return 1;
            }

            @Override
            public SecurityTraits traits() {
                return new SecurityTraits(false, authenticates, true);
            }

            @Override
            public SecurityOutcome authenticate(Connection connection) {
                return outcome.apply(connection);
            }
        };
    }

    Lobby with(SessionOptions sessions) {
        options = options.withSessions(sessions);
        return this;
    }

    /** What is set above counts from its first use on. */
    SessionRegistry registry() {
        if (registry == null) {
            when(feed.layout()).thenReturn(ScreenLayout.single(64, 48));
            when(feed.pictured()).thenReturn(ScreenLayout.single(64, 48));
            when(router.mayControl(any())).thenReturn(true);
            registry = new SessionRegistry(options, listener, new CountedRefusals(later -> {}, strangers::add), clock);
        }
        return registry;
    }

    SessionContext context() {
        return new SessionContext(
                options,
                peer -> List.of(type),
                UpdateContext.of(feed, encoders, EncoderTools.BASIC, UpdateOptions.DEFAULT, clock),
                router);
    }

    /** Connects, and says something. */
    Connection connect(String words) throws IOException {
        MemoryPipe pipe = new MemoryPipe(1 << 12);
        say(pipe.viewer(), words);
        registry().accept(pipe.server(), context());
        return pipe.viewer();
    }

    /** A viewer that was let in. */
    Connection viewer() throws Exception {
        Connection viewer = connect(HELLO);
        assertEquals("connected", next());
        assertEquals("authenticated", next());
        return viewer;
    }

    static void say(Connection viewer, String words) throws IOException {
        viewer.write(ByteBuffer.wrap(words.getBytes(StandardCharsets.ISO_8859_1)));
    }

    static void readToEnd(Connection viewer) throws IOException {
        WireReader in = new WireReader(viewer);
        while (in.messageType() >= 0) {
            // what it says does not matter
        }
    }

    /** What the listener is told next; waits for it. */
    String next() throws InterruptedException {
        return String.valueOf(told.poll(20, TimeUnit.SECONDS));
    }

    SessionInfo last() {
        return infos.get(infos.size() - 1);
    }

    @Override
    public void close() {
        registry().close();
    }
}
