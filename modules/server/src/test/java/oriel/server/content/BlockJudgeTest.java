package oriel.server.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** What a block shows by itself and by what lies around it. */
class BlockJudgeTest {

    private final BlockGrid grid = new BlockGrid();
    private final BlockJudge judge = new BlockJudge(new Block(), new ContentClassifier());

    private static Rect area(String... rows) {
        return new Rect(7, 5, rows[0].length() * Tiles.SIDE, rows.length * Tiles.SIDE);
    }

    private void judge(boolean photos, String... rows) {
        Rect area = area(rows);
        grid.cover(area);
        judge.judge(Tiles.picture(area, rows), grid, photos);
    }

    /** What was found: P and c as they are drawn, L for letters, S for surfaces, A for those no photograph may have. */
    private String found(int row) {
        StringBuilder found = new StringBuilder();
        for (int column = 0; column < grid.columns(); column++) {
            int place = grid.place(column, row);
            found.append(
                    switch (grid.kind(place)) {
                        case BlockGrid.PHOTO -> judge.endsAt(column, row) ? '?' : 'P';
                        case BlockGrid.CALM -> judge.endsAt(column, row) ? '?' : 'c';
                        case BlockGrid.RICH, BlockGrid.PLAIN -> judge.endsAt(column, row) ? 'L' : '?';
                        default -> grid.isApart(place) ? 'A' : 'S';
                    });
        }
        return found.toString();
    }

    private void assertFound(String[] rows, String... expected) {
        judge(true, rows);
        for (int row = 0; row < expected.length; row++) {
            assertEquals(expected[row], found(row), "row " + row);
        }
    }

    private static String[] rows(String... rows) {
        return rows;
    }

    @Test
    void eachBlockIsJudgedByItself() {
        assertFound(rows("PcPSPP", "PPPPPP", "77PPPP"), "PcPLPP", "PPPPPP", "SSPPPP");
        assertEquals(7 * 0x010101, grid.kind(grid.place(1, 2)));
        assertEquals(BlockGrid.PLAIN, grid.kind(grid.place(3, 0)));
    }

    @Test
    void aRowOfOneColourIsOneSurface() {
        assertFound(rows("PPP", "555", "PPP"), "PPP", "SSS", "PPP");
        assertEquals(5 * 0x010101, grid.kind(grid.place(2, 1)));
    }

    @Test
    void withoutPhotographsBlocksAreRichOrPlain() {
        judge(false, "PcS", "C2P");
        assertEquals(BlockGrid.RICH, grid.kind(0));
        assertEquals(BlockGrid.PLAIN, grid.kind(1));
        assertEquals(BlockGrid.PLAIN, grid.kind(2));
        assertEquals(BlockGrid.RICH, grid.kind(3));
        assertEquals(2 * 0x010101, grid.kind(4));
        assertFalse(grid.isApart(4));
        assertEquals(0, judge.pictures(new Rect(0, 0, 3, 2)));
    }

    /** A row of blocks, of whose 15 pairs of pixels in a row so many differ. */
    private void showChanges(int changes) {
        Rect area = new Rect(0, 0, 32, 16);
        Framebuffer picture = new Framebuffer(32, 16);
        Tiles.paint(picture, new Rect(0, 0, 16, 16), (x, y) -> Math.min(x, changes) + 2 * (y % 2));
        grid.cover(area);
        judge.judge(picture, grid, true);
    }

    @Test
    void aBlockIsRichAboveHalfAndMayBeAPhotographAboveAQuarter() {
        showChanges(8);
        assertEquals(BlockGrid.PHOTO, grid.kind(0));
        showChanges(3);
        assertEquals(BlockGrid.PLAIN, grid.kind(0));
        assertFalse(judge.hasEdges(0));
    }

    @Test
    void tellsWhereEdgesAreAndHowManyBlocksAreOfPictures() {
        judge(true, "PcSC", "PP3H", "PPPP");
        assertFalse(judge.hasEdges(0));
        assertFalse(judge.hasEdges(1));
        assertTrue(judge.hasEdges(2));
        assertTrue(judge.hasEdges(3));
        assertFalse(judge.hasEdges(6));
        assertTrue(judge.hasEdges(7));
        assertEquals(9, judge.pictures(new Rect(0, 0, 4, 3)));
        assertEquals(2, judge.pictures(new Rect(0, 0, 4, 1)));
        assertEquals(3, judge.pictures(new Rect(1, 1, 2, 2)));
        assertEquals(1, judge.pictures(new Rect(0, 0, 1, 1)));
        assertEquals(0, judge.pictures(new Rect(2, 0, 2, 1)));
    }

    @Test
    void aPhotographEndsBesideTheAreaAndAtLetters() {
        judge(true, "PS", "PP", "PP");
        assertTrue(judge.endsAt(-1, 0));
        assertTrue(judge.endsAt(0, -1));
        assertTrue(judge.endsAt(2, 1));
        assertTrue(judge.endsAt(1, 3));
        assertTrue(judge.endsAt(1, 0));
        assertFalse(judge.endsAt(0, 0));
        assertFalse(judge.endsAt(1, 2));
        assertFalse(judge.endsAt(1, 1));
    }

    @Test
    void whatWasFoundInAnotherAreaIsForgotten() {
        judge(true, "CCCC");
        judge(true, "PP");
        assertEquals("PP", found(0));
        assertFalse(judge.hasEdges(0));
        assertFound(rows("SPPS"), "LPPL");
    }

    @Test
    void letterGapsOfTwoBlocksAreClosedWhereThereAreCaptions() {
        assertFound(rows("SPPSPPP", "PPPPPPP", "PPPPPPP"), "LPPLPPP", "PPPPPPP");
        assertFound(rows("SPPSPPP", "PPPPPPP", "PPPPPPC"), "LLLLPPP", "PPPPPPP", "PPPPPPL");
        assertFound(rows("SPPPSPC", "PPPPPPP", "PPPPPPP"), "LPPPLLL", "PPPPPPP");
        assertFound(rows("PcSccSP", "PPPPPPP", "PPPPPPC"), "PcLLLLP", "PPPPPPP");
        assertFound(rows("PPSPPPP", "PPPPPPP", "PPPPPPC"), "PPLPPPP", "PPPPPPP");
        assertFound(rows("SPPPPSP", "PPPPPPP", "CPPPPPP"), "LPPPPLP", "PPPPPPP");
    }

    @Test
    void aSurfaceInAGapStaysOne() {
        assertFound(rows("S4SPPPP", "PPPPPPP", "PPPPPPC"), "LALPPPP");
    }

    @Test
    void fourHintsInALineAreLetters() {
        assertFound(rows("PPPPPPP", "PHHHPPP", "PPPPPPP"), "PPPPPPP", "PPPPPPP", "PPPPPPP");
        assertFound(rows("PPPPPPP", "PHHHHPP", "PPPPPPP"), "PPPPPPP", "PLLLLPP", "PPPPPPP");
        assertFound(rows("PPPPPPP", "PHHHHHH", "PPPPPPP"), "PPPPPPP", "PLLLLLL", "PPPPPPP");
        assertFound(rows("PPPPPPP", "HHPHHPH", "PPPPPPP"), "PPPPPPP", "PPPPPPP", "PPPPPPP");
        assertFound(rows("PPPPPPP", "PHHCHPP", "PPPPPPP"), "PPPPPPP", "PLLLLPP", "PPPPPPP");
    }

    @Test
    void aLineOfHintsDoesNotGoOnInTheNextRow() {
        assertFound(rows("PPPPPHH", "HHPPPPP", "PPPPPPP"), "PPPPPPP", "PPPPPPP", "PPPPPPP");
    }

    @Test
    void anAreaOfHintsIsNoLine() {
        assertFound(rows("HHHH", "HHHH", "HHHH", "HHHH"), "LLLL", "LLLL", "LLLL", "LLLL");
        assertFound(
                rows("PPPP", "HHHH", "HHHH", "HHHH", "HHHH", "PPPP"), "PPPP", "LLLL", "LLLL", "LLLL", "LLLL", "PPPP");
        assertFound(rows("HHHH", "HHHH", "HHHH", "HHHH", "HHHH"), "PPPP", "PPPP", "PPPP", "PPPP", "PPPP");
        assertFound(rows("PHHHH", "PPPPH", "PPPPH", "PPPPH", "PPPPH"), "PPPPP", "PPPPP", "PPPPP", "PPPPP", "PPPPP");
    }

    @Test
    void aHintBesideTwoCaptionsIsAPartOfThem() {
        assertFound(rows("PPPPP", "PPCPP", "PHCPP", "PPPPP"), "PPPPP", "PPLPP", "PLLPP", "PPPPP");
        assertFound(rows("PPPPP", "PPPPP", "PHCPP", "PPPPP"), "PPPPP", "PPPPP", "PPLPP", "PPPPP");
        assertFound(rows("PPHPP", "PCPCP", "PPPPP", "PPPPP"), "PPLPP", "PLLLP", "PPPPP", "PPPPP");
        assertFound(rows("HPPPC", "PPPPC", "PPPPP", "PPPPP"), "PPPPL", "PPPPL", "PPPPP", "PPPPP");
        assertFound(rows("HPPPP", "PCPPP", "CPPPP", "PPPPP"), "PPPPP", "PLPPP", "LPPPP", "PPPPP");
        assertFound(rows("PPPPP", "PPPPP", "PPPCC", "PPPPH"), "PPPPP", "PPPPP", "PPPLL", "PPPPL");
    }

    @Test
    void lettersThatAreNotAloneReachOut() {
        assertFound(rows("PPPPP", "PPPPP", "PPC>P", "PPPPP"), "PPPPP", "PPPPP", "PPLLL", "PPPPP");
        assertFound(rows("PPPPP", "PPPPP", "PP<CP", "PPPPP"), "PPPPP", "PPPPP", "PLLLP", "PPPPP");
        assertFound(rows("PPPPP", "PPPPP", "PP^CP", "PPPPP"), "PPPPP", "PPLPP", "PPLLP", "PPPPP");
        assertFound(rows("PPPPP", "PPPPP", "PPvCP", "PPPPP"), "PPPPP", "PPPPP", "PPLLP", "PPLPP");
        assertFound(rows("PPPPP", "PPPPP", "PP>PP", "PPPPP"), "PPPPP", "PPPPP", "PPLPP", "PPPPP");
        assertFound(rows("PPPPPP", "PhhhhP", "PPPPPP"), "PPPPPP", "PLLLLL", "PPPPPP");
    }

    @Test
    void nothingIsReachedBeyondTheArea() {
        assertFound(rows("^>", "<v", "PP"), "LL", "LL", "PL");
        assertFound(rows("PP", "<C", "PP", "PP"), "PP", "LL", "PP", "PP");
        assertFound(rows("PP", "C>", "PP", "PP"), "PP", "LL", "PP", "PP");
    }

    @Test
    void aSurfaceBesideLettersIsApartAsFarAsItGoes() {
        assertFound(rows("PPPPPPP", "PPSPPPP", "PPPPPPP"), "PPPPPPP", "PPLPPPP");
        assertFound(rows("5P6P5P5", "P5SPPPP", "P4P7PP9"), "SPAPSPS", "PALPPPP", "PAPAPPS");
        assertFound(rows("SP444PP", "P4P3PPP"), "LPSSSPP", "PAPSPPP");
        assertFound(rows("S4444PP", "PPPPPPP"), "LAAAAPP");
        assertFound(rows("S4443PP", "PPPPPPP"), "LAAASPP");
        assertFound(rows("PP4444S", "PPPPPPP"), "PPAAAAL");
        assertFound(rows("SPP", "4PP", "4PP", "4PP"), "LPP", "APP", "APP", "APP");
        assertFound(rows("4PP", "4PP", "4PP", "SPP"), "APP", "APP", "APP", "LPP");
        assertFound(rows("PP4", "4PP", "4PP", "SPP"), "PPS", "APP", "APP", "LPP");
    }
}
