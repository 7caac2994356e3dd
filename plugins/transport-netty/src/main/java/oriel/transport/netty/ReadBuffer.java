package oriel.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What a viewer has said and nobody has read yet: filled by an event loop, emptied by one blocking reader, guarded by one
 * lock. When more than 64 KiB wait, the network is told to hold back until half of it is read.
 */
final class ReadBuffer {

    static final String GONE = "the connection is closed";

    private static final int HIGH_WATER = 64 << 10;
    private static final int LOW_WATER = 32 << 10;

    private final Consumer<Boolean> flow;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final ByteBuf waiting = Unpooled.buffer(1024);
    private boolean held;
    private boolean ended;
    private boolean closed;
    private IOException failure;
    private boolean limited;
    private long deadlineNanos;

    /**
     * An empty buffer.
     *
     * @param flow told false when nothing more should come, true when it may come again; called under the lock
     */
    ReadBuffer(Consumer<Boolean> flow) {
        this.flow = flow;
    }

    /** Copies the bytes and releases them. */
    void add(ByteBuf bytes) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            waiting.discardSomeReadBytes().writeBytes(bytes);
            if (!held && waiting.readableBytes() > HIGH_WATER) {
                held = true;
                flow.accept(false);
            }
            news.signalAll();
        } finally {
            lock.unlock();
            bytes.release();
        }
    }

    /** Nothing more comes: after what waits, the reader sees the end. */
    void end() {
        change(() -> ended = true);
    }

    /** The line broke: after what waits, the reader gets the reason. A later reason than the first is dropped. */
    void fail(IOException reason) {
        change(() -> failure = failure == null && !ended ? reason : failure);
    }

    /** Drops what waits; the reader sees the end at once. */
    void close() {
        change(() -> {
            closed = true;
            waiting.clear();
        });
    }

    /** One deadline for all reads from now on, or none with {@link Duration#ZERO}. */
    void limit(Duration limit) {
        change(() -> {
            limited = !limit.isZero();
            deadlineNanos = System.nanoTime() + (limited ? limit.toNanos() : 0);
        });
    }

    /** Reads at least one byte, -1 at the end; see {@link oriel.transport.Connection#read}. */
    int read(ByteBuffer target) throws IOException {
        lock.lock();
        try {
            awaitNews();
            if (closed) {
                return -1;
            }
            if (waiting.isReadable()) {
                return take(target);
            }
            if (failure != null) {
                throw failure;
            }
            return -1;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for something else than bytes, for which the same deadline holds.
     *
     * @param done asked again after each {@link #wake}
     * @throws IOException if the connection ends before
     */
    void await(BooleanSupplier done) throws IOException {
        lock.lock();
        try {
            while (!done.getAsBoolean()) {
                if (closed || failure != null) {
                    throw failure == null ? new IOException(GONE) : failure;
                }
                awaitChange();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted in a handshake");
        } finally {
            lock.unlock();
        }
    }

    /** Has it looked again whether that is done. */
    void wake() {
        change(() -> {});
    }

    private void awaitNews() throws IOException {
        try {
            while (!closed) {
                rejectLate();
                if (waiting.isReadable() || ended || failure != null) {
                    return;
                }
                awaitChange();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while reading");
        }
    }

    private void awaitChange() throws InterruptedException, SocketTimeoutException {
        rejectLate();
        if (limited) {
            news.awaitNanos(deadlineNanos - System.nanoTime());
        } else {
            news.await();
        }
    }

    private void rejectLate() throws SocketTimeoutException {
        if (limited && deadlineNanos - System.nanoTime() <= 0) {
            throw new SocketTimeoutException("the peer did not say enough in time");
        }
    }

    private int take(ByteBuffer target) {
        int length = Math.min(target.remaining(), waiting.readableBytes());
        ByteBuffer part = target.slice(target.position(), length);
        waiting.readBytes(part);
        target.position(target.position() + length);
        if (held && waiting.readableBytes() <= LOW_WATER) {
            held = false;
            flow.accept(true);
        }
        return length;
    }

    private void change(Runnable what) {
        lock.lock();
        try {
            what.run();
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
