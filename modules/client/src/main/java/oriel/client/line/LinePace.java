package oriel.client.line;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.random.RandomGenerator;

/**
 * Says when bytes may enter a direction of a line, and when they arrive. It knows no clock: times are given, in nanoseconds,
 * and never go back. The same bytes at the same times with the same chance arrive at the same times. Used under its owner's
 * lock.
 */
final class LinePace {

    /** What TCP puts into a packet of Ethernet. */
    static final int PACKET_BYTES = 1448;

    /** What the far end may keep before it has been read, as a socket there does. */
    static final int WINDOW_BYTES = 64 << 10;

    /** Of a line without a rate. */
    static final long MAX_BYTES_INSIDE = 16 << 20;

    private static final double NANOS = 1e9;

    private final LineConditions conditions;
    private final Arrivals arrivals;
    private final Deque<Sent> queue = new ArrayDeque<>();
    private final long mostInside;
    private long waiting;
    private long inside;
    private long clearNanos;
    private long dropFromNanos = Long.MAX_VALUE;
    private long dropToNanos = Long.MAX_VALUE;

    /** Bytes that have left the narrowest part at a time. */
    private record Sent(int bytes, long leaveNanos) {}

    LinePace(LineConditions conditions, RandomGenerator random) {
        this.conditions = conditions;
        this.arrivals = new Arrivals(conditions.unrest(), random);
        Unrest unrest = conditions.unrest();
        long onTheWay =
                conditions.delay().plus(unrest.jitter()).plus(unrest.stall()).toNanos();
        this.mostInside = conditions.bitsPerSecond() == 0
                ? MAX_BYTES_INSIDE
                : conditions.queueBytes()
                        + Math.round(conditions.bitsPerSecond() / 8.0 * onTheWay / NANOS)
                        + WINDOW_BYTES;
    }

    /** From now on the time counts after which the rate drops. */
    void begin(long nowNanos) {
        conditions.drop().ifPresent(drop -> {
            dropFromNanos = nowNanos + drop.after().toNanos();
            dropToNanos = dropFromNanos + drop.length().toNanos();
        });
    }

    /** How many bytes may enter now; one packet always finds room once nothing waits and the far end takes what arrives. */
    int room(long nowNanos) {
        forgetThoseThatLeft(nowNanos);
        long most = Math.max(conditions.queueBytes(), PACKET_BYTES);
        long room = conditions.bitsPerSecond() == 0 ? mostInside : most - waiting;
        return Math.toIntExact(Math.max(0, Math.min(room, mostInside - inside)));
    }

    /** When bytes that wait will have made room next; {@code nowNanos} if none wait, and room depends on the far end alone. */
    long nextRoomNanos(long nowNanos) {
        forgetThoseThatLeft(nowNanos);
        return queue.isEmpty() ? nowNanos : queue.peek().leaveNanos();
    }

    /** Takes bytes in that found room. Returns when the last of them arrives. */
    long enter(int bytes, long nowNanos) {
        forgetThoseThatLeft(nowNanos);
        clearNanos = leaveNanos(Math.max(clearNanos, nowNanos), bytes);
        queue.add(new Sent(bytes, clearNanos));
        waiting += bytes;
        inside += bytes;
        return arrivals.of(clearNanos + conditions.delay().toNanos());
    }

    /** The far end has taken bytes that had arrived. */
    void taken(int bytes) {
        inside -= bytes;
    }

    private void forgetThoseThatLeft(long nowNanos) {
        while (!queue.isEmpty() && queue.peek().leaveNanos() <= nowNanos) {
            waiting -= queue.remove().bytes();
        }
    }

    /** When bytes have passed the narrowest part that begin to at {@code from}. */
    private long leaveNanos(long from, int bytes) {
        if (conditions.bitsPerSecond() == 0) {
            return from;
        }
        long at = from;
        double bits = 8.0 * bytes;
        long change = nextChange(at);
        while (bits * NANOS / rate(at) > change - at) {
            bits -= rate(at) * (change - at) / NANOS;
            at = change;
            change = nextChange(at);
        }
        return at + (long) Math.ceil(bits * NANOS / rate(at));
    }

    private long rate(long nanos) {
        boolean dropped = nanos >= dropFromNanos && nanos < dropToNanos;
        return dropped ? conditions.drop().orElseThrow().bitsPerSecond() : conditions.bitsPerSecond();
    }

    private long nextChange(long nanos) {
        if (nanos < dropFromNanos) {
            return dropFromNanos;
        }
        return nanos < dropToNanos ? dropToNanos : Long.MAX_VALUE;
    }
}
