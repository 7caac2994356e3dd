package oriel.launcher.bench.line;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import oriel.transport.Connection;
import oriel.transport.ForwardingConnection;

/** A connection whose bytes are counted when they are read. Used by the thread that reads. */
final class SightedConnection extends ForwardingConnection {

    private Optional<Sightings> sightings = Optional.empty();

    SightedConnection(Connection connection) {
        super(connection);
    }

    /** From now on bytes are told to these. */
    void countFor(Sightings counting) {
        sightings = Optional.of(counting);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int count = super.read(target);
        sightings.ifPresent(counting -> counting.received(Math.max(0, count), System.nanoTime()));
        return count;
    }
}
