package oriel.transport.netty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.rfb.WireReader;
import oriel.transport.Connection;
import oriel.transport.WebSocketSettings;

/** The Java runtime's own HTTP and WebSocket client agrees with this server. */
@Timeout(30)
final class JdkWebSocketTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private final Inbound inbound = new Inbound(1_000_000);
    private Served served;

    @BeforeEach
    void start() throws Exception {
        served = new Served(WebSocketSettings.DEFAULT
                .withDetectTimeout(Duration.ofSeconds(5))
                .withHeadTimeout(Duration.ofSeconds(5))
                .withLimits(65_536, 1 << 20, 2 << 20));
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void readsAPage() throws Exception {
        URI page = URI.create("http://localhost:" + served.port() + "/");
        HttpRequest request =
                HttpRequest.newBuilder(page).version(HttpClient.Version.HTTP_2).build();
        assertEquals(Served.PAGE, client.send(request, BodyHandlers.ofString()).body());
    }

    @Test
    void exchangesMessagesAndCloses() throws Exception {
        WebSocket socket = connect("http://localhost:" + served.port());
        assertEquals("binary", socket.getSubprotocol());
        Connection viewer = served.viewer();
        byte[] bytes = new byte[1_000_000];
        new Random(7).nextBytes(bytes);
        viewer.write(ByteBuffer.wrap(bytes));
        assertArrayEquals(bytes, inbound.all.get(10, TimeUnit.SECONDS));
        socket.sendBinary(ByteBuffer.wrap(bytes, 0, 300_000), false).get(10, TimeUnit.SECONDS);
        socket.sendPing(ByteBuffer.wrap(new byte[] {1, 2, 3})).get(10, TimeUnit.SECONDS);
        socket.sendBinary(ByteBuffer.wrap(bytes, 300_000, 700_000), true);
        assertArrayEquals(bytes, new WireReader(viewer).bytes(bytes.length));
        inbound.pong.get(10, TimeUnit.SECONDS);
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "done").get(10, TimeUnit.SECONDS);
        assertEquals(-1, viewer.read(ByteBuffer.allocate(1)));
        assertEquals(1000, inbound.code.get(10, TimeUnit.SECONDS));
    }

    @Test
    void seesTheCloseCodeOfTheServer() throws Exception {
        connect("http://localhost:" + served.port());
        served.viewer().close();
        assertEquals(1000, inbound.code.get(10, TimeUnit.SECONDS));
    }

    @Test
    void readsWhyAForeignOriginIsRefused() {
        ExecutionException failed =
                assertThrows(ExecutionException.class, () -> connect("http://localhost:" + (served.port() ^ 1)));
        assertTrue(failed.getCause() instanceof WebSocketHandshakeException, failed.toString());
        assertEquals(
                403,
                ((WebSocketHandshakeException) failed.getCause()).getResponse().statusCode());
    }

    private WebSocket connect(String origin) throws Exception {
        return client.newWebSocketBuilder()
                .header("Origin", origin)
                .subprotocols("binary")
                .buildAsync(URI.create("ws://localhost:" + served.port() + "/websockify"), inbound)
                .get(10, TimeUnit.SECONDS);
    }

    /** Collects what the server sends. */
    private static final class Inbound implements WebSocket.Listener {

        private final ByteBuffer collected;
        private final CompletableFuture<byte[]> all = new CompletableFuture<>();
        private final CompletableFuture<Void> pong = new CompletableFuture<>();
        private final CompletableFuture<Integer> code = new CompletableFuture<>();

        Inbound(int expected) {
            collected = ByteBuffer.allocate(expected);
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            collected.put(data);
            if (!collected.hasRemaining()) {
                all.complete(collected.array());
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
            if (message.equals(ByteBuffer.wrap(new byte[] {1, 2, 3}))) {
                pong.complete(null);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            code.complete(status);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            code.completeExceptionally(error);
        }
    }
}
