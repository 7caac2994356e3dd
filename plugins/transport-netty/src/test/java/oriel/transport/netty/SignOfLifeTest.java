package oriel.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.epoll.Epoll;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.rfb.WireReader;
import oriel.testkit.Cable;
import oriel.testkit.Endpoint;
import oriel.transport.Connection;
import oriel.transport.HttpPages;
import oriel.transport.TransportSettings;
import oriel.transport.WebSocketSettings;

/** A connection knows how long its peer has not been heard of, and the system ends one whose peer has vanished. */
@Timeout(60)
final class SignOfLifeTest {

    private static final Duration LONG = Duration.ofMillis(300);

    @Test
    void countsWhatThePeersSystemAcknowledges() throws Exception {
        assumeTrue(Epoll.isAvailable(), "only epoll tells what was acknowledged");
        try (Served served = Served.quick();
                Wire wire = served.connect()) {
            Connection viewer = served.viewer();
            await(viewer, silence -> silence.compareTo(LONG) > 0);
            viewer.write(ByteBuffer.allocate(1)); // The peer's program neither reads nor says anything.
            await(viewer, silence -> silence.compareTo(LONG) < 0);
            assertEquals("00", wire.take(1));
        }
    }

    @Test
    void countsOnlyWhatABrowserSaysItself() throws Exception {
        try (Served served = Served.quick();
                Wire browser = served.browser()) {
            Connection viewer = served.viewer();
            await(viewer, silence -> silence.compareTo(LONG) > 0);
            viewer.write(ByteBuffer.allocate(1));
            assertEquals("820100", browser.take(3));
            assertTrue(viewer.silence().orElseThrow().compareTo(LONG) > 0, "a proxy's acknowledgement was counted");
            browser.frame(0x8a, "");
            await(viewer, silence -> silence.compareTo(LONG) < 0);
        }
    }

    /** It waits for as long as a proxy would be left in peace. */
    @Test
    void pingsABrowserThatSaysNothing() throws Exception {
        try (Served served = Served.quick();
                Wire browser = served.browser()) {
            browser.socket().setSoTimeout((int) Heartbeat.PAUSE.plusSeconds(20).toMillis());
            assertEquals("8900", browser.take(2));
            browser.frame(0x8a, "");
            await(served.viewer(), silence -> silence.compareTo(LONG) < 0);
        }
    }

    @Test
    void doesNotGuessWhereTheSystemDoesNotTell() throws Exception {
        BlockingQueue<Connection> viewers = new LinkedBlockingQueue<>();
        TransportSettings settings = TransportSettings.listenOn("127.0.0.1", 0);
        try (NettyTransport transport = new NettyTransport(settings, HttpPages.NONE, Sockets.NIO)) {
            transport.start(viewers::add);
            try (Wire wire = new Wire(Endpoint.first(transport.endpoints()).getPort())) {
                assertEquals(Optional.empty(), wait(viewers).silence());
                assertTrue(wire.socket().isConnected());
            }
        }
    }

    /** Needs Linux and root: the peer lives in a network namespace of its own, whose cable is pulled. */
    @Test
    void endsAConnectionWhosePeerHasVanishedWithAllOfItsBytesTaken() throws Exception {
        assumeTrue(Epoll.isAvailable(), "only epoll's sockets give up what is not acknowledged");
        BlockingQueue<Connection> viewers = new LinkedBlockingQueue<>();
        try (Cable cable = Cable.lay();
                NettyTransport transport = new NettyTransport(
                        new TransportSettings(cable.here(), 0, Duration.ofSeconds(1), WebSocketSettings.DEFAULT),
                        HttpPages.NONE)) {
            transport.start(viewers::add);
            cable.say("RFB", Endpoint.first(transport.endpoints()).getPort());
            Connection viewer = wait(viewers);
            new WireReader(viewer).bytes(3);
            cable.pull();
            viewer.write(ByteBuffer.allocate(1000)); // The system takes it all: nothing waits in the program.
            IOException gone = assertThrows(IOException.class, () -> viewer.read(ByteBuffer.allocate(1)));
            assertEquals(SocketTimeoutException.class, gone.getClass(), gone.toString());
        }
    }

    private static Connection wait(BlockingQueue<Connection> viewers) throws InterruptedException {
        Connection viewer = viewers.poll(20, TimeUnit.SECONDS);
        assertTrue(viewer != null, "no connection was handed over");
        return viewer;
    }

    private static void await(Connection viewer, Predicate<Duration> condition) {
        while (!condition.test(viewer.silence().orElseThrow())) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
