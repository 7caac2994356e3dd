package oriel.server.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.server.content.Letters.Found;

/** The rules by which letters are known in a block, at their edges. */
class LettersInBlockTest {

    /** What lies around the block; it must decide nothing. */
    private int around = 200;

    private final Letters letters = new Letters();

    private Found find(int width, int height, IntBinaryOperator level, boolean edges, boolean flat) {
        Rect block = new Rect(6, 5, width, height);
        Framebuffer picture = new Framebuffer(width + 13, height + 11);
        Arrays.fill(picture.pixels(), around * 0x010101);
        Tiles.paint(picture, block, level);
        return letters.find(picture, block, block, edges, flat);
    }

    private Found find(IntBinaryOperator level) {
        return find(Tiles.SIDE, Tiles.SIDE, level, true, false);
    }

    /** Levels whose neighbours are so far apart, up and down by turns. */
    private static int[] levels(int... steps) {
        int[] levels = new int[steps.length + 1];
        levels[0] = 100;
        for (int i = 0; i < steps.length; i++) {
            levels[i + 1] = levels[i] + (levels[i] > 100 ? -steps[i] : steps[i]);
        }
        return levels;
    }

    private static int[] steps(int... lengthsAndCounts) {
        return IntStream.range(0, lengthsAndCounts.length / 2)
                .flatMap(i -> IntStream.generate(() -> lengthsAndCounts[2 * i]).limit(lengthsAndCounts[2 * i + 1]))
                .toArray();
    }

    /** True if steps along a row, and along a column, are letters on a flat ground where nothing stands out. */
    private boolean isPage(int... steps) {
        int[] levels = levels(steps);
        Found across = find(levels.length, 1, (x, y) -> levels[x], false, true);
        Found down = find(1, levels.length, (x, y) -> levels[y], false, true);
        assertEquals(across, down);
        return across == Found.PAGE;
    }

    @Test
    void halfOfAFlatGroundIsTheSameAndSomethingIsOnIt() {
        assertTrue(isPage(steps(0, 12, 2, 11, 4, 1)));
        assertFalse(isPage(steps(0, 12, 2, 11, 3, 1)), "dithering");
        assertFalse(isPage(steps(0, 11, 2, 12, 4, 1)), "less than half");
    }

    @Test
    void lettersOnAGroundThatShowsLittleHaveManySteps() {
        assertTrue(isPage(steps(0, 3, 1, 2, 4, 12, 2, 7)));
        assertFalse(isPage(steps(0, 3, 1, 2, 4, 11, 2, 8)), "too few steps");
        assertFalse(isPage(steps(0, 2, 1, 1, 4, 12, 2, 9)), "less than an eighth is the same");
        assertFalse(isPage(steps(0, 3, 1, 3, 4, 12, 2, 6)), "too much is only nearly the same");
    }

    @Test
    void aSlopeIsKnownByItsFirstRows() {
        int[] slope = levels(1, 1, 1, 0, 0, 0, 0, 0, 4);
        assertEquals(Found.NOTHING, find(1, slope.length, (x, y) -> slope[y], false, true));
        int[] ground = levels(1, 1, 0, 0, 0, 0, 4);
        assertEquals(Found.PAGE, find(1, ground.length, (x, y) -> ground[y], false, true));
    }

    @Test
    void lettersWhereNothingStandsOutNeedAFlatGround() {
        int[] levels = levels(steps(0, 12, 4, 12));
        assertEquals(Found.NOTHING, find(levels.length, 1, (x, y) -> levels[x], false, false));
        assertEquals(Found.PAGE, find(levels.length, 1, (x, y) -> levels[x], true, true));
    }

    /** A photograph with a stroke of so many pixels, of a colour of its own. */
    @ParameterizedTest
    @CsvSource({"0, NOTHING", "3, NOTHING", "4, HINT", "5, HINT", "6, CAPTION", "9, CAPTION"})
    void aStrokeOfOneColourIsDrawn(int length, Found expected) {
        assertEquals(expected, find(Tiles.upright(7, 3, length)));
        IntBinaryOperator upright = Tiles.upright(7, 3, length);
        assertEquals(expected, find((x, y) -> upright.applyAsInt(y, x)), "across");
    }

    @Test
    void singlePixelsOfAPhotographAreNotDrawn() {
        assertEquals(
                Found.NOTHING,
                find((x, y) -> x % 4 == 1 && y % 4 == 1 || x % 4 == 3 && y % 4 == 3 ? Tiles.INK : Tiles.grain(x, y)));
    }

    @Test
    void pairsOfPixelsAreDrawn() {
        assertEquals(Found.CAPTION, find((x, y) -> x % 8 < 2 && y % 6 == 2 ? Tiles.INK : Tiles.grain(x, y)));
        assertEquals(Found.CAPTION, find((x, y) -> y % 8 < 2 && x % 6 == 2 ? Tiles.INK : Tiles.grain(x, y)));
    }

    @Test
    void pairsOfManyColoursAreNot() {
        assertEquals(
                Found.NOTHING, find((x, y) -> x % 5 < 2 && y % 4 == 2 ? 117 + x / 5 + y / 4 * 3 : Tiles.grain(x, y)));
        assertEquals(
                Found.CAPTION,
                find((x, y) -> x == 13 && y > 4 && y < 14
                        ? 130
                        : x % 5 < 2 && y % 4 == 2 ? 117 + x / 5 + y / 4 * 3 : Tiles.grain(x, y)),
                "among which a stroke is found");
    }

    @Test
    void pixelsAtASideHaveNoNeighbourBeyondIt() {
        around = Tiles.INK;
        for (int turn = 0; turn < 4; turn++) {
            int side = turn;
            assertEquals(
                    Found.NOTHING,
                    find((x, y) -> out(side, x, y) == 0 && along(side, x, y) % 2 == 1 ? Tiles.INK : Tiles.grain(x, y)));
        }
        for (int beyond : new int[] {0, 255}) {
            around = beyond;
            for (int turn = 0; turn < 4; turn++) {
                int side = turn;
                assertEquals(
                        Found.NOTHING,
                        find((x, y) -> out(side, x, y) == 0 && along(side, x, y) < 9 ? 103 : Tiles.grain(x, y)));
            }
        }
    }

    /** How far a pixel is from a side. */
    private static int out(int side, int x, int y) {
        return new int[] {x, y, Tiles.SIDE - 1 - x, Tiles.SIDE - 1 - y}[side];
    }

    private static int along(int side, int x, int y) {
        return side % 2 == 0 ? y : x;
    }

    @Test
    void aStepOfSixteenOnAnySideIsAnEdge() {
        for (int turn = 0; turn < 4; turn++) {
            int side = turn;
            for (int step = 15; step <= 16; step++) {
                int ink = 103 + step;
                Found found = find((x, y) -> {
                    int along = along(side, x, y);
                    int out = out(side, x, y);
                    return out == 7 && along > 1 && along < 14
                            ? ink
                            : out == 6 && along % 2 == 0 ? 103 : 106 + Tiles.grain(x, y) % 7;
                });
                assertEquals(step == 16 ? Found.CAPTION : Found.NOTHING, found, step + " towards " + side);
            }
        }
    }

    /** A dot on a slope: what its neighbours do not foretell reaches from it one pixel to the right and down. */
    @Test
    void lettersReachOutFromFourPixelsBesideASide() {
        for (int place = 2; place < 13; place++) {
            int dot = place;
            assertEquals(Found.CAPTION, find((x, y) -> 100 + x + (x == dot && y == 7 ? 16 : 0)));
            assertReach(place <= 3, place >= 11, false, false);
            assertEquals(Found.CAPTION, find((x, y) -> 100 + x + (y == dot && x == 7 ? -16 : 0)));
            assertReach(false, false, place <= 3, place >= 11);
        }
        find((x, y) -> 100 + x + (x == 3 && y == 3 ? 15 : 0));
        assertReach(false, false, false, false);
        find((x, y) -> 100 + x + (x == 11 && y == 3 ? 16 : 0));
        assertReach(false, true, true, false);
        assertTrue(letters.reaches(1, -1));
        assertFalse(letters.reaches(1, 1));
        assertFalse(letters.reaches(-1, -1));
        find(Tiles.upright(3, 5, 6));
        assertReach(true, false, false, false);
        find(Tiles.upright(12, 0, 6));
        assertReach(false, true, true, false);
    }

    private void assertReach(boolean left, boolean right, boolean up, boolean down) {
        assertEquals(left, letters.reaches(-1, 0), "left");
        assertEquals(right, letters.reaches(1, 0), "right");
        assertEquals(up, letters.reaches(0, -1), "up");
        assertEquals(down, letters.reaches(0, 1), "down");
        assertTrue(letters.reaches(0, 0));
    }

    /** Two rows: what those above and to the left foretell of each pixel of the lower one is so far off. */
    private Found foretold(int shift, int... errors) {
        int[] far = levels(errors);
        Rect block = new Rect(6, 5, far.length, 2);
        Framebuffer picture = new Framebuffer(far.length + 13, 13);
        for (int x = 0; x < far.length; x++) {
            int upper = 37 * x % 50;
            picture.pixels()[picture.offset(6 + x, 5)] = upper << shift;
            picture.pixels()[picture.offset(6 + x, 6)] = upper + far[x] - 40 << shift;
        }
        return letters.find(picture, block, block, true, false);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 16})
    void aSmoothGroundIsForetoldInTwoOfFiveExactly(int shift) {
        assertEquals(Found.CAPTION, foretold(shift, steps(1, 8, 2, 4, 20, 8)));
        assertEquals(Found.CAPTION, foretold(shift, steps(0, 1, 1, 7, 15, 4, 20, 8)));
        assertEquals(Found.NOTHING, foretold(shift, steps(1, 7, 2, 3, 20, 10)), "less than two of five");
        assertEquals(Found.NOTHING, foretold(shift, steps(1, 8, 2, 5, 20, 7)), "too much is foretold nearly");
        assertEquals(Found.NOTHING, foretold(shift, steps(1, 8, 15, 5, 20, 7)));
        assertEquals(Found.CAPTION, foretold(shift, steps(1, 8, 16, 12)), "what is farther off counts not");
    }

    /** Errors in a photograph: thin strokes are where large ones are frequent. */
    @ParameterizedTest
    @CsvSource({
        "3, 0, 0, NOTHING",
        "4, 0, 0, HINT",
        "5, 0, 0, HINT",
        "6, 0, 0, CAPTION",
        "4, 0, 5, HINT",
        "5, 6, 0, HINT",
        "10, 16, 0, CAPTION",
        "10, 16, 1, HINT",
        "11, 21, 0, HINT",
        "11, 22, 0, NOTHING",
    })
    void strokesThatStandOutFar(int far, int less, int more, Found expected) {
        assertEquals(expected, foretold(0, steps(64, far, 40, less, 20, more, 3, 40 - far - less - more)));
    }

    @ParameterizedTest
    @CsvSource({
        "3, 0, NOTHING",
        "4, 4, HINT",
        "4, 5, NOTHING",
        "5, 0, HINT",
        "6, 6, CAPTION",
        "10, 9, CAPTION",
        "10, 10, HINT",
        "16, 16, HINT",
        "17, 16, NOTHING",
    })
    void strokesThatStandOut(int less, int more, Found expected) {
        assertEquals(expected, foretold(0, steps(40, less, 20, more, 3, 40 - less - more)));
    }

    /** Only errors of 64 are noted where there are enough of them, else those of 32 too. */
    @Test
    void strokesReachFromWhereTheyAreFound() {
        foretold(0, steps(40, 12, 3, 10, 64, 6, 3, 12));
        assertFalse(letters.reaches(-1, 0));
        assertFalse(letters.reaches(1, 0));
        foretold(0, steps(40, 13, 3, 9, 64, 6, 3, 12));
        assertTrue(letters.reaches(-1, 0));
        foretold(0, steps(3, 22, 64, 6));
        assertTrue(letters.reaches(1, 0));
        assertEquals(Found.HINT, foretold(0, steps(64, 10, 40, 18, 3, 14)), "two of three pixels stand out");
    }
}
