package oriel.client;

import java.io.IOException;
import oriel.rfb.Framebuffer;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.WireReader;

/** Hextile: RFC 6143 section 7.7.4. */
final class HextileDecoder implements RectDecoder {

    private static final int SIDE = 16;

    private static final int RAW = 1;
    private static final int BACKGROUND = 2;
    private static final int FOREGROUND = 4;
    private static final int SUBRECTS = 8;
    private static final int COLOURED = 16;
    private static final int ALL = 31;

    /** Stands for a colour that cannot be inherited. */
    private static final int NONE = -1;

    private int background;
    private int foreground;

    @Override
    public void decode(WireReader in, PixelReader pixels, Rect rect, Framebuffer target) throws IOException {
        background = NONE;
        foreground = NONE;
        for (int y = rect.y(); y < rect.bottom(); y += SIDE) {
            for (int x = rect.x(); x < rect.right(); x += SIDE) {
                Rect tile = new Rect(x, y, Math.min(SIDE, rect.right() - x), Math.min(SIDE, rect.bottom() - y));
                tile(in, pixels, tile, target);
            }
        }
    }

    private void tile(WireReader in, PixelReader pixels, Rect tile, Framebuffer target) throws IOException {
        int mask = in.u8();
        if (mask > ALL) {
            throw new ProtocolException("a Hextile mask of " + mask);
        }
        if ((mask & RAW) != 0) {
            background = NONE;
            foreground = NONE;
            raw(in, pixels, tile, target);
            return;
        }
        if ((mask & BACKGROUND) != 0) {
            background = colour(in, pixels);
        }
        target.fill(tile, inherited(background));
        if ((mask & FOREGROUND) != 0) {
            foreground = colour(in, pixels);
        }
        if ((mask & SUBRECTS) != 0) {
            subrects(in, pixels, tile, target, (mask & COLOURED) != 0);
        }
    }

    private static void raw(WireReader in, PixelReader pixels, Rect tile, Framebuffer target) throws IOException {
        byte[] bytes = in.bytes((int) tile.area() * pixels.pixelBytes());
        int at = 0;
        for (int y = tile.y(); y < tile.bottom(); y++) {
            for (int x = tile.x(); x < tile.right(); x++) {
                target.pixels()[target.offset(x, y)] = pixels.pixel(bytes, at);
                at += pixels.pixelBytes();
            }
        }
    }

    private void subrects(WireReader in, PixelReader pixels, Rect tile, Framebuffer target, boolean coloured)
            throws IOException {
        int count = in.u8();
        int place = coloured ? pixels.pixelBytes() : 0;
        byte[] bytes = in.bytes(count * (place + 2));
        for (int at = 0; at < bytes.length; at += place + 2) {
            int corner = bytes[at + place] & 0xff;
            int size = bytes[at + place + 1] & 0xff;
            Rect subrect =
                    new Rect(tile.x() + (corner >> 4), tile.y() + (corner & 15), (size >> 4) + 1, (size & 15) + 1);
            if (!tile.contains(subrect)) {
                throw new ProtocolException("a subrectangle outside of its Hextile tile: " + subrect);
            }
            target.fill(subrect, coloured ? pixels.pixel(bytes, at) : inherited(foreground));
        }
        if (coloured) {
            foreground = NONE;
        }
    }

    private static int colour(WireReader in, PixelReader pixels) throws IOException {
        return pixels.pixel(in.bytes(pixels.pixelBytes()), 0);
    }

    private static int inherited(int colour) throws ProtocolException {
        if (colour == NONE) {
            throw new ProtocolException("a Hextile tile that inherits a colour from nowhere");
        }
        return colour;
    }
}
