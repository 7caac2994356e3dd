package oriel.server.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** How much a line takes, from the stretches that kept it busy. */
class DeliveryRateTest {

    private static final long MILLI = 1_000_000;

    private final DeliveryRate rate = new DeliveryRate();

    private double bytesInAMilli() {
        return rate.bytesPerNano().orElseThrow() * MILLI;
    }

    @Test
    void isBytesOverTime() {
        assertEquals(OptionalDouble.empty(), rate.bytesPerNano());
        rate.sample(10_000, 10 * MILLI, false);
        assertEquals(1000, bytesInAMilli(), 1e-6);
        rate.sample(50_000, 20 * MILLI, false);
        assertEquals(2000, bytesInAMilli(), 1e-6);
    }

    @Test
    void aDropShowsAtOnceAndIsForgottenAfterFour() {
        for (int i = 0; i < 4; i++) {
            rate.sample(50_000, 20 * MILLI, true);
        }
        assertEquals(2500, bytesInAMilli(), 1e-6);
        rate.sample(50_000, 200 * MILLI, true);
        assertEquals(200_000 / 260.0, bytesInAMilli(), 1e-6);
        for (int i = 0; i < 4; i++) {
            rate.sample(50_000, 20 * MILLI, true);
        }
        assertEquals(2500, bytesInAMilli(), 1e-6);
    }

    @Test
    void answersThatComeTogetherEvenOut() {
        rate.sample(20_000, 40 * MILLI, true);
        rate.sample(20_000, 0, true);
        assertEquals(1000, bytesInAMilli(), 1e-6);
    }

    @Test
    void littleCountsOnlyWithWhatItFollowsWithoutAPause() {
        rate.sample(4095, MILLI, false);
        rate.sample(4095, MILLI, false);
        assertEquals(OptionalDouble.empty(), rate.bytesPerNano());
        rate.sample(1, MILLI, true);
        assertEquals(2048, bytesInAMilli(), 1e-6);
    }

    @Test
    void isNeverWithoutEnd() {
        rate.sample(5_000, -3, false);
        assertEquals(10_000, bytesInAMilli(), 1e-6);
    }
}
