package oriel.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oriel.rfb.Framebuffer;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.SizeChange;
import oriel.rfb.WireReader;
import oriel.rfb.message.DesktopSize;
import oriel.rfb.message.ExtendedDesktopSize;
import oriel.rfb.message.LastRect;
import oriel.rfb.message.PseudoRect;
import oriel.rfb.message.RectangleHeader;

/** Takes FramebufferUpdates (RFC 6143 section 7.6.1) into a picture. Used by the thread that reads. */
final class UpdateReader {

    /** Four screens of 8K. */
    private static final long MAX_PIXELS = 4L * 7680 * 4320;

    /** Nobody has more to tell than a few things. */
    private static final int MAX_PSEUDO_RECTS = 1024;

    /** No update draws all of the picture so many times, but one that is to keep whoever reads it at work for hours. */
    private static final long MOST_TIMES = 64;

    /** Of a small picture every pixel may be drawn more often. */
    private static final long FEW_PIXELS = 1 << 20;

    private static final int PIXEL_BYTES = Integer.BYTES;

    /** The picture and a rectangle of its size, as it came and inflated, must have room beside each other. */
    private static final int SHARE_OF_MEMORY = 4;

    private final Decoders known;
    private final Map<Integer, RectDecoder> decoders = new HashMap<>();
    private volatile Framebuffer picture;
    private volatile PixelReader pixels;

    /** Of the update that is read: another format counts from the next one on. */
    private PixelReader pixelsNow;

    private final List<Rect> areas = new ArrayList<>();
    private final Map<Integer, Integer> counts = new HashMap<>();
    private final List<PseudoRect> pseudoRects = new ArrayList<>();
    private Optional<CursorShape> cursor = Optional.empty();
    private boolean resized;
    private long drawnPixels;

    UpdateReader(Framebuffer picture, PixelReader pixels, Decoders known) {
        this.known = known;
        this.picture = picture;
        this.pixels = pixels;
        this.pixelsNow = pixels;
    }

    Framebuffer picture() {
        return picture;
    }

    void pixels(PixelReader other) {
        pixels = other;
    }

    /** Bytes of a PIXEL of the update that is read. */
    int pixelBytes() {
        return pixelsNow.pixelBytes();
    }

    /** An update begins. */
    void begin() {
        pixelsNow = pixels;
        drawnPixels = 0;
        areas.clear();
        counts.clear();
        pseudoRects.clear();
        cursor = Optional.empty();
        resized = false;
    }

    /** Reads the pixels of a rectangle. */
    void rectangle(RectangleHeader header, WireReader in) throws IOException {
        count(header.encoding());
        drawnPixels += header.area().area();
        if (drawnPixels > MOST_TIMES * Math.max(FEW_PIXELS, picture.bounds().area())) {
            throw new ProtocolException("an update that draws all of the picture more than " + MOST_TIMES + " times");
        }
        decode(header, in);
        areas.add(header.area());
    }

    /** Takes a rectangle without pixels. */
    void pseudoRect(PseudoRect rect) throws ProtocolException {
        count(rect.header().encoding());
        if (rect instanceof LastRect) {
            return;
        }
        Optional<CursorShape> shape = CursorShape.of(rect, pixelsNow);
        if (shape.isPresent()) {
            cursor = shape;
            return;
        }
        if (pseudoRects.size() >= MAX_PSEUDO_RECTS) {
            throw new ProtocolException("an update with more than " + MAX_PSEUDO_RECTS + " rectangles without pixels");
        }
        pseudoRects.add(rect);
        if (rect instanceof DesktopSize size) {
            resize(size.width(), size.height());
        } else if (rect instanceof ExtendedDesktopSize size) {
            resize(size);
        }
    }

    /** What the update held that has begun and is complete. */
    ServerEvent.Update end() {
        return new ServerEvent.Update(areas, counts, resized, pseudoRects, cursor);
    }

    private void count(int encoding) {
        counts.merge(encoding, 1, Integer::sum);
    }

    /** What ExtendedDesktopSize says to a request that failed is not the size. */
    private void resize(ExtendedDesktopSize size) throws ProtocolException {
        boolean failed = size.reason() == SizeChange.BY_THIS_VIEWER && size.status() != SizeChange.DONE;
        boolean same = size.width() == picture.width() && size.height() == picture.height();
        if (!failed && !same) {
            resize(size.width(), size.height());
        }
    }

    private void resize(int width, int height) throws ProtocolException {
        picture = picture(width, height);
        resized = true;
    }

    /**
     * A black picture of the size that a server has announced.
     *
     * @throws ProtocolException if it is empty or larger than any screen
     */
    static Framebuffer picture(int width, int height) throws ProtocolException {
        if (width == 0 || height == 0 || (long) width * height > MAX_PIXELS) {
            throw new ProtocolException("a picture of " + width + "x" + height);
        }
        if ((long) width * height * PIXEL_BYTES > Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY) {
            throw new ProtocolException("a picture of " + width + "x" + height
                    + ", for which this viewer's memory does not suffice (java -Xmx)");
        }
        return new Framebuffer(width, height);
    }

    private void decode(RectangleHeader header, WireReader in) throws IOException {
        int encoding = header.encoding();
        Rect rect = header.area();
        if (rect.isEmpty() || !picture.bounds().contains(rect)) {
            throw new ProtocolException("a rectangle outside of the picture: " + rect);
        }
        RectDecoder decoder = decoders.get(encoding);
        if (decoder == null) {
            decoder = known.create(encoding)
                    .orElseThrow(() -> new ProtocolException("encoding " + encoding + ", which was not asked for"));
            decoders.put(encoding, decoder);
        }
        decoder.decode(in, pixelsNow, rect, picture);
    }
}
