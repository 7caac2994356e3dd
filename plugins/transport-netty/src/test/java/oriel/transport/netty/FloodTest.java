package oriel.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import oriel.rfb.WireReader;
import oriel.testkit.Endpoint;
import oriel.transport.Connection;
import oriel.transport.HttpPage;
import oriel.transport.TransportSettings;
import oriel.transport.WebSocketSettings;

/** Many connections of one address, or of many, and somebody else who wants to come in meanwhile. */
@Timeout(120)
@Isolated
final class FloodTest {

    private static final int PAGE_BYTES = 31 << 20;
    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final byte[] GREETING = "RFB 003.008\n".getBytes(StandardCharsets.US_ASCII);

    private final BlockingQueue<Connection> viewers = new LinkedBlockingQueue<>();
    private final List<Wire> wires = new ArrayList<>();
    private final AtomicLong readBytes = new AtomicLong();
    private NettyTransport transport;

    @BeforeEach
    void start() throws Exception {
        HttpPage page = new HttpPage("application/octet-stream", "e", PAGE_BYTES, Zeros::new, Map.of());
        transport = new NettyTransport(
                new TransportSettings("127.0.0.1", 0, Duration.ofSeconds(60), WebSocketSettings.DEFAULT),
                path -> Optional.of(page));
        transport.start(viewers::add);
    }

    @AfterEach
    void stop() throws Exception {
        transport.close();
        for (Wire wire : wires) {
            wire.close();
        }
    }

    private Wire connect(String from) throws IOException {
        Wire wire = new Wire(Endpoint.first(transport.endpoints()).getPort(), from);
        wires.add(wire);
        return wire;
    }

    /** The content of a large page: it is not there before somebody reads it. */
    private final class Zeros implements ReadableByteChannel {

        private long left = PAGE_BYTES;

        @Override
        public int read(ByteBuffer target) {
            int length = (int) Math.min(left, target.remaining());
            target.position(target.position() + length);
            left -= length;
            readBytes.addAndGet(length);
            return left == 0 && length == 0 ? -1 : length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }

    @Test
    void servesOthersWhileHundredsReadALargePageAsSlowlyAsTheyCan() throws Exception {
        for (int i = 0; i < 600; i++) {
            try {
                Wire reader = connect("127.0.2." + (1 + i % 20));
                reader.socket().setReceiveBufferSize(4096);
                reader.send(REQUEST);
            } catch (IOException e) {
                continue; // It lost its place.
            }
        }
        greet("127.0.0.2");
        // What the system takes for them, and a piece for each: not a page for each.
        long bound = 256L * (8 << 20);
        assertTrue(readBytes.get() < bound, readBytes + " bytes were read for readers that take nothing");
        while (transport.openChannels() > 256) {
            Thread.onSpinWait(); // Those that lost their places are closed by other threads.
        }
        assertTrue(pageArrives("127.0.0.3"), "no page for somebody else");
    }

    @Test
    void letsSomebodyTypeAPasswordWhileOneAddressConnectsAllTheTime() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        CountDownLatch flooded = new CountDownLatch(600);
        Wire person = connect("127.0.0.2");
        person.send("RFB 003.008\n");
        Connection viewer = taken();
        new WireReader(viewer).bytes(GREETING.length);
        Thread flood = new Thread(() -> flood(over, flooded));
        flood.start();
        assertTrue(flooded.await(60, TimeUnit.SECONDS));
        person.send("x"); // The answer to the challenge, at last.
        assertEquals('x', new WireReader(viewer).u8());
        viewer.admitted();
        greet("127.0.0.3");
        over.set(true);
        flood.join();
        person.send("y");
        assertEquals('y', new WireReader(viewer).u8());
    }

    private void flood(AtomicBoolean over, CountDownLatch flooded) {
        while (!over.get()) {
            try (Wire wire = new Wire(Endpoint.first(transport.endpoints()).getPort(), "127.0.0.1")) {
                wire.send("RFB 003.008\n");
            } catch (IOException e) {
                continue; // Refused, as it should be.
            } finally {
                flooded.countDown();
            }
        }
    }

    private void greet(String from) throws Exception {
        try (Wire wire = connect(from)) {
            wire.send("RFB 003.008\n");
            while (true) {
                Connection viewer = taken();
                if (viewer.peer().host().getHostAddress().equals(from)) {
                    viewer.write(ByteBuffer.wrap(GREETING));
                    assertEquals("RFB 003.008\n", wire.text(GREETING.length));
                    return;
                }
            }
        }
    }

    private Connection taken() throws InterruptedException {
        Connection viewer = viewers.poll(10, TimeUnit.SECONDS);
        assertTrue(viewer != null, "no connection was handed over");
        return viewer;
    }

    private boolean pageArrives(String from) throws IOException {
        try (Wire wire = connect(from)) {
            wire.send(REQUEST);
            assertTrue(wire.head().startsWith("HTTP/1.1 200 "));
            wire.socket().getInputStream().skipNBytes(PAGE_BYTES);
            return true;
        }
    }
}
