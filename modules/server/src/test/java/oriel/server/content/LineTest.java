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

/** Where a photograph ends. */
class LineTest {

    private static final int WIDTH = 24;
    private static final int HEIGHT = 20;
    private static final int DEEP = 4;

    /** A picture whose pixels differ from all beside them by little, as those of a photograph. */
    private static Framebuffer photo() {
        Framebuffer picture = new Framebuffer(WIDTH, HEIGHT);
        Arrays.setAll(picture.pixels(), i -> (100 + 3 * (i % WIDTH) + 5 * (i / WIDTH)) * 0x010101);
        return picture;
    }

    /** A picture with as much contrast in every place, and as little. */
    private static Framebuffer cloth() {
        Framebuffer picture = new Framebuffer(WIDTH, HEIGHT);
        Arrays.setAll(picture.pixels(), i -> (100 + 2 * ((2 * (i % WIDTH) + 3 * (i / WIDTH)) % 7)) * 0x010101);
        return picture;
    }

    /** So many lines at the side of the picture that is opposite to the strip's, which lies at the other. */
    private static Rect at(Side side, int lines) {
        return switch (side) {
            case LEFT -> new Rect(WIDTH - lines, 0, lines, HEIGHT);
            case TOP -> new Rect(0, HEIGHT - lines, WIDTH, lines);
            case RIGHT -> new Rect(0, 0, lines, HEIGHT);
            case BOTTOM -> new Rect(0, 0, WIDTH, lines);
        };
    }

    private static Rect beside(Rect photo, Side side) {
        return switch (side) {
            case LEFT -> new Rect(photo.x() - DEEP, 0, DEEP, HEIGHT);
            case TOP -> new Rect(0, photo.y() - DEEP, WIDTH, DEEP);
            case RIGHT -> new Rect(photo.right(), 0, DEEP, HEIGHT);
            case BOTTOM -> new Rect(0, photo.bottom(), WIDTH, DEEP);
        };
    }

    @ParameterizedTest
    @EnumSource
    void aPhotographGoesOnUpToTheGround(Side side) {
        Framebuffer picture = photo();
        Rect photo = at(side, 8);
        Rect strip = beside(photo, side);
        assertEquals(DEEP, Line.depth(picture, photo, strip, side));
        picture.fill(strip, 0xffffff);
        assertEquals(0, Line.depth(picture, photo, strip, side));
    }

    /** At a side of the picture, there is nothing at all beyond the line with which it could be compared. */
    @ParameterizedTest
    @EnumSource
    void ofASingleLineNothingIsTold(Side side) {
        Rect photo = at(side, 1);
        assertEquals(0, Line.depth(photo(), photo, beside(photo, side), side));
    }

    @Test
    void ofALineWithinAPictureNothingIsToldEither() {
        Rect photo = new Rect(12, 0, 1, HEIGHT);
        assertEquals(0, Line.depth(photo(), photo, beside(photo, Side.RIGHT), Side.RIGHT));
    }

    /** One line of a strip: that many away from the photograph. */
    private static Rect line(Rect strip, Side side, int away) {
        Rect up = side.nearest(strip, away + 1);
        return switch (side) {
            case LEFT -> new Rect(up.x(), up.y(), 1, up.height());
            case TOP -> new Rect(up.x(), up.y(), up.width(), 1);
            case RIGHT -> new Rect(up.right() - 1, up.y(), 1, up.height());
            case BOTTOM -> new Rect(up.x(), up.bottom() - 1, up.width(), 1);
        };
    }

    @ParameterizedTest
    @EnumSource
    void aPhotographHasTheLinesBeforeTheGround(Side side) {
        Rect photo = at(side, 8);
        Rect strip = beside(photo, side);
        for (int last = DEEP - 1; last >= 1; last--) {
            Framebuffer picture = photo();
            for (int away = last; away < DEEP; away++) {
                picture.fill(line(strip, side, away), 0xffffff);
            }
            assertEquals(last, Line.depth(picture, photo, strip, side));
        }
    }

    /** What crosses a photograph's border is no border: an arrow, a window that lies over it. */
    @ParameterizedTest
    @EnumSource
    void whereAPixelStandsOutNothingIsTold(Side side) {
        Framebuffer picture = photo();
        Rect photo = at(side, 8);
        Rect strip = beside(photo, side);
        Rect line = line(strip, side, 2);
        picture.fill(new Rect(line.x(), line.y(), 1, 1), 0xffffff);
        assertEquals(0, Line.depth(picture, photo, strip, side));
    }

    @ParameterizedTest
    @EnumSource
    void aGroundThatLooksLikeThePhotographIsNoEnd(Side side) {
        Framebuffer picture = cloth();
        Rect photo = at(side, 8);
        Rect strip = beside(photo, side);
        assertEquals(DEEP, Line.depth(picture, photo, strip, side));
        picture.fill(line(strip, side, 2), 0x6a6a6a);
        assertEquals(0, Line.depth(picture, photo, strip, side));
    }

    @ParameterizedTest
    @EnumSource
    void whereTheGroundTakesAPartOfALineNothingIsTold(Side side) {
        Rect photo = at(side, 8);
        Rect strip = beside(photo, side);
        Rect line = line(strip, side, 1);
        Rect part = side.isUpright() ? new Rect(line.x(), line.y(), 1, 16) : new Rect(line.x(), line.y(), 16, 1);
        Framebuffer picture = cloth();
        picture.fill(part, 0x6a6a6a);
        assertEquals(0, Line.depth(picture, photo, strip, side));
        picture = cloth();
        picture.fill(part.intersection(new Rect(part.x(), part.y(), 5, 5)), 0x6a6a6a);
        assertEquals(DEEP, Line.depth(picture, photo, strip, side), "a few pixels are no ground");
    }

    private static boolean isGround(int... levels) {
        int[] pixels = Arrays.stream(levels).map(level -> level * 0x010101).toArray();
        return Line.isGround(pixels, 0, 1, pixels.length - 1);
    }

    @Test
    void aGroundIsEvenOrNearlySo() {
        assertTrue(isGround(200, 200, 200, 200, 200, 200));
        assertTrue(isGround(200, 201, 202, 203, 204, 205), "a gentle slope");
        assertTrue(isGround(200, 200, 200, 40, 120, 90), "two of five are the same");
        assertTrue(isGround(200, 201, 202, 203, 40, 120), "three of five are nearly the same");
        assertFalse(isGround(200, 200, 203, 206, 209, 212), "one of five is the same");
        assertFalse(isGround(200, 201, 202, 205, 208, 211), "two of five are nearly the same");
        assertFalse(isGround(100, 103, 106, 109, 106, 103), "a photograph");
    }

    @Test
    void lettersOnASmoothGroundLeaveItAGround() {
        assertTrue(
                isGround(200, 201, 200, 201, 205, 209, 213, 60, 200, 50),
                "more is smooth than is not, between letters");
        assertFalse(isGround(200, 201, 205, 209, 213, 217, 221, 60, 200, 50), "less is smooth");
        assertFalse(isGround(200, 201, 200, 201, 205, 209, 213, 209, 213, 60), "an edge is no letter");
    }

    @Test
    void aGroundHasItsShareExactly() {
        assertTrue(isGround(steps(2, 0, 0, 3)), "two of five are the same");
        assertTrue(isGround(steps(0, 3, 0, 2)), "three of five are nearly the same");
        assertTrue(isGround(steps(0, 5, 3, 4)), "a quarter stands out");
        assertFalse(isGround(steps(0, 5, 2, 5)));
        assertTrue(isGround(steps(0, 2, 8, 2)), "a sixth is nearly the same");
        assertFalse(isGround(steps(0, 1, 10, 1)));
        assertTrue(isGround(steps(0, 3, 6, 3)), "as much is nearly the same as is not");
        assertFalse(isGround(steps(0, 3, 5, 4)));
        assertFalse(Line.isGround(new int[] {0, 99, 99, 99}, 0, 1, 1), "what follows does not count");
    }

    /** Levels of which so many are like the next one, or nearly so, or stand out, or do not. */
    private static int[] steps(int same, int near, int strong, int rest) {
        int[] levels = new int[same + near + strong + rest + 1];
        levels[0] = 100;
        for (int i = 1; i < levels.length; i++) {
            int step = i <= same ? 0 : i <= same + near ? 1 : i <= same + near + strong ? 16 : 5;
            levels[i] = levels[i - 1] + (levels[i - 1] > 100 ? -step : step);
        }
        return levels;
    }

    /** True if a line of so many pixels is a ground that is plain from one on, for so many pairs. */
    private static boolean hasPlainPart(int count, int from, int pairs) {
        int[] pixels = new int[count + 2];
        for (int i = 1; i < pixels.length; i++) {
            boolean plain = i > from && i <= from + pairs;
            pixels[i] = pixels[i - 1] + (plain ? 0 : pixels[i - 1] > 0 ? -5 : 5);
        }
        int[] upright = new int[3 * pixels.length + 1];
        for (int i = 0; i < pixels.length; i++) {
            upright[3 * i + 1] = pixels[i];
        }
        boolean found = new Line.Lines(pixels, count, 1, count).isGround(0);
        assertEquals(found, new Line.Lines(upright, count, 3, 1).isGround(1));
        return found;
    }

    @Test
    void aPartOfALineIsPlainWhenFourOfFivePairsAre() {
        for (int part = 0; part < 48; part += 16) {
            assertTrue(hasPlainPart(48, part, 12), "from " + part);
            assertFalse(hasPlainPart(48, part, 11), "from " + part);
            assertTrue(hasPlainPart(48, part + 3, 12), "from " + part);
        }
        assertFalse(hasPlainPart(48, 7, 16), "across two parts");
        assertTrue(hasPlainPart(38, 33, 4), "in the last part, of six pixels");
        assertFalse(hasPlainPart(38, 34, 3));
        assertFalse(hasPlainPart(33, 32, 4), "of one pixel there is no pair");
    }

    @Test
    void aPhotographEndsWhereMostOfALineChanges() {
        for (int changed : new int[] {0, 6, 10, 16}) {
            int[] pixels = new int[16 * 16];
            Arrays.setAll(
                    pixels,
                    i -> (60 + 4 * (i % 16) + 3 * (i / 16) + (i / 16 >= 9 && i % 16 < changed ? 60 : 0)) * 0x010101);
            assertEquals(changed > 8, Line.ends(new Line.Lines(pixels, 16, 1, 16), 0, 16), changed + " pixels");
            assertFalse(Line.ends(new Line.Lines(pixels, 16, 1, 16), 0, 9), "beyond what is looked at");
            assertEquals(changed > 8, Line.ends(new Line.Lines(pixels, 16, 1, 16), 0, 10));
        }
    }

    @Test
    void aRoughPhotographEndsOnlyWhereMoreChangesThanIsUsual() {
        int[] pixels = new int[16 * 16];
        Arrays.setAll(pixels, i -> (100 + (i / 16 % 2) * 40 + (i / 16 >= 9 ? 40 : 0)) * 0x010101);
        assertFalse(Line.ends(new Line.Lines(pixels, 16, 1, 16), 0, 16));
    }

    @Test
    void knowsTheBlocksAtAnEdge() {
        Rect blocks = new Rect(2, 3, 4, 5);
        for (Side side : Side.values()) {
            for (int row = 3; row < 8; row++) {
                for (int column = 2; column < 6; column++) {
                    boolean last = !blocks.contains(new Rect(column + side.across(), row + side.down(), 1, 1));
                    assertEquals(last, side.isAtEdge(blocks, column, row), side + " " + column + "," + row);
                }
            }
            assertEquals(1, Math.abs(side.across()) + Math.abs(side.down()));
        }
    }
}
