package oriel.server.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
}
