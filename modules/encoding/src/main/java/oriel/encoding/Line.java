package oriel.encoding;

import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** A line of pixels, across or down a picture: does it belong to a photograph, or to what lies around one? */
final class Line {

    /** Parts of a line that are judged by themselves. */
    private static final int PART = 16;

    private Line() {}

    /** Where a strip of pixels lies beside a photograph, or a line beside the block that it belongs to. */
    enum Side {
        LEFT,
        TOP,
        RIGHT,
        BOTTOM;

        boolean isUpright() {
            return this == LEFT || this == RIGHT;
        }

        /** Of a strip that lies on this side of something, the lines nearest to it. */
        Rect nearest(Rect strip, int lines) {
            return switch (this) {
                case TOP -> Rect.between(strip.x(), strip.bottom() - lines, strip.right(), strip.bottom());
                case BOTTOM -> Rect.between(strip.x(), strip.y(), strip.right(), strip.y() + lines);
                case LEFT -> Rect.between(strip.right() - lines, strip.y(), strip.right(), strip.bottom());
                case RIGHT -> Rect.between(strip.x(), strip.y(), strip.x() + lines, strip.bottom());
            };
        }
    }

    /**
     * How many lines of a strip still belong to the photograph beside it.
     *
     * @param side of the photograph on which the strip lies
     */
    static int depth(Framebuffer source, Rect strip, Side side) {
        int lines = side.isUpright() ? strip.width() : strip.height();
        int pixels = side.isUpright() ? strip.height() : strip.width();
        int step = side.isUpright() ? source.width() : 1;
        for (int depth = 0; depth < lines; depth++) {
            int line = side == Side.LEFT || side == Side.TOP ? lines - 1 - depth : depth;
            int first = side.isUpright()
                    ? source.offset(strip.x() + line, strip.y())
                    : source.offset(strip.x(), strip.y() + line);
            if (isGround(source.pixels(), first, step, pixels - 1) || hasPlainPart(source, first, step, pixels)) {
                return depth;
            }
        }
        return lines;
    }

    /** True if a part of the line is of one colour, or almost: there the photograph may be narrower than the line. */
    private static boolean hasPlainPart(Framebuffer source, int first, int step, int pixels) {
        int[] all = source.pixels();
        for (int from = 0; from + 1 < pixels; from += PART) {
            int pairs = Math.min(PART, pixels - from) - 1;
            int same = 0;
            for (int i = first + from * step; i < first + (from + pairs) * step; i += step) {
                same += all[i] == all[i + step] ? 1 : 0;
            }
            if (same * 5 >= pairs * 4) {
                return true;
            }
        }
        return false;
    }

    /**
     * True if a line shows a smooth ground, perhaps with letters on it, and not a photograph.
     *
     * @param first index of its first pixel
     * @param step from one pixel to the next
     * @param pairs of neighbours
     */
    static boolean isGround(int[] pixels, int first, int step, int pairs) {
        int same = 0;
        int near = 0;
        int strong = 0;
        for (int i = first; i < first + pairs * step; i += step) {
            int error = difference(pixels[i], pixels[i + step]);
            same += error == 0 ? 1 : 0;
            near += error <= 1 ? 1 : 0;
            strong += error >= Looks.STRONG ? 1 : 0;
        }
        boolean ground = same * 5 >= pairs * 2 || near * 5 >= pairs * 3;
        boolean letters = strong * 4 >= pairs && near * 6 >= pairs && near >= pairs - near - strong;
        return ground || letters;
    }

    private static int difference(int one, int other) {
        int red = Math.abs((one >> 16) - (other >> 16));
        int green = Math.abs((one >> 8 & 0xff) - (other >> 8 & 0xff));
        int blue = Math.abs((one & 0xff) - (other & 0xff));
        return Math.max(Math.max(red, green), blue);
    }
}
