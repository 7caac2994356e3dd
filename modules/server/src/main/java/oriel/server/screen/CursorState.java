package oriel.server.screen;

import oriel.capture.CursorImage;

/**
 * Shape and place of the screen's cursor at one moment.
 *
 * @param image the shape
 * @param shape grows with every change of the shape
 * @param x column of the hotspot
 * @param y row of the hotspot
 */
public record CursorState(CursorImage image, long shape, int x, int y) {

    /** An arrow in the left upper corner: what is shown until the screen tells more. */
    public static final CursorState INITIAL = new CursorState(CursorImage.ARROW, 1, 0, 0);

    /** None at all. */
    public static final CursorState HIDDEN = new CursorState(CursorImage.HIDDEN, -1, 0, 0);

    CursorState shaped(CursorImage other) {
        return new CursorState(other, shape + 1, x, y);
    }

    CursorState at(int column, int row) {
        return new CursorState(image, shape, column, row);
    }
}
