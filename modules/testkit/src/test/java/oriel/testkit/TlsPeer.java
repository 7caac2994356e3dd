package oriel.testkit;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.TrustManagerFactory;
import oriel.transport.Connection;

/** A peer that speaks TLS record by record, with the JDK's engine. One thread may send while another receives. */
final class TlsPeer {

    private static final int RECORD = 1 << 15;

    private final Connection line;
    private final SSLEngine engine;
    private final ByteBuffer received = ByteBuffer.allocate(RECORD).limit(0);
    private final ByteBuffer plain = ByteBuffer.allocate(RECORD).limit(0);
    private final ByteBuffer encrypted = ByteBuffer.allocate(RECORD);

    /** @param authority that the peer trusts */
    TlsPeer(Connection line, X509Certificate authority) {
        this.line = line;
        this.engine = trusting(authority).createSSLEngine();
        engine.setUseClientMode(true);
    }

    private static SSLContext trusting(X509Certificate authority) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry("authority", authority);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Says the first word of a handshake, and no more. */
    void hello() throws IOException {
        engine.beginHandshake();
        say();
    }

    /** @param suites those that are offered; none for what is usual */
    void shakeHands(String protocol, String... suites) throws IOException {
        engine.setEnabledProtocols(new String[] {protocol});
        if (suites.length > 0) {
            engine.setEnabledCipherSuites(suites);
        }
        engine.beginHandshake();
        HandshakeStatus status = engine.getHandshakeStatus();
        while (status != HandshakeStatus.NOT_HANDSHAKING) {
            switch (status) {
                case NEED_TASK -> engine.getDelegatedTask().run();
                case NEED_WRAP -> say();
                default -> decrypt();
            }
            status = engine.getHandshakeStatus();
        }
    }

    /** Sends bytes; none are one empty record. */
    void send(byte... bytes) throws IOException {
        ByteBuffer source = ByteBuffer.wrap(bytes);
        do {
            record(source);
        } while (source.hasRemaining());
    }

    /** One record of what the engine has to say, or of {@code source}. */
    private void record(ByteBuffer source) throws IOException {
        encrypted.clear();
        engine.wrap(source, encrypted);
        line.write(encrypted.flip());
    }

    private void say() throws IOException {
        while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            record(ByteBuffer.allocate(0));
        }
    }

    /** Asks for new keys: KeyUpdate of TLS 1.3, a renegotiation of 1.2. */
    void changeKeys() throws IOException {
        engine.beginHandshake();
        say();
    }

    /** Says close_notify. */
    void sayGoodbye() throws IOException {
        engine.closeOutbound();
        say();
    }

    byte[] receive(int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (plain.hasRemaining()) {
                int some = Math.min(plain.remaining(), bytes.remaining());
                bytes.put(plain.slice(plain.position(), some));
                plain.position(plain.position() + some);
            } else if (decrypt() == Status.CLOSED) {
                throw new EOFException("the server said goodbye");
            }
        }
        return bytes.array();
    }

    /** Fails unless the server says close_notify next. */
    void expectGoodbye() throws IOException {
        while (decrypt() != Status.CLOSED) {
            if (plain.hasRemaining()) {
                throw new IOException("the server says something else");
            }
        }
    }

    private Status decrypt() throws IOException {
        plain.clear();
        SSLEngineResult result = engine.unwrap(received, plain);
        while (result.getStatus() == Status.BUFFER_UNDERFLOW) {
            received.compact();
            int count = line.read(received);
            received.flip();
            if (count < 0) {
                throw new EOFException("the server left");
            }
            result = engine.unwrap(received, plain);
        }
        plain.flip();
        return result.getStatus();
    }
}
