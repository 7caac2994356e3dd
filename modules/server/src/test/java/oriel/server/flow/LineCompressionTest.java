package oriel.server.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static oriel.server.flow.SimulatedLine.MILLI;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import oriel.encoding.EncodeSettings;

/** Compression that follows the line: harder while it is what an update waits for. */
class LineCompressionTest {

    private static final int UNSET = EncodeSettings.UNSET;

    /** Kilobytes of a page that scrolls, and milliseconds that they take to make, at the level of the encoder, at 6 and at 7. */
    private static final int[][] WEB = {{165, 3}, {95, 3}, {74, 10}};

    /** A photograph, for which zlib takes long. */
    private static final int[][] PHOTO = {{1700, 21}, {880, 9}, {780, 250}};

    private final CongestionControl line = new CongestionControl();
    private final LineCompression compression = new LineCompression(line);
    private long now;
    private long marks;

    /** The line takes so many bytes in a millisecond, and fences tell it. */
    private void takes(int bytesInAMilli, int tripMillis) {
        line.fences(true);
        line.greeted(tripMillis * MILLI);
        for (int i = 0; i < 4; i++) {
            marks++;
            line.sent(marks, 10_000L * bytesInAMilli, now, now);
            now += (tripMillis + 10_000) * MILLI;
            line.answered(marks, now);
        }
    }

    /** The levels of so many updates. */
    private List<Integer> levels(int[][] scene, int updates) {
        List<Integer> levels = new ArrayList<>();
        for (int i = 0; i < updates; i++) {
            int level = compression.of(UNSET);
            levels.add(level);
            int[] cost = scene[level == UNSET ? 0 : level - 5];
            compression.learn(cost[0] * 1000L, cost[1] * MILLI, now);
            now += 100 * MILLI;
        }
        return levels;
    }

    @Test
    void isTheWishAsLongAsTheLineIsNotKnownOrWide() {
        assertEquals(List.of(UNSET, UNSET), levels(WEB, 2));
        takes(125_000, 80);
        assertEquals(List.of(UNSET, UNSET), levels(WEB, 2));
        assertEquals(UNSET, compression.of(UNSET));
    }

    @Test
    void risesStepByStepOnASlowLineAndStays() {
        takes(250, 120);
        assertEquals(List.of(UNSET, 6, 7, 7, 7), levels(WEB, 5));
        assertEquals(List.of(7, 7), levels(PHOTO, 2));
        assertEquals(7, compression.of(UNSET));
    }

    @Test
    void takesNoLevelThatWouldKeepTheProcessorBusierThanTheLine() {
        takes(5000, 80);
        assertEquals(List.of(UNSET, 6, 7, 6, 6, 6), levels(PHOTO, 6), "880 kB are 176 ms");
    }

    @Test
    void triesWhatWasTooMuchWorkSeldom() {
        takes(5000, 80);
        List<Integer> levels = levels(PHOTO, 300);
        assertEquals(3, levels.stream().filter(level -> level == 7).count(), levels::toString);
        assertTrue(levels.subList(1, 300).stream().allMatch(level -> level >= 6), levels::toString);
    }

    @Test
    void fallsWhenTheLineHasBeenFreeForAWhile() {
        takes(250, 120);
        levels(WEB, 5);
        takes(250_000, 120);
        compression.learn(74_000, MILLI / 20, now);
        assertEquals(UNSET, compression.of(UNSET), "nothing has kept it busy for 40 s");
    }

    @Test
    void staysAsItIsWhenTheLineIsFreeForAMoment() {
        takes(2500, 80);
        levels(WEB, 5);
        for (int i = 0; i < 10; i++) {
            compression.learn(9000, MILLI, now);
            now += 100 * MILLI;
        }
        assertEquals(7, compression.of(UNSET));
    }

    @Test
    void learnsNothingFromLittle() {
        takes(250, 120);
        compression.learn(8000, MILLI, now);
        assertEquals(UNSET, compression.of(UNSET), "8000 bytes are 32 ms");
    }

    @Test
    void leavesANearViewerThatIsSlowItselfAlone() {
        takes(2500, 1);
        assertEquals(List.of(UNSET, UNSET), levels(WEB, 2), "165 kB are 66 ms");
        takes(1000, 1);
        assertEquals(List.of(UNSET, 6), levels(WEB, 2), "165 kB are 165 ms");
    }

    @Test
    void isNeverBelowTheWish() {
        takes(250, 120);
        levels(WEB, 1);
        assertEquals(6, compression.of(2));
        assertEquals(9, compression.of(9));
    }
}
