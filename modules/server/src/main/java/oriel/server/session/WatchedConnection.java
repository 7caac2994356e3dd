package oriel.server.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import oriel.transport.Connection;
import oriel.transport.Peer;

/** A connection that knows when something was last written, or began to be: whether its writer gets on. */
final class WatchedConnection implements Connection {

    /** Not more than a transport makes one frame of. */
    private static final int PIECE_BYTES = 65_532;

    private final Connection connection;
    private volatile long progressNanos = System.nanoTime();

    WatchedConnection(Connection connection) {
        this.connection = connection;
    }

    long progressNanos() {
        return progressNanos;
    }

    @Override
    public void write(ByteBuffer source) throws IOException {
        int end = source.limit();
        progressNanos = System.nanoTime();
        while (source.position() < end) {
            source.limit(Math.min(end, source.position() + PIECE_BYTES));
            connection.write(source);
            progressNanos = System.nanoTime();
        }
        source.limit(end);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return connection.read(target);
    }

    @Override
    public void readLimit(Duration limit) throws IOException {
        connection.readLimit(limit);
    }

    @Override
    public Peer peer() {
        return connection.peer();
    }

    @Override
    public Optional<Duration> silence() {
        return connection.silence();
    }

    @Override
    public void admitted() {
        connection.admitted();
    }

    @Override
    public void close() {
        connection.close();
    }
}
