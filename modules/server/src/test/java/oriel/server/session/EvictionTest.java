package oriel.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.capture.ScreenLayout;
import oriel.encoding.EncoderTools;
import oriel.plugin.Options;
import oriel.rfb.WireReader;
import oriel.security.Accounts;
import oriel.security.NoneProvider;
import oriel.security.SecurityTools;
import oriel.server.event.ServerListener;
import oriel.server.event.SessionId;
import oriel.server.flow.NanoClock;
import oriel.server.input.InputRouter;
import oriel.server.options.InputPolicy;
import oriel.server.options.ServerOptions;
import oriel.server.options.SessionOptions;
import oriel.server.options.UpdateOptions;
import oriel.server.screen.ScreenFeed;
import oriel.server.update.UpdateContext;
import oriel.testkit.MemoryPipe;
import oriel.transport.Connection;
import oriel.transport.CountedRefusals;
import oriel.transport.Peer;

/** Who is gone, or is served no more, keeps no place that a living viewer needs. */
@Timeout(30)
class EvictionTest {

    private static final Optional<String> FULL = Optional.of("the server is full: it takes 2 viewers at once");

    private final ServerOptions options = ServerOptions.named("test")
            .withSessions(SessionOptions.DEFAULT.withMaxViewers(2).withMaxHandshakes(10));

    /** Numbers that the registry itself gives nobody here. */
    private long madeHere = 1000;

    private final AtomicLong passed = new AtomicLong();
    private final SessionRegistry registry = new SessionRegistry(
            options,
            ServerListener.NONE,
            new CountedRefusals(line -> {}, line -> {}),
            () -> System.nanoTime() + passed.get());
    private final ScreenFeed feed = mock(ScreenFeed.class);
    private final SessionContext context = new SessionContext(
            options,
            peer -> List.of(new NoneProvider().create(Options.none("none"), new SecurityTools(Accounts.NOBODY))),
            UpdateContext.of(feed, List.of(), EncoderTools.BASIC, UpdateOptions.DEFAULT, NanoClock.SYSTEM),
            new InputRouter(feed, InputPolicy.SHARED, NanoClock.SYSTEM));

    /** A peer that has been silent for some seconds. */
    private static final class Still implements Connection {

        private final Optional<Duration> silence;
        private boolean closed;

        Still(Optional<Duration> silence) {
            this.silence = silence;
        }

        @Override
        public int read(ByteBuffer target) {
            return -1;
        }

        @Override
        public void write(ByteBuffer source) {
            source.position(source.limit());
        }

        @Override
        public void readLimit(Duration limit) {}

        @Override
        public Peer peer() {
            return new Peer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1), false, false);
        }

        @Override
        public Optional<Duration> silence() {
            return silence;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static Still silentFor(int seconds) {
        return new Still(Optional.of(Duration.ofSeconds(seconds)));
    }

    private Session admitted(Still connection) {
        Session session = new Session(new SessionId(++madeHere), connection, context, registry);
        assertEquals(Optional.empty(), registry.fullBecause());
        assertEquals(Optional.empty(), registry.admit(session));
        return session;
    }

    @Test
    void makesRoomByEndingWhoHasBeenSilentForLongest() {
        Still gone = silentFor(50);
        Still longGone = silentFor(100);
        admitted(gone);
        admitted(longGone);
        admitted(silentFor(0));
        assertTrue(longGone.closed);
        assertEquals(false, gone.closed);
        assertEquals(2, registry.count());
    }

    @Test
    void refusesWhereAllShowThatTheyLiveOrNobodyCanTell() {
        Still living = silentFor(45);
        Still unknown = new Still(Optional.empty());
        admitted(living);
        admitted(unknown);
        passed.addAndGet(TimeUnit.HOURS.toNanos(3));
        assertEquals(FULL, registry.fullBecause());
        assertEquals(FULL, registry.admit(new Session(new SessionId(3), silentFor(0), context, registry)));
        assertEquals(false, living.closed || unknown.closed);
    }

    @Test
    void endsNobodyWhileThereIsRoom() {
        Still gone = silentFor(1000);
        admitted(gone);
        admitted(silentFor(0));
        assertEquals(false, gone.closed);
    }

    /** A viewer that logs in and asks for a picture; its end of the line. */
    private Connection asking() throws Exception {
        when(feed.layout()).thenReturn(ScreenLayout.single(64, 48));
        when(feed.pictured()).thenReturn(ScreenLayout.single(64, 48));
        MemoryPipe pipe = new MemoryPipe(1 << 12);
        registry.accept(pipe.server(), context);
        pipe.viewer().write(ByteBuffer.wrap("RFB 003.008\n\1\1".getBytes(StandardCharsets.ISO_8859_1)));
        pipe.viewer().write(ByteBuffer.wrap(HexFormat.of().parseHex("03000000000000400030")));
        return pipe.viewer();
    }

    private static void readToEnd(Connection viewer) throws Exception {
        WireReader in = new WireReader(viewer);
        while (in.messageType() >= 0) {
            // what it says does not matter
        }
    }

    @Test
    void takesThePlaceOfAViewerThatIsServedNoMore() throws Exception {
        CountDownLatch hung = new CountDownLatch(1);
        CountDownLatch test = new CountDownLatch(1);
        doAnswer(call -> {
                    hung.countDown();
                    boolean interrupted = false;
                    while (test.getCount() > 0) {
                        try {
                            test.await();
                        } catch (InterruptedException e) {
                            interrupted = true; // as code that hangs
                        }
                    }
                    return interrupted;
                })
                .when(feed)
                .ensureCurrent();
        Connection viewer = asking();
        hung.await();
        admitted(silentFor(0));
        assertEquals(FULL, registry.fullBecause());
        passed.addAndGet(TimeUnit.SECONDS.toNanos(46));
        admitted(silentFor(0));
        readToEnd(viewer);
        assertEquals(2, registry.count());
        test.countDown();
    }

    /** The server's end of a line that a viewer stops reading. */
    private static final class Jam implements Connection {

        private final Connection line;
        private final CountDownLatch stuck = new CountDownLatch(1);
        private final CountDownLatch end = new CountDownLatch(1);
        private volatile boolean jammed;

        Jam(Connection line) {
            this.line = line;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            return line.read(target);
        }

        @Override
        public void write(ByteBuffer source) throws IOException {
            if (!jammed) {
                line.write(source);
                return;
            }
            stuck.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IOException("closed");
        }

        @Override
        public void readLimit(Duration limit) throws IOException {
            line.readLimit(limit);
        }

        @Override
        public Peer peer() {
            return line.peer();
        }

        @Override
        public void close() {
            end.countDown();
            line.close();
        }
    }

    @Test
    void takesThePlaceOfAViewerThatTakesNothing() throws Exception {
        when(feed.layout()).thenReturn(ScreenLayout.single(64, 48));
        MemoryPipe pipe = new MemoryPipe(1 << 12);
        Jam jam = new Jam(pipe.server());
        registry.accept(jam, context);
        pipe.viewer().write(ByteBuffer.wrap("RFB 003.008\n\1\1".getBytes(StandardCharsets.ISO_8859_1)));
        new WireReader(pipe.viewer()).bytes(12 + 2 + 4 + 24 + 4);
        jam.jammed = true;
        registry.bell();
        jam.stuck.await();
        admitted(silentFor(0));
        assertEquals(FULL, registry.fullBecause());
        passed.addAndGet(TimeUnit.SECONDS.toNanos(46));
        admitted(silentFor(0));
        readToEnd(pipe.viewer());
        assertEquals(2, registry.count());
    }
}
