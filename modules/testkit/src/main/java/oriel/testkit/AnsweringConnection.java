package oriel.testkit;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.UnaryOperator;
import oriel.transport.Connection;
import oriel.transport.Peer;

/** A peer that answers each piece that is written to it, and then ends the stream; without threads. */
public final class AnsweringConnection implements Connection {

    private final UnaryOperator<byte[]> answers;
    private ByteBuffer answer = ByteBuffer.allocate(0);

    /** One that answers so. */
    public AnsweringConnection(UnaryOperator<byte[]> answers) {
        this.answers = answers;
    }

    /** Bytes of its answers that nobody has read. */
    public int unread() {
        return answer.remaining();
    }

    @Override
    public int read(ByteBuffer target) {
        if (!answer.hasRemaining()) {
            return -1;
        }
        int count = Math.min(answer.remaining(), target.remaining());
        target.put(answer.slice(answer.position(), count));
        answer.position(answer.position() + count);
        return count;
    }

    @Override
    public void write(ByteBuffer source) {
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        byte[] more = answers.apply(bytes);
        answer = ByteBuffer.allocate(answer.remaining() + more.length)
                .put(answer)
                .put(more)
                .flip();
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
