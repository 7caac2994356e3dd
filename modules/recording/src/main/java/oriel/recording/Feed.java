package oriel.recording;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import oriel.transport.Connection;
import oriel.transport.Peer;

/** A server that says what a recording holds, one message after the other, and hears nothing. Used by one thread. */
final class Feed implements Connection {

    private final RecordingReader recording;
    private ByteBuffer left;
    private boolean continued;

    /** One that begins with a handshake. */
    Feed(RecordingReader recording, ByteBuffer handshake) {
        this.recording = recording;
        this.left = handshake;
    }

    /** Goes on with a chunk, and with those that continue it. */
    void say(Chunk chunk) {
        left = ByteBuffer.wrap(chunk.data());
        continued = chunk.continued();
    }

    /** True if there is more of the chunk, or of those that continue it. */
    boolean hasMore() throws IOException {
        while (!left.hasRemaining() && continued) {
            Optional<Chunk> next = recording.next();
            left = next.map(chunk -> ByteBuffer.wrap(chunk.data())).orElse(left);
            continued = next.map(Chunk::continued).orElse(false);
        }
        return left.hasRemaining();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (!hasMore()) {
            return -1;
        }
        int count = Math.min(left.remaining(), target.remaining());
        target.put(left.slice().limit(count));
        left.position(left.position() + count);
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
