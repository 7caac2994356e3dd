package oriel.server.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import oriel.server.flow.NanoClock;
import oriel.transport.Connection;
import oriel.transport.ForwardingConnection;

/** A connection that knows when something was last written, or began to be: whether its writer gets on. */
final class WatchedConnection extends ForwardingConnection {

    /** Not more than a transport makes one frame of. */
    private static final int PIECE_BYTES = 65_532;

    private final NanoClock clock;
    private volatile long progressNanos;

    WatchedConnection(Connection connection, NanoClock clock) {
        super(connection);
        this.clock = clock;
        this.progressNanos = clock.nanoTime();
    }

    long progressNanos() {
        return progressNanos;
    }

    @Override
    public void write(ByteBuffer source) throws IOException {
        int end = source.limit();
        progressNanos = clock.nanoTime();
        while (source.position() < end) {
            source.limit(Math.min(end, source.position() + PIECE_BYTES));
            super.write(source);
            progressNanos = clock.nanoTime();
        }
        source.limit(end);
    }
}
