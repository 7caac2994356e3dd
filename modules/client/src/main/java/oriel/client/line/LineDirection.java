package oriel.client.line;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Carries bytes from one socket to another, by a {@link LinePace}. One thread runs {@link #take}, another {@link #give}; one
 * lock guards what is between them.
 */
final class LineDirection {

    /** A line that is fast takes more than a packet at a time, but no more than it carries in a millisecond. */
    private static final int MAX_TAKEN_BYTES = 16 << 10;

    private static final long LONGEST_WAIT_NANOS = 1_000_000_000;

    private final Socket from;
    private final Socket to;
    private final LinePace pace;
    private final LongSupplier clock;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Parcel> onTheWay = new ArrayDeque<>();
    private boolean ended;

    /** Bytes that arrive at a time. */
    private record Parcel(byte[] bytes, long arrivalNanos) {}

    LineDirection(Socket from, Socket to, LinePace pace, long bitsPerSecond, LongSupplier clock) {
        this.from = from;
        this.to = to;
        this.pace = pace;
        this.clock = clock;
        long ofAMillisecond = bitsPerSecond == 0 ? MAX_TAKEN_BYTES : bitsPerSecond / 8000;
        this.most = (int) Math.max(LinePace.PACKET_BYTES, Math.min(MAX_TAKEN_BYTES, ofAMillisecond));
    }

    /** See {@link SimulatedLine#begin}. */
    void begin() {
        lock.lock();
        try {
            pace.begin(clock.getAsLong());
        } finally {
            lock.unlock();
        }
    }

    /** Reads while there is room, until the stream ends. */
    void take() throws IOException, InterruptedException {
        byte[] buffer = new byte[most];
        int count = 0;
        while (count >= 0) {
            count = from.getInputStream().read(buffer, 0, awaitRoom());
            entered(buffer, count);
        }
    }

    /** How many bytes to read at most. */
    private int awaitRoom() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                long now = clock.getAsLong();
                int room = pace.room(now);
                if (room > 0) {
                    return Math.min(room, most);
                }
                long until = pace.nextRoomNanos(now) - now;
                changed.awaitNanos(until > 0 ? until : LONGEST_WAIT_NANOS);
            }
        } finally {
            lock.unlock();
        }
    }

    private void entered(byte[] buffer, int count) {
        lock.lock();
        try {
            if (count < 0) {
                ended = true;
            } else {
                byte[] bytes = new byte[count];
                System.arraycopy(buffer, 0, bytes, 0, count);
                onTheWay.add(new Parcel(bytes, pace.enter(count, clock.getAsLong())));
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Writes what has arrived, until the end of the stream has. */
    void give() throws IOException, InterruptedException {
        byte[] bytes = awaitArrival();
        while (bytes.length > 0) {
            to.getOutputStream().write(bytes);
            taken(bytes.length);
            bytes = awaitArrival();
        }
        to.shutdownOutput();
    }

    /** The next bytes that have arrived; none if no more come. */
    private byte[] awaitArrival() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!onTheWay.isEmpty() || !ended) {
                long wait = onTheWay.isEmpty()
                        ? LONGEST_WAIT_NANOS
                        : onTheWay.peek().arrivalNanos() - clock.getAsLong();
                if (wait <= 0) {
                    return onTheWay.remove().bytes();
                }
                changed.awaitNanos(wait);
            }
            return new byte[0];
        } finally {
            lock.unlock();
        }
    }

    private void taken(int bytes) {
        lock.lock();
        try {
            pace.taken(bytes);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
