package oriel.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Two connections within this program, each the other's far end, with room for a bounded number of bytes between them. */
public final class LocalPipe {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final End viewer;
    private final End server;
    private boolean closed;

    /** A pipe that holds up to {@code capacity} bytes in each direction. */
    public LocalPipe(int capacity) {
        Ring towardsServer = new Ring(new byte[capacity]);
        Ring towardsViewer = new Ring(new byte[capacity]);
        viewer = new End(towardsViewer, towardsServer);
        server = new End(towardsServer, towardsViewer);
    }

    /** The viewer's end. */
    public Connection viewer() {
        return viewer;
    }

    /** The server's end. */
    public Connection server() {
        return server;
    }

    /** Bytes on their way in one direction. */
    private static final class Ring {
        private final byte[] bytes;
        private int start;
        private int size;

        Ring(byte[] bytes) {
            this.bytes = bytes;
        }

        /** As many as there is room for in one piece. */
        int put(ByteBuffer source) {
            int at = (start + size) % bytes.length;
            int room = Math.min(bytes.length - size, bytes.length - at);
            int count = Math.min(source.remaining(), room);
            source.get(bytes, at, count);
            size += count;
            return count;
        }

        /** As many as there are in one piece. */
        int take(ByteBuffer target) {
            int count = Math.min(target.remaining(), Math.min(size, bytes.length - start));
            target.put(bytes, start, count);
            start = (start + count) % bytes.length;
            size -= count;
            return count;
        }
    }

    /** One of the two connections. */
    private final class End implements Connection {
        private final Ring in;
        private final Ring out;
        private long deadlineNanos;
        private boolean limited;

        End(Ring in, Ring out) {
            this.in = in;
            this.out = out;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            lock.lock();
            try {
                while (true) {
                    int count = in.take(target);
                    if (count > 0) {
                        moved.signalAll();
                        return count;
                    }
                    if (closed) {
                        return -1;
                    }
                    awaitMove();
                }
            } finally {
                lock.unlock();
            }
        }

        private void awaitMove() throws IOException {
            try {
                if (!limited) {
                    moved.await();
                } else if (moved.awaitNanos(deadlineNanos - System.nanoTime()) <= 0) {
                    throw new SocketTimeoutException("the deadline for reading has passed");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }

        @Override
        public void write(ByteBuffer source) throws IOException {
            lock.lock();
            try {
                while (source.hasRemaining()) {
                    if (closed) {
                        throw new IOException("the pipe is closed");
                    }
                    if (out.put(source) > 0) {
                        moved.signalAll();
                    } else {
                        moved.await(1, TimeUnit.HOURS);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void readLimit(Duration limit) {
            lock.lock();
            try {
                limited = !limit.isZero();
                deadlineNanos = System.nanoTime() + limit.toNanos();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public Peer peer() {
            return new Peer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1), false, false);
        }

        @Override
        public void close() {
            lock.lock();
            try {
                closed = true;
                moved.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
