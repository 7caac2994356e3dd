package oriel.encoding.zrle;

import java.util.Arrays;
import oriel.encoding.Palette;
import oriel.encoding.PixelPacker;
import oriel.rfb.PixelFormat;
import oriel.rfb.WireBuffer;

/**
 * Writes one tile of ZRLE in the subencoding that takes the fewest bytes: solid, packed palette, palette runs, plain runs
 * or raw (RFC 6143 section 7.7.6).
 */
final class TileWriter {

    private static final int RAW = 0;
    private static final int SOLID = 1;
    private static final int PLAIN_RUNS = 128;
    private static final int MOST_PACKED = 16;
    private static final int MOST_COLOURS = 127;
    private static final int RUN_BIT = 128;
    private static final int FULL_RUN = 255;

    /** Above a raw tile's 4 bytes a pixel: a run of 1 in plain runs takes 5. */
    private static final int MOST_BYTES_PER_PIXEL = 5;

    private final PixelPacker packer;
    private final int pixelBytes;
    private final Palette palette = new Palette(MOST_COLOURS);

    TileWriter(PixelFormat format) {
        packer = PixelPacker.compactPixels(format);
        pixelBytes = packer.bytesPerPixel();
    }

    void write(int[] pixels, int width, int height, WireBuffer out) {
        int count = width * height;
        out.reserve(count * MOST_BYTES_PER_PIXEL + 1024);
        byte[] bytes = out.array();
        int at = out.size();
        if (Arrays.mismatch(pixels, 0, count - 1, pixels, 1, count) < 0) {
            bytes[at++] = SOLID;
            at = packer.put(pixels[0], bytes, at);
        } else {
            at = writeMixed(pixels, width, height, bytes, at);
        }
        out.advance(at - out.size());
    }

    private int writeMixed(int[] pixels, int width, int height, byte[] bytes, int at) {
        int count = width * height;
        boolean few = palette.collect(pixels, count);
        int plain = (pixelBytes + 1) * palette.changes() + longRuns(count);
        int raw = pixelBytes * count;
        if (!few) {
            return plain < raw ? plainRuns(pixels, count, bytes, at) : raw(pixels, count, bytes, at);
        }
        int colours = palette.size();
        int table = pixelBytes * colours;
        int runs = table + palette.changes() + palette.longRuns() + longRuns(count);
        int packed = colours > MOST_PACKED ? Integer.MAX_VALUE : table + (width * bits(colours) + 7) / 8 * height;
        int best = Math.min(Math.min(raw, plain), Math.min(runs, packed));
        if (best == packed) {
            return packed(pixels, width, height, bytes, at);
        }
        if (best == runs) {
            return paletteRuns(pixels, count, bytes, at);
        }
        return best == plain ? plainRuns(pixels, count, bytes, at) : raw(pixels, count, bytes, at);
    }

    /** An upper bound of the further length bytes of runs above 255 pixels. */
    private static int longRuns(int count) {
        return count / FULL_RUN;
    }

    private static int bits(int colours) {
        if (colours <= 2) {
            return 1;
        }
        return colours <= 4 ? 2 : 4;
    }

    private int raw(int[] pixels, int count, byte[] bytes, int start) {
        bytes[start] = RAW;
        return packer.pack(pixels, 0, count, bytes, start + 1);
    }

    private int plainRuns(int[] pixels, int count, byte[] bytes, int start) {
        int at = start;
        bytes[at++] = (byte) PLAIN_RUNS;
        int i = 0;
        while (i < count) {
            int end = runEnd(pixels, i, count);
            at = packer.put(pixels[i], bytes, at);
            at = runLength(end - i, bytes, at);
            i = end;
        }
        return at;
    }

    private int paletteRuns(int[] pixels, int count, byte[] bytes, int start) {
        int at = start;
        bytes[at++] = (byte) (PLAIN_RUNS + palette.size());
        at = packer.pack(palette.colours(), 0, palette.size(), bytes, at);
        int i = 0;
        while (i < count) {
            int end = runEnd(pixels, i, count);
            int index = palette.index(pixels[i]);
            if (end - i == 1) {
                bytes[at++] = (byte) index;
            } else {
                bytes[at++] = (byte) (index | RUN_BIT);
                at = runLength(end - i, bytes, at);
            }
            i = end;
        }
        return at;
    }

    private static int runEnd(int[] pixels, int from, int count) {
        int colour = pixels[from];
        int end = from + 1;
        while (end < count && pixels[end] == colour) {
            end++;
        }
        return end;
    }

    private static int runLength(int length, byte[] bytes, int start) {
        int at = start;
        int rest = length - 1;
        while (rest >= FULL_RUN) {
            bytes[at++] = (byte) FULL_RUN;
            rest -= FULL_RUN;
        }
        bytes[at++] = (byte) rest;
        return at;
    }

    /** Indices of 1, 2 or 4 bits; each row begins with a byte of its own. */
    private int packed(int[] pixels, int width, int height, byte[] bytes, int start) {
        int at = start;
        bytes[at++] = (byte) palette.size();
        at = packer.pack(palette.colours(), 0, palette.size(), bytes, at);
        int bits = bits(palette.size());
        int colour = pixels[0];
        int index = palette.index(colour);
        int i = 0;
        for (int y = 0; y < height; y++) {
            int gathered = 0;
            int filled = 0;
            for (int end = i + width; i < end; i++) {
                if (pixels[i] != colour) {
                    colour = pixels[i];
                    index = palette.index(colour);
                }
                gathered = gathered << bits | index;
                filled += bits;
                if (filled == Byte.SIZE) {
                    bytes[at++] = (byte) gathered;
                    gathered = 0;
                    filled = 0;
                }
            }
            if (filled > 0) {
                bytes[at++] = (byte) (gathered << Byte.SIZE - filled);
            }
        }
        return at;
    }
}
