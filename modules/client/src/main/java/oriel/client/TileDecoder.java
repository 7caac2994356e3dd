package oriel.client;

import java.io.IOException;
import java.util.Arrays;
import oriel.rfb.Framebuffer;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;

/**
 * The tiles of TRLE and ZRLE: RFC 6143 sections 7.7.5 and 7.7.6, which differ in the size of tiles and in that only TRLE
 * may use the palette of the tile before again.
 */
final class TileDecoder {

    private static final int PLAIN_RUNS = 128;
    private static final int MAX_PACKED = 16;
    private static final int PACKED_AGAIN = 127;
    private static final int RUNS_AGAIN = 129;
    private static final int[] NO_PALETTE = {};

    private final String encoding;
    private final int side;
    private final boolean reuse;
    private final int[] tile;
    private int width;
    private int count;
    private int[] palette = NO_PALETTE;

    private TileDecoder(String encoding, int side, boolean reuse) {
        this.encoding = encoding;
        this.side = side;
        this.reuse = reuse;
        this.tile = new int[side * side];
    }

    static TileDecoder trle() {
        return new TileDecoder("TRLE", 16, true);
    }

    static TileDecoder zrle() {
        return new TileDecoder("ZRLE", 64, false);
    }

    void decode(PixelSource in, PixelReader pixels, Rect rect, Framebuffer target) throws IOException {
        palette = NO_PALETTE;
        for (int y = rect.y(); y < rect.bottom(); y += side) {
            int height = Math.min(side, rect.bottom() - y);
            for (int x = rect.x(); x < rect.right(); x += side) {
                width = Math.min(side, rect.right() - x);
                count = width * height;
                tile(in, pixels);
                for (int row = 0; row < height; row++) {
                    System.arraycopy(tile, row * width, target.pixels(), target.offset(x, y + row), width);
                }
            }
        }
    }

    private void tile(PixelSource in, PixelReader pixels) throws IOException {
        int kind = in.u8();
        if (kind == 0) {
            palette = NO_PALETTE;
            for (int i = 0; i < count; i++) {
                tile[i] = in.compactPixel(pixels);
            }
        } else if (kind == 1) {
            palette = NO_PALETTE;
            Arrays.fill(tile, 0, count, in.compactPixel(pixels));
        } else if (kind == PLAIN_RUNS) {
            palette = NO_PALETTE;
            plainRuns(in, pixels);
        } else if (kind == PACKED_AGAIN || kind == RUNS_AGAIN) {
            again(kind, in);
        } else if (kind <= MAX_PACKED) {
            palette = palette(in, pixels, kind);
            packed(in);
        } else if (kind > RUNS_AGAIN) {
            palette = palette(in, pixels, kind - PLAIN_RUNS);
            paletteRuns(in);
        } else {
            throw new ProtocolException(encoding + " subencoding " + kind);
        }
    }

    private void again(int kind, PixelSource in) throws IOException {
        if (!reuse || palette.length == 0 || kind == PACKED_AGAIN && palette.length > MAX_PACKED) {
            throw new ProtocolException(
                    encoding + " subencoding " + kind + " after a palette of " + palette.length + " colours");
        }
        if (kind == PACKED_AGAIN) {
            packed(in);
        } else {
            paletteRuns(in);
        }
    }

    private static int[] palette(PixelSource in, PixelReader pixels, int size) throws IOException {
        int[] palette = new int[size];
        for (int i = 0; i < size; i++) {
            palette[i] = in.compactPixel(pixels);
        }
        return palette;
    }

    private void packed(PixelSource in) throws IOException {
        int bits = palette.length <= 2 ? 1 : palette.length <= 4 ? 2 : 4;
        for (int row = 0; row < count; row += width) {
            int left = 0;
            int gathered = 0;
            for (int x = 0; x < width; x++) {
                if (left == 0) {
                    gathered = in.u8();
                    left = Byte.SIZE;
                }
                left -= bits;
                tile[row + x] = colour(gathered >> left & (1 << bits) - 1);
            }
        }
    }

    private void plainRuns(PixelSource in, PixelReader pixels) throws IOException {
        int done = 0;
        while (done < count) {
            int colour = in.compactPixel(pixels);
            int length = runLength(in, count - done);
            Arrays.fill(tile, done, done + length, colour);
            done += length;
        }
    }

    private void paletteRuns(PixelSource in) throws IOException {
        int done = 0;
        while (done < count) {
            int index = in.u8();
            int length = index >= PLAIN_RUNS ? runLength(in, count - done) : 1;
            Arrays.fill(tile, done, done + length, colour(index & 0x7f));
            done += length;
        }
    }

    private int runLength(PixelSource in, int room) throws IOException {
        int length = 1;
        int more;
        do {
            more = in.u8();
            length += more;
            if (length > room) {
                throw new ProtocolException("a run beyond the end of its " + encoding + " tile");
            }
        } while (more == 255);
        return length;
    }

    private int colour(int index) throws ProtocolException {
        if (index >= palette.length) {
            throw new ProtocolException("a palette index of " + index + " in a palette of " + palette.length);
        }
        return palette[index];
    }
}
