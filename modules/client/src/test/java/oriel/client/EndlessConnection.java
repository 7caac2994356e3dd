package oriel.client;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import oriel.transport.Connection;
import oriel.transport.Peer;

/** A server that says something, then the same again and again, and does as little as note what it hears. */
final class EndlessConnection implements Connection {

    private final byte[] start;
    private final byte[] again;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private long at;

    EndlessConnection(byte[] start, byte[] again) {
        this.start = start;
        this.again = again;
    }

    @Override
    public int read(ByteBuffer target) {
        int count = target.remaining();
        for (int i = 0; i < count; i++, at++) {
            target.put(at < start.length ? start[(int) at] : again[(int) ((at - start.length) % again.length)]);
        }
        return count;
    }

    @Override
    public void write(ByteBuffer source) {
        while (source.hasRemaining()) {
            heard.write(source.get());
        }
    }

    /** What the viewer has sent since this was asked last, as hex. */
    String heard() {
        String hex = HexFormat.of().formatHex(heard.toByteArray());
        heard.reset();
        return hex;
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
