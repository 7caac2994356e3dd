package oriel.server.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.server.content.Line.Side;

/** What is told of a block by how its neighbouring pixels differ. */
class BlockTest {

    private static final Rect AREA = new Rect(3, 2, 40, 35);

    private final Framebuffer picture = new Framebuffer(64, 64);
    private final Block block = new Block();

    private void set(int x, int y, int colour) {
        picture.pixels()[picture.offset(x, y)] = colour;
    }

    /** Pixels that differ from all beside them by little, as those of a photograph. */
    private void photo(Rect where) {
        for (int y = where.y(); y < where.bottom(); y++) {
            for (int x = where.x(); x < where.right(); x++) {
                set(x, y, (2 * x + 2 * y) * 0x010101);
            }
        }
    }

    @Test
    void isOfOneColourWhateverLiesAround() {
        Arrays.fill(picture.pixels(), 5);
        picture.fill(new Rect(19, 18, 16, 16), 0x336699);
        assertTrue(block.move(picture, AREA, 1, 1).isSolid());
        assertEquals(0x336699, block.colour());
    }

    @Test
    void onePixelAnywhereIsEnoughToBeOfMoreColours() {
        for (int y : new int[] {18, 19, 26, 33}) {
            for (int x : new int[] {19, 20, 27, 34}) {
                set(x, y, 1);
                assertFalse(block.move(picture, AREA, 1, 1).isSolid(), "at " + x + "," + y);
                set(x, y, 0);
            }
        }
    }

    @Test
    void endsWithTheArea() {
        picture.fill(new Rect(35, 34, 8, 3), 7);
        assertTrue(block.move(picture, AREA, 2, 2).isSolid());
        assertEquals(7, block.colour());
        set(42, 36, 8);
        assertFalse(block.move(picture, AREA, 2, 2).isSolid());
        set(42, 36, 7);
        set(43, 36, 8);
        set(42, 37, 8);
        assertTrue(block.move(picture, AREA, 2, 2).isSolid());
    }

    @Test
    void aRowOfBlocksIsAsWideAsTheArea() {
        assertTrue(block.moveToRow(picture, AREA, 1).isSolid());
        set(43, 18, 1);
        set(2, 18, 1);
        set(3, 17, 1);
        assertTrue(block.moveToRow(picture, AREA, 1).isSolid());
        set(42, 33, 1);
        assertFalse(block.moveToRow(picture, AREA, 1).isSolid());
        assertTrue(block.moveToRow(picture, AREA, 2).isSolid());
    }

    @Test
    void tellsHowManyPixelsInAHundredDifferFromTheLeftOne() {
        assertEquals(0, block.move(picture, AREA, 0, 0).changes());
        for (int x = 3; x < 19; x += 2) {
            picture.fill(new Rect(x, 2, 1, 16), 9);
        }
        assertTrue(block.move(picture, AREA, 0, 0).changes() > 95, block.changes() + " of stripes");
        picture.fill(new Rect(3, 2, 8, 16), 0);
        int half = block.move(picture, AREA, 0, 0).changes();
        assertTrue(half > 40 && half < 60, half + " of stripes over a half");
        Arrays.fill(picture.pixels(), 0);
        picture.fill(new Rect(10, 2, 9, 16), 9);
        int edge = block.move(picture, AREA, 0, 0).changes();
        assertTrue(edge >= 5 && edge <= 7, edge + " of one edge");
    }

    @Test
    void aBlockWithOneChangeInEveryRowHasSome() {
        Rect narrow = new Rect(3, 2, 2, 16);
        picture.fill(new Rect(3, 2, 1, 16), 9);
        assertTrue(block.move(picture, narrow, 0, 0).changes() > 80);
    }

    @Test
    void changesOfOneRowOfPixelsCountOutOfNone() {
        Rect row = new Rect(3, 2, 16, 1);
        for (int x = 3; x < 19; x += 2) {
            set(x, 2, 9);
        }
        assertEquals(0, block.move(picture, row, 0, 0).changes());
    }

    @ParameterizedTest
    @EnumSource
    void theGroundAroundAPhotographIsSeenAtItsSide(Side ground) {
        photo(picture.bounds());
        Rect cell = new Rect(19, 18, 16, 16);
        for (Side side : Side.values()) {
            assertFalse(block.move(picture, AREA, 1, 1).isGround(side), side + " of a photograph");
        }
        picture.fill(beside(cell, ground, 1), 0xffffff);
        for (Side side : Side.values()) {
            assertEquals(side == ground, block.move(picture, AREA, 1, 1).isGround(side), side + "");
        }
    }

    /** The outermost lines of a block on a side. */
    private static Rect beside(Rect cell, Side side, int lines) {
        return switch (side) {
            case LEFT -> new Rect(cell.x(), cell.y(), lines, cell.height());
            case TOP -> new Rect(cell.x(), cell.y(), cell.width(), lines);
            case RIGHT -> new Rect(cell.right() - lines, cell.y(), lines, cell.height());
            case BOTTOM -> new Rect(cell.x(), cell.bottom() - lines, cell.width(), lines);
        };
    }

    @ParameterizedTest
    @EnumSource
    void aPhotographEndsWhereMostPixelsChangeAtOnce(Side end) {
        photo(picture.bounds());
        Rect cell = new Rect(19, 18, 16, 16);
        for (Side side : Side.values()) {
            assertFalse(block.move(picture, AREA, 1, 1).ends(side), side + " of a photograph");
        }
        Rect beyond = beside(cell, end, 3);
        for (int y = beyond.y(); y < beyond.bottom(); y++) {
            for (int x = beyond.x(); x < beyond.right(); x++) {
                set(x, y, picture.pixels()[picture.offset(x, y)] ^ 0x808080);
            }
        }
        assertTrue(block.move(picture, AREA, 1, 1).ends(end));
        for (Side side : Side.values()) {
            assertEquals(side == end, block.move(picture, AREA, 1, 1).ends(side), side + "");
        }
    }

    @Test
    void aBlockThatTheAreaCutsTellsOfNoEnd() {
        photo(picture.bounds());
        picture.fill(new Rect(40, 18, 3, 16), 0xffffff);
        for (Side side : Side.values()) {
            assertFalse(block.move(picture, AREA, 2, 1).ends(side));
            assertFalse(block.move(picture, AREA, 1, 2).ends(side));
        }
    }

    @Test
    void blocksAreCountedWithTheLastPart() {
        assertEquals(0, Block.count(0));
        assertEquals(1, Block.count(1));
        assertEquals(1, Block.count(16));
        assertEquals(2, Block.count(17));
    }
}
