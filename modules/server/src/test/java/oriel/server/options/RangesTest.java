package oriel.server.options;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.server.options.LanRules.JpegRange;
import oriel.transport.Network;

/** Which numbers options may have. */
class RangesTest {

    private static void check(boolean allowed, Executable made) {
        if (allowed) {
            assertDoesNotThrow(made);
        } else {
            assertThrows(IllegalArgumentException.class, made);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "67108864, true", "67108865, false"})
    void clipboardTextsHaveOneByteUpToSixtyFourMebibytes(int bytes, boolean allowed) {
        check(allowed, () -> new ClipboardPolicy(true, true, bytes));
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "1000, true", "1001, false"})
    void ratesAreOneToAThousand(int rate, boolean allowed) {
        check(allowed, () -> new FrameRates(rate, 1, 1));
        check(allowed, () -> new FrameRates(1, rate, 1));
        check(allowed, () -> new FrameRates(1, 1, rate));
    }

    @ParameterizedTest
    @CsvSource({"0.099, false", "0.1, true", "2.0, true", "2.001, false", "NaN, false"})
    void scalesAreATenthToTwo(double scale, boolean allowed) {
        check(allowed, () -> UpdateOptions.DEFAULT.withScale(scale));
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true"})
    void thereIsAtLeastOneOfEach(int count, boolean allowed) {
        check(allowed, () -> EncodingOptions.DEFAULT.withThreads(count));
        check(allowed, () -> SessionOptions.DEFAULT.withMaxViewers(count));
        check(allowed, () -> SessionOptions.DEFAULT.withMaxHandshakes(count));
    }

    @ParameterizedTest
    @CsvSource({"0, 1, false", "1, 1, true", "1, 100, true", "1, 101, false", "100, 100, true", "51, 50, false"})
    void qualitiesAreOneToAHundredInOrder(int min, int max, boolean allowed) {
        check(allowed, () -> new JpegRange(50, min, max));
    }

    @ParameterizedTest
    @CsvSource({"10, 20", "20, 20", "25, 25", "30, 30", "90, 30"})
    void theFirstQualityIsTakenIntoTheRange(int initial, int taken) {
        assertEquals(taken, new JpegRange(initial, 20, 30).initial());
    }

    @Test
    void thereAreThreadsOnEveryMachine() {
        assertTrue(EncodingOptions.DEFAULT.threads() >= 1);
        assertTrue(EncodingOptions.DEFAULT.threads() <= Runtime.getRuntime().availableProcessors());
    }

    @Test
    void eachProfileHasItsRate() {
        FrameRates rates = new FrameRates(3, 2, 1);
        assertEquals(3, rates.of(NetworkProfile.LOCALHOST));
        assertEquals(2, rates.of(NetworkProfile.LAN));
        assertEquals(1, rates.of(NetworkProfile.WAN));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theClipboardIsOnIfTextGoesEitherWay(boolean other) {
        assertTrue(new ClipboardPolicy(true, other, 1).isOn());
        assertTrue(new ClipboardPolicy(other, true, 1).isOn());
        assertFalse(ClipboardPolicy.NOTHING.isOn());
    }

    @Test
    void thoseWhoGuessAreSlowedDownButForExemptNetworksAndWhereNobodyIs() throws Exception {
        InetAddress near = InetAddress.getByName("10.1.2.3");
        InetAddress far = InetAddress.getByName("11.1.2.3");
        LoginGuardPolicy policy =
                new LoginGuardPolicy(true, List.of(Network.parse("10.0.0.0/8").orElseThrow()));
        assertFalse(policy.watches(near));
        assertTrue(policy.watches(far));
        assertTrue(LoginGuardPolicy.DEFAULT.watches(near));
        assertFalse(LoginGuardPolicy.OFF.watches(far));
    }

    @Test
    void thePictureMayHaveAThirdOfTheHeap() {
        assertEquals(100, PictureMemory.maxPixels(1200));
        assertEquals(PictureMemory.maxPixels(Runtime.getRuntime().maxMemory()), PictureMemory.maxPixels());
        assertTrue(PictureMemory.obstacle(1, 1).isEmpty());
        assertTrue(PictureMemory.obstacle(65_535, 65_535, 1L << 30).isPresent());
        assertTrue(PictureMemory.obstacle(10, 10, 1200).isEmpty());
        assertTrue(PictureMemory.obstacle(101, 1, 1200).isPresent());
    }
}
