package oriel.client;

import java.io.IOException;
import oriel.rfb.Framebuffer;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.WireReader;

/** Tight, rfbproto "Tight Encoding", and TightPNG, which has images of PNG in place of zlib streams. */
final class TightDecoder implements RectDecoder {

    private static final int FILL = 8;
    private static final int JPEG = 9;
    private static final int PNG = 10;
    private static final int FILTER_FOLLOWS = 4;
    private static final int COPY_FILTER = 0;
    private static final int PALETTE_FILTER = 1;
    private static final int GRADIENT_FILTER = 2;

    private static final int WIDEST = 2048;

    /** Fewer bytes are sent as they are. */
    private static final int MIN_DEFLATED = 12;

    private final String name;
    private final boolean png;
    private final Inflation[] streams = new Inflation[4];

    private TightDecoder(String name, boolean png) {
        this.name = name;
        this.png = png;
    }

    static TightDecoder tight() {
        return new TightDecoder("Tight", false);
    }

    static TightDecoder tightPng() {
        return new TightDecoder("TightPNG", true);
    }

    @Override
    public void decode(WireReader in, PixelReader pixels, Rect rect, Framebuffer target) throws IOException {
        int control = in.u8();
        for (int i = 0; i < streams.length; i++) {
            if ((control >> i & 1) != 0) {
                stream(i).reset();
            }
        }
        int kind = control >> 4;
        if (kind == FILL) {
            target.fill(rect, pixels.tightPixel(in.bytes(pixels.tightBytes()), 0));
        } else if (rect.width() > WIDEST) {
            throw new ProtocolException("a " + name + " rectangle of a width of " + rect.width());
        } else if (kind == JPEG && pixels.pixelBytes() > 1) {
            image(ImageFormat.JPEG, in, rect, target);
        } else if (kind == PNG && png) {
            image(ImageFormat.PNG, in, rect, target);
        } else if (kind < FILL && !png) {
            basic(kind, in, pixels, rect, target);
        } else {
            throw new ProtocolException(name + " control byte " + control);
        }
    }

    /** Few servers use all of them. */
    private Inflation stream(int number) {
        if (streams[number] == null) {
            streams[number] = new Inflation(name);
        }
        return streams[number];
    }

    private static void image(ImageFormat format, WireReader in, Rect rect, Framebuffer target) throws IOException {
        format.draw(in.bytes(Inflation.compactLength(in)), rect, target);
    }

    private void basic(int kind, WireReader in, PixelReader pixels, Rect rect, Framebuffer target) throws IOException {
        Inflation stream = stream(kind & 3);
        int filter = (kind & FILTER_FOLLOWS) != 0 ? in.u8() : COPY_FILTER;
        if (filter == PALETTE_FILTER) {
            palette(stream, in, pixels, rect, target);
        } else if (filter == GRADIENT_FILTER && pixels.pixelBytes() > 1) {
            byte[] data = data(stream, in, rect.area() * pixels.tightBytes());
            new TightGradient(pixels).restore(data, rect, target);
        } else if (filter == COPY_FILTER) {
            copy(data(stream, in, rect.area() * pixels.tightBytes()), pixels, rect, target);
        } else {
            throw new ProtocolException(name + " filter " + filter);
        }
    }

    private byte[] data(Inflation stream, WireReader in, long count) throws IOException {
        if (count > Integer.MAX_VALUE / 2) {
            throw new ProtocolException("a " + name + " rectangle of " + count + " bytes");
        }
        return count < MIN_DEFLATED ? in.bytes((int) count) : stream.readCompact(in, (int) count);
    }

    private static void copy(byte[] data, PixelReader pixels, Rect rect, Framebuffer target) {
        int from = 0;
        for (int y = rect.y(); y < rect.bottom(); y++) {
            int at = target.offset(rect.x(), y);
            for (int x = 0; x < rect.width(); x++) {
                target.pixels()[at + x] = pixels.tightPixel(data, from);
                from += pixels.tightBytes();
            }
        }
    }

    /** Indices of one bit, each row beginning with a byte of its own, or of eight if there are more than two colours. */
    private void palette(Inflation stream, WireReader in, PixelReader pixels, Rect rect, Framebuffer target)
            throws IOException {
        int[] palette = new int[in.u8() + 1];
        byte[] colours = in.bytes(palette.length * pixels.tightBytes());
        for (int i = 0; i < palette.length; i++) {
            palette[i] = pixels.tightPixel(colours, i * pixels.tightBytes());
        }
        int bits = palette.length <= 2 ? 1 : Byte.SIZE;
        int rowBytes = (rect.width() * bits + 7) / 8;
        byte[] data = data(stream, in, (long) rowBytes * rect.height());
        for (int y = 0; y < rect.height(); y++) {
            int at = target.offset(rect.x(), rect.y() + y);
            for (int x = 0; x < rect.width(); x++) {
                int bit = x * bits;
                int index = data[y * rowBytes + bit / 8] >> 8 - bits - bit % 8 & (1 << bits) - 1;
                if (index >= palette.length) {
                    throw new ProtocolException("a palette index of " + index + " in a palette of " + palette.length);
                }
                target.pixels()[at + x] = palette[index];
            }
        }
    }
}
