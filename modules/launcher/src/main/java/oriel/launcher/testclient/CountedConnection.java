package oriel.launcher.testclient;

import java.io.IOException;
import java.nio.ByteBuffer;
import oriel.transport.Connection;
import oriel.transport.ForwardingConnection;

/** A connection that counts what is received. Reading and asking for the count are one thread's. */
public final class CountedConnection extends ForwardingConnection {

    private long received;

    /** Counts what comes over {@code connection}. */
    public CountedConnection(Connection connection) {
        super(connection);
    }

    /** Bytes received. */
    public long received() {
        return received;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int count = super.read(target);
        received += Math.max(0, count);
        return count;
    }
}
