package oriel.server.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** Which blocks become one rectangle, in pictures whose blocks each show one thing. */
class CutByContentTest {

    private static final int LEFT = 7;
    private static final int TOP = 5;

    private final ContentSegmenter segmenter = new ContentSegmenter();

    private void assertParts(String[] rows, String... expected) {
        assertEquals(List.of(expected), parts(true, rows));
    }

    private void assertPartsWithoutLoss(String[] rows, String... expected) {
        assertEquals(List.of(expected), parts(false, rows));
    }

    private static String[] rows(String... rows) {
        return rows;
    }

    /** The parts in blocks; those of photographs have a star. */
    private List<String> parts(boolean photos, String... rows) {
        Rect area = new Rect(LEFT, TOP, rows[0].length() * Tiles.SIDE, rows.length * Tiles.SIDE);
        return segmenter.segment(Tiles.picture(area, rows), area, photos).stream()
                .map(CutByContentTest::inBlocks)
                .toList();
    }

    private static String inBlocks(Segment part) {
        Rect rect = part.rect();
        assertEquals(
                0L,
                Stream.of(rect.x() - LEFT, rect.y() - TOP, rect.width(), rect.height())
                        .filter(pixels -> pixels % Tiles.SIDE > 0)
                        .count(),
                rect + " is cut");
        return "%d,%d %dx%d%s"
                .formatted(
                        (rect.x() - LEFT) / Tiles.SIDE,
                        (rect.y() - TOP) / Tiles.SIDE,
                        rect.width() / Tiles.SIDE,
                        rect.height() / Tiles.SIDE,
                        part.lossy() ? "*" : "");
    }

    @Test
    void aSurfaceIsWorthARectangleFromSixteenBlocksOnInTwoRows() {
        assertParts(rows("1111SSSS", "1111SSSS", "1111SSSS", "1111SSSS"), "0,0 4x4", "4,0 4x4");
        assertParts(rows("11111111S", "11111111S", "SSSSSSSSS", "SSSSSSSSS"), "0,0 8x2", "8,0 1x4", "0,2 8x2");
        assertParts(rows("111SSSSS", "111SSSSS", "111SSSSS", "111SSSSS", "111SSSSS"), "0,0 8x5");
        assertParts(rows("1111111111111111S", "SSSSSSSSSSSSSSSSS"), "0,0 17x2");
        assertPartsWithoutLoss(rows("1111SSSS", "1111SSSS", "1111SSSS", "1111SSSS"), "0,0 4x4", "4,0 4x4");
    }

    @Test
    void aPhotographOfSixteenBlocksIsOneWhereverItLies() {
        String[] large = rows("SSSSSSSSSS", "SPPPPSSSSS", "SPPPPSSSSS", "SPPPPSSSSS", "SPPPPSSSSS", "SSSSSSSSSS");
        assertParts(large, "1,1 4x4*", "0,0 10x1", "0,1 1x5", "5,1 5x5", "1,5 4x1");
        String[] small = rows("SSSSSSSSSS", "SPPPPSSSSS", "SPPPPSSSSS", "SPPPPSSSSS", "SSSSSSSSSS", "SSSSSSSSSS");
        assertParts(small, "0,0 4x4", "4,0 6x6", "0,4 4x2");
        assertPartsWithoutLoss(large, "0,0 4x4", "4,0 6x6", "0,4 4x2");
    }

    @Test
    void aSmallerOneHasMorePicturesAroundIt() {
        assertParts(rows("PSPPPPPP", "PSPPPPPP", "PSPPPPPP", "PSPPPPPP"), "0,0 1x4*", "2,0 6x4*", "1,0 1x4");
        assertParts(rows("SSPPPPSSS", "SSPPPPSSS", "SSPPPPSSS"), "0,0 9x3");
        assertParts(
                rows("SSSSPPSS", "SSSSPPSS", "SSSSSSSS", "PPPPSSSS", "PPPPSSSS", "PPPPSSSS", "PPPPSSSS"),
                "0,3 4x4*",
                "0,0 8x3",
                "4,3 4x4");
    }

    @Test
    void fewerThanFourBlocksAreNone() {
        assertParts(rows("PSPPPPPPPPPP", "PSPPPPPPPPPP", "PSPPPPPPPPPP"), "2,0 10x3*", "0,0 2x3");
    }

    @Test
    void whatIsCalmBelongsToThePhotographBesideItIfThatIsAsLarge() {
        assertParts(
                rows("SSSSSSSSSS", "SPPPPccccS", "SPPPPccccS", "SPPPPSSSSS", "SPPPPSSSSS", "SSSSSSSSSS"),
                "1,1 8x2*",
                "1,3 4x2*",
                "0,0 10x1",
                "0,1 1x5",
                "9,1 1x5",
                "5,3 4x3",
                "1,5 4x1");
        assertParts(rows("PPcccccc", "Pccccccc", "cccccccc", "cccccccc"), "0,0 8x4");
    }

    @Test
    void surfacesBesideNoLettersBelongToThePhotograph() {
        assertParts(
                rows("PPPPPPPPP5", "PPPPPPPPP5", "PPPPPPPPP6", "PPPPPPPPP7", "PPPPPPPPP5", "SSSSSSSSSS"),
                "0,0 9x5*",
                "9,0 1x6",
                "0,5 9x1");
    }

    @Test
    void theRestIsJudgedInSquares() {
        assertParts(rows("SPPPSSSS", "SSSSSSSS", "SSSSSSSS", "SSSSSSSS"), "0,0 8x4");
        assertPartsWithoutLoss(rows("PPPPSSSSS", "PPPPSSSSS", "PSSSSSSSS", "SSSSSSSSS"), "0,0 4x4", "4,0 5x4");
        assertPartsWithoutLoss(rows("PPPPSSSSS", "PPPPSSSSS", "SSSSSSSSS", "SSSSSSSSS"), "0,0 9x4");
        assertPartsWithoutLoss(
                rows("SSSSSSSSS", "SSSSSSSSS", "SSSSSSSSS", "SSSSSSSSS", "SSSSSSSSP"), "0,0 9x4", "0,4 8x1", "8,4 1x1");
    }

    @Test
    void richPiecesAreHighAndPlainOnesWide() {
        String[] rich = rows("PPPP1111", "PPPP1111", "PPPP1111", "PPPP1111", "PPPPPPPP", "PPPPPPPP", "PPPPPPPP");
        assertPartsWithoutLoss(rich, "4,0 4x4", "0,0 4x7", "4,4 4x3");
        String[] plain = rows("SSSS1111", "SSSS1111", "SSSS1111", "SSSS1111", "SSSSSSSS", "SSSSSSSS", "SSSSSSSS");
        assertPartsWithoutLoss(plain, "4,0 4x4", "0,0 4x7", "4,4 4x3");
    }

    @ParameterizedTest
    @CsvSource({"128, 64, 2", "127, 64, 1", "128, 63, 1"})
    void aSmallAreaIsNotCut(int width, int height, int parts) {
        String half = "1111PPPP";
        Rect area = new Rect(LEFT, TOP, width, height);
        Framebuffer picture = Tiles.picture(new Rect(LEFT, TOP, 128, 64), half, half, half, half);
        assertEquals(parts, segmenter.segment(picture, area, true).size());
    }

    @ParameterizedTest
    @CsvSource({"32, 32, true", "32, 31, false", "64, 16, true", "16, 63, false"})
    void aSmallPhotographIsAPhotographToo(int width, int height, boolean lossy) {
        Rect area = new Rect(LEFT, TOP, width, height);
        Framebuffer picture = Tiles.picture(new Rect(LEFT, TOP, 64, 64), "PPPP", "PPPP", "PPPP", "PPPP");
        assertEquals(List.of(new Segment(area, lossy)), segmenter.segment(picture, area, true));
        assertEquals(List.of(new Segment(area, false)), segmenter.segment(picture, area, false));
    }

    @ParameterizedTest
    @CsvSource({
        "47, 50, 107, 85",
        "54, 38, 100, 80",
        "39, 37, 100, 80",
        "39, 37, 107, 85",
        "45, 37, 100, 80",
        "45, 37, 107, 85",
    })
    void aPhotographGoesOnBeyondTheBlocksUpToItsGround(int x, int y, int width, int height) {
        Rect area = new Rect(LEFT, TOP, 192, 160);
        Rect photo = new Rect(x, y, width, height);
        for (int ground : new int[] {0, 255}) {
            Framebuffer picture = new Framebuffer(210, 180);
            picture.fill(area, ground * 0x010101);
            Tiles.paint(picture, photo, (column, row) -> Tiles.grain(column % Tiles.SIDE, row % Tiles.SIDE));
            assertEquals(List.of(photo), Blurred.in(segmenter, picture, area));
        }
    }

    /** A photograph of five columns of blocks, the last of which is painted, beside letters. */
    private List<Rect> blurredBeside(IntBinaryOperator level) {
        Rect area = new Rect(LEFT, TOP, 128, 64);
        Framebuffer picture = Tiles.picture(area, "PPPPPSSS", "PPPPPSSS", "PPPPPSSS", "PPPPPSSS");
        Tiles.paint(picture, new Rect(LEFT + 64, TOP, 16, 64), level);
        return Blurred.in(segmenter, picture, area);
    }

    @Test
    void blocksThatShowTheGroundBesideAPhotographAreLeftOut() {
        assertEquals(List.of(new Rect(LEFT, TOP, 80, 64)), blurredBeside((x, y) -> Tiles.grain(x, y % Tiles.SIDE)));
        assertEquals(
                List.of(new Rect(LEFT, TOP, 79, 64)),
                blurredBeside((x, y) -> x == 15 ? 160 + y : Tiles.grain(x, y % Tiles.SIDE)),
                "all but the ground is added again");
    }

    @Test
    void blocksInWhichAPhotographEndsAreLeftOut() {
        assertEquals(
                List.of(new Rect(LEFT, TOP, 64, 64)),
                blurredBeside((x, y) -> Tiles.grain(x, y % Tiles.SIDE) - (x > 11 ? 60 : 0)));
        assertEquals(
                List.of(new Rect(LEFT, TOP, 80, 64)),
                blurredBeside((x, y) -> Tiles.grain(x, y % Tiles.SIDE) - (x > 11 && y % 16 > 9 ? 60 : 0)),
                "what is in a part of it is something in the photograph");
    }
}
