package oriel.fuzz;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import oriel.transport.Connection;
import oriel.transport.Peer;

/** A peer that says what it has to say, hears nothing, and ends the stream. */
public final class Speaker implements Connection {

    private final ByteBuffer said;

    /** A peer that says {@code bytes}. */
    public Speaker(byte[] bytes) {
        said = ByteBuffer.wrap(bytes);
    }

    /** Bytes that have not been read. */
    int remaining() {
        return said.remaining();
    }

    @Override
    public int read(ByteBuffer target) {
        if (!said.hasRemaining()) {
            return -1;
        }
        int count = Math.min(said.remaining(), target.remaining());
        target.put(said.slice(said.position(), count));
        said.position(said.position() + count);
        return count;
    }

    @Override
    public void write(ByteBuffer source) {
        source.position(source.limit());
    }

    @Override
    public void readLimit(Duration limit) {}

    @Override
    public Peer peer() {
        return new Peer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1), false, false);
    }

    @Override
    public void close() {}
}
