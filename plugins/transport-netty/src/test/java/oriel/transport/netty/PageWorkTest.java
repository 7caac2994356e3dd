package oriel.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.testkit.Endpoint;
import oriel.transport.Connection;
import oriel.transport.HttpPage;
import oriel.transport.HttpPages;
import oriel.transport.TransportSettings;
import oriel.transport.WebSocketSettings;

/** What pages cost: no event loop waits for them, and nothing is done twice. */
@Timeout(60)
final class PageWorkTest {

    private static final byte[] TEXT = "let a = 1;\n".repeat(1000).getBytes(StandardCharsets.US_ASCII);
    private static final int MORE_THAN_LOOPS = 16;

    private final BlockingQueue<Connection> viewers = new LinkedBlockingQueue<>();
    private final AtomicInteger opened = new AtomicInteger();

    private NettyTransport serve(HttpPages pages) throws Exception {
        NettyTransport transport = new NettyTransport(
                new TransportSettings("127.0.0.1", 0, Duration.ofSeconds(60), WebSocketSettings.DEFAULT), pages);
        transport.start(viewers::add);
        return transport;
    }

    private static Wire connect(NettyTransport transport) throws Exception {
        return new Wire(Endpoint.first(transport.endpoints()).getPort());
    }

    private Optional<HttpPage> script(String path) {
        HttpPage.Body body = () -> {
            opened.incrementAndGet();
            return Channels.newChannel(new ByteArrayInputStream(TEXT));
        };
        return Optional.of(new HttpPage("text/javascript", "e", TEXT.length, body, Map.of()));
    }

    @Test
    void greetsViewersWhileADiskDoesNotAnswer() throws Exception {
        CountDownLatch disk = new CountDownLatch(1);
        HttpPages slow = path -> {
            await(disk);
            return Optional.empty();
        };
        List<Wire> readers = new ArrayList<>();
        try (NettyTransport transport = serve(slow)) {
            for (int i = 0; i < MORE_THAN_LOOPS; i++) {
                Wire reader = connect(transport);
                readers.add(reader);
                reader.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            }
            try (Wire wire = connect(transport)) {
                Connection viewer = viewers.poll(10, TimeUnit.SECONDS);
                assertTrue(viewer != null, "nobody is greeted");
                viewer.write(ByteBuffer.wrap(new byte[] {'R'}));
                assertEquals("R", wire.text(1));
            }
            disk.countDown();
            for (Wire reader : readers) {
                assertTrue(reader.head().startsWith("HTTP/1.1 404 "));
                reader.close();
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void readsNothingToAnswerAHead() throws Exception {
        try (NettyTransport transport = serve(this::script);
                Wire wire = connect(transport)) {
            wire.send("HEAD /x.js HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertTrue(wire.head().contains("content-length: " + TEXT.length));
            wire.send("GET /x.js HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: \"e\"\r\n\r\n");
            assertTrue(wire.head().startsWith("HTTP/1.1 304 "));
            assertEquals(0, opened.get());
        }
    }

    @Test
    void packsAPageOnceForAsLongAsItStaysTheSame() throws Exception {
        try (NettyTransport transport = serve(this::script);
                Wire wire = connect(transport)) {
            for (String method : List.of("HEAD", "HEAD", "HEAD")) {
                wire.send(method + " /x.js HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n");
                assertTrue(wire.head().contains("content-encoding: gzip"));
            }
            assertEquals(1, opened.get());
            wire.send("HEAD /y.js HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n")
                    .head();
            assertEquals(2, opened.get());
        }
    }

    private static HttpPage.Packed packed(String coding) {
        byte[] content = ("as " + coding).getBytes(StandardCharsets.UTF_8);
        return new HttpPage.Packed(
                coding, content.length, () -> Channels.newChannel(new ByteArrayInputStream(content)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "gzip, deflate, br, zstd: br",
                "gzip, deflate: gzip",
                "*: br",
                "gzip;q=0.5, BR ; q=0.8: br",
                "gzip, br;q=0.5: gzip",
                "gzip, br;q=0: gzip",
                "gzip, br;q=2: gzip",
                "br;q=0, *: gzip",
                "gzip;q=0, *;q=0.1: br"
            })
    void sendsWhatThePageHasPackedAlreadyAndReadsNothingElse(String accepted, String coding) throws Exception {
        HttpPage.Body unread = () -> {
            throw new AssertionError("read");
        };
        HttpPage page = new HttpPage(
                "text/javascript", "e", TEXT.length, unread, Map.of(), List.of(packed("br"), packed("gzip")));
        try (NettyTransport transport = serve(path -> Optional.of(page));
                Wire wire = connect(transport)) {
            wire.send("GET /a.js HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: " + accepted + "\r\n\r\n");
            String head = wire.head();
            int length = "as ".length() + coding.length();
            assertTrue(head.contains("\r\ncontent-length: " + length + "\r\n"), head);
            assertTrue(head.contains("\r\ncontent-encoding: " + coding + "\r\n"), head);
            assertTrue(head.contains("\r\netag: \"e-" + coding + "\"\r\n"), head);
            assertEquals("as " + coding, wire.text(length));
        }
    }
}
