package oriel.encoding.zrle;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import oriel.encoding.LonePixels;
import oriel.encoding.Palette;
import oriel.encoding.PixelPacker;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;

/**
 * Writes the tiles of a rectangle, from left to right and top to bottom, each in the subencoding that takes the fewest
 * bytes, as far as its first rows tell: solid, packed palette, palette runs, plain runs or raw (RFC 6143 sections 7.7.5
 * and 7.7.6); TRLE's also with the palette of the tile before, if that holds all colours. The palette is taken from a tile
 * that has one, never from before a raw, solid or plain tile: there viewers disagree.
 */
final class ZrleTileWriter {

    private static final int RAW = 0;
    private static final int SOLID = 1;
    private static final int PACKED_AGAIN = 127;
    private static final int PLAIN_RUNS = 128;
    private static final int RUNS_AGAIN = 129;
    private static final int MAX_PACKED = 16;
    private static final int MAX_COLOURS = 127;
    private static final int RUN_BIT = 128;
    private static final int FULL_RUN = 255;

    /** Bytes that no tile has. */
    private static final int TOO_MANY = 1 << 20;

    /** Above a raw tile's 4 bytes a pixel: a run of 1 in plain runs takes 5. */
    private static final int MAX_BYTES_PER_PIXEL = 5;

    private static final VarHandle LITTLE = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final PixelPacker packer;
    private final int pixelBytes;
    private final int side;
    private final boolean reuse;
    private final int[] pixels;
    private final LonePixels lonePixels = new LonePixels();

    private Palette palette = new Palette(MAX_COLOURS);
    private Palette before = new Palette(MAX_COLOURS);
    private boolean again;
    private int width;
    private int height;

    private ZrleTileWriter(PixelFormat format, int side, boolean reuse) {
        this.packer = PixelPacker.compactPixels(format);
        this.pixelBytes = packer.bytesPerPixel();
        this.side = side;
        this.reuse = reuse;
        this.pixels = new int[side * side];
    }

    static ZrleTileWriter trle(PixelFormat format) {
        return new ZrleTileWriter(format, 16, true);
    }

    static ZrleTileWriter zrle(PixelFormat format) {
        return new ZrleTileWriter(format, 64, false);
    }

    void write(Framebuffer source, Rect rect, WireBuffer out) {
        again = false;
        for (int y = rect.y(); y < rect.bottom(); y += side) {
            height = Math.min(side, rect.bottom() - y);
            for (int x = rect.x(); x < rect.right(); x += side) {
                width = Math.min(side, rect.right() - x);
                load(source, x, y);
                write(out);
            }
        }
    }

    /** Copies a tile next to each other, so that it stays in the nearest cache. */
    private void load(Framebuffer source, int x, int y) {
        for (int row = 0; row < height; row++) {
            System.arraycopy(source.pixels(), source.offset(x, y + row), pixels, row * width, width);
        }
        packer.unify(pixels, width * height);
    }

    private void write(WireBuffer out) {
        int count = width * height;
        out.reserve(count * MAX_BYTES_PER_PIXEL + 1024);
        byte[] bytes = out.array();
        int at = out.size();
        if (Arrays.mismatch(pixels, 0, count - 1, pixels, 1, count) < 0) {
            again = false;
            bytes[at++] = SOLID;
            at = packer.put(pixels[0], bytes, at);
        } else {
            at = mixed(count, bytes, at);
        }
        out.advance(at - out.size());
    }

    private int mixed(int count, byte[] bytes, int at) {
        int raw = pixelBytes * count;
        if (!palette.collect(pixels, count)) {
            again = false;
            return isGrainy(count) || !Runs.areFew(pixels, count) && plainBytes(Runs.count(pixels, count), count) < raw
                    ? plainRuns(count, bytes, at)
                    : raw(count, bytes, at);
        }
        int changes = Runs.count(pixels, count);
        boolean old = again && before.containsAll(palette);
        int packed = packedBytes(palette);
        int packedAgain = old ? packedBytes(before) : packed;
        int plain = plainBytes(changes, count);
        int cheap = Math.min(packed, Math.min(plain, raw) - pixelBytes * palette.size());
        int runs = paletteRunBytes(changes, cheap, Math.max(packed, packedAgain), count);
        int fresh = pixelBytes * palette.size() + Math.min(runs, packed);
        int reused = old ? Math.min(runs, packedAgain) : Integer.MAX_VALUE;
        if (Math.min(fresh, reused) < Math.min(raw, plain)) {
            again = reuse;
            return reused <= fresh ? reused(reused < runs, count, bytes, at) : fresh(packed <= runs, count, bytes, at);
        }
        again = false;
        return plain < raw ? plainRuns(count, bytes, at) : raw(count, bytes, at);
    }

    /** Then runs of one pixel, 4 bytes each, come out smaller behind deflate than the 3 bytes of the pixels. */
    private boolean isGrainy(int count) {
        return !reuse && pixelBytes == 3 && lonePixels.areMany(pixels, count);
    }

    /** Runs of one pixel take one byte, longer ones two; exact only between what is cheap and what is dear at any rate. */
    private int paletteRunBytes(int changes, int cheap, int dear, int count) {
        int least = changes + longRuns(count);
        if (least > dear || least + changes < cheap) {
            return least > dear ? least : least + changes;
        }
        return least + Runs.longer(pixels, count);
    }

    private int plainBytes(int runs, int count) {
        return (pixelBytes + 1) * runs + longRuns(count);
    }

    private int packedBytes(Palette colours) {
        return colours.size() > MAX_PACKED ? TOO_MANY : (width * bits(colours.size()) + 7) / 8 * height;
    }

    private int fresh(boolean packed, int count, byte[] bytes, int at) {
        bytes[at] = (byte) (packed ? palette.size() : PLAIN_RUNS + palette.size());
        int behind = packer.pack(palette.colours(), 0, palette.size(), bytes, at + 1);
        Palette written = palette;
        if (reuse) {
            palette = before;
            before = written;
        }
        return packed ? packed(written, bytes, behind) : paletteRuns(written, count, bytes, behind);
    }

    private int reused(boolean packed, int count, byte[] bytes, int at) {
        bytes[at] = (byte) (packed ? PACKED_AGAIN : RUNS_AGAIN);
        return packed ? packed(before, bytes, at + 1) : paletteRuns(before, count, bytes, at + 1);
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

    private int raw(int count, byte[] bytes, int start) {
        bytes[start] = RAW;
        return packer.pack(pixels, 0, count, bytes, start + 1);
    }

    private int plainRuns(int count, byte[] bytes, int start) {
        bytes[start] = (byte) PLAIN_RUNS;
        if (packer.isBlueFirst()) {
            return blueFirstRuns(count, bytes, start + 1);
        }
        int at = start + 1;
        int i = 0;
        while (i < count) {
            int end = runEnd(i, count);
            at = packer.put(pixels[i], bytes, at);
            at = runLength(end - i, bytes, at);
            i = end;
        }
        return at;
    }

    /** The usual pixels, of which most are alone in grain: three bytes of colour and one of length are stored at once. */
    private int blueFirstRuns(int count, byte[] bytes, int start) {
        int at = start;
        int i = 0;
        while (i < count) {
            int colour = pixels[i];
            int end = i + 1;
            if (end < count && pixels[end] == colour) {
                end = runEnd(i, count);
                LITTLE.set(bytes, at, colour);
                at = runLength(end - i, bytes, at + 3);
            } else {
                LITTLE.set(bytes, at, colour & 0xff_ffff);
                at += 4;
            }
            i = end;
        }
        return at;
    }

    private int paletteRuns(Palette colours, int count, byte[] bytes, int start) {
        int at = start;
        int i = 0;
        while (i < count) {
            int end = runEnd(i, count);
            int index = colours.index(pixels[i]);
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

    private int runEnd(int from, int count) {
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
    private int packed(Palette colours, byte[] bytes, int start) {
        int bits = bits(colours.size());
        int at = start;
        for (int y = 0; y < height; y++) {
            at = bits == 1
                    ? packedRow(colours.colours()[0], y * width, bytes, at)
                    : packedRow(colours, bits, y * width, bytes, at);
        }
        return at;
    }

    /** Of two colours: a pixel is the first one or not, which needs no branch and no palette. */
    private int packedRow(int first, int from, byte[] bytes, int start) {
        int at = start;
        int i = from;
        int end = from + width;
        for (; i + Byte.SIZE <= end; i += Byte.SIZE) {
            int gathered = 0;
            for (int k = 0; k < Byte.SIZE; k++) {
                gathered = gathered << 1 | Math.min(1, pixels[i + k] ^ first);
            }
            bytes[at++] = (byte) gathered;
        }
        if (i < end) {
            int gathered = 0;
            int unused = Byte.SIZE - (end - i);
            for (; i < end; i++) {
                gathered = gathered << 1 | Math.min(1, pixels[i] ^ first);
            }
            bytes[at++] = (byte) (gathered << unused);
        }
        return at;
    }

    private int packedRow(Palette colours, int bits, int from, byte[] bytes, int start) {
        int at = start;
        int gathered = 0;
        int filled = 0;
        for (int i = from; i < from + width; i++) {
            gathered = gathered << bits | colours.index(pixels[i]);
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
        return at;
    }
}
