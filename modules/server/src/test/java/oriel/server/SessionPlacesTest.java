package oriel.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.client.Viewer;
import oriel.plugin.Configured;
import oriel.server.options.ServerOptions;
import oriel.server.options.SessionOptions;
import oriel.testkit.PaintedScreen;
import oriel.testkit.Parts;
import oriel.transport.Connection;
import oriel.transport.Peer;
import oriel.transport.Transport;

/** Places for viewers and for handshakes are bounded, and come back whatever happens. */
@Timeout(30)
class SessionPlacesTest {

    private static final SessionOptions TWO_HANDSHAKES = SessionOptions.DEFAULT.withMaxHandshakes(2);

    private final PaintedScreen screen = new PaintedScreen(64, 48);

    @Test
    void dropsAnotherHandshakeForEachThatIsTooMany() throws Exception {
        Door door = new Door();
        ServerOptions options = ServerOptions.named("test").withSessions(TWO_HANDSHAKES);
        ServerParts parts = new ServerParts(Configured.plain(screen), Parts.encoders(), Parts.open(), List.of(door));
        try (OrielServer server = OrielServer.start(options, parts)) {
            for (int i = 0; i < 8; i++) {
                door.enter();
            }
            for (Silent early : door.entered.subList(0, 6)) {
                assertTrue(early.closed.await(5, TimeUnit.SECONDS), "a handshake too many goes on");
            }
            assertEquals(1, door.entered.get(6).closed.getCount());
            assertEquals(1, door.entered.get(7).closed.getCount());
            assertEquals(0, server.stats().viewers());
            door.open.release(8);
        }
    }

    @Test
    void dropsTheOldestOfTheAddressThatHasTheMost() throws Exception {
        Door door = new Door();
        SessionOptions three = SessionOptions.DEFAULT.withMaxHandshakes(3);
        ServerOptions options = ServerOptions.named("test").withSessions(three);
        ServerParts parts = new ServerParts(Configured.plain(screen), Parts.encoders(), Parts.open(), List.of(door));
        try (OrielServer server = OrielServer.start(options, parts)) {
            Silent person = door.enter("192.0.2.1");
            List<Silent> flood = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                flood.add(door.enter("192.0.2.2"));
            }
            for (Silent dropped : flood.subList(0, 18)) {
                assertEquals(0, dropped.closed.getCount(), "a handshake too many goes on");
            }
            assertEquals(1, person.closed.getCount(), "another address was locked out");
            assertEquals(0, server.stats().viewers());
            door.open.release(21);
        }
    }

    @Test
    void hasThePlaceBackOfAViewerWhoseKeysCannotBeReleased() throws Exception {
        SessionOptions one = SessionOptions.DEFAULT.withMaxViewers(1).withMaxHandshakes(10);
        ServerOptions options = ServerOptions.named("test").withSessions(one);
        try (MemoryServer server = new MemoryServer(screen, Parts.open(), options)) {
            try (Viewer first = server.viewer()) {
                first.key('a', true);
                assertEquals("key 97 down", screen.nextEvent());
                screen.breakInput();
            }
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (server.stats().viewers() > 0) {
                assertTrue(System.nanoTime() - end < 0, "the place is lost");
                Thread.onSpinWait();
            }
            server.viewer().close();
        }
    }

    /** A transport whose peers say nothing, and whose connections take their time to end. */
    private static final class Door implements Transport {

        private final Semaphore open = new Semaphore(0);
        private final List<Silent> entered = new ArrayList<>();
        private Consumer<? super Connection> viewers;

        @Override
        public void start(Consumer<? super Connection> consumer) {
            viewers = consumer;
        }

        void enter() throws UnknownHostException {
            entered.add(enter("127.0.0.1"));
        }

        Silent enter(String address) throws UnknownHostException {
            Silent peer = new Silent(open, InetAddress.getByName(address));
            viewers.accept(peer);
            return peer;
        }

        @Override
        public List<SocketAddress> endpoints() {
            return List.of();
        }

        @Override
        public void close() {}
    }

    /** A connection whose read ends only when the door is opened. */
    private record Silent(Semaphore open, InetAddress address, CountDownLatch closed) implements Connection {

        Silent(Semaphore open, InetAddress address) {
            this(open, address, new CountDownLatch(1));
        }

        @Override
        public int read(ByteBuffer target) {
            open.acquireUninterruptibly();
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
            return new Peer(new InetSocketAddress(address, 1), false, false);
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }
}
