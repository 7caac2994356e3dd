package oriel.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import oriel.transport.Connection;
import oriel.transport.Peer;

/** A plain TCP connection to a server. */
public final class SocketConnection implements Connection {

    private static final int NO_DEADLINE = 0;
    private static final int BUFFER = 1 << 16;

    private final Socket socket;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;
    private volatile long deadlineNanos = NO_DEADLINE;

    private SocketConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    /**
     * Connects.
     *
     * @throws IOException if nobody listens there, or not within {@code timeout}
     */
    public static SocketConnection open(String host, int port, Duration timeout) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(
                    new InetSocketAddress(InetAddress.getByName(host), port), Math.toIntExact(timeout.toMillis()));
            return new SocketConnection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (position == limit && !fill()) {
            return -1;
        }
        int count = Math.min(limit - position, target.remaining());
        target.put(buffer, position, count);
        position += count;
        return count;
    }

    private boolean fill() throws IOException {
        socket.setSoTimeout(millisLeft());
        limit = Math.max(0, in.read(buffer));
        position = 0;
        return limit > 0;
    }

    private int millisLeft() throws SocketTimeoutException {
        long deadline = deadlineNanos;
        if (deadline == NO_DEADLINE) {
            return 0;
        }
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
            throw new SocketTimeoutException("the server has not answered in time");
        }
        return (int) Math.min(Integer.MAX_VALUE, left);
    }

    @Override
    public void write(ByteBuffer source) throws IOException {
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        socket.getOutputStream().write(bytes);
    }

    @Override
    public void readLimit(Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        deadlineNanos = time.isZero() ? NO_DEADLINE : deadline == NO_DEADLINE ? 1 : deadline;
    }

    @Override
    public Peer peer() {
        return new Peer(socket.getRemoteSocketAddress(), false, false);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
