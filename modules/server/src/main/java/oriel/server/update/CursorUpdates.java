package oriel.server.update;

import oriel.capture.CursorImage;
import oriel.encoding.PixelPacker;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.server.screen.CursorState;

/**
 * One viewer's cursor: sent as its shape where the viewer lists Cursor (-239), else drawn into the picture. Used by the
 * writer thread alone.
 */
final class CursorUpdates {

    private static final long NOTHING_SENT = -1;

    private final boolean sendShape;
    private long sentShape = NOTHING_SENT;
    private long sentFormat = NOTHING_SENT;
    private CursorState drawn = new CursorState(CursorImage.HIDDEN, NOTHING_SENT, 0, 0);

    /** With {@code sendShape} false the cursor is always drawn. */
    CursorUpdates(boolean sendShape) {
        this.sendShape = sendShape;
    }

    private boolean viewerDraws(ViewerProfile profile) {
        return sendShape && profile.lists(Encodings.CURSOR);
    }

    /** True if the viewer draws the cursor and has not got the newest shape in its format. */
    boolean isShapeDue(ViewerProfile profile, CursorState cursor) {
        return viewerDraws(profile) && (sentShape != cursor.shape() || sentFormat != profile.formatSerial());
    }

    /**
     * Makes the pixels due where a drawn cursor is or will be, if it changed; remembers it as drawn.
     *
     * @return what to draw into the next picture: hidden if the viewer draws the cursor itself
     */
    CursorState toDraw(ViewerProfile profile, CursorState cursor, ViewerState state) {
        CursorState wanted = viewerDraws(profile) ? new CursorState(CursorImage.HIDDEN, NOTHING_SENT, 0, 0) : cursor;
        if (!viewerDraws(profile)) {
            sentShape = NOTHING_SENT;
        }
        if (!wanted.equals(drawn)) {
            state.owe(area(drawn));
            state.owe(area(wanted));
            drawn = wanted;
        }
        return wanted;
    }

    private static Rect area(CursorState cursor) {
        CursorImage image = cursor.image();
        return new Rect(cursor.x() - image.hotX(), cursor.y() - image.hotY(), image.width(), image.height());
    }

    /** Draws a cursor over a picture; alpha is obeyed. */
    static void draw(CursorState cursor, Framebuffer picture) {
        Rect area = area(cursor);
        Rect visible = area.intersection(picture.bounds());
        int[] argb = cursor.image().argb();
        for (int y = visible.y(); y < visible.bottom(); y++) {
            for (int x = visible.x(); x < visible.right(); x++) {
                int over = argb[(y - area.y()) * area.width() + x - area.x()];
                int at = picture.offset(x, y);
                picture.pixels()[at] = blend(over, picture.pixels()[at]);
            }
        }
    }

    /** A premultiplied colour over an opaque one. */
    private static int blend(int over, int under) {
        int rest = 255 - (over >>> 24);
        if (rest == 255) {
            return under;
        }
        int red = Math.min(255, (over >> 16 & 0xff) + ((under >> 16 & 0xff) * rest + 127) / 255);
        int green = Math.min(255, (over >> 8 & 0xff) + ((under >> 8 & 0xff) * rest + 127) / 255);
        int blue = Math.min(255, (over & 0xff) + ((under & 0xff) * rest + 127) / 255);
        return red << 16 | green << 8 | blue;
    }

    /** Appends a rectangle with the cursor's shape: rfbproto "Cursor Pseudo-encoding", pixels and a mask of bits. */
    void writeShape(ViewerProfile profile, CursorState cursor, WireBuffer out) {
        CursorImage image = cursor.image();
        boolean hidden = image.isHidden();
        int width = hidden ? 0 : image.width();
        int height = hidden ? 0 : image.height();
        out.u16(image.hotX()).u16(image.hotY()).u16(width).u16(height).s32(Encodings.CURSOR);
        if (!hidden) {
            writePixels(profile, image, out);
            writeMask(image, out);
        }
        sentShape = cursor.shape();
        sentFormat = profile.formatSerial();
    }

    private static void writePixels(ViewerProfile profile, CursorImage image, WireBuffer out) {
        PixelPacker packer = PixelPacker.pixels(profile.format());
        int[] colours = new int[image.argb().length];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = plainColour(image.argb()[i]);
        }
        int bytes = colours.length * packer.bytesPerPixel();
        out.reserve(bytes + PixelPacker.SPARE_BYTES);
        packer.pack(colours, 0, colours.length, out.array(), out.size());
        out.advance(bytes);
    }

    private static int plainColour(int argb) {
        int alpha = argb >>> 24;
        if (alpha == 0 || alpha == 255) {
            return argb & 0xffffff;
        }
        int red = Math.min(255, (argb >> 16 & 0xff) * 255 / alpha);
        int green = Math.min(255, (argb >> 8 & 0xff) * 255 / alpha);
        int blue = Math.min(255, (argb & 0xff) * 255 / alpha);
        return red << 16 | green << 8 | blue;
    }

    private static void writeMask(CursorImage image, WireBuffer out) {
        int rowBytes = (image.width() + 7) / 8;
        for (int y = 0; y < image.height(); y++) {
            byte[] row = new byte[rowBytes];
            for (int x = 0; x < image.width(); x++) {
                if (image.argb()[y * image.width() + x] >>> 24 >= 0x80) {
                    row[x >> 3] |= (byte) (0x80 >> (x & 7));
                }
            }
            out.put(row);
        }
    }
}
