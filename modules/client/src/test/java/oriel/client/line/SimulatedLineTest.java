package oriel.client.line;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A line over sockets. Times have lower bounds alone: how much more a busy machine takes is its own matter. */
@Timeout(60)
class SimulatedLineTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long MILLI = 1_000_000;

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    /** A server's socket, a line, and the viewer's socket. */
    private record Ends(SimulatedLine line, Socket server, Socket viewer) implements AutoCloseable {

        static Ends of(LineConditions down, LineConditions up) throws IOException {
            try (ServerSocket listening = listen()) {
                SimulatedLine line = lay(listening, down, up);
                Socket viewer =
                        new Socket(line.entrance().getAddress(), line.entrance().getPort());
                return new Ends(line, listening.accept(), viewer);
            }
        }

        @Override
        public void close() throws IOException {
            line.close();
            server.close();
            viewer.close();
        }
    }

    private static SimulatedLine lay(ServerSocket server, LineConditions down, LineConditions up) throws IOException {
        return SimulatedLine.lay(server.getLocalSocketAddress(), PATIENCE, down, up, 1);
    }

    private static byte[] noise(int bytes) {
        byte[] noise = new byte[bytes];
        new Random(1).nextBytes(noise);
        return noise;
    }

    @Test
    void carriesEveryByteNoFasterThanTheRate() throws IOException {
        byte[] sent = noise(200_000);
        LineConditions down = LineConditions.NONE.withRate(8_000_000).withQueue(20_000);
        try (Ends ends = Ends.of(down, LineConditions.NONE)) {
            long start = System.nanoTime();
            CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> send(ends.server(), sent));
            byte[] received = ends.viewer().getInputStream().readAllBytes();
            long took = System.nanoTime() - start;
            sender.join();
            assertArrayEquals(sent, received);
            assertTrue(took >= 200 * MILLI, took + " ns for what takes 200 ms at 8 Mbit/s");
        }
    }

    private static void send(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void delaysBothWays() throws IOException {
        LineConditions far = LineConditions.NONE.withDelay(Duration.ofMillis(15));
        try (Ends ends = Ends.of(far, far)) {
            long start = System.nanoTime();
            ends.viewer().getOutputStream().write(42);
            assertEquals(42, ends.server().getInputStream().read());
            ends.server().getOutputStream().write(43);
            assertEquals(43, ends.viewer().getInputStream().read());
            assertTrue(System.nanoTime() - start >= 30 * MILLI);
        }
    }

    @Test
    void endsWhenEitherSideDoes() throws IOException {
        try (Ends ends = Ends.of(LineConditions.NONE, LineConditions.NONE)) {
            ends.viewer().shutdownOutput();
            assertEquals(-1, ends.server().getInputStream().read());
            ends.server().close();
            assertEquals(-1, ends.viewer().getInputStream().read());
        }
    }

    @Test
    void closesBothEndsAndItsThreads() throws IOException {
        try (Ends ends = Ends.of(LineConditions.NONE, LineConditions.NONE)) {
            ends.viewer().getOutputStream().write(1);
            assertEquals(1, ends.server().getInputStream().read());
            ends.line().close();
            assertEquals(-1, ends.server().getInputStream().read());
            assertEquals(-1, ends.viewer().getInputStream().read());
            assertTrue(Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().startsWith("oriel-line-")));
        }
    }

    @Test
    void saysWhenNobodyListens() throws IOException {
        ServerSocket gone = listen();
        gone.close();
        assertThrows(IOException.class, () -> lay(gone, LineConditions.NONE, LineConditions.NONE));
    }
}
