package oriel.testkit;

import oriel.transport.Connection;
import oriel.transport.LocalPipe;

/** Two connections in memory, each the other's far end, with room for a bounded number of bytes between them. */
public final class MemoryPipe {

    private final LocalPipe pipe;

    /** A pipe that holds up to {@code capacity} bytes in each direction. */
    public MemoryPipe(int capacity) {
        pipe = new LocalPipe(capacity);
    }

    /** The viewer's end. */
    public Connection viewer() {
        return pipe.viewer();
    }

    /** The server's end. */
    public Connection server() {
        return pipe.server();
    }
}
