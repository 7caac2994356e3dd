package oriel.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import oriel.transport.Connection;
import oriel.transport.ForwardingConnection;

/** Keeps what is read from a connection until it is taken. Used by the thread that reads. */
final class Tap extends ForwardingConnection {

    private static final int MIN_ROOM = 1 << 16;

    private byte[] kept = new byte[MIN_ROOM];
    private int size;

    Tap(Connection connection) {
        super(connection);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int start = target.position();
        int count = super.read(target);
        if (count > 0) {
            if (size + count > kept.length) {
                kept = Arrays.copyOf(kept, Math.max(2 * kept.length, size + count));
            }
            target.slice(start, count).get(kept, size, count);
            size += count;
        }
        return count;
    }

    /** What was read since the last call; valid until more is read. */
    ByteBuffer take() {
        ByteBuffer taken = ByteBuffer.wrap(kept, 0, size);
        if (kept.length > MIN_ROOM && size < kept.length / 8) {
            kept = new byte[Math.max(MIN_ROOM, kept.length / 2)];
        }
        size = 0;
        return taken;
    }
}
