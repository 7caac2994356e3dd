package oriel.server.content;

import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** A line of pixels, across or down a picture: does it belong to a photograph, or to what lies around one? */
final class Line {

    /** A pixel that is so far off in a channel is at the edge of something. */
    static final int STRONG = 16;

    /** Parts of a line that are judged by themselves. */
    private static final int PART = 16;

    // A line whose pixels differ from those beside them by more than so many times what is usual, and a few, is not one
    // more.
    private static final int MAX_TIMES = 4;
    private static final int FEW = 12;

    /** Lines of a block that are taken for a part of a photograph. */
    private static final int INNER_LINES = 4;

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

        /** True if a block lies at this edge of some. */
        boolean isAtEdge(Rect blocks, int column, int row) {
            return switch (this) {
                case TOP -> row == blocks.y();
                case BOTTOM -> row == blocks.bottom() - 1;
                case LEFT -> column == blocks.x();
                case RIGHT -> column == blocks.right() - 1;
            };
        }

        /** How far to the right the next block on this side lies. */
        int across() {
            return this == LEFT ? -1 : this == RIGHT ? 1 : 0;
        }

        /** How far below the next block on this side lies. */
        int down() {
            return this == TOP ? -1 : this == BOTTOM ? 1 : 0;
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
     * How many lines of a strip still belong to the photograph beside it: those up to where it ends all along the line, and
     * the ground around it begins.
     *
     * @param photo whose last two lines before the strip tell how much they usually differ; with less of it, nothing is told
     * @param side of the photograph on which the strip lies
     */
    static int depth(Framebuffer source, Rect photo, Rect strip, Side side) {
        if ((side.isUpright() ? photo.width() : photo.height()) < 2) {
            return 0;
        }
        int lines = side.isUpright() ? strip.width() : strip.height();
        int pixels = side.isUpright() ? strip.height() : strip.width();
        int out = side.isUpright() ? 1 : source.width();
        int line = source.offset(strip.x(), strip.y());
        if (side == Side.LEFT || side == Side.TOP) {
            line += (lines - 1) * out;
            out = -out;
        }
        Lines all = new Lines(source.pixels(), pixels, side.isUpright() ? source.width() : 1, out);
        int usual = all.usualStep(line - out);
        for (int depth = 0; depth < lines; depth++) {
            if (all.isGround(line)) {
                return 2 * all.steps(line, usual + FEW) > pixels ? depth : 0;
            }
            if (all.steps(line, MAX_TIMES * usual + FEW) > 0) {
                return 0;
            }
            line += out;
        }
        return lines;
    }

    /**
     * True if a photograph ends within a block: its lines go on evenly from within, and at one of them, most of all pixels
     * change at once.
     *
     * @param line index of the first pixel of the innermost line
     * @param count of lines
     */
    static boolean ends(Lines all, int line, int count) {
        int usual = 0;
        for (int inner = 1; inner <= INNER_LINES; inner++) {
            usual += all.usualStep(line + inner * all.out());
        }
        usual /= INNER_LINES;
        for (int depth = INNER_LINES; depth < count; depth++) {
            if (2 * all.steps(line + depth * all.out(), 2 * usual + FEW) > all.count()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Lines beside each other.
     *
     * @param count pixels in each
     * @param step from one pixel to the next
     * @param out from one line to the next, away from the photograph
     */
    record Lines(int[] pixels, int count, int step, int out) {

        /** How much the pixels of a line differ from the ones farther in, on average. */
        int usualStep(int line) {
            int sum = 0;
            for (int i = line; i < line + count * step; i += step) {
                sum += Channels.difference(pixels[i], pixels[i - out]);
            }
            return sum / count;
        }

        /** How many pixels of a line differ from the ones farther in by more than is usual. */
        int steps(int line, int usual) {
            int steps = 0;
            for (int i = line; i < line + count * step; i += step) {
                steps += Channels.difference(pixels[i], pixels[i - out]) > usual ? 1 : 0;
            }
            return steps;
        }

        /** True if a line is a ground, or a part of it is: there the photograph may be narrower than the line. */
        boolean isGround(int line) {
            return Line.isGround(pixels, line, step, count - 1) || hasPlainPart(line);
        }

        private boolean hasPlainPart(int line) {
            for (int from = 0; from + 1 < count; from += PART) {
                int pairs = Math.min(PART, count - from) - 1;
                int same = 0;
                for (int i = line + from * step; i < line + (from + pairs) * step; i += step) {
                    same += pixels[i] == pixels[i + step] ? 1 : 0;
                }
                if (same * 5 >= pairs * 4) {
                    return true;
                }
            }
            return false;
        }
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
            int error = Channels.difference(pixels[i], pixels[i + step]);
            same += error == 0 ? 1 : 0;
            near += error <= 1 ? 1 : 0;
            strong += error >= STRONG ? 1 : 0;
        }
        boolean ground = same * 5 >= pairs * 2 || near * 5 >= pairs * 3;
        boolean letters = strong * 4 >= pairs && near * 6 >= pairs && near >= pairs - near - strong;
        return ground || letters;
    }
}
