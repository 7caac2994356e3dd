package oriel.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.plugin.Options;
import oriel.rfb.WireReader;
import oriel.transport.Connection;
import oriel.transport.HttpPages;
import oriel.transport.Transport;
import oriel.transport.TransportProvider;
import oriel.transport.TransportSettings;
import oriel.transport.WebSocketSettings;

/**
 * What every transport must do for plain viewers, whatever else it serves. A provider's own test extends it and names the
 * provider; the tests then run over TCP sockets on the loopback address.
 *
 * <pre>{@code
 * final class MyTransportContractTest extends TransportContract {
 *     @Override
 *     protected TransportProvider provider() {
 *         return new MyTransportProvider();
 *     }
 * }
 * }</pre>
 */
@Timeout(60)
public abstract class TransportContract {

    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration STALL = Duration.ofMillis(600);
    private static final int LARGE = 64 << 20;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final BlockingQueue<Connection> viewers = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** For the test of a provider. */
    protected TransportContract() {}

    /** The provider under test. */
    protected abstract TransportProvider provider();

    /** The provider's own options; none unless it needs some. */
    protected Options options() {
        return Options.none("transport");
    }

    /** A viewer's socket; others than plain ones come through TLS or a tunnel. */
    protected Socket connect(InetSocketAddress endpoint) throws IOException {
        return new Socket(endpoint.getAddress(), endpoint.getPort());
    }

    /** Ends what a test has opened, latest first. */
    @AfterEach
    protected void closeAll() throws Exception {
        threads.shutdownNow();
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
        assertTrue(threads.awaitTermination(10, TimeUnit.SECONDS), "a thread that read or wrote did not end");
    }

    @Test
    void hasANameForTheConfiguration() {
        assertTrue(provider().name().matches("[a-z0-9-]+"), provider().name());
    }

    @Test
    void saysWhereItListens() throws Exception {
        try (Transport transport = create(STALL, WebSocketSettings.DEFAULT, 0)) {
            assertEquals(List.of(), transport.endpoints());
            transport.start(viewers::add);
            InetSocketAddress endpoint = Endpoint.first(transport.endpoints());
            assertNotEquals(0, endpoint.getPort());
            assertEquals(LOOPBACK, endpoint.getAddress().getHostAddress());
            connect(transport);
            viewer();
        }
    }

    @Test
    void throwsABindExceptionForATakenPort() throws Exception {
        Transport first = start(WebSocketSettings.DEFAULT);
        int taken = Endpoint.first(first.endpoints()).getPort();
        try (Transport second = create(STALL, WebSocketSettings.DEFAULT, taken)) {
            assertThrows(BindException.class, () -> second.start(viewers::add));
        }
    }

    @Test
    void carriesBytesInBothDirections() throws Exception {
        Socket socket = connect(start(WebSocketSettings.DEFAULT));
        Connection connection = viewer();
        byte[] sent = new byte[1_000_000];
        new Random(1).nextBytes(sent);
        Future<?> echo = run(() -> echo(connection, sent.length));
        Future<byte[]> received = run(() -> socket.getInputStream().readNBytes(sent.length));
        socket.getOutputStream().write(sent);
        assertArrayEquals(sent, received.get());
        echo.get();
        assertEquals(socket.getLocalSocketAddress(), connection.peer().address());
        assertEquals(LOOPBACK, connection.peer().host().getHostAddress());
        assertFalse(connection.peer().browser());
    }

    @Test
    void keepsBytesThatComeBeforeTheGreeting() throws Exception {
        for (WebSocketSettings settings : List.of(WebSocketSettings.DEFAULT, WebSocketSettings.OFF)) {
            Socket socket = connect(start(settings));
            socket.getOutputStream().write(ascii("RFB 003.008\n"));
            assertArrayEquals(ascii("RFB 003.008\n"), new WireReader(viewer()).bytes(12));
        }
    }

    @Test
    void greetsAViewerThatSaysNothing() throws Exception {
        Socket socket = connect(start(WebSocketSettings.DEFAULT));
        Connection connection = viewer();
        connection.write(ByteBuffer.wrap(ascii("RFB 003.008\n")));
        assertArrayEquals(ascii("RFB 003.008\n"), socket.getInputStream().readNBytes(12));
    }

    @Test
    void endsABlockedReadWhenAnotherThreadCloses() throws Exception {
        Socket socket = connect(start(WebSocketSettings.DEFAULT));
        Connection connection = viewer();
        Future<Integer> read = run(() -> readOrEnd(connection));
        assertThrows(TimeoutException.class, () -> read.get(100, TimeUnit.MILLISECONDS));
        connection.close();
        assertEquals(-1, read.get(1, TimeUnit.SECONDS));
        assertEquals(-1, socket.getInputStream().read());
        connection.close();
    }

    @Test
    void seesTheEndOfThePeerAfterItsLastBytes() throws Exception {
        Socket socket = connect(start(WebSocketSettings.DEFAULT));
        Connection connection = viewer();
        socket.getOutputStream().write(7);
        socket.shutdownOutput();
        ByteBuffer target = ByteBuffer.allocate(10);
        assertEquals(1, connection.read(target));
        assertEquals(-1, connection.read(target));
        connection.write(ByteBuffer.wrap(new byte[] {8}));
        assertEquals(8, socket.getInputStream().read());
    }

    @Test
    void sendsWhatWasWrittenBeforeItCloses() throws Exception {
        Socket socket = connect(start(WebSocketSettings.DEFAULT));
        Connection connection = viewer();
        socket.getOutputStream().write(new byte[50_000]);
        connection.write(ByteBuffer.wrap(new byte[100_000]));
        connection.close();
        assertEquals(100_000, socket.getInputStream().readAllBytes().length);
    }

    @Test
    void refusesToWriteAfterItWasClosed() throws Exception {
        connect(start(WebSocketSettings.DEFAULT));
        Connection connection = viewer();
        connection.close();
        assertThrows(IOException.class, () -> connection.write(ByteBuffer.wrap(new byte[1])));
    }

    @Test
    void holdsTheWriterBackWhileThePeerDoesNotRead() throws Exception {
        Socket socket = connect(start(Duration.ofSeconds(30)));
        Connection connection = viewer();
        Future<?> write = run(() -> writeZeros(connection));
        assertThrows(TimeoutException.class, () -> write.get(500, TimeUnit.MILLISECONDS));
        socket.getInputStream().skipNBytes(LARGE);
        write.get(10, TimeUnit.SECONDS);
    }

    @Test
    void countsWhatIsNotSentYetIfItCanTell() throws Exception {
        Socket socket = connect(start(Duration.ofSeconds(30)));
        Connection connection = viewer();
        assumeTrue(connection.unsentBytes().isPresent(), "this transport does not count");
        assertEquals(0, connection.unsentBytes().getAsLong());
        Future<?> write = run(() -> writeZeros(connection));
        assertThrows(TimeoutException.class, () -> write.get(500, TimeUnit.MILLISECONDS));
        long unsent = connection.unsentBytes().getAsLong();
        assertTrue(unsent > 0 && unsent < LARGE, unsent + " bytes are not sent");
        socket.getInputStream().skipNBytes(LARGE);
        write.get(10, TimeUnit.SECONDS);
        awaitAllSent(connection);
        connection.close();
        assertEquals(0, connection.unsentBytes().getAsLong());
    }

    @Test
    void givesAPeerUpThatTakesNothing() throws Exception {
        connect(start(STALL));
        Connection connection = viewer();
        long start = System.nanoTime();
        Future<?> write = run(() -> writeZeros(connection));
        ExecutionException failed = assertThrows(ExecutionException.class, () -> write.get(20, TimeUnit.SECONDS));
        assertTrue(failed.getCause() instanceof SocketTimeoutException, failed.toString());
        assertTrue(System.nanoTime() - start >= STALL.toNanos(), "it gave up too early");
        assertThrows(IOException.class, () -> connection.write(ByteBuffer.wrap(new byte[1])));
    }

    @Test
    void keepsAPeerThatTakesLittleByLittle() throws Exception {
        Socket socket = connect(start(STALL));
        Connection connection = viewer();
        Future<?> write = run(() -> writeZeros(connection));
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        open.add(clock::shutdownNow);
        Future<?> reads = clock.scheduleAtFixedRate(() -> take(socket, 1 << 20), 0, 150, TimeUnit.MILLISECONDS);
        assertThrows(TimeoutException.class, () -> write.get(4 * STALL.toMillis(), TimeUnit.MILLISECONDS));
        reads.cancel(false);
        socket.close();
        assertThrows(ExecutionException.class, () -> write.get(10, TimeUnit.SECONDS));
    }

    @Test
    void endsABlockedWriteWhenAnotherThreadCloses() throws Exception {
        connect(start(Duration.ofSeconds(30)));
        Connection connection = viewer();
        Future<?> write = run(() -> writeZeros(connection));
        assertThrows(TimeoutException.class, () -> write.get(300, TimeUnit.MILLISECONDS));
        connection.close();
        ExecutionException failed = assertThrows(ExecutionException.class, () -> write.get(1, TimeUnit.SECONDS));
        assertTrue(failed.getCause() instanceof IOException, failed.toString());
    }

    @Test
    void doesNotLetASlowDripExtendTheDeadline() throws Exception {
        Socket socket = connect(start(WebSocketSettings.DEFAULT));
        Connection connection = viewer();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        open.add(clock::shutdownNow);
        clock.scheduleAtFixedRate(() -> drip(socket), 0, 50, TimeUnit.MILLISECONDS);
        long start = System.nanoTime();
        connection.readLimit(Duration.ofMillis(400));
        assertThrows(SocketTimeoutException.class, () -> new WireReader(connection).bytes(100_000));
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        assertTrue(millis >= 390 && millis < 5000, "the deadline came after " + millis + " ms");
        connection.readLimit(Duration.ZERO);
        new WireReader(connection).bytes(1);
    }

    @Test
    void endsItsConnectionsWhenItCloses() throws Exception {
        Transport transport = start(WebSocketSettings.DEFAULT);
        Socket socket = connect(transport);
        Connection connection = viewer();
        Future<Integer> read = run(() -> readOrEnd(connection));
        Future<Integer> seen = run(() -> socket.getInputStream().read());
        transport.close();
        assertEquals(-1, read.get(1, TimeUnit.SECONDS));
        assertEquals(-1, seen.get(1, TimeUnit.SECONDS));
        assertThrows(IOException.class, () -> new Socket(LOOPBACK, socket.getPort()).close());
    }

    private Transport create(Duration stall, WebSocketSettings webSocket, int port) throws Exception {
        TransportSettings settings = new TransportSettings(LOOPBACK, port, stall, webSocket);
        return provider().create(settings, options(), HttpPages.NONE);
    }

    private Transport start(WebSocketSettings webSocket) throws Exception {
        return started(create(Duration.ofSeconds(30), webSocket, 0));
    }

    private Transport start(Duration stall) throws Exception {
        return started(create(stall, WebSocketSettings.DEFAULT, 0));
    }

    private Transport started(Transport transport) throws IOException {
        open.add(transport);
        transport.start(viewers::add);
        return transport;
    }

    private Socket connect(Transport transport) throws IOException {
        InetSocketAddress endpoint = Endpoint.first(transport.endpoints());
        Socket socket = connect(endpoint);
        socket.setSoTimeout(20_000);
        open.add(socket);
        return socket;
    }

    private Connection viewer() throws InterruptedException {
        Connection connection = viewers.poll(10, TimeUnit.SECONDS);
        assertTrue(connection != null, "no connection was handed over");
        open.add(connection);
        return connection;
    }

    private <T> Future<T> run(Callable<T> task) {
        return threads.submit(task);
    }

    private static void awaitAllSent(Connection connection) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (connection.unsentBytes().getAsLong() != 0) {
            assertTrue(System.nanoTime() < end, () -> "not sent: " + connection.unsentBytes());
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private static Void echo(Connection connection, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(10_000);
        for (int left = length; left > 0; left -= buffer.limit()) {
            buffer.clear();
            connection.read(buffer);
            connection.write(buffer.flip());
        }
        return null;
    }

    private static Integer readOrEnd(Connection connection) {
        try {
            return connection.read(ByteBuffer.allocate(1));
        } catch (IOException e) {
            return -1;
        }
    }

    private static Void writeZeros(Connection connection) throws IOException {
        connection.write(ByteBuffer.allocate(LARGE));
        return null;
    }

    private static void take(Socket socket, int length) {
        try {
            socket.getInputStream().readNBytes(length);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void drip(Socket socket) {
        try {
            socket.getOutputStream().write('x');
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
