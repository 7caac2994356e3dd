package oriel.launcher.testclient;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import oriel.transport.Connection;
import oriel.transport.Peer;

/** A connection that counts what is received. Reading and asking for the count are one thread's. */
public final class CountedConnection implements Connection {

    private final Connection connection;
    private long received;

    /** Counts what comes over {@code connection}. */
    public CountedConnection(Connection connection) {
        this.connection = connection;
    }

    /** Bytes received. */
    public long received() {
        return received;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int count = connection.read(target);
        received += Math.max(0, count);
        return count;
    }

    @Override
    public void write(ByteBuffer source) throws IOException {
        connection.write(source);
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
