package oriel.security;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import oriel.transport.Connection;
import oriel.transport.Peer;

/** A viewer that answers whatever it is sent; without threads. */
final class AnsweringViewer implements Connection {

    private final UnaryOperator<byte[]> answers;
    private final List<byte[]> received = new ArrayList<>();
    private ByteBuffer answer = ByteBuffer.allocate(0);

    AnsweringViewer(UnaryOperator<byte[]> answers) {
        this.answers = answers;
    }

    /** One that says nothing and expects nothing. */
    static AnsweringViewer silent() {
        return new AnsweringViewer(received -> new byte[0]);
    }

    /** What was sent to it, a piece for each write. */
    List<byte[]> received() {
        return List.copyOf(received);
    }

    /** Bytes of its last answer that nobody has read. */
    int unread() {
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
        received.add(bytes);
        answer = ByteBuffer.wrap(answers.apply(bytes));
    }

    @Override
    public void readLimit(Duration limit) {}

    @Override
    public Peer peer() {
        return new Peer(new InetSocketAddress("127.0.0.1", 1), false, false);
    }

    @Override
    public void close() {}
}
