package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.it.Browser;
import oriel.it.Distribution;
import oriel.it.Distribution.Ended;

/** A program comes in by the token of a link, and leaves when the link is taken back. */
@Timeout(120)
class DistributionLinkTest {

    private static final byte[] GREETING = "RFB 003.008\n".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    private Path configuration;

    @BeforeEach
    void configure() throws Exception {
        configuration = folder.resolve("config.json");
        Files.writeString(configuration, """
                {"port": 0, "capture": "demo", "password": "secret", "host": "127.0.0.1",
                 "state_folder": ".", "audit_log": "audit.log"}
                """);
    }

    private Ended oriel(String... arguments) throws Exception {
        String[] all = Stream.concat(Stream.of(arguments), Stream.of("--config", configuration.toString()))
                .toArray(String[]::new);
        return Distribution.run(Map.of(), all);
    }

    /** Everything that comes, and the end. */
    private static final class Program implements WebSocket.Listener {
        private final ByteArrayOutputStream come = new ByteArrayOutputStream();
        private final CompletableFuture<Void> end = new CompletableFuture<>();

        @Override
        public synchronized CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            come.writeBytes(bytes);
            notifyAll();
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            end.complete(null);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            end.complete(null);
        }

        /** The next bytes. */
        synchronized byte[] bytes(int length) throws InterruptedException {
            while (come.size() < length) {
                wait();
            }
            byte[] all = come.toByteArray();
            come.reset();
            come.write(all, length, all.length - length);
            return Arrays.copyOf(all, length);
        }
    }

    private static WebSocket connect(int port, String token, Program program) {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("binary", "oriel.token." + token)
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/"), program)
                .join();
    }

    private static void say(WebSocket socket, byte... bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    private static void logIn(WebSocket socket, Program program) throws Exception {
        assertArrayEquals(GREETING, program.bytes(GREETING.length));
        say(socket, GREETING);
        assertArrayEquals(new byte[] {1, 1}, program.bytes(2), "one type, None");
        say(socket, (byte) 1);
    }

    @Test
    void aProgramComesInByATokenUntilItIsTakenBack() throws Exception {
        try (Distribution server = Distribution.start(Map.of(), "serve", "--config", configuration.toString())) {
            int port = server.port();
            String address =
                    oriel("link", "--name", "robot", "--rights", "full").out().get(0);
            assertTrue(address.startsWith("http://localhost:" + port + "/#token="), address);
            String token = address.replaceFirst(".*#token=([^&]*)&.*", "$1");
            Program program = new Program();
            WebSocket socket = connect(port, token, program);
            assertEquals("binary", socket.getSubprotocol());
            logIn(socket, program);
            assertArrayEquals(new byte[4], program.bytes(4), "SecurityResult");
            say(socket, (byte) 1);
            program.bytes(2);
            assertTrue(oriel("sessions").out().get(1).contains("robot (link "));
            assertTrue(oriel("link", "revoke", "--all").out().get(0).endsWith(" revoked"));
            program.end.get(60, TimeUnit.SECONDS);
            Program late = new Program();
            WebSocket refused = connect(port, token, late);
            logIn(refused, late);
            assertArrayEquals(new byte[] {0, 0, 0, 1}, late.bytes(4));
            int length = ByteBuffer.wrap(late.bytes(4)).getInt();
            assertEquals(
                    "this link is not good any more: ask for another one",
                    new String(late.bytes(length), StandardCharsets.UTF_8));
            late.end.get(60, TimeUnit.SECONDS);
        }
        String audit = Files.readString(folder.resolve("audit.log"));
        assertTrue(audit.contains("\"by\":\"link\",\"rights\":\"full\""), audit);
        assertTrue(audit.contains("may not be here any more"), audit);
    }

    @Test
    void aBrowserComesInByTheAddressAndKeepsNoTokenOfIt() throws Exception {
        try (Distribution server = Distribution.start(Map.of(), "serve", "--config", configuration.toString());
                Browser browser = new Browser(800, 600)) {
            String page = "http://localhost:" + server.port() + "/";
            browser.go(oriel("link").out().get(0));
            browser.awaitState("connected");
            assertEquals(page + "#autoconnect=1", browser.page().url());
            assertTrue(oriel("sessions").out().get(1).contains("guest (link "));
            browser.await("document.getElementById('may').textContent === 'You may look'");
        }
    }
}
