package oriel.encoding.hextile;

import java.util.Arrays;
import oriel.encoding.ColourCounts;
import oriel.encoding.PixelPacker;
import oriel.encoding.Subrects;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.WireBuffer;

/**
 * Writes one tile of Hextile after the other, each as a background with rectangles on it, or raw where that is smaller
 * (RFC 6143 section 7.7.4). What a tile shares with the one before is left out, within the rules that all viewers agree
 * about: nothing is inherited over a raw tile, and no foreground over coloured rectangles.
 */
final class HextileTileWriter {

    static final int SIDE = 16;

    private static final int RAW = 1;
    private static final int BACKGROUND = 2;
    private static final int FOREGROUND = 4;
    private static final int SUBRECTS = 8;
    private static final int COLOURED = 16;

    private static final int MAX_SUBRECTS = 255;

    /** With more colours than this, rectangles of 6 bytes cannot be smaller than 256 pixels of 4 bytes. */
    private static final int MAX_COLOURS = 172;

    /** Stands for no colour to inherit. */
    private static final int NONE = -1;

    private final PixelPacker packer;
    private final int pixelBytes;
    private final int[] pixels = new int[SIDE * SIDE];
    private final int[] uncut = new int[SIDE * SIDE];
    private final ColourCounts counts = new ColourCounts(MAX_COLOURS);
    private final Subrects subrects = new Subrects(MAX_SUBRECTS);
    private int width;
    private int height;
    private int background;
    private int foreground;

    HextileTileWriter(PixelFormat format) {
        packer = PixelPacker.pixels(format);
        pixelBytes = packer.bytesPerPixel();
    }

    /** Begins a rectangle, whose first tile inherits nothing. */
    void begin() {
        background = NONE;
        foreground = NONE;
    }

    /** Copies a tile next to each other, so that it stays in the nearest cache. */
    void load(Framebuffer source, int x, int y, int tileWidth, int tileHeight) {
        width = tileWidth;
        height = tileHeight;
        for (int row = 0; row < height; row++) {
            System.arraycopy(source.pixels(), source.offset(x, y + row), pixels, row * width, width);
        }
        packer.unify(pixels, width * height);
    }

    /** Writes the loaded tile. */
    void write(WireBuffer out) {
        int count = width * height;
        out.reserve(1 + count * pixelBytes + PixelPacker.SPARE_BYTES);
        int at = Arrays.mismatch(pixels, 0, count - 1, pixels, 1, count) < 0
                ? ground(0, pixels[0], out.array(), out.size())
                : mixed(count, out.array(), out.size());
        out.advance(at - out.size());
    }

    private int mixed(int count, byte[] bytes, int at) {
        if (!counts.count(pixels, count)) {
            return raw(count, bytes, at);
        }
        int ground = counts.commonest();
        boolean mono = counts.size() == 2;
        int first = mono ? counts.other() : NONE;
        int each = mono ? 2 : pixelBytes + 2;
        int head = 1 + (ground == background ? 0 : pixelBytes) + (mono && first != foreground ? pixelBytes : 0);
        int most = Math.min(MAX_SUBRECTS, (count * pixelBytes - head) / each);
        if (counts.size() - 1 > most) {
            return raw(count, bytes, at);
        }
        System.arraycopy(pixels, 0, uncut, 0, count);
        if (!subrects.cut(uncut, width, height, ground, most)) {
            return raw(count, bytes, at);
        }
        return mono ? mono(ground, first, bytes, at) : coloured(ground, bytes, at);
    }

    private int raw(int count, byte[] bytes, int at) {
        begin();
        bytes[at] = RAW;
        return packer.pack(pixels, 0, count, bytes, at + 1);
    }

    /** Writes the mask and, if it is not inherited, the background. */
    private int ground(int mask, int colour, byte[] bytes, int at) {
        if (colour == background) {
            bytes[at] = (byte) mask;
            return at + 1;
        }
        background = colour;
        bytes[at] = (byte) (mask | BACKGROUND);
        return packer.put(colour, bytes, at + 1);
    }

    private int mono(int ground, int colour, byte[] bytes, int start) {
        int at;
        if (colour == foreground) {
            at = ground(SUBRECTS, ground, bytes, start);
        } else {
            foreground = colour;
            at = ground(SUBRECTS | FOREGROUND, ground, bytes, start);
            at = packer.put(colour, bytes, at);
        }
        bytes[at++] = (byte) subrects.size();
        for (int i = 0; i < subrects.size(); i++) {
            at = place(i, bytes, at);
        }
        return at;
    }

    private int coloured(int ground, byte[] bytes, int start) {
        foreground = NONE;
        int at = ground(SUBRECTS | COLOURED, ground, bytes, start);
        bytes[at++] = (byte) subrects.size();
        for (int i = 0; i < subrects.size(); i++) {
            at = packer.put(subrects.colour(i), bytes, at);
            at = place(i, bytes, at);
        }
        return at;
    }

    private int place(int index, byte[] bytes, int at) {
        bytes[at] = (byte) (subrects.x(index) << 4 | subrects.y(index));
        bytes[at + 1] = (byte) (subrects.width(index) - 1 << 4 | subrects.height(index) - 1);
        return at + 2;
    }
}
