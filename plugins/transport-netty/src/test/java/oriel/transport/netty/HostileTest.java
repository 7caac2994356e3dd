package oriel.transport.netty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.util.ResourceLeakDetector;
import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import oriel.rfb.WireReader;
import oriel.testkit.Endpoint;
import oriel.transport.Connection;
import oriel.transport.HttpPage;
import oriel.transport.HttpPages;
import oriel.transport.Transport;
import oriel.transport.TransportSettings;
import oriel.transport.WebSocketSettings;

/** Peers that say nothing, half of something, or go away: nothing is left of them, and others live on. */
@Timeout(120)
@Isolated
final class HostileTest {

    private static final int MANY = 1000;
    private static final int STRANGERS = 256;
    private static final long WINDOW_BYTES = 20L << 20;

    private final Queue<String> leaks = new ConcurrentLinkedQueue<>();
    private final ResourceLeakDetector.Level usual = ResourceLeakDetector.getLevel();
    private Served served;

    @BeforeEach
    void start() throws Exception {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        ByteBufUtil.setLeakListener((type, records) -> leaks.add(type + records));
        served = Served.quick();
    }

    @AfterEach
    void stop() {
        served.close();
        ByteBufUtil.setLeakListener(null);
        ResourceLeakDetector.setLevel(usual);
    }

    @Test
    void keepsNothingOfAThousandPeersThatSayNothing() throws Exception {
        List<Wire> peers = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            connect(i).ifPresent(peers::add);
        }
        await(() -> served.transport().openChannels() <= STRANGERS);
        assertTrue(peers.size() > STRANGERS);
        for (Wire peer : peers) {
            peer.close();
        }
        served.close();
        assertEquals(0, served.transport().openChannels());
        assertNoLeak();
    }

    /** Empty for one that was turned away before it had its socket in order. */
    private Optional<Wire> connect(int number) throws IOException {
        try {
            return Optional.of(served.connectFrom(address(number)));
        } catch (SocketException e) {
            return Optional.empty();
        }
    }

    /** One of 200 that are all this machine's. */
    private static String address(int number) {
        return "127.0.1." + (1 + number % 200);
    }

    @Test
    void keepsNothingOfPeersThatBreakOff() throws Exception {
        String[] starts = {
            "",
            "G",
            "GET / HT",
            "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n",
            Wire.UPGRADE,
            Wire.UPGRADE + "\r\n",
            Wire.UPGRADE + "\r\n\u0082\u00fe",
            Wire.UPGRADE + "\r\n\u0082\u0081",
            Wire.UPGRADE + "\r\n\u0002\u0085xxxxab",
            Wire.UPGRADE + "\r\n\u0089\u0085xxxxab",
            Wire.UPGRADE + "\r\n\u0000\u0000",
            "POST / HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "RFB 003.008\n"
        };
        Thread sessions = new Thread(this::closeEachViewerAtItsEnd, "sessions");
        sessions.start();
        for (int i = 0; i < MANY; i++) {
            try (Wire wire = served.connectFrom(address(i))) {
                wire.socket().setSoLinger(i % 2 == 0, 0);
                wire.send(starts[i % starts.length]);
            } catch (IOException e) {
                assertTrue(wasReset(e), e.toString());
            }
        }
        assertOthersLive();
        awaitNoChannels();
        sessions.interrupt();
        sessions.join();
        assertNoLeak();
    }

    @Test
    void forgetsAPeerThatNeverReadsItsPage() throws Exception {
        HttpPages pages = path -> Optional.of(new HttpPage("x/y", "e", new byte[32 << 20], Map.of()));
        TransportSettings settings =
                new TransportSettings("127.0.0.1", 0, Duration.ofMillis(400), WebSocketSettings.DEFAULT);
        try (NettyTransport transport = new NettyTransport(settings, pages)) {
            transport.start(Connection::close);
            try (Wire wire = new Wire(Endpoint.first(transport.endpoints()).getPort())) {
                wire.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
                await(() -> transport.openChannels() == 1);
                await(() -> transport.openChannels() == 0);
            }
        }
    }

    @Test
    void holdsAPeerBackThatTalksWithoutBeingHeard() throws Exception {
        try (Wire wire = served.connect()) {
            Connection viewer = served.viewer();
            Thread talker = new Thread(() -> talk(wire));
            talker.start();
            talker.join(1000);
            assertTrue(talker.isAlive(), "everything was taken though nobody reads");
            ByteBuffer heard = ByteBuffer.allocate(1 << 20);
            for (long left = 2 * WINDOW_BYTES; left > 0; left -= heard.position()) {
                heard.clear();
                viewer.read(heard);
                assertTrue(heard.position() <= 256 << 10, "more waited than may");
            }
            talker.join(10_000);
            assertEquals(Thread.State.TERMINATED, talker.getState());
        }
    }

    @Test
    void tellsASessionThatItsPeerWasReset() throws Exception {
        Wire wire = served.connect();
        Connection viewer = served.viewer();
        wire.socket().setSoLinger(true, 0);
        wire.close();
        assertThrows(IOException.class, () -> viewer.read(ByteBuffer.allocate(1)));
        assertThrows(IOException.class, () -> viewer.write(ByteBuffer.allocate(1)));
        awaitNoChannels();
    }

    @Test
    void endsAConnectionWhosePeerTakesNothingWithinSeconds() throws Exception {
        try (Wire wire = served.connect()) {
            Connection viewer = served.viewer();
            Thread writer = new Thread(() -> writeUntilClosed(viewer));
            writer.start();
            writer.join(500);
            assertTrue(writer.isAlive(), "the peer took everything");
            long start = System.nanoTime();
            viewer.close();
            awaitNoChannels();
            assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(5));
            writer.join();
            assertTrue(wire.socket().isConnected());
        }
    }

    @Test
    void endsAConnectionWhosePeerNeverCloses() throws Exception {
        try (Wire wire = served.connect()) {
            served.viewer().close();
            assertEquals("", wire.rest());
            awaitNoChannels();
        }
    }

    @Test
    void closesAConsumerlessConnection() throws Exception {
        TransportSettings settings = TransportSettings.listenOn("127.0.0.1", 0);
        try (Transport transport = new NettyTransport(settings, HttpPages.NONE)) {
            transport.start(viewer -> {
                throw new IllegalStateException("no session today");
            });
            try (Wire wire = new Wire(Endpoint.first(transport.endpoints()).getPort())) {
                assertEquals("", wire.rest());
            }
        }
    }

    private void assertOthersLive() throws Exception {
        try (Wire wire = served.connect()) {
            wire.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertTrue(wire.head().startsWith("HTTP/1.1 200 "));
        }
    }

    private void closeEachViewerAtItsEnd() {
        try {
            while (true) {
                try (Connection viewer = served.viewer()) {
                    new WireReader(viewer).bytes(1 << 20);
                } catch (IOException e) {
                    continue;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (AssertionError noMoreViewers) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitNoChannels() {
        await(() -> served.transport().openChannels() == 0);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it did not come to pass");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /** Leaks are found when the collector has run and a further buffer is made. */
    private void assertNoLeak() {
        for (int i = 0; i < 5; i++) {
            System.gc();
            ByteBuf probe = ByteBufAllocator.DEFAULT.directBuffer(16);
            probe.release();
        }
        assertArrayEquals(new Object[0], leaks.toArray());
    }

    private static boolean wasReset(IOException e) {
        return String.valueOf(e.getMessage()).matches("(?s).*(reset|Broken pipe).*");
    }

    private static void talk(Wire wire) {
        try {
            wire.socket().getOutputStream().write(new byte[(int) (2 * WINDOW_BYTES)]);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void writeUntilClosed(Connection viewer) {
        try {
            viewer.write(ByteBuffer.allocate(64 << 20));
        } catch (IOException e) {
            Thread.currentThread().interrupt();
        }
    }
}
