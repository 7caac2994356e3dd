package oriel.capture.gdi;

/** Pixels of a cursor, out of the two bitmaps in which Windows keeps it. */
final class CursorShape {

    private static final int COLOUR = 0xffffff;
    private static final int BLACK = 0xff000000;

    private CursorShape() {}

    /**
     * A cursor with colours.
     *
     * @param mask white where the screen is seen, black where the colour is; without meaning if there is alpha
     * @param colours {@code 0xAARRGGBB}; old cursors have no alpha at all
     * @return {@code 0xAARRGGBB}, colours multiplied with alpha
     */
    static int[] coloured(int[] mask, int[] colours) {
        int alphas = 0;
        for (int colour : colours) {
            alphas |= colour >>> 24;
        }
        int[] argb = new int[colours.length];
        for (int i = 0; i < argb.length; i++) {
            if (alphas != 0) {
                argb[i] = multiplied(colours[i]);
            } else if ((mask[i] & COLOUR) == 0) {
                argb[i] = BLACK | colours[i];
            } else if ((colours[i] & COLOUR) != 0) {
                argb[i] = BLACK; // It would turn the screen's colours around.
            }
        }
        return argb;
    }

    private static int multiplied(int colour) {
        int alpha = colour >>> 24;
        int red = (colour >> 16 & 0xff) * alpha / 255;
        int green = (colour >> 8 & 0xff) * alpha / 255;
        int blue = (colour & 0xff) * alpha / 255;
        return alpha << 24 | red << 16 | green << 8 | blue;
    }

    /**
     * A cursor without colours. Its upper half says where the screen is seen, the lower one what is black or white; where
     * both are set it turns the screen's colours around, for which it gets black with a white border.
     *
     * @param mask both halves, one above the other
     */
    static int[] monochrome(int[] mask, int width) {
        int half = mask.length / 2;
        int[] argb = new int[half];
        for (int i = 0; i < half; i++) {
            boolean seen = (mask[i] & COLOUR) != 0;
            boolean set = (mask[half + i] & COLOUR) != 0;
            if (!seen) {
                argb[i] = set ? BLACK | COLOUR : BLACK;
            } else if (set) {
                argb[i] = BLACK;
            }
        }
        for (int i = 0; i < half; i++) {
            if (argb[i] == 0 && touchesTurned(mask, i, width)) {
                argb[i] = BLACK | COLOUR;
            }
        }
        return argb;
    }

    private static boolean touchesTurned(int[] mask, int at, int width) {
        int half = mask.length / 2;
        int column = at % width;
        return column > 0 && isTurned(mask, at - 1)
                || column < width - 1 && isTurned(mask, at + 1)
                || at >= width && isTurned(mask, at - width)
                || at + width < half && isTurned(mask, at + width);
    }

    private static boolean isTurned(int[] mask, int at) {
        return (mask[at] & COLOUR) != 0 && (mask[mask.length / 2 + at] & COLOUR) != 0;
    }
}
