package oriel.server.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import oriel.rfb.Rect;

/** Blocks that show the same thing are found together. */
class BlockGridTest {

    private final BlockGrid grid = new BlockGrid();

    /** A grid of blocks, one letter each: a photograph, something calm, rich, plain, or taken; a digit is a colour. */
    private void show(String... rows) {
        grid.cover(new Rect(7, 5, rows[0].length() * 16, rows.length * 16));
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows[row].length(); column++) {
                grid.set(grid.place(column, row), kind(rows[row].charAt(column)));
            }
        }
    }

    private static int kind(char letter) {
        return switch (letter) {
            case 'P' -> BlockGrid.PHOTO;
            case 'C' -> BlockGrid.CALM;
            case 'R' -> BlockGrid.RICH;
            case '.' -> BlockGrid.PLAIN;
            case 'x' -> BlockGrid.TAKEN;
            default -> letter - '0';
        };
    }

    @Test
    void aBlockThatTheAreaCutsIsOneToo() {
        grid.cover(new Rect(3, 2, 33, 16));
        assertEquals(3, grid.columns());
        assertEquals(1, grid.rows());
        assertEquals(3, grid.size());
        assertEquals(new Rect(3, 2, 33, 16), grid.area());
        assertEquals(new Rect(19, 2, 17, 16), grid.pixels(new Rect(1, 0, 2, 1)));
        assertEquals(new Rect(35, 2, 1, 16), grid.pixels(new Rect(2, 0, 1, 1)));
        grid.cover(new Rect(0, 0, 16, 17));
        assertEquals(new Rect(0, 16, 16, 1), grid.pixels(new Rect(0, 1, 1, 1)));
    }

    @Test
    void goesAcrossBeforeDownOrDownBeforeAcross() {
        show(
                "RRR.", //
                "RR..", "R...");
        assertEquals(new Rect(0, 0, 3, 1), grid.across(grid.place(0, 0), 99));
        assertEquals(new Rect(0, 0, 1, 3), grid.down(grid.place(0, 0), 99));
        assertEquals(new Rect(1, 0, 2, 1), grid.across(grid.place(1, 0), 99));
        assertEquals(new Rect(1, 0, 1, 2), grid.down(grid.place(1, 0), 99));
        assertEquals(new Rect(2, 1, 2, 2), grid.across(grid.place(2, 1), 99));
        assertEquals(new Rect(2, 1, 2, 2), grid.down(grid.place(2, 1), 99));
    }

    @Test
    void takesTheLargerOfBothWays() {
        show(
                "11112", //
                "11222", "11222");
        assertEquals(new Rect(0, 0, 2, 3), grid.largest(grid.place(0, 0), 99));
        show(
                "1111", //
                "1111", "1122");
        assertEquals(new Rect(0, 0, 4, 2), grid.largest(grid.place(0, 0), 99));
    }

    @Test
    void isNoWiderThanWanted() {
        show("RRRRR", "RRRRR", "RRRRR");
        assertEquals(new Rect(1, 0, 2, 3), grid.across(grid.place(1, 0), 2));
        assertEquals(new Rect(1, 0, 2, 2), grid.down(grid.place(1, 0), 2));
        assertEquals(new Rect(1, 0, 3, 3), grid.down(grid.place(1, 0), 3));
    }

    @Test
    void hasNoMoreBlocksThanARectangleMay() {
        show("R".repeat(40).concat("\n").repeat(40).split("\n"));
        assertEquals(new Rect(0, 0, 32, 8), grid.across(0, 32));
        assertEquals(new Rect(0, 0, 8, 32), grid.down(0, 32));
        assertEquals(new Rect(0, 0, 40, 6), grid.across(0, 99));
        assertEquals(new Rect(20, 0, 16, 16), grid.across(20, 16));
        assertEquals(new Rect(0, 20, 20, 12), grid.across(grid.place(0, 20), 20));
        assertEquals(new Rect(0, 20, 12, 20), grid.down(grid.place(0, 20), 99));
        show("R".repeat(300), "R".repeat(300));
        assertEquals(new Rect(0, 0, 300, 1), grid.across(0, 300), "a row is never cut for its number of blocks");
        show("RR\n".repeat(300).split("\n"));
        assertEquals(new Rect(0, 0, 1, 300), grid.down(0, 300));
    }

    @Test
    void aPhotographHasCalmPartsAndSurfacesThatBelongToNoLetter() {
        show("PC7P", "PPPP");
        assertEquals(new Rect(0, 0, 4, 2), grid.across(0, 99));
        grid.setApart(grid.place(2, 0));
        assertTrue(grid.isApart(2));
        assertFalse(grid.isApart(1));
        assertEquals(7, grid.kind(2));
        assertEquals(new Rect(0, 0, 2, 2), grid.across(0, 99));
        show("PC0P");
        assertEquals(new Rect(0, 0, 4, 1), grid.across(0, 99), "what was apart in another area is forgotten");
        show("CP", "7P");
        assertEquals(new Rect(0, 0, 1, 1), grid.across(0, 99), "what is calm is no photograph by itself");
        assertEquals(new Rect(0, 1, 1, 1), grid.across(grid.place(0, 1), 99));
        show("P.", "R.");
        assertEquals(new Rect(0, 0, 1, 1), grid.largest(0, 99));
    }

    @Test
    void whatIsTakenIsNotFree() {
        show("....", "....", "....");
        assertTrue(grid.isFree(new Rect(0, 0, 4, 3)));
        grid.take(new Rect(1, 1, 2, 1));
        assertEquals(2, grid.count(new Rect(0, 0, 4, 3), BlockGrid.TAKEN));
        assertEquals(10, grid.count(new Rect(0, 0, 4, 3), BlockGrid.PLAIN));
        assertEquals(1, grid.count(new Rect(2, 1, 2, 2), BlockGrid.TAKEN));
        assertFalse(grid.isFree(new Rect(0, 0, 2, 2)));
        assertFalse(grid.isFree(new Rect(2, 1, 2, 1)));
        assertTrue(grid.isFree(new Rect(3, 0, 1, 3)));
        assertTrue(grid.isFree(new Rect(0, 0, 4, 1)));
        assertTrue(grid.isFree(new Rect(0, 2, 4, 1)));
    }

    @Test
    void whatLiesOutsideIsNotFree() {
        show("...", "...");
        assertFalse(grid.isFree(new Rect(-1, 0, 1, 2)));
        assertFalse(grid.isFree(new Rect(0, -1, 3, 1)));
        assertFalse(grid.isFree(new Rect(2, 0, 2, 2)));
        assertFalse(grid.isFree(new Rect(0, 1, 3, 2)));
    }
}
