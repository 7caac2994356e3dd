package oriel.client;

import java.io.IOException;
import oriel.rfb.Framebuffer;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.WireReader;

/** RRE, RFC 6143 section 7.7.3, and CoRRE, whose coordinates are bytes. */
final class RreDecoder implements RectDecoder {

    /** Subrectangles that are read at a time. */
    private static final int PIECE = 1024;

    private final int coordinateBytes;

    /** Reads CoRRE if {@code compact}, else RRE. */
    RreDecoder(boolean compact) {
        coordinateBytes = compact ? Byte.BYTES : Short.BYTES;
    }

    @Override
    public void decode(WireReader in, PixelReader pixels, Rect rect, Framebuffer target) throws IOException {
        long count = in.u32();
        if (count > rect.area()) {
            throw new ProtocolException(count + " subrectangles of " + rect.area() + " pixels");
        }
        target.fill(rect, pixels.pixel(in.bytes(pixels.pixelBytes()), 0));
        int each = pixels.pixelBytes() + 4 * coordinateBytes;
        for (long left = count; left > 0; left -= PIECE) {
            byte[] bytes = in.bytes((int) Math.min(left, PIECE) * each);
            for (int at = 0; at < bytes.length; at += each) {
                subrect(bytes, at, pixels, rect, target);
            }
        }
    }

    private void subrect(byte[] bytes, int at, PixelReader pixels, Rect rect, Framebuffer target)
            throws ProtocolException {
        int place = at + pixels.pixelBytes();
        Rect subrect = new Rect(
                rect.x() + coordinate(bytes, place),
                rect.y() + coordinate(bytes, place + coordinateBytes),
                coordinate(bytes, place + 2 * coordinateBytes),
                coordinate(bytes, place + 3 * coordinateBytes));
        if (!rect.contains(subrect)) {
            throw new ProtocolException("a subrectangle outside of its rectangle: " + subrect);
        }
        target.fill(subrect, pixels.pixel(bytes, at));
    }

    private int coordinate(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        return coordinateBytes == 1 ? first : first << 8 | bytes[at + 1] & 0xff;
    }
}
