package oriel.rfb.message;

import java.io.IOException;
import java.util.Optional;
import oriel.rfb.Encodings;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.WireReader;

/** Reads rectangles without pixels. Used by one thread. */
final class PseudoRectReader {

    private static final int MAX_CURSOR_SIDE = 1024;

    private final WireReader in;

    PseudoRectReader(WireReader in) {
        this.in = in;
    }

    /** Reads what follows a header; empty, and nothing is read, if the encoding is one of pixels. */
    Optional<PseudoRect> read(RectangleHeader header, int bytesPerPixel) throws IOException {
        Rect area = header.area();
        return switch (header.encoding()) {
            case Encodings.DESKTOP_SIZE -> Optional.of(new DesktopSize(area.width(), area.height()));
            case Encodings.EXTENDED_DESKTOP_SIZE -> Optional.of(ExtendedDesktopSize.read(area, in));
            case Encodings.DESKTOP_NAME -> Optional.of(DesktopName.read(in));
            case Encodings.POINTER_POS -> Optional.of(new PointerPos(area.x(), area.y()));
            case Encodings.QEMU_POINTER_MOTION -> Optional.of(new PointerMotion(area.x() != 0));
            case Encodings.QEMU_LED_STATE -> Optional.of(QemuLedState.read(in));
            case Encodings.VMWARE_LED_STATE -> Optional.of(VmwareLedState.read(in));
            case Encodings.QEMU_EXTENDED_KEY, Encodings.EXTENDED_MOUSE_BUTTONS ->
                Optional.of(new Agreement(header.encoding()));
            case Encodings.CURSOR, Encodings.X_CURSOR, Encodings.CURSOR_WITH_ALPHA, Encodings.VMWARE_CURSOR ->
                Optional.of(cursor(header.encoding(), area, bytesPerPixel));
            default -> Optional.empty();
        };
    }

    private PseudoRect cursor(int encoding, Rect shape, int bytesPerPixel) throws IOException {
        if (shape.width() > MAX_CURSOR_SIDE || shape.height() > MAX_CURSOR_SIDE) {
            throw new ProtocolException("a cursor of " + shape.width() + "x" + shape.height());
        }
        return switch (encoding) {
            case Encodings.CURSOR -> Cursor.read(shape, bytesPerPixel, in);
            case Encodings.X_CURSOR -> XCursor.read(shape, in);
            case Encodings.CURSOR_WITH_ALPHA -> CursorWithAlpha.read(shape, in);
            default -> vmwareCursor(shape, bytesPerPixel);
        };
    }

    private PseudoRect vmwareCursor(Rect shape, int bytesPerPixel) throws IOException {
        int type = in.u8();
        in.skip(1);
        return switch (type) {
            case VmwareAlphaCursor.TYPE -> VmwareAlphaCursor.read(shape, in);
            case VmwareClassicCursor.TYPE -> VmwareClassicCursor.read(shape, bytesPerPixel, in);
            default -> throw new ProtocolException("a cursor of VMware of type " + type);
        };
    }
}
