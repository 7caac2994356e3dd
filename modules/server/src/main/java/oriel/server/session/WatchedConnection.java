package oriel.server.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import oriel.transport.Connection;
import oriel.transport.ForwardingConnection;

/** A connection that knows when something was last written, or began to be: whether its writer gets on. */
final class WatchedConnection extends ForwardingConnection {

    /** Not more than a transport makes one frame of. */
    private static final int PIECE_BYTES = 65_532;

    private volatile long progressNanos = System.nanoTime();

    WatchedConnection(Connection connection) {
        super(connection);
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
            super.write(source);
            progressNanos = System.nanoTime();
        }
        source.limit(end);
    }
}
