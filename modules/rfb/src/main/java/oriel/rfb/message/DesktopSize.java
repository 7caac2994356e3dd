package oriel.rfb.message;

import oriel.rfb.Encodings;
import oriel.rfb.Rect;

/**
 * The picture has another size: RFC 6143 section 7.8.2.
 *
 * @param width pixels
 * @param height pixels
 */
public record DesktopSize(int width, int height) implements PseudoRect {

    @Override
    public RectangleHeader header() {
        return new RectangleHeader(new Rect(0, 0, width, height), Encodings.DESKTOP_SIZE);
    }
}
