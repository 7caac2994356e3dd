package oriel.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.server.event.SessionId;
import oriel.server.options.SessionOptions;
import oriel.testkit.MemoryPipe;
import oriel.transport.Connection;
import oriel.transport.ForwardingConnection;
import oriel.transport.Peer;

/** Who keeps a place, who loses it, and when it is free. */
@Timeout(30)
class SessionPlacesTest {

    private static final Optional<String> FULL = Optional.of("the server is full: it takes 1 viewers at once");

    /** FramebufferUpdateRequest for all of the screen, from scratch. */
    private static final String REQUEST = "\3\0\0\0\0\0\0\100\0\60";

    private final Lobby lobby = new Lobby();
    private final AtomicLong passed = new AtomicLong();
    private final CountDownLatch test = new CountDownLatch(1);

    @AfterEach
    void close() {
        test.countDown();
        lobby.close();
    }

    private void pass(long seconds) {
        passed.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    /** Until the end of the test, whatever happens. */
    private void hang() {
        while (test.getCount() > 0) {
            try {
                test.await();
            } catch (InterruptedException e) {
                // as code that hangs
            }
        }
    }

    /** Counted down once a writer hangs that is asked for a picture. */
    private CountDownLatch writersHang() {
        CountDownLatch hung = new CountDownLatch(1);
        lobby.registry();
        try {
            doAnswer(call -> {
                        hung.countDown();
                        hang();
                        throw new InterruptedException();
                    })
                    .when(lobby.feed)
                    .ensureCurrent();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return hung;
    }

    private void placesForOne() {
        lobby.with(SessionOptions.DEFAULT.withMaxViewers(1));
        lobby.clock = passed::get;
    }

    @Test
    void whoHasHeardOneBellInAnHourLosesItsPlaceOnlyOnceItsWriterHangs() throws Exception {
        placesForOne();
        CountDownLatch hung = writersHang();
        Connection viewer = lobby.viewer();
        lobby.registry().bell();
        while (lobby.registry().sessions().get(0).bytes() < 1) {
            Thread.onSpinWait();
        }
        pass(3600);
        Lobby.say(viewer, REQUEST);
        hung.await();
        assertEquals(FULL, lobby.registry().fullBecause());
        pass(46);
        assertEquals(Optional.empty(), lobby.registry().fullBecause());
    }

    /** A line that takes a piece when the test lets it, and then no other. */
    private final class SlowLine extends ForwardingConnection {

        private final CountDownLatch first = new CountDownLatch(1);
        private final CountDownLatch taken = new CountDownLatch(1);
        private final CountDownLatch second = new CountDownLatch(1);
        private volatile boolean slow;

        SlowLine(Connection connection) {
            super(connection);
        }

        @Override
        public void write(ByteBuffer source) throws IOException {
            if (!slow) {
                super.write(source);
                return;
            }
            if (first.getCount() == 0) {
                second.countDown();
                hang();
                throw new IOException("closed");
            }
            first.countDown();
            try {
                taken.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            source.position(source.limit());
        }
    }

    @Test
    void whoTakesALargeMessagePieceByPieceKeepsItsPlace() throws Exception {
        placesForOne();
        MemoryPipe pipe = new MemoryPipe(1 << 12);
        Lobby.say(pipe.viewer(), Lobby.HELLO);
        SlowLine line = new SlowLine(pipe.server());
        lobby.registry().accept(line, lobby.context());
        assertEquals("connected", lobby.next());
        assertEquals("authenticated", lobby.next());
        line.slow = true;
        lobby.registry().clipboardChanged("x".repeat(200_000));
        line.first.await();
        pass(46);
        assertEquals(Optional.empty(), lobby.registry().fullBecause());
        line.taken.countDown();
        line.second.await();
        assertEquals(FULL, lobby.registry().fullBecause());
    }

    /** The clock stands still, so nothing would end the wait for the writer. */
    @Test
    void whoLeavesFreesItsPlaceAndItsKeysBeforeItsWriterEnds() throws Exception {
        lobby.clock = () -> 7;
        CountDownLatch hung = writersHang();
        Connection viewer = lobby.viewer();
        Lobby.say(viewer, REQUEST);
        hung.await();
        viewer.close();
        while (!lobby.registry().isEmpty()) {
            Thread.onSpinWait();
        }
        verify(lobby.router, timeout(20_000)).finish(new SessionId(1));
        test.countDown();
        assertEquals("closed, it left", lobby.next());
    }

    private MemoryPipe from(int lastByte) throws Exception {
        MemoryPipe pipe = new MemoryPipe(1 << 12);
        InetAddress host = InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) lastByte});
        lobby.registry()
                .accept(
                        new ForwardingConnection(pipe.server()) {
                            @Override
                            public Peer peer() {
                                return new Peer(new InetSocketAddress(host, 1), false, false);
                            }
                        },
                        lobby.context());
        return pipe;
    }

    @Test
    void theAddressThatHasTheMostMakesRoomForOneThatLogsIn() throws Exception {
        lobby.with(SessionOptions.DEFAULT.withMaxHandshakes(3));
        from(1);
        MemoryPipe oldest = from(2);
        from(2);
        from(3);
        Lobby.readToEnd(oldest.viewer());
        assertTrue(lobby.registry().disconnect(new SessionId(1), "it was there"));
        assertFalse(lobby.registry().disconnect(new SessionId(2), "it has made room"));
        assertTrue(lobby.registry().disconnect(new SessionId(3), "it was there"));
        assertTrue(lobby.registry().disconnect(new SessionId(4), "it was there"));
    }

    @Test
    void whoHangsMakesRoomOnce() throws Exception {
        lobby.with(SessionOptions.DEFAULT.withMaxHandshakes(1));
        CountDownLatch hung = new CountDownLatch(1);
        lobby.onEvent = event -> {
            if (hung.getCount() > 0) {
                hung.countDown();
                hang();
            }
        };
        from(1);
        hung.await();
        MemoryPipe second = from(1);
        from(1);
        Lobby.readToEnd(second.viewer());
    }

    @Test
    void whoLogsInIsThereForTheServerThoughItIsNoViewer() throws Exception {
        assertTrue(lobby.registry().isEmpty());
        from(1);
        assertFalse(lobby.registry().isEmpty());
        assertEquals(0, lobby.registry().count());
        assertEquals(Optional.empty(), lobby.registry().session(new SessionId(1)));
    }
}
