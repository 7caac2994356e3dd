package oriel.encoding.tight;

import oriel.rfb.WireBuffer;

/**
 * The gradient filter of rfbproto "Tight Encoding", for TPIXELs of three bytes: each channel becomes its difference from
 * left plus above minus the one between, kept within 0 to 255. Pixels outside of the rectangle count as black.
 */
final class GradientFilter {

    private static final int ROW_STEP = 8;

    /** A pixel is foretold if no channel is farther off. */
    private static final int NEAR = 2;

    private GradientFilter() {}

    /** True if most of the pixels of some rows are foretold: then few values are left, and they compress well. */
    static boolean suits(RectPixels rect) {
        int[] pixels = rect.pixels();
        int width = rect.width();
        int near = 0;
        int looked = 0;
        for (int y = 1; y < rect.height(); y += ROW_STEP) {
            for (int i = y * width + 1; i < (y + 1) * width; i++) {
                near += Block.surprise(pixels[i], pixels[i - 1], pixels[i - width], pixels[i - width - 1]) <= NEAR
                        ? 1
                        : 0;
            }
            looked += width - 1;
        }
        return 2 * near > looked;
    }

    /** Appends the filtered pixels. */
    static void append(RectPixels rect, WireBuffer out) {
        int[] pixels = rect.pixels();
        int width = rect.width();
        out.reserve(3 * rect.count());
        byte[] target = out.array();
        int at = out.size();
        for (int i = 0; i < rect.count(); i++) {
            boolean first = i % width == 0;
            int left = first ? 0 : pixels[i - 1];
            int above = i < width ? 0 : pixels[i - width];
            int corner = first || i < width ? 0 : pixels[i - width - 1];
            int here = pixels[i];
            target[at] = difference(here >> 16, left >> 16, above >> 16, corner >> 16);
            target[at + 1] = difference(here >> 8 & 0xff, left >> 8 & 0xff, above >> 8 & 0xff, corner >> 8 & 0xff);
            target[at + 2] = difference(here & 0xff, left & 0xff, above & 0xff, corner & 0xff);
            at += 3;
        }
        out.advance(3 * rect.count());
    }

    private static byte difference(int here, int left, int above, int corner) {
        return (byte) (here - Math.max(0, Math.min(255, left + above - corner)));
    }
}
