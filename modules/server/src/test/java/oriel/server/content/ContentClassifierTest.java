package oriel.server.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.server.content.ContentClassifier.Look;
import oriel.testkit.TestPictures;

/** What the middle one of nine blocks shows. */
class ContentClassifierTest {

    private static final String[] LETTER = {
        "..##..", //
        ".#..#.", ".#..#.", ".####.", ".#..#.", ".#..#.", ".#..#."
    };

    private static final Rect AREA = new Rect(5, 3, 48, 48);

    private final Framebuffer picture = new Framebuffer(60, 60);
    private final ContentClassifier looks = new ContentClassifier();

    private void fill(int colour) {
        Arrays.fill(picture.pixels(), colour);
    }

    /** A picture in the area. */
    private void show(Framebuffer shown) {
        Pages.paste(shown, picture, AREA.x(), AREA.y());
    }

    private void set(int x, int y, int colour) {
        picture.pixels()[picture.offset(AREA.x() + 16 + x, AREA.y() + 16 + y)] = colour;
    }

    /** Writes a letter, its strokes so many pixels thick, into the block. */
    private void write(int x, int y, int thick, int colour) {
        for (int row = 0; row < LETTER.length * thick; row++) {
            for (int column = 0; column < LETTER[0].length() * thick; column++) {
                if (LETTER[row / thick].charAt(column / thick) == '#') {
                    set(x + column, y + row, colour);
                }
            }
        }
    }

    private Look look() {
        looks.load(picture, AREA, 1);
        return looks.look(1);
    }

    private boolean hasEdges(int column) {
        looks.load(picture, AREA, 1);
        return looks.hasEdges(column);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x202020, 0x0000ee, 0xc0ffff, 0xffff00, 0xfaffff})
    void lettersOnPaperAreSharp(int ink) {
        fill(0xffffff);
        for (int thick = 1; thick <= 2; thick++) {
            write(3, 2, thick, ink);
            assertEquals(Look.SHARP, look());
        }
    }

    @Test
    void aFaintLetterIsSharpAndDitheringIsNot() {
        fill(0xffffff);
        write(3, 2, 1, 0xfffbff);
        assertEquals(Look.SHARP, look(), "a step of 4");
        write(3, 2, 1, 0xfffcff);
        assertEquals(Look.CALM, look(), "a step of 3");
    }

    @Test
    void aSlopeMayBelongToAPictureAndALetterOnItNot() {
        for (int i = 0; i < picture.pixels().length; i++) {
            picture.pixels()[i] = (40 + i % 60 + 2 * (i / 60)) * 0x010101;
        }
        Look bare = look();
        assertTrue(Set.of(Look.CALM, Look.PHOTO).contains(bare), bare + " is blurred only");
        write(3, 2, 1, 0xffffff);
        assertEquals(Look.CAPTION, look());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 3, 8})
    void aPhotographIsOne(double grain) {
        show(Pages.photo(48, 48, grain));
        looks.load(picture, AREA, 1);
        for (int column = 0; column < 3; column++) {
            assertEquals(Look.PHOTO, looks.look(column));
        }
    }

    @Test
    void noiseIsAPhotographAndHasEdges() {
        show(TestPictures.noise(48, 48));
        assertEquals(Look.PHOTO, look());
        assertTrue(hasEdges(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0xffffff, 0x000000, 0xffff00})
    void aLetterOnAPhotographIsACaption(int ink) {
        show(Pages.photo(48, 48, 2));
        write(1, 0, 2, ink);
        assertEquals(Look.CAPTION, look());
    }

    @Test
    void aThinStrokeOnAPhotographIsNoPhotograph() {
        show(Pages.photo(48, 48, 2));
        picture.fill(new Rect(AREA.x(), AREA.y() + 24, 48, 1), 0xffffff);
        assertEquals(Look.CAPTION, look());
    }

    @Test
    void theEdgeOfAThingInAPhotographIsAPhotographStill() {
        Framebuffer photo = Pages.photo(48, 48, 3);
        for (int y = 0; y < 48; y++) {
            for (int x = 22; x < 48; x++) {
                int at = photo.offset(x, y);
                photo.pixels()[at] = (photo.pixels()[at] >> 1 & 0x7f7f7f) + Math.min(4, x - 21) * 0x161616;
            }
        }
        show(photo);
        assertTrue(hasEdges(1));
        assertNotEquals(Look.SHARP, look());
        assertNotEquals(Look.CAPTION, look());
    }

    @Test
    void lettersReachWhereTheyTouchTheSide() {
        show(Pages.photo(48, 48, 2));
        write(0, 1, 1, 0xffffff);
        write(0, 8, 1, 0xffffff);
        assertEquals(Look.CAPTION, look());
        assertTrue(looks.reaches(0, 0));
        assertTrue(looks.reaches(-1, 0));
        assertTrue(looks.reaches(0, -1));
        assertTrue(looks.reaches(-1, -1));
        assertFalse(looks.reaches(1, 0));
        assertFalse(looks.reaches(1, 1));
        assertFalse(looks.reaches(1, -1));
        show(Pages.photo(48, 48, 2));
        write(9, 8, 1, 0xffffff);
        assertNotEquals(Look.PHOTO, look());
        assertTrue(looks.reaches(1, 0));
        assertTrue(looks.reaches(0, 1));
        assertTrue(looks.reaches(1, 1));
        assertFalse(looks.reaches(-1, 0));
        assertFalse(looks.reaches(0, -1));
        assertFalse(looks.reaches(-1, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 16})
    void anEdgeIsAStepOfSixteenInAnyChannel(int shift) {
        for (int[] place : new int[][] {{1, 1}, {5, 7}, {14, 14}, {0, 5}, {15, 8}, {9, 0}, {4, 15}}) {
            for (int sign : new int[] {1, -1}) {
                fill(0x808080);
                set(place[0], place[1], 0x808080 + sign * (15 << shift));
                assertFalse(hasEdges(1), "15 at " + Arrays.toString(place));
                set(place[0], place[1], 0x808080 + sign * (16 << shift));
                assertTrue(hasEdges(1), "16 at " + Arrays.toString(place));
                assertFalse(hasEdges(2), "in the next block");
            }
        }
    }

    @Test
    void theExtremesAreAnEdgeToo() {
        for (int shift = 0; shift <= 16; shift += 8) {
            fill(0);
            set(7, 7, 0xff << shift);
            assertTrue(hasEdges(1));
            fill(0xffffff);
            set(7, 7, 0xffffff ^ 0xff << shift);
            assertTrue(hasEdges(1));
        }
    }

    @Test
    void anEdgeThatLiesBetweenTwoBlocksIsInNeither() {
        fill(0);
        picture.fill(new Rect(AREA.x() + 16, 0, 39, 60), 0xffffff);
        assertFalse(hasEdges(0));
        assertFalse(hasEdges(1));
        fill(0);
        picture.fill(new Rect(0, AREA.y() + 16, 60, 41), 0xffffff);
        assertFalse(hasEdges(1));
    }

    @Test
    void whatLiesBeyondTheAreaDecidesNothing() {
        Rect small = new Rect(5, 3, 20, 20);
        fill(0xffffff);
        picture.fill(small, 0);
        for (int row = 0; row < 2; row++) {
            looks.load(picture, small, row);
            assertFalse(looks.hasEdges(0) || looks.hasEdges(1));
        }
        picture.fill(new Rect(24, 22, 1, 1), 0xffffff);
        looks.load(picture, small, 1);
        assertTrue(looks.hasEdges(1));
        assertFalse(looks.hasEdges(0));
    }
}
