package oriel.encoding.tight;

import java.util.zip.Adler32;
import oriel.encoding.ChunkDeflater;
import oriel.encoding.Palette;
import oriel.encoding.PixelPacker;
import oriel.encoding.PngChunks;
import oriel.rfb.PixelFormat;
import oriel.rfb.WireBuffer;

/** Writes PNG images (ISO/IEC 15948) of a rectangle's pixels. Used by one thread. */
final class PngWriter {

    private static final int FILTER_NONE = 0;

    /** Each byte less the one of the pixel to the left. */
    private static final int FILTER_SUB = 1;

    /** Deflate with a window of 32 KiB, and the check sum of these two bytes. */
    private static final int ZLIB_HEADER = 0x7801;

    /** An empty block of fixed codes, the last of a deflate stream. */
    private static final int LAST_BLOCK = 0x0300;

    private final PixelPacker packer = PixelPacker.tightPixels(PixelFormat.NATIVE);
    private final ChunkDeflater deflater;
    private final PngChunks chunks = new PngChunks();
    private final Adler32 adler = new Adler32();
    private final WireBuffer rows = new WireBuffer(1 << 12);
    private int[] differences = {};

    PngWriter(ChunkDeflater deflater) {
        this.deflater = deflater;
    }

    /** Appends an image of the palette and the indices of a rectangle. */
    void palette(RectPixels pixels, int level, WireBuffer out) {
        Palette palette = pixels.palette();
        int bits = bits(palette.size());
        chunks.header(pixels.width(), pixels.height(), bits, PngChunks.PALETTE, out);
        int start = chunks.begin("PLTE", out);
        out.reserve(3 * palette.size() + PixelPacker.SPARE_BYTES);
        out.advance(packer.pack(palette.colours(), 0, palette.size(), out.array(), out.size()) - out.size());
        chunks.end(start, out);
        rows.clear().reserve(pixels.count() + 2 * pixels.height());
        for (int y = 0; y < pixels.height(); y++) {
            rows.u8(FILTER_NONE);
            rows.advance(pixels.packIndices(bits, y, rows.array(), rows.size()) - rows.size());
        }
        data(level, out);
    }

    private static int bits(int colours) {
        if (colours <= 4) {
            return colours <= 2 ? 1 : 2;
        }
        return colours <= 16 ? 4 : 8;
    }

    /** Appends an image of the pixels of a rectangle. */
    void colours(RectPixels pixels, int level, WireBuffer out) {
        chunks.header(pixels.width(), pixels.height(), 8, PngChunks.RGB, out);
        int width = pixels.width();
        if (differences.length < width) {
            differences = new int[width];
        }
        rows.clear().reserve((3 * width + 1) * pixels.height() + PixelPacker.SPARE_BYTES);
        for (int y = 0; y < pixels.height(); y++) {
            subtractLeft(pixels.pixels(), y * width, width);
            rows.u8(FILTER_SUB);
            rows.advance(packer.pack(differences, 0, width, rows.array(), rows.size()) - rows.size());
        }
        data(level, out);
    }

    private void subtractLeft(int[] pixels, int from, int width) {
        differences[0] = pixels[from];
        for (int x = 1; x < width; x++) {
            differences[x] = GradientFilter.minus(pixels[from + x], pixels[from + x - 1]);
        }
    }

    /** Appends the rows as the one IDAT, and IEND. */
    private void data(int level, WireBuffer out) {
        adler.reset();
        adler.update(rows.array(), 0, rows.size());
        int start = chunks.begin("IDAT", out);
        out.u16(ZLIB_HEADER);
        deflater.deflate(rows.array(), 0, rows.size(), level, out);
        out.u16(LAST_BLOCK).s32((int) adler.getValue());
        chunks.end(start, out);
        chunks.finish(out);
    }
}
