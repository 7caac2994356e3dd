package oriel.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.SizeChange;
import oriel.rfb.WireReader;

/** Reads FramebufferUpdates (RFC 6143 section 7.6.1) into a picture. Used by the thread that reads. */
final class UpdateReader {

    private static final int OPEN_END = 65_535;

    /** Four screens of 8K. */
    private static final long MOST_PIXELS = 4L * 7680 * 4320;

    private static final int MOST_NOTES = 1024;

    /** Of one update without a count; a screen of 8K has fewer tiles of 8x8. */
    private static final int MOST_RECTS = 1 << 20;

    private static final int PIXEL_BYTES = Integer.BYTES;

    /** The picture and a rectangle of its size, as it came and inflated, must have room beside each other. */
    private static final int SHARE_OF_MEMORY = 4;

    private final WireReader in;
    private final SideReader sides;
    private final Decoders known;
    private final Map<Integer, RectDecoder> decoders = new HashMap<>();
    private volatile Framebuffer picture;
    private volatile PixelReader pixels;

    UpdateReader(WireReader in, Framebuffer picture, PixelReader pixels, Decoders known) {
        this.in = in;
        this.known = known;
        this.sides = new SideReader(in);
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
        List<SideNote> notes = new ArrayList<>();
        boolean resized = false;
        for (int i = 0; count == OPEN_END || i < count; i++) {
            Rect rect = new Rect(in.u16(), in.u16(), in.u16(), in.u16());
            int encoding = in.s32();
            counts.merge(encoding, 1, Integer::sum);
            if (encoding == Encodings.LAST_RECT) {
                break;
            }
            if (i >= MOST_RECTS) {
                throw new ProtocolException("an update with more than " + MOST_RECTS + " rectangles");
            }
            Optional<SideNote> note = sides.read(encoding, rect, pixels);
            if (note.isPresent()) {
                keep(note.get(), notes);
            }
            if (encoding == Encodings.DESKTOP_SIZE || encoding == Encodings.EXTENDED_DESKTOP_SIZE) {
                resized |= resize(rect, note);
            } else if (note.isEmpty()) {
                decode(encoding, rect);
                areas.add(rect);
            }
        }
        return new ServerMessage.Update(areas, counts, resized, notes);
    }

    /** Of cursors the last one is enough, and nobody has more to tell than a few things. */
    private static void keep(SideNote note, List<SideNote> notes) throws ProtocolException {
        if (note instanceof SideNote.Cursor) {
            notes.removeIf(SideNote.Cursor.class::isInstance);
        }
        if (notes.size() >= MOST_NOTES) {
            throw new ProtocolException("an update with more than " + MOST_NOTES + " rectangles without pixels");
        }
        notes.add(note);
    }

    /** What ExtendedDesktopSize says to a request that failed is not the size. */
    private boolean resize(Rect size, Optional<SideNote> note) throws ProtocolException {
        boolean failed = note.isPresent()
                && note.get() instanceof SideNote.Layout layout
                && layout.reason() == SizeChange.BY_THIS_VIEWER
                && layout.status() != SizeChange.DONE;
        if (failed || note.isPresent() && size.width() == picture.width() && size.height() == picture.height()) {
            return false;
        }
        picture = picture(size.width(), size.height());
        return true;
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
        if ((long) width * height * PIXEL_BYTES > Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY) {
            throw new ProtocolException("a picture of " + width + "x" + height
                    + ", for which this viewer's memory does not suffice (java -Xmx)");
        }
        return new Framebuffer(width, height);
    }

    private void decode(int encoding, Rect rect) throws IOException {
        if (rect.isEmpty() || !picture.bounds().contains(rect)) {
            throw new ProtocolException("a rectangle outside of the picture: " + rect);
        }
        RectDecoder decoder = decoders.get(encoding);
        if (decoder == null) {
            decoder = known.create(encoding)
                    .orElseThrow(() -> new ProtocolException("encoding " + encoding + ", which was not asked for"));
            decoders.put(encoding, decoder);
        }
        decoder.decode(in, pixels, rect, picture);
    }
}
