package oriel.rfb.message;

import oriel.rfb.Encodings;
import oriel.rfb.Rect;

/**
 * What the places of PointerEvents mean from now on: rfbproto "QEMU Pointer Motion Change Pseudo-encoding" (-257).
 *
 * @param absolute true if they are pixels of the screen, as they are at first; false if they are ways: how far the pointer
 *     was moved, {@link #ORIGIN} for not at all
 */
public record PointerMotion(boolean absolute) implements PseudoRect {

    /** What is added to a way, so that it can go left and up. */
    public static final int ORIGIN = 0x7fff;

    @Override
    public RectangleHeader header() {
        return new RectangleHeader(new Rect(absolute ? 1 : 0, 0, 0, 0), Encodings.QEMU_POINTER_MOTION);
    }
}
