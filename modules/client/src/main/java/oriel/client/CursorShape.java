package oriel.client;

import java.util.Optional;
import oriel.rfb.Rect;
import oriel.rfb.message.Bitmap;
import oriel.rfb.message.Cursor;
import oriel.rfb.message.CursorWithAlpha;
import oriel.rfb.message.PseudoRect;
import oriel.rfb.message.VmwareAlphaCursor;
import oriel.rfb.message.VmwareClassicCursor;
import oriel.rfb.message.XCursor;

/**
 * What a cursor looks like, in whatever form it came.
 *
 * @param encoding that it came in
 * @param hotX column of the hotspot
 * @param hotY row of the hotspot
 * @param width 0 if it is hidden
 * @param height 0 if it is hidden
 * @param argb {@code width * height} pixels {@code 0xAARRGGBB}, not multiplied with alpha; shared, not copied
 */
public record CursorShape(int encoding, int hotX, int hotY, int width, int height, int[] argb) {

    private static final int OPAQUE = 0xff000000;

    /** The shape of a cursor; empty if the rectangle is none. */
    static Optional<CursorShape> of(PseudoRect rect, PixelReader pixels) {
        return argb(rect, pixels).map(argb -> {
            Rect shape = rect.header().area();
            return new CursorShape(rect.header().encoding(), shape.x(), shape.y(), shape.width(), shape.height(), argb);
        });
    }

    private static Optional<int[]> argb(PseudoRect rect, PixelReader pixels) {
        if (rect instanceof Cursor cursor) {
            return Optional.of(masked(colours(cursor.pixels(), pixels), cursor.mask()));
        }
        if (rect instanceof XCursor cursor) {
            return Optional.of(masked(twoColours(cursor), cursor.mask()));
        }
        if (rect instanceof CursorWithAlpha cursor) {
            return Optional.of(plain(cursor.argb()));
        }
        if (rect instanceof VmwareAlphaCursor cursor) {
            return Optional.of(cursor.argb());
        }
        if (rect instanceof VmwareClassicCursor cursor) {
            return Optional.of(inverting(colours(cursor.and(), pixels), colours(cursor.xor(), pixels)));
        }
        return Optional.empty();
    }

    private static int[] colours(byte[] data, PixelReader pixels) {
        int[] colours = new int[data.length / pixels.pixelBytes()];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = pixels.pixel(data, i * pixels.pixelBytes()) & 0xffffff;
        }
        return colours;
    }

    private static int[] masked(int[] colours, Bitmap mask) {
        for (int i = 0; i < colours.length; i++) {
            colours[i] = mask.at(i) ? colours[i] | OPAQUE : 0;
        }
        return colours;
    }

    private static int[] twoColours(XCursor cursor) {
        int[] colours = new int[(int) cursor.shape().area()];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = cursor.bitmap().at(i) ? cursor.primary() : cursor.secondary();
        }
        return colours;
    }

    private static int[] plain(int[] argb) {
        for (int i = 0; i < argb.length; i++) {
            int alpha = argb[i] >>> 24;
            argb[i] = alpha == 0
                    ? 0
                    : alpha << 24
                            | plain(argb[i] >> 16, alpha) << 16
                            | plain(argb[i] >> 8, alpha) << 8
                            | plain(argb[i], alpha);
        }
        return argb;
    }

    private static int plain(int multiplied, int alpha) {
        return Math.min(255, (multiplied & 0xff) * 255 / alpha);
    }

    /** What would be inverted is black. */
    private static int[] inverting(int[] kept, int[] inverted) {
        for (int i = 0; i < kept.length; i++) {
            inverted[i] = kept[i] == 0 ? inverted[i] | OPAQUE : inverted[i] == 0 ? 0 : OPAQUE;
        }
        return inverted;
    }
}
