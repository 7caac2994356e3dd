package oriel.rfb.message;

import oriel.rfb.Encodings;
import oriel.rfb.Rect;

/** The end of an update that does not count its rectangles: rfbproto "LastRect Pseudo-encoding" (-224). */
public record LastRect() implements PseudoRect {

    @Override
    public RectangleHeader header() {
        return new RectangleHeader(Rect.EMPTY, Encodings.LAST_RECT);
    }
}
