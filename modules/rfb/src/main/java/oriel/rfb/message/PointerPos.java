package oriel.rfb.message;

import oriel.rfb.Encodings;
import oriel.rfb.Rect;

/**
 * The pointer was moved to a place by something else than the viewer: pseudo-encoding PointerPos (-232) of TightVNC.
 *
 * @param x column
 * @param y row
 */
public record PointerPos(int x, int y) implements PseudoRect {

    @Override
    public RectangleHeader header() {
        return new RectangleHeader(new Rect(x, y, 0, 0), Encodings.POINTER_POS);
    }
}
