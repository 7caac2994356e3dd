package oriel.rfb.message;

import oriel.rfb.WireBuffer;

/**
 * What comes in the form of a rectangle, but without pixels of the picture: pseudo-encodings of RFC 6143 section 7.8 and of
 * rfbproto. Immutable.
 */
public sealed interface PseudoRect
        permits LastRect,
                DesktopSize,
                ExtendedDesktopSize,
                DesktopName,
                PointerPos,
                PointerMotion,
                Cursor,
                XCursor,
                CursorWithAlpha,
                VmwareAlphaCursor,
                VmwareClassicCursor,
                QemuLedState,
                VmwareLedState,
                Agreement {

    /** What it begins with. */
    RectangleHeader header();

    /** Appends what follows the header. */
    default void writeBody(WireBuffer out) {}

    /** Appends it, its header first. */
    default void write(WireBuffer out) {
        header().write(out);
        writeBody(out);
    }
}
