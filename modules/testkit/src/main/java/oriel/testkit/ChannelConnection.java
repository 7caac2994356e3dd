package oriel.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import oriel.transport.Connection;
import oriel.transport.Peer;

/** A connection over any socket of java.nio, which need not be one of a network. */
final class ChannelConnection implements Connection {

    /** A peer that takes nothing for so long is given up. */
    private static final long STALL_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final SocketChannel channel;
    private final Peer peer;
    private final Selector readable;
    private final Selector writable;
    private volatile long deadlineNanos;
    private volatile boolean limited;

    ChannelConnection(SocketChannel channel) throws IOException {
        this.channel = channel;
        this.peer = new Peer(channel.getRemoteAddress(), false, true);
        channel.configureBlocking(false);
        this.readable = selector(SelectionKey.OP_READ);
        this.writable = selector(SelectionKey.OP_WRITE);
    }

    private Selector selector(int operation) throws IOException {
        Selector selector = Selector.open();
        channel.register(selector, operation);
        return selector;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        try {
            int count = channel.read(target);
            while (count == 0) {
                await(readable, limited ? deadlineNanos : System.nanoTime() + STALL_NANOS);
                count = channel.read(target);
            }
            return count;
        } catch (ClosedChannelException | ClosedSelectorException e) {
            return -1;
        }
    }

    @Override
    public void write(ByteBuffer source) throws IOException {
        try {
            long deadline = System.nanoTime() + STALL_NANOS;
            while (source.hasRemaining()) {
                if (channel.write(source) > 0) {
                    deadline = System.nanoTime() + STALL_NANOS;
                } else {
                    await(writable, deadline);
                }
            }
        } catch (ClosedSelectorException e) {
            throw new IOException("the connection is closed", e);
        }
    }

    private static void await(Selector selector, long deadlineNanos) throws IOException {
        long millis = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
        if (millis <= 0) {
            throw new SocketTimeoutException("the peer has not moved in time");
        }
        selector.select(millis);
        selector.selectedKeys().clear();
    }

    @Override
    public void readLimit(Duration limit) {
        deadlineNanos = System.nanoTime() + limit.toNanos();
        limited = !limit.isZero();
    }

    @Override
    public Peer peer() {
        return peer;
    }

    @Override
    public void close() {
        try {
            channel.close();
            readable.close();
            writable.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
