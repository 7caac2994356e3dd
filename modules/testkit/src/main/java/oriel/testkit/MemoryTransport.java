package oriel.testkit;

import java.net.SocketAddress;
import java.util.List;
import java.util.function.Consumer;
import oriel.transport.Connection;
import oriel.transport.Transport;

/** A transport without a network: {@link #connect} makes a viewer's connection. */
public final class MemoryTransport implements Transport {

    private static final int CAPACITY = 1 << 16;

    private volatile Consumer<? super Connection> viewers;

    /** A transport that does not run yet. */
    public MemoryTransport() {}

    @Override
    public void start(Consumer<? super Connection> consumer) {
        viewers = consumer;
    }

    /** Connects a viewer; returns its end. */
    public Connection connect() {
        return connect(CAPACITY);
    }

    /** The same with room for so many bytes on their way in each direction. */
    public Connection connect(int capacity) {
        MemoryPipe pipe = new MemoryPipe(capacity);
        viewers.accept(pipe.server());
        return pipe.viewer();
    }

    @Override
    public List<SocketAddress> endpoints() {
        return List.of();
    }

    @Override
    public void close() {
        viewers = Connection::close;
    }
}
