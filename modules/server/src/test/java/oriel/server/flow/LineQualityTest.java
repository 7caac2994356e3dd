package oriel.server.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static oriel.server.flow.SimulatedLine.MILLI;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import oriel.encoding.JpegQuality;
import oriel.encoding.Subsampling;
import oriel.server.options.QualityPreference;

/** Sharpness that follows the line: down at once, up slowly, never above the wish. */
class LineQualityTest {

    private static final JpegQuality WISH = JpegQuality.ofLevel(8);

    /** What a frame of a film takes at a level, in bytes: not what the rules suppose. */
    private static final int[] FILM = {9, 12, 15, 19, 25, 34, 45, 60, 120, 260};

    private final CongestionControl line = new CongestionControl();
    private final LineQuality quality = new LineQuality(line);
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

    private int level(JpegQuality wish) {
        JpegQuality now = quality.of(wish);
        for (int level = 0; level < 10; level++) {
            if (JpegQuality.ofLevel(level).equals(now)) {
                return level;
            }
        }
        throw new AssertionError(now.toString());
    }

    /** The levels of so many frames. */
    private List<Integer> film(int frames) {
        List<Integer> levels = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            int level = level(WISH);
            levels.add(level);
            quality.learn(FILM[level] * 1000L, 1000, now);
            now += 33 * MILLI;
        }
        return levels;
    }

    @Test
    void isTheWishAsLongAsTheLineIsNotKnownOrWide() {
        assertEquals(List.of(8, 8), film(2));
        takes(12_500, 80);
        assertEquals(List.of(8, 8), film(2));
        assertEquals(0, quality.stepsDown());
    }

    @Test
    void goesDownAtOnceAndStays() {
        takes(1250, 80);
        List<Integer> levels = film(60);
        assertEquals(8, levels.get(0));
        assertTrue(levels.get(1) <= 6, levels::toString);
        int settled = levels.get(20);
        assertTrue(FILM[settled] <= 1.15 * 1.25 * 30, levels::toString);
        assertTrue(levels.subList(20, 60).stream().allMatch(level -> Math.abs(level - settled) <= 1), levels::toString);
    }

    @Test
    void staysAboveBlocksAsLongAsTenFramesASecondFit() {
        takes(250, 80);
        film(20);
        assertEquals(2, level(WISH));
        takes(120, 80);
        film(20);
        assertEquals(0, level(WISH));
        takes(250, 80);
        film(40);
        assertEquals(2, level(WISH));
    }

    @Test
    void updatesAreShortWhileSomebodyWaitsForSomethingBetweenThem() {
        takes(250, 80);
        film(20);
        assertEquals(2, level(WISH));
        quality.hurry(true);
        film(1);
        assertEquals(0, level(WISH));
        quality.hurry(false);
        film(40);
        assertEquals(2, level(WISH));
    }

    @Test
    void whoWantsItSharpLosesNothing() {
        takes(250, 80);
        film(20);
        quality.prefer(QualityPreference.SHARP);
        assertEquals(8, level(WISH));
        assertEquals(0, quality.stepsDown());
        film(20);
        assertEquals(8, level(WISH));
        quality.prefer(QualityPreference.AUTO);
        film(20);
        assertEquals(2, level(WISH));
    }

    @Test
    void whoWantsItFluentLosesMore() {
        takes(1250, 80);
        film(60);
        int usual = level(WISH);
        quality.prefer(QualityPreference.FLUENT);
        film(60);
        assertTrue(level(WISH) < usual);
        takes(250, 80);
        film(60);
        assertEquals(0, level(WISH));
    }

    @Test
    void goesUpAStepAtATime() {
        takes(250, 80);
        film(20);
        takes(12_500, 80);
        List<Integer> levels = film(100);
        assertEquals(8, levels.get(99));
        for (int i = 1; i < 100; i++) {
            assertTrue(levels.get(i) - levels.get(i - 1) <= 1, levels::toString);
        }
        assertTrue(levels.indexOf(8) * 33 <= 3000, levels::toString);
        assertTrue(levels.indexOf(8) * 33 >= 6 * 300 - 300, levels::toString);
    }

    @Test
    void whoAsksForEachUpdateHasLessTime() {
        line.greeted(80 * MILLI);
        line.sent(0, 125_000, now, now);
        now += 180 * MILLI;
        line.requested(now);
        quality.of(WISH);
        quality.learn(28_000, 0, now);
        assertEquals(8, level(WISH));
        quality.learn(30_000, 0, now);
        assertTrue(level(WISH) < 8);
    }

    @Test
    void aNearViewerHasMoreTime() {
        takes(2500, 2);
        film(20);
        assertEquals(8, level(WISH));
        takes(1250, 2);
        film(20);
        assertTrue(level(WISH) < 8);
    }

    @Test
    void littleJpegSaysNothing() {
        takes(10, 80);
        quality.learn(8191, 500_000, now);
        assertEquals(8, level(WISH));
        quality.learn(8192, 0, now);
        assertEquals(0, level(WISH));
    }

    @Test
    void whatIsNotJpegTakesItsPart() {
        takes(1250, 80);
        quality.of(WISH);
        quality.learn(20_000, 10_000, now);
        assertEquals(8, level(WISH));
        quality.learn(20_000, 30_000, now);
        assertTrue(level(WISH) < 6);
    }

    @Test
    void isNeverBetterThanTheWish() {
        takes(10, 80);
        JpegQuality odd = new JpegQuality(50, Subsampling.GREY);
        quality.of(odd);
        quality.learn(50_000, 0, now);
        assertEquals(new JpegQuality(15, Subsampling.GREY), quality.of(odd));
        assertEquals(new JpegQuality(10, Subsampling.FOUR), quality.of(new JpegQuality(10, Subsampling.FOUR)));
        assertEquals(0, quality.stepsDown());
    }
}
