package oriel.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** A connection that is another one, but for what a subclass does otherwise. Threads and limits are those of the other. */
public abstract class ForwardingConnection implements Connection {

    private final Connection connection;

    /** Forwards to {@code connection}, and closes it. */
    protected ForwardingConnection(Connection connection) {
        this.connection = connection;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return connection.read(target);
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
    public OptionalLong unsentBytes() {
        return connection.unsentBytes();
    }

    @Override
    public <T> T compute(Computation<T> work) throws IOException {
        return connection.compute(work);
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
