package oriel.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import oriel.transport.Prefix;

/** What strangers have computed takes its turns and its share. Time, processor and thread are the test's own. */
final class StrangersWorkTest {

    private static final long HANDSHAKE_NANOS = TimeUnit.MICROSECONDS.toNanos(1500);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Queue<Runnable> steps = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private long nowNanos;
    private long dueNanos;
    private long computedNanos;
    private boolean ended;
    private final StrangersWork work = new StrangersWork(() -> nowNanos, () -> computedNanos, this::later);

    private void later(Runnable step, long delayNanos) {
        if (ended) {
            throw new RejectedExecutionException("ended");
        }
        dueNanos = nowNanos + delayNanos;
        steps.add(step);
        assertEquals(1, steps.size(), "two things at once");
    }

    private static Prefix address(String text) throws Exception {
        return Prefix.ofNetwork(InetAddress.getByName(text));
    }

    private void ask(String address, long nanos) throws Exception {
        ask(address, nanos, nanos);
    }

    private void ask(String address, long passing, long computing) throws Exception {
        work.execute(address(address), () -> {
            nowNanos += passing;
            computedNanos += computing;
            done.add(address);
        });
    }

    /** Computes all that is due without a pause. */
    private void passAtOnce() {
        while (!steps.isEmpty() && dueNanos <= nowNanos) {
            steps.remove().run();
        }
    }

    /** Computes whatever is due until then. */
    private void passUntil(long nanos) {
        while (!steps.isEmpty() && dueNanos <= nanos) {
            nowNanos = Math.max(nowNanos, dueNanos);
            steps.remove().run();
        }
        nowNanos = Math.max(nowNanos, nanos);
    }

    @Test
    void takesTheAddressesInTurnHoweverMuchOneOfThemAsksFor() throws Exception {
        for (int i = 0; i < 64; i++) {
            ask("192.0.2.1", HANDSHAKE_NANOS);
        }
        ask("198.51.100.1", HANDSHAKE_NANOS);
        ask("2001:db8::1", HANDSHAKE_NANOS);
        ask("2001:db8::2", HANDSHAKE_NANOS);
        passUntil(SECOND);
        assertEquals(
                List.of("192.0.2.1", "198.51.100.1", "2001:db8::1", "192.0.2.1", "2001:db8::2", "192.0.2.1"),
                done.subList(0, 6));
        assertEquals(67, done.size());
    }

    @Test
    void letsARoomOfThirtyPeopleInWithoutAPause() throws Exception {
        for (int i = 0; i < 30 * 6; i++) {
            ask("192.0.2.1", HANDSHAKE_NANOS);
        }
        passAtOnce();
        assertEquals(180, done.size(), "six connections of each of thirty browsers");
        assertEquals(180 * HANDSHAKE_NANOS, nowNanos, "none of them has waited for anything but the others");
    }

    @Test
    void takesItsShareOfAProcessorAndNoMoreHoweverManyAsk() throws Exception {
        for (int second = 0; second < 60; second++) {
            for (int i = 0; i < 1000; i++) {
                ask("192.0.2." + i % 250, HANDSHAKE_NANOS);
            }
            passUntil(second * SECOND);
        }
        double most = StrangersWork.MOST_SAVED_NANOS + 60 * SECOND * StrangersWork.SHARE + HANDSHAKE_NANOS;
        assertTrue(computedNanos <= most, computedNanos + " ns");
        assertTrue(computedNanos >= 0.95 * 60 * SECOND * StrangersWork.SHARE, computedNanos + " ns");
    }

    @Test
    void savesNoMoreThanASecondOfWork() throws Exception {
        passUntil(1000 * SECOND);
        for (int i = 0; i < 1000; i++) {
            ask("192.0.2.1", HANDSHAKE_NANOS);
        }
        passAtOnce();
        double most = (StrangersWork.MOST_SAVED_NANOS + HANDSHAKE_NANOS) / (1 - StrangersWork.SHARE) + HANDSHAKE_NANOS;
        assertTrue(computedNanos >= StrangersWork.MOST_SAVED_NANOS && computedNanos <= most, computedNanos + " ns");
    }

    @Test
    void chargesNobodyForTheProcessorsOtherWork() throws Exception {
        int handshakes = 600; // less than a second of work, which takes nine where others have most of the processor
        for (int i = 0; i < handshakes; i++) {
            ask("192.0.2.1", 10 * HANDSHAKE_NANOS, HANDSHAKE_NANOS);
        }
        passAtOnce();
        assertEquals(handshakes, done.size());
        assertEquals(
                handshakes * 10 * HANDSHAKE_NANOS, nowNanos, "none of them has waited for anything but the others");
    }

    @Test
    void blamesNobodyForWhatIsDoneForTheFirstTime() throws Exception {
        ask("192.0.2.1", 60 * SECOND);
        passAtOnce();
        for (int i = 0; i < 100; i++) {
            ask("192.0.2.1", HANDSHAKE_NANOS);
        }
        passAtOnce();
        assertEquals(101, done.size());
    }

    @Test
    void goesOnBehindWhatFails() throws Exception {
        work.execute(address("192.0.2.1"), () -> {
            throw new IllegalStateException("broken on purpose");
        });
        ask("192.0.2.1", HANDSHAKE_NANOS);
        passUntil(SECOND);
        assertEquals(List.of("192.0.2.1"), done);
        ask("192.0.2.2", HANDSHAKE_NANOS);
        passUntil(2 * SECOND);
        assertEquals(2, done.size());
    }

    @Test
    void takesNothingAnyMoreWhenTheTransportEnds() {
        ended = true;
        assertThrows(RejectedExecutionException.class, () -> ask("192.0.2.1", HANDSHAKE_NANOS));
    }
}
