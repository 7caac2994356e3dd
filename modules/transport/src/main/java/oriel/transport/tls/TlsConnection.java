package oriel.transport.tls;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import oriel.rfb.ProtocolException;
import oriel.transport.Connection;
import oriel.transport.ForwardingConnection;
import oriel.transport.Peer;

/**
 * TLS 1.2 or 1.3 over a connection, for a security type that encrypts all that comes after it; the transport's own TLS is
 * none of its business. Threads and limits are those of the connection below: its deadline for reading holds for the
 * handshake too, and a slow drip of records does not extend it.
 *
 * <p>A connection takes about 100 KiB, whatever the peer says. Nothing is negotiated twice. Reader and writer do not wait
 * for each other, but for the moment in which the engine encrypts or decrypts; answers to the peer's requests for new
 * keys go out by whichever is free.
 */
public final class TlsConnection extends ForwardingConnection {

    /** Bytes of a peer's handshake: an honest one says less than a quarter of it. */
    private static final int MAX_HANDSHAKE_BYTES = 1 << 16;

    /** Records in a row that carry nothing: OpenSSL takes as many. */
    private static final int MAX_EMPTY_RECORDS = 32;

    private static final int RECORDS_AT_ONCE = 4;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Connection connection;
    private final SSLEngine engine;
    private final int recordBytes;

    /** Bytes of the peer that are not decrypted yet, and those that are; the reader's. */
    private final ByteBuffer received;

    private final ByteBuffer plain;
    private boolean established;
    private int handshakeBytes;
    private int emptyRecords;
    private int unanswered;
    private boolean ended;

    /** Guards the order of records on their way out, and the buffer for them. */
    private final ReentrantLock sending = new ReentrantLock();

    private final ByteBuffer encrypted;
    private volatile int unencryptedBytes;

    private TlsConnection(Connection connection, SSLEngine engine) {
        super(connection);
        this.connection = connection;
        this.engine = engine;
        this.recordBytes = engine.getSession().getPacketBufferSize();
        this.received = ByteBuffer.allocate(recordBytes).limit(0);
        this.plain = ByteBuffer.allocate(recordBytes).limit(0);
        this.encrypted = ByteBuffer.allocate(recordBytes * RECORDS_AT_ONCE);
    }

    /**
     * Shakes hands, and wraps the connection.
     *
     * @param engine for one side or the other; belongs to the result
     * @return owns {@code connection}, and closes it
     * @throws ProtocolException if the peer speaks something else, or takes nothing that the engine offers; it was told
     *     so, where that costs no wait
     * @throws IOException if the peer is gone or too slow, or the server's key cannot be read. The caller closes {@code
     *     connection}
     */
    public static TlsConnection negotiate(Connection connection, SSLEngine engine) throws IOException {
        TlsConnection negotiated = new TlsConnection(connection, engine);
        try {
            engine.beginHandshake();
            negotiated.handshake();
            return negotiated;
        } catch (SSLException e) {
            throw negotiated.broken(e);
        } catch (UncheckedIOException e) {
            throw withoutCertificate(e);
        }
    }

    private void handshake() throws IOException {
        HandshakeStatus status = engine.getHandshakeStatus();
        while (status != HandshakeStatus.NOT_HANDSHAKING) {
            switch (status) {
                case NEED_TASK -> runTasks();
                case NEED_WRAP -> flush();
                default -> {
                    if (!decryptRecord() || plain.hasRemaining()) {
                        throw new EOFException("the peer ended the stream inside the TLS handshake");
                    }
                }
            }
            status = engine.getHandshakeStatus();
        }
        established = true;
    }

    private void runTasks() throws IOException {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            run(task);
        }
    }

    private void run(Runnable task) throws IOException {
        connection.compute(() -> {
            task.run();
            return task;
        });
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        while (!plain.hasRemaining()) {
            if (!decryptRecord()) {
                return -1;
            }
            answer();
        }
        int count = Math.min(plain.remaining(), target.remaining());
        target.put(plain.slice(plain.position(), count));
        plain.position(plain.position() + count);
        return count;
    }

    /** Decrypts the next record, which may be empty; false at the end. */
    private boolean decryptRecord() throws IOException {
        if (ended) {
            return false;
        }
        SSLEngineResult result = unwrap();
        while (result.getStatus() == Status.BUFFER_UNDERFLOW) {
            if (!receive()) {
                ended = true;
                return false;
            }
            result = unwrap();
        }
        if (result.getStatus() == Status.BUFFER_OVERFLOW) {
            throw new ProtocolException("a TLS record of too many bytes");
        }
        ended = result.getStatus() == Status.CLOSED;
        return !ended;
    }

    private SSLEngineResult unwrap() throws IOException {
        plain.clear();
        try {
            return engine.unwrap(received, plain);
        } catch (SSLException e) {
            throw broken(e);
        } finally {
            plain.flip();
        }
    }

    /** Tells the peer that it went wrong, and says whose fault that is: Java from 24 on wraps what the server's key throws. */
    private IOException broken(SSLException e) {
        ended = true;
        bidFarewell();
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof UncheckedIOException unreadable) {
                return withoutCertificate(unreadable);
            }
        }
        return new ProtocolException("TLS failed: " + e.getMessage());
    }

    private static IOException withoutCertificate(UncheckedIOException e) {
        return new IOException("there is no certificate to show", e.getCause());
    }

    private boolean receive() throws IOException {
        received.compact();
        try {
            if (!received.hasRemaining()) {
                throw new ProtocolException("a TLS record of too many bytes");
            }
            int count = connection.read(received);
            handshakeBytes += established ? 0 : Math.max(0, count);
            if (handshakeBytes > MAX_HANDSHAKE_BYTES) {
                throw new ProtocolException("a TLS handshake of more than " + MAX_HANDSHAKE_BYTES + " bytes");
            }
            return count >= 0;
        } finally {
            received.flip();
        }
    }

    /** Bounds what carries nothing, and sends what the peer has asked for: an answer to new keys. */
    private void answer() throws IOException {
        emptyRecords = plain.hasRemaining() ? 0 : emptyRecords + 1;
        HandshakeStatus status = engine.getHandshakeStatus();
        if (status == HandshakeStatus.NEED_TASK) {
            throw new ProtocolException("the peer wants to negotiate TLS anew");
        }
        if (status != HandshakeStatus.NEED_WRAP) {
            unanswered = 0;
        } else if (sending.tryLock()) {
            try {
                flush();
            } finally {
                sending.unlock();
            }
        } else if (!plain.hasRemaining()) {
            unanswered++;
        }
        if (Math.max(emptyRecords, unanswered) > MAX_EMPTY_RECORDS) {
            throw new ProtocolException("more than " + MAX_EMPTY_RECORDS + " TLS records that carry nothing");
        }
    }

    /** Sends what the engine has to say of itself. */
    private void flush() throws IOException {
        sending.lock();
        try {
            encrypted.clear();
            while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP && encrypted.remaining() >= recordBytes) {
                if (engine.wrap(NOTHING, encrypted).getStatus() != Status.OK) {
                    break;
                }
            }
            connection.write(encrypted.flip());
        } finally {
            sending.unlock();
        }
    }

    @Override
    public void write(ByteBuffer source) throws IOException {
        sending.lock();
        try {
            unencryptedBytes = source.remaining();
            while (source.hasRemaining()) {
                encrypt(source);
                unencryptedBytes = source.remaining();
                connection.write(encrypted);
            }
        } finally {
            unencryptedBytes = 0;
            sending.unlock();
        }
    }

    private void encrypt(ByteBuffer source) throws IOException {
        encrypted.clear();
        while (source.hasRemaining() && encrypted.remaining() >= recordBytes) {
            if (engine.wrap(source, encrypted).getStatus() != Status.OK) {
                throw new IOException("the TLS connection is closed");
            }
        }
        encrypted.flip();
    }

    @Override
    public Peer peer() {
        return connection.peer().asEncrypted();
    }

    @Override
    public OptionalLong unsentBytes() {
        OptionalLong below = connection.unsentBytes();
        return below.isPresent() ? OptionalLong.of(below.getAsLong() + unencryptedBytes) : below;
    }

    @Override
    public void close() {
        bidFarewell();
        connection.close();
    }

    /** Sends the alert that ends the stream, close_notify or what went wrong, unless that had to wait for the network. */
    private void bidFarewell() {
        boolean idle = connection.unsentBytes().orElse(1) == 0;
        if (idle && sending.tryLock()) {
            try {
                engine.closeOutbound();
                flush();
            } catch (IOException e) {
                return; // The peer is gone, and misses nothing.
            } finally {
                sending.unlock();
            }
        }
    }
}
