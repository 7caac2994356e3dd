package oriel.server.flow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongToDoubleFunction;

/** A line without a network: bytes leave it at a rate, one after the other, and arrive later; answers come back as late. */
final class SimulatedLine {

    static final long MILLI = 1_000_000;

    private final CongestionControl control;
    private final long tripNanos;
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final Deque<Answer> under = new ArrayDeque<>();
    private long marks;
    private long freeNanos;
    private long now;
    private LongToDoubleFunction bitsPerSecond;
    private LongToLong answerDelay = mark -> 0;
    private LongToLong stall = mark -> 0;

    /** A number of a number. */
    interface LongToLong {
        long of(long number);
    }

    /** An answer that comes then; a negative mark is none. */
    private record Answer(long mark, long bytes, long nanos) {}

    SimulatedLine(CongestionControl control, double bitsPerSecond, int tripMillis) {
        this.control = control;
        this.bitsPerSecond = any -> bitsPerSecond;
        this.tripNanos = tripMillis * MILLI;
        control.fences(true);
    }

    /** Takes so many bits a second from now on, by the time in nanoseconds. */
    SimulatedLine takes(LongToDoubleFunction rate) {
        bitsPerSecond = rate;
        return this;
    }

    /** Stands still for so long before it takes what is sent, by the number of the fence. */
    SimulatedLine stands(LongToLong nanos) {
        stall = nanos;
        return this;
    }

    /** Answers come later than they could, by the number of the fence; one of {@link Long#MAX_VALUE} never comes. */
    SimulatedLine answersLate(LongToLong nanos) {
        answerDelay = nanos;
        return this;
    }

    long now() {
        return now;
    }

    /** Bytes that have not left the line. */
    long onTheLine() {
        return under.stream()
                .filter(one -> one.nanos() > now)
                .mapToLong(Answer::bytes)
                .sum();
    }

    void sleep(long nanos) {
        now += nanos;
        while (!answers.isEmpty() && answers.peekFirst().nanos() <= now) {
            Answer answer = answers.removeFirst();
            control.answered(answer.mark(), answer.nanos());
        }
        under.removeIf(one -> one.nanos() <= now);
    }

    /** Sends so much with a fence behind it; returns how long it takes until it is there. */
    long send(long bytes) {
        long mark = ++marks;
        freeNanos = Math.max(now, freeNanos) + stall.of(mark) + (long) (bytes * 8e9 / bitsPerSecond.applyAsDouble(now));
        control.sent(mark, bytes, now, now);
        long arrives = freeNanos + tripNanos / 2;
        under.addLast(new Answer(mark, bytes, freeNanos));
        long late = answerDelay.of(mark);
        if (late != Long.MAX_VALUE) {
            long before = answers.isEmpty() ? 0 : answers.peekLast().nanos();
            answers.addLast(new Answer(mark, bytes, Math.max(before, arrives + tripNanos / 2 + late)));
        }
        return arrives - now;
    }
}
