package oriel.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireReader;
import oriel.transport.Connection;
import oriel.transport.ForwardingConnection;
import oriel.transport.tls.CertificateAuthority;
import oriel.transport.tls.ServerKey;
import oriel.transport.tls.TlsConnection;
import oriel.transport.tls.TlsEngines;

/** TLS over the memory pipe, with the JDK's engine at the other end. */
@Timeout(60)
class TlsConnectionTest {

    private static final String TLS_1_2 = "TLSv1.2";
    private static final String TLS_1_3 = "TLSv1.3";
    private static final int CAPACITY = 1 << 12;
    private static final ServerKey KEY =
            CertificateAuthority.make("test", Instant.now()).certify(List.of("localhost"), List.of(), Instant.now());
    private static final SSLContext CONTEXT = TlsEngines.context(() -> KEY);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final MemoryPipe pipe = new MemoryPipe(CAPACITY);
    private final TlsPeer peer = new TlsPeer(pipe.viewer(), KEY.chain().get(1));

    private final CountDownLatch stuck = new CountDownLatch(1);

    /** Tells that nothing waits, as a network's connection can; and when it is given more than the pipe holds. */
    private final class Idle extends ForwardingConnection {

        Idle(Connection connection) {
            super(connection);
        }

        @Override
        public void write(ByteBuffer source) throws IOException {
            if (source.remaining() > CAPACITY) {
                stuck.countDown();
            }
            super.write(source);
        }

        @Override
        public OptionalLong unsentBytes() {
            return OptionalLong.of(0);
        }
    }

    @AfterEach
    void close() {
        pipe.viewer().close();
        threads.shutdownNow();
    }

    private static TlsConnection negotiate(Connection below) throws IOException {
        return TlsConnection.negotiate(below, TlsEngines.server(CONTEXT));
    }

    /** The server's end, after the handshake. */
    private TlsConnection negotiated(String protocol) throws Exception {
        return negotiated(protocol, new Idle(pipe.server()));
    }

    private TlsConnection negotiated(String protocol, Connection below) throws Exception {
        Future<TlsConnection> server = threads.submit(() -> negotiate(below));
        peer.shakeHands(protocol);
        return server.get();
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private Future<?> writes(Connection connection, byte... bytes) {
        return threads.submit(() -> {
            connection.write(ByteBuffer.wrap(bytes));
            return null;
        });
    }

    private Future<byte[]> reads(Connection connection, int count) {
        return threads.submit(() -> new WireReader(connection).bytes(count));
    }

    /** Ends the stream behind a call, so that the peer does not wait for anybody who reads. */
    private <T> T thenLeave(Callable<T> call) throws Exception {
        try {
            return call.call();
        } finally {
            pipe.server().close();
        }
    }

    /** What a call that must fail fails with. */
    private static <T extends Throwable> T failure(Class<T> expected, Future<?> call) {
        return assertThrows(expected, () -> {
            try {
                call.get();
            } catch (ExecutionException e) {
                throw e.getCause();
            }
        });
    }

    private static int next(Connection connection) throws IOException {
        return connection.read(ByteBuffer.allocate(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {TLS_1_2, TLS_1_3})
    void carriesMuchBothWaysAtOnce(String protocol) throws Exception {
        TlsConnection server = negotiated(protocol);
        byte[] down = bytes(3_000_000);
        byte[] up = bytes(2_000_000);
        Future<?> written = writes(server, down);
        Future<byte[]> arrived = reads(server, up.length);
        Future<?> sent = threads.submit((Callable<Void>) () -> {
            peer.send(up);
            return null;
        });
        assertArrayEquals(down, peer.receive(down.length));
        assertArrayEquals(up, arrived.get());
        written.get();
        sent.get();
        assertEquals(OptionalLong.of(0), server.unsentBytes());
    }

    @Test
    void isAsPrivateAsItIs() throws Exception {
        assertFalse(pipe.server().peer().encrypted());
        assertTrue(negotiated(TLS_1_3).peer().encrypted());
    }

    @Test
    void refusesAnythingElseThanTls() throws Exception {
        Future<?> server = threads.submit(() -> negotiate(new Idle(pipe.server())));
        pipe.viewer().write(ByteBuffer.wrap("RFB 003.008\n".getBytes(StandardCharsets.US_ASCII)));
        assertTrue(failure(ProtocolException.class, server).getMessage().startsWith("TLS failed: "));
        assertEquals(0x15, new WireReader(pipe.viewer()).u8(), "an alert");
    }

    @Test
    void refusesWhoTakesNothingThatIsSound() throws Exception {
        Future<?> server = threads.submit(() -> negotiate(new Idle(pipe.server())));
        String unsound = "TLS_DHE_RSA_WITH_AES_128_CBC_SHA"; // one that Java itself still offers
        assertThrows(SSLException.class, () -> peer.shakeHands(TLS_1_2, unsound));
        failure(ProtocolException.class, server);
    }

    @Test
    void endsTheHandshakeAtItsDeadline() throws IOException {
        pipe.viewer().write(ByteBuffer.wrap(new byte[] {0x16, 3, 1, 2}));
        pipe.server().readLimit(Duration.ofMillis(20));
        assertThrows(SocketTimeoutException.class, () -> negotiate(pipe.server()));
    }

    @Test
    void endsTheHandshakeWithTheStream() throws Exception {
        Future<?> server = threads.submit(() -> negotiate(pipe.server()));
        pipe.viewer().close();
        failure(EOFException.class, server);
    }

    @Test
    void takesNoEndOfRecordsInTheHandshake() throws Exception {
        Future<?> server = threads.submit(() -> thenLeave(() -> negotiate(pipe.server())));
        peer.hello();
        byte[] changeCipherSpec = {0x14, 3, 3, 0, 1, 1};
        assertThrows(IOException.class, () -> {
            for (int i = 0; i < 20_000; i++) {
                pipe.viewer().write(ByteBuffer.wrap(changeCipherSpec));
            }
        });
        failure(ProtocolException.class, server);
    }

    @Test
    void saysWhyNobodyCanComeInWithoutACertificate() throws Exception {
        Supplier<ServerKey> broken = () -> {
            throw new UncheckedIOException(new IOException("the file is gone"));
        };
        Future<?> server = threads.submit(
                () -> TlsConnection.negotiate(pipe.server(), TlsEngines.server(TlsEngines.context(broken))));
        peer.hello();
        IOException failure = failure(IOException.class, server);
        assertEquals("there is no certificate to show", failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {TLS_1_2, TLS_1_3})
    void endsWithThePeersLastWord(String protocol) throws Exception {
        TlsConnection server = negotiated(protocol);
        peer.send((byte) 1);
        peer.sayGoodbye();
        assertEquals(1, next(server));
        assertEquals(-1, next(server));
        assertEquals(-1, next(server));
    }

    @Test
    void stillTellsAPeerThatSaysNothingMore() throws Exception {
        TlsConnection server = negotiated(TLS_1_3);
        peer.sayGoodbye();
        assertEquals(-1, next(server));
        server.write(ByteBuffer.wrap(new byte[] {5, 6}));
        assertArrayEquals(new byte[] {5, 6}, peer.receive(2));
    }

    @Test
    void endsWhereTheStreamEnds() throws Exception {
        TlsConnection server = negotiated(TLS_1_3);
        pipe.viewer().close();
        assertEquals(-1, next(server));
        assertThrows(IOException.class, () -> server.write(ByteBuffer.wrap(new byte[1])));
    }

    @Test
    void refusesAChangedRecord() throws Exception {
        TlsConnection server = negotiated(TLS_1_3);
        pipe.viewer().write(ByteBuffer.wrap(Arrays.copyOf(new byte[] {0x17, 3, 3, 0, 40}, 45)));
        assertThrows(ProtocolException.class, () -> next(server));
        assertEquals(-1, next(server));
    }

    @Test
    void refusesARecordThatIsTooLong() throws Exception {
        TlsConnection server = negotiated(TLS_1_3);
        pipe.viewer().write(ByteBuffer.wrap(new byte[] {0x17, 3, 3, (byte) 0xff, (byte) 0xff}));
        assertThrows(ProtocolException.class, () -> next(server));
    }

    @Test
    void takesNoFloodOfRecordsThatCarryNothing() throws Exception {
        TlsConnection server = negotiated(TLS_1_3);
        for (int i = 0; i < 32; i++) {
            peer.changeKeys();
        }
        peer.send((byte) 7);
        assertEquals(1, next(server));
        for (int i = 0; i < 33; i++) {
            peer.changeKeys();
        }
        ProtocolException refused = assertThrows(ProtocolException.class, () -> next(server));
        assertEquals("more than 32 TLS records that carry nothing", refused.getMessage());
    }

    @Test
    void answersNewKeysAndGoesOn() throws Exception {
        TlsConnection server = negotiated(TLS_1_3);
        for (int i = 0; i < 3; i++) {
            peer.changeKeys();
            peer.send((byte) 1, (byte) 2);
            assertArrayEquals(new byte[] {1, 2}, reads(server, 2).get());
            server.write(ByteBuffer.wrap(new byte[] {3, 4}));
            assertArrayEquals(new byte[] {3, 4}, peer.receive(2));
        }
    }

    @Test
    void keepsNoAnswersForAPeerThatWantsThemAndTakesNothing() throws Exception {
        TlsConnection server = negotiated(TLS_1_3);
        Future<?> waiter = writes(server, bytes(10 * CAPACITY));
        stuck.await();
        Future<byte[]> read = threads.submit(() -> thenLeave(() -> new WireReader(server).bytes(1000)));
        assertThrows(IOException.class, () -> {
            for (int i = 0; i < 1000; i++) {
                peer.changeKeys();
                peer.send((byte) 1);
            }
        });
        failure(ProtocolException.class, read);
        failure(IOException.class, waiter);
    }

    @Test
    void negotiatesNothingTwice() throws Exception {
        TlsConnection server = negotiated(TLS_1_2);
        peer.changeKeys();
        assertThrows(ProtocolException.class, () -> next(server));
    }

    @Test
    void readsWhileAWriterWaitsAndWritesWhileAReaderWaits() throws Exception {
        TlsConnection server = negotiated(TLS_1_3);
        Future<byte[]> reader = reads(server, 2);
        server.write(ByteBuffer.wrap(new byte[] {1}));
        assertArrayEquals(new byte[] {1}, peer.receive(1));
        Future<?> waiter = writes(server, bytes(10 * CAPACITY));
        stuck.await();
        peer.send((byte) 8, (byte) 9);
        assertArrayEquals(new byte[] {8, 9}, reader.get());
        assertFalse(waiter.isDone());
        assertTrue(server.unsentBytes().getAsLong() >= 0);
        server.close();
        failure(IOException.class, waiter);
    }

    @Test
    void saysGoodbyeWhereThatCostsNoWait() throws Exception {
        TlsConnection server = negotiated(TLS_1_3);
        Future<byte[]> waiting = reads(server, 1);
        server.close();
        server.close();
        failure(EOFException.class, waiting);
        peer.expectGoodbye();
        assertThrows(IOException.class, () -> server.write(ByteBuffer.wrap(new byte[1])));
    }

    @Test
    void leavesWithoutGoodbyeWhereItIsNotKnownWhetherThatWaits() throws Exception {
        TlsConnection server = negotiated(TLS_1_3, pipe.server());
        assertEquals(OptionalLong.empty(), server.unsentBytes());
        server.close();
        assertThrows(IOException.class, peer::expectGoodbye);
    }
}
