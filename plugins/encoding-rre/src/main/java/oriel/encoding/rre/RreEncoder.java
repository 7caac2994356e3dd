package oriel.encoding.rre;

import java.util.Arrays;
import oriel.encoding.ColourCounts;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncodedRect;
import oriel.encoding.PixelPacker;
import oriel.encoding.RectEncoder;
import oriel.encoding.Subrects;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;

/**
 * RRE, RFC 6143 section 7.7.3, and CoRRE, its form with coordinates of one byte: the most frequent colour as background,
 * and rectangles on it. Neither has a way out for pictures that do not suit it; its small rectangles bound the time, and
 * give each area a background of its own.
 */
final class RreEncoder implements RectEncoder {

    /** The largest width and height of a rectangle; CoRRE could not take more than 255. */
    static final int SIDE = 64;

    private static final int MAX_COLOURS = 256;

    private final boolean compact;
    private final int[] pixels = new int[SIDE * SIDE];
    private final ColourCounts counts = new ColourCounts(MAX_COLOURS);
    private final Subrects subrects = new Subrects(SIDE * SIDE);
    private PixelFormat format = PixelFormat.NATIVE;
    private PixelPacker packer = PixelPacker.pixels(format);

    /** Writes CoRRE if {@code compact}, else RRE. */
    RreEncoder(boolean compact) {
        this.compact = compact;
    }

    @Override
    public void encode(Framebuffer source, Rect rect, EncodeSettings settings, EncodedRect encoded) {
        if (!settings.format().equals(format)) {
            format = settings.format();
            packer = PixelPacker.pixels(format);
        }
        WireBuffer out = encoded.bytes();
        int count = load(source, rect);
        if (Arrays.mismatch(pixels, 0, count - 1, pixels, 1, count) < 0) {
            out.reserve(Integer.BYTES + PixelPacker.SPARE_BYTES);
            out.s32(0);
            out.advance(packer.put(pixels[0], out.array(), out.size()) - out.size());
            return;
        }
        counts.count(pixels, count);
        int background = counts.commonest();
        subrects.cut(pixels, rect.width(), rect.height(), background, count);
        write(background, out);
    }

    /** Copies the rectangle, so that it stays in the nearest cache and can be marked. */
    private int load(Framebuffer source, Rect rect) {
        int count = 0;
        for (int y = rect.y(); y < rect.bottom(); y++) {
            System.arraycopy(source.pixels(), source.offset(rect.x(), y), pixels, count, rect.width());
            count += rect.width();
        }
        packer.unify(pixels, count);
        return count;
    }

    private void write(int background, WireBuffer out) {
        int each = packer.bytesPerPixel() + 4 * (compact ? Byte.BYTES : Short.BYTES);
        out.reserve(Integer.BYTES + packer.bytesPerPixel() + subrects.size() * each + PixelPacker.SPARE_BYTES);
        out.s32(subrects.size());
        byte[] bytes = out.array();
        int at = packer.put(background, bytes, out.size());
        for (int i = 0; i < subrects.size(); i++) {
            at = packer.put(subrects.colour(i), bytes, at);
            at = compact ? narrow(i, bytes, at) : wide(i, bytes, at);
        }
        out.advance(at - out.size());
    }

    private int narrow(int index, byte[] bytes, int at) {
        bytes[at] = (byte) subrects.x(index);
        bytes[at + 1] = (byte) subrects.y(index);
        bytes[at + 2] = (byte) subrects.width(index);
        bytes[at + 3] = (byte) subrects.height(index);
        return at + 4;
    }

    /** No number is above 255, so that the upper bytes are 0. */
    private int wide(int index, byte[] bytes, int at) {
        bytes[at] = 0;
        bytes[at + 1] = (byte) subrects.x(index);
        bytes[at + 2] = 0;
        bytes[at + 3] = (byte) subrects.y(index);
        bytes[at + 4] = 0;
        bytes[at + 5] = (byte) subrects.width(index);
        bytes[at + 6] = 0;
        bytes[at + 7] = (byte) subrects.height(index);
        return at + 8;
    }
}
