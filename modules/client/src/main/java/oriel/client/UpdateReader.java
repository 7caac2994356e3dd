package oriel.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.WireReader;

/** Reads FramebufferUpdates (RFC 6143 section 7.6.1) into a picture. Used by the thread that reads. */
final class UpdateReader {

    private static final int OPEN_END = 65_535;

    /** Four screens of 8K. */
    private static final long MOST_PIXELS = 4L * 7680 * 4320;

    private static final int MOST_CURSOR_SIDE = 1024;

    private final WireReader in;
    private final Map<Integer, RectDecoder> decoders = new HashMap<>();
    private volatile Framebuffer picture;
    private volatile PixelReader pixels;

    UpdateReader(WireReader in, Framebuffer picture, PixelReader pixels) {
        this.in = in;
        this.picture = picture;
        this.pixels = pixels;
    }

    Framebuffer picture() {
        return picture;
    }

    void pixels(PixelReader other) {
        pixels = other;
    }

    /** Reads an update behind its type. */
    ServerMessage.Update read() throws IOException {
        in.skip(1);
        int count = in.u16();
        List<Rect> areas = new ArrayList<>();
        Map<Integer, Integer> counts = new HashMap<>();
        boolean resized = false;
        for (int i = 0; count == OPEN_END || i < count; i++) {
            Rect rect = new Rect(in.u16(), in.u16(), in.u16(), in.u16());
            int encoding = in.s32();
            counts.merge(encoding, 1, Integer::sum);
            if (encoding == Encodings.LAST_RECT) {
                break;
            }
            if (encoding == Encodings.DESKTOP_SIZE) {
                resize(rect);
                resized = true;
            } else if (encoding == Encodings.CURSOR) {
                skipCursor(rect);
            } else {
                decode(encoding, rect);
                areas.add(rect);
            }
        }
        return new ServerMessage.Update(areas, counts, resized);
    }

    private void resize(Rect size) throws ProtocolException {
        picture = picture(size.width(), size.height());
    }

    /**
     * A black picture of the size that a server has announced.
     *
     * @throws ProtocolException if it is empty or larger than any screen
     */
    static Framebuffer picture(int width, int height) throws ProtocolException {
        if (width == 0 || height == 0 || (long) width * height > MOST_PIXELS) {
            throw new ProtocolException("a picture of " + width + "x" + height);
        }
        return new Framebuffer(width, height);
    }

    private void skipCursor(Rect rect) throws IOException {
        if (rect.width() > MOST_CURSOR_SIDE || rect.height() > MOST_CURSOR_SIDE) {
            throw new ProtocolException("a cursor of " + rect.width() + "x" + rect.height());
        }
        in.skip(rect.area() * pixels.pixelBytes() + (rect.width() + 7L) / 8 * rect.height());
    }

    private void decode(int encoding, Rect rect) throws IOException {
        if (rect.isEmpty() || !picture.bounds().contains(rect)) {
            throw new ProtocolException("a rectangle outside of the picture: " + rect);
        }
        RectDecoder decoder = decoders.get(encoding);
        if (decoder == null) {
            decoder = Decoders.of(encoding)
                    .orElseThrow(() -> new ProtocolException("encoding " + encoding + ", which was not asked for"));
            decoders.put(encoding, decoder);
        }
        decoder.decode(in, pixels, rect, picture);
    }
}
