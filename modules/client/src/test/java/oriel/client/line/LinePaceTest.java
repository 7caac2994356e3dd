package oriel.client.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** When bytes arrive, with time that the test lets pass. */
class LinePaceTest {

    private static final long MILLI = 1_000_000;

    /** What 10 Mbit/s carry in a millisecond. */
    private static final int A_MILLISECOND = 1250;

    private static final LineConditions TEN_MBIT = LineConditions.NONE
            .withRate(10_000_000)
            .withDelay(Duration.ofMillis(40))
            .withQueue(Duration.ofMillis(200));

    private static LinePace pace(LineConditions conditions) {
        return new LinePace(conditions, new SplittableRandom(1));
    }

    @Test
    void bytesTakeTheirTimeAtTheRateAndTheDelay() {
        LinePace pace = pace(TEN_MBIT);
        assertEquals(41 * MILLI, pace.enter(A_MILLISECOND, 0));
        assertEquals(43 * MILLI, pace.enter(2 * A_MILLISECOND, 0), "behind those in front");
        assertEquals(44 * MILLI, pace.enter(A_MILLISECOND, MILLI / 2), "behind those in front");
        assertEquals(1042 * MILLI, pace.enter(2 * A_MILLISECOND, 1000 * MILLI), "an idle line saves nothing up");
    }

    @Test
    void aLineWithoutARateOnlyDelays() {
        LinePace pace = pace(LineConditions.NONE.withDelay(Duration.ofMillis(5)));
        assertEquals(5 * MILLI, pace.enter(1 << 20, 0));
        assertEquals(6 * MILLI, pace.enter(1 << 20, MILLI));
    }

    @Test
    void noMoreWaitsThanTheQueueHolds() {
        LinePace pace = pace(TEN_MBIT);
        assertEquals(200 * A_MILLISECOND, pace.room(0));
        assertEquals(0, pace.nextRoomNanos(0), "there is room at once");
        pace.enter(150 * A_MILLISECOND, 0);
        pace.enter(50 * A_MILLISECOND, 0);
        assertEquals(0, pace.room(0));
        assertEquals(150 * MILLI, pace.nextRoomNanos(0));
        assertEquals(0, pace.room(150 * MILLI - 1));
        pace.taken(110 * A_MILLISECOND);
        assertEquals(150 * A_MILLISECOND, pace.room(150 * MILLI), "what is on the way does not wait");
        assertEquals(200 * A_MILLISECOND, pace.room(200 * MILLI));
    }

    @Test
    void onePacketFindsRoomWithoutAQueue() {
        LinePace pace = pace(TEN_MBIT.withQueue(0));
        assertEquals(LinePace.PACKET_BYTES, pace.room(0));
        pace.enter(LinePace.PACKET_BYTES, 0);
        assertEquals(0, pace.room(0));
        assertEquals(LinePace.PACKET_BYTES, pace.room(pace.nextRoomNanos(0)));
    }

    @Test
    void aViewerThatReadsNothingHoldsTheLineUp() {
        for (LineConditions conditions : List.of(TEN_MBIT, TEN_MBIT.withRate(0))) {
            LinePace pace = pace(conditions);
            long hour = 3600 * 1000 * MILLI;
            long entered = 0;
            long now = 0;
            while (now < hour) {
                int room = pace.room(now);
                if (room > 0) {
                    pace.enter(room, now);
                    entered += room;
                }
                now += 1000 * MILLI;
            }
            assertTrue(entered <= LinePace.MAX_BYTES_INSIDE, entered + " bytes");
            assertEquals(0, pace.room(hour));
            pace.taken(10_000);
            assertEquals(10_000, pace.room(hour));
        }
    }

    @Test
    void theRateDropsAndComesBack() {
        LinePace pace = pace(TEN_MBIT.withDelay(Duration.ZERO)
                .withDrop(new RateDrop(1_000_000, Duration.ofSeconds(1), Duration.ofSeconds(2))));
        assertEquals(6000 * MILLI, pace.enter(1000 * A_MILLISECOND, 5000 * MILLI), "before it has begun");
        long begun = 10_000 * MILLI;
        pace.begin(begun);
        assertEquals(begun + 999 * MILLI, pace.enter(A_MILLISECOND, begun + 998 * MILLI));
        assertEquals(
                begun + 1010 * MILLI, pace.enter(2 * A_MILLISECOND, begun + 999 * MILLI), "half before, half in it");
        assertEquals(begun + 1020 * MILLI, pace.enter(A_MILLISECOND, begun + 1010 * MILLI));
        assertEquals(
                begun + 3001 * MILLI, pace.enter(2 * A_MILLISECOND, begun + 2990 * MILLI), "half in it, half behind");
        assertEquals(begun + 3002 * MILLI, pace.enter(A_MILLISECOND, begun + 3001 * MILLI));
    }

    @Test
    void jitterIsBoundedAndKeepsTheOrder() {
        LineConditions conditions = TEN_MBIT.withUnrest(new Unrest(Duration.ofMillis(10), 0, Duration.ZERO));
        LinePace pace = pace(conditions);
        LinePace calm = pace(TEN_MBIT);
        long last = 0;
        long most = 0;
        for (int i = 0; i < 2000; i++) {
            long now = i * 2 * MILLI;
            long arrival = pace.enter(A_MILLISECOND, now);
            long late = arrival - calm.enter(A_MILLISECOND, now);
            assertTrue(late >= 0 && late <= 10 * MILLI, late + " ns late");
            assertTrue(arrival >= last, "the order has changed");
            most = Math.max(most, late);
            last = arrival;
        }
        assertTrue(most > 9 * MILLI, "at most " + most + " ns late");
    }

    @Test
    void stallsHoldUpTheirShareOfTheTime() {
        LinePace pace = pace(LineConditions.NONE.withUnrest(new Unrest(Duration.ZERO, 0.1, Duration.ofMillis(40))));
        int late = 0;
        int all = 100_000;
        long last = 0;
        for (int i = 0; i < all; i++) {
            long now = i * MILLI;
            long arrival = pace.enter(1, now);
            assertTrue(arrival >= last && arrival - now <= 40 * MILLI, "at " + now + " for " + (arrival - now));
            late += arrival > now ? 1 : 0;
            last = arrival;
        }
        assertEquals(0.1, (double) late / all, 0.01);
    }

    @Test
    void theSameChanceGivesTheSameTimes() {
        LineConditions wild = TEN_MBIT.withUnrest(new Unrest(Duration.ofMillis(10), 0.05, Duration.ofMillis(40)));
        assertEquals(arrivals(wild, 7), arrivals(wild, 7));
        assertTrue(!arrivals(wild, 7).equals(arrivals(wild, 8)));
    }

    private static List<Long> arrivals(LineConditions conditions, long seed) {
        LinePace pace = new LinePace(conditions, new SplittableRandom(seed));
        List<Long> arrivals = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            arrivals.add(pace.enter(LinePace.PACKET_BYTES, i * 3 * MILLI));
        }
        return arrivals;
    }

    @Test
    void refusesLinesThatCannotBe() {
        RateDrop drop = new RateDrop(1, Duration.ZERO, Duration.ZERO);
        assertThrows(IllegalArgumentException.class, () -> LineConditions.NONE.withDrop(drop));
        assertThrows(IllegalArgumentException.class, () -> LineConditions.NONE.withRate(-1));
        assertThrows(IllegalArgumentException.class, () -> new RateDrop(0, Duration.ZERO, Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> new Unrest(Duration.ZERO, 1, Duration.ofMillis(1)));
    }
}
