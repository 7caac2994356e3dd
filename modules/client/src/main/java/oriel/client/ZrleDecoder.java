package oriel.client;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import oriel.rfb.Framebuffer;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.WireReader;

/** ZRLE: RFC 6143 section 7.7.6. The inflater lives as long as the connection. */
final class ZrleDecoder implements RectDecoder {

    private static final int TILE = 64;
    private static final int PLAIN_RUNS = 128;
    private static final int MOST_PACKED = 16;

    /** No encoder makes a tile longer than plain runs of single pixels. */
    private static final int MOST_BYTES_PER_PIXEL = 6;

    private final Inflater inflater = new Inflater();
    private byte[] bytes = new byte[0];
    private int at;
    private int end;

    @Override
    public void decode(WireReader in, PixelReader pixels, Rect rect, Framebuffer target) throws IOException {
        inflate(in, rect.area() * MOST_BYTES_PER_PIXEL + 4096);
        for (int y = rect.y(); y < rect.bottom(); y += TILE) {
            for (int x = rect.x(); x < rect.right(); x += TILE) {
                Rect tile = new Rect(x, y, Math.min(TILE, rect.right() - x), Math.min(TILE, rect.bottom() - y));
                int[] colours = tile(pixels, tile.width(), tile.height());
                for (int row = 0; row < tile.height(); row++) {
                    System.arraycopy(
                            colours, row * tile.width(), target.pixels(), target.offset(x, y + row), tile.width());
                }
            }
        }
        if (at != end) {
            throw new ProtocolException("ZRLE data after the last tile");
        }
    }

    private void inflate(WireReader in, long most) throws IOException {
        long length = in.u32();
        if (length > most) {
            throw new ProtocolException("a ZRLE rectangle of " + length + " bytes");
        }
        inflater.setInput(in.bytes((int) length));
        at = 0;
        end = 0;
        try {
            while (true) {
                if (end == bytes.length) {
                    bytes = Arrays.copyOf(bytes, Math.max(1 << 16, bytes.length * 2));
                }
                int count = inflater.inflate(bytes, end, bytes.length - end);
                end += count;
                if (end > most) {
                    throw new ProtocolException("a ZRLE rectangle that inflates beyond its pixels");
                }
                if (count == 0) {
                    return;
                }
            }
        } catch (DataFormatException e) {
            throw new ProtocolException("ZRLE data that is not zlib: " + e.getMessage());
        }
    }

    private int[] tile(PixelReader pixels, int width, int height) throws ProtocolException {
        int[] tile = new int[width * height];
        int kind = u8();
        if (kind == 0) {
            for (int i = 0; i < tile.length; i++) {
                tile[i] = colour(pixels);
            }
        } else if (kind <= MOST_PACKED) {
            int[] palette = palette(pixels, kind);
            if (kind == 1) {
                Decoders.fill(tile, 0, tile.length, palette[0]);
            } else {
                packed(palette, width, tile);
            }
        } else if (kind == PLAIN_RUNS) {
            plainRuns(pixels, tile);
        } else if (kind >= PLAIN_RUNS + 2) {
            paletteRuns(palette(pixels, kind - PLAIN_RUNS), tile);
        } else {
            throw new ProtocolException("ZRLE subencoding " + kind);
        }
        return tile;
    }

    private int[] palette(PixelReader pixels, int size) throws ProtocolException {
        int[] palette = new int[size];
        for (int i = 0; i < size; i++) {
            palette[i] = colour(pixels);
        }
        return palette;
    }

    private void packed(int[] palette, int width, int[] tile) throws ProtocolException {
        int bits = palette.length <= 2 ? 1 : palette.length <= 4 ? 2 : 4;
        for (int row = 0; row < tile.length; row += width) {
            int left = 0;
            int gathered = 0;
            for (int x = 0; x < width; x++) {
                if (left == 0) {
                    gathered = u8();
                    left = Byte.SIZE;
                }
                left -= bits;
                tile[row + x] = at(palette, gathered >> left & (1 << bits) - 1);
            }
        }
    }

    private void plainRuns(PixelReader pixels, int[] tile) throws ProtocolException {
        int done = 0;
        while (done < tile.length) {
            int colour = colour(pixels);
            int length = runLength(tile.length - done);
            Decoders.fill(tile, done, done + length, colour);
            done += length;
        }
    }

    private void paletteRuns(int[] palette, int[] tile) throws ProtocolException {
        int done = 0;
        while (done < tile.length) {
            int index = u8();
            int length = index >= PLAIN_RUNS ? runLength(tile.length - done) : 1;
            Decoders.fill(tile, done, done + length, at(palette, index & 0x7f));
            done += length;
        }
    }

    private int runLength(int room) throws ProtocolException {
        int length = 1;
        int more;
        do {
            more = u8();
            length += more;
            if (length > room) {
                throw new ProtocolException("a run beyond the end of its tile");
            }
        } while (more == 255);
        return length;
    }

    private static int at(int[] palette, int index) throws ProtocolException {
        if (index >= palette.length) {
            throw new ProtocolException("a palette index of " + index + " in a palette of " + palette.length);
        }
        return palette[index];
    }

    private int colour(PixelReader pixels) throws ProtocolException {
        int length = pixels.compactBytes();
        need(length);
        int colour = pixels.compactPixel(bytes, at);
        at += length;
        return colour;
    }

    private int u8() throws ProtocolException {
        need(1);
        return bytes[at++] & 0xff;
    }

    private void need(int count) throws ProtocolException {
        if (end - at < count) {
            throw new ProtocolException("ZRLE data that ends inside a tile");
        }
    }
}
