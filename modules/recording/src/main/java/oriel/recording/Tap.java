package oriel.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import oriel.rfb.ProtocolException;
import oriel.transport.Connection;
import oriel.transport.ForwardingConnection;

/** Keeps what is read from a connection until it is taken. Used by the thread that reads. */
final class Tap extends ForwardingConnection {

    private static final int MIN_ROOM = 1 << 16;

    /** What no message of a server that means well takes, and the heap holds. */
    private static final int MOST_BYTES =
            (int) Math.min(1L << 30, Runtime.getRuntime().maxMemory() / 4);

    private final int most;
    private byte[] kept = new byte[MIN_ROOM];
    private int size;

    Tap(Connection connection) {
        this(connection, MOST_BYTES);
    }

    /** One that keeps no more than so many bytes. */
    Tap(Connection connection, int most) {
        super(connection);
        this.most = most;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int start = target.position();
        int count = super.read(target);
        if (count > 0) {
            if (count > most - size) {
                throw new ProtocolException("a message of more than " + most + " bytes");
            }
            if (size + count > kept.length) {
                kept = Arrays.copyOf(kept, (int) Math.min(most, Math.max(2L * kept.length, size + count)));
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
