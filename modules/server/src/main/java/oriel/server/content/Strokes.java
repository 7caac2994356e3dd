package oriel.server.content;

import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/**
 * Tells strokes from the edges of things: a stroke goes up and soon down again, or down and up, and an edge but one way.
 * Used by one thread.
 */
final class Strokes {

    /** A thin stroke is no wider, in pixels. */
    private static final int WIDEST = 4;

    /** So many edges to a stroke: letters have long ones, too, and the edges of things have hardly a stroke. */
    private static final int EDGES_PER_STROKE = 8;

    private int[] pixels = {};
    private int edges;
    private int strokes;

    /**
     * True if many edges in a block, of so much of a step at least, are those of thin strokes.
     *
     * @param area beyond which the picture has no meaning
     */
    boolean isIn(Framebuffer source, Rect area, Rect block, int step) {
        Rect around = Rect.between(
                        block.x() - WIDEST, block.y() - WIDEST, block.right() + WIDEST, block.bottom() + WIDEST)
                .intersection(area);
        pixels = source.pixels();
        edges = 0;
        strokes = 0;
        for (int y = block.y(); y < block.bottom(); y++) {
            follow(source.offset(around.x(), y), 1, around.width(), step);
        }
        for (int x = block.x(); x < block.right(); x++) {
            follow(source.offset(x, around.y()), source.width(), around.height(), step);
        }
        return EDGES_PER_STROKE * strokes >= edges;
    }

    private void follow(int first, int next, int count, int step) {
        int way = 0;
        int since = 0;
        int before = light(pixels[first]);
        for (int i = 1; i < count; i++) {
            int here = light(pixels[first + i * next]);
            int rise = here - before;
            before = here;
            since++;
            if (Math.abs(rise) >= step) {
                int turn = Integer.signum(rise);
                strokes += turn == -way && since <= WIDEST ? 1 : 0;
                edges += turn != way || since > 1 ? 1 : 0;
                way = turn;
                since = 0;
            }
        }
    }

    /** Mostly green, and red by another weight, so that a step from one to the other counts. */
    private static int light(int pixel) {
        return (pixel >> 16 & 0xff) + 3 * (pixel >> 8 & 0xff) >> 2;
    }
}
