package oriel.server.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** What may become one JPEG image. */
class PhotoContentTest {

    private static boolean isPhoto(String... rows) {
        Rect area = new Rect(5, 4, rows[0].length() * Tiles.SIDE, rows.length * Tiles.SIDE);
        return isPhoto(Tiles.picture(area, rows), area);
    }

    private static boolean isPhoto(Framebuffer picture, Rect area) {
        return PhotoContent.is(new ContentClassifier(), new Block(), picture, area);
    }

    @Test
    void noBlockMayShowLetters() {
        assertTrue(isPhoto("PPP", "PPP"));
        assertTrue(isPhoto("PPP", "PHP"), "what is a part of letters only beside others");
        assertFalse(isPhoto("SPP", "PPP"));
        assertFalse(isPhoto("PPP", "PPS"));
        assertFalse(isPhoto("PPP", "PPC"));
        assertFalse(isPhoto("PCP", "PPP"));
    }

    @Test
    void halfOfTheBlocksShowAPhotograph() {
        assertTrue(isPhoto("cPP", "Pcc"));
        assertFalse(isPhoto("cPP", "ccc"));
        assertFalse(isPhoto("ccc", "ccc"));
    }

    @Test
    void thePartOfABlockAtTheAreasEndIsOneToo() {
        Framebuffer picture = Tiles.picture(new Rect(0, 0, 48, 48), "PPS", "PPS", "SSS");
        assertTrue(isPhoto(picture, new Rect(0, 0, 32, 32)));
        assertFalse(isPhoto(picture, new Rect(0, 0, 42, 32)));
        assertFalse(isPhoto(picture, new Rect(0, 0, 32, 40)));
    }

    /** A photograph of nine blocks; one of them shows another, darker one in its last pixels. */
    private static boolean isPhotoWithEnd(int column, int row, boolean upright) {
        Rect area = new Rect(5, 4, 48, 48);
        Framebuffer picture = Tiles.picture(area, "PPP", "PPP", "PPP");
        Rect tile = new Rect(5 + column * 16, 4 + row * 16, 16, 16);
        Tiles.paint(picture, tile, (x, y) -> Tiles.grain(x, y) - ((upright ? x : y) > 11 ? 60 : 0));
        return isPhoto(picture, area);
    }

    @Test
    void doesNotReachBeyondThePhotograph() {
        assertTrue(isPhotoWithEnd(1, 1, true), "an edge of something within");
        assertFalse(isPhotoWithEnd(2, 1, true));
        assertTrue(isPhotoWithEnd(1, 2, true), "its end does not lie towards the area's");
        assertFalse(isPhotoWithEnd(1, 2, false));
        assertTrue(isPhotoWithEnd(2, 1, false));
    }

    @Test
    void showsNoGroundAtItsSides() {
        Rect area = new Rect(5, 4, 48, 48);
        for (int column = 0; column < 3; column++) {
            Framebuffer picture = Tiles.picture(area, "PPP", "PPP", "PPP");
            Tiles.paint(picture, new Rect(5 + 15 + column * 16, 4 + 16, 1, 16), (x, y) -> 180 + y);
            assertEquals(column < 2, isPhoto(picture, area), "column " + column);
        }
    }
}
