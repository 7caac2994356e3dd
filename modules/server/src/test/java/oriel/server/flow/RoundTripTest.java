package oriel.server.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The shortest round trip of late, and what is forgotten. */
class RoundTripTest {

    private static final long SECOND = 1_000_000_000;

    private final RoundTrip trip = new RoundTrip(Duration.ofSeconds(10));

    @Test
    void isTheShortestSoFar() {
        assertEquals(OptionalLong.empty(), trip.nanos());
        trip.sample(90, 0);
        trip.sample(80, SECOND);
        trip.sample(85, 2 * SECOND);
        assertEquals(OptionalLong.of(80), trip.nanos());
    }

    @Test
    void forgetsWhatIsTwoWindowsOld() {
        trip.sample(80, 0);
        trip.sample(200, 10 * SECOND + 1);
        assertEquals(OptionalLong.of(80), trip.nanos());
        trip.sample(210, 20 * SECOND + 2);
        assertEquals(OptionalLong.of(200), trip.nanos());
    }

    @Test
    void keepsWhatNothingFollows() {
        trip.sample(80, 0);
        trip.sample(70, 500 * SECOND);
        trip.sample(90, 501 * SECOND);
        assertEquals(OptionalLong.of(70), trip.nanos());
    }

    @Test
    void isAGuessUnlessSomethingTakesFarLonger() {
        trip.guess(30);
        assertEquals(OptionalLong.of(30), trip.nanos());
        trip.sample(62, SECOND);
        assertEquals(OptionalLong.of(62), trip.nanos());
        trip.sample(61, SECOND);
        assertEquals(OptionalLong.of(30), trip.nanos());
        trip.sample(20, SECOND);
        assertEquals(OptionalLong.of(20), trip.nanos());
    }

    @Test
    void isNeverNegative() {
        trip.sample(-5, 0);
        assertEquals(OptionalLong.of(0), trip.nanos());
    }
}
