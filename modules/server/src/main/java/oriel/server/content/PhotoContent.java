package oriel.server.content;

import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.server.content.ContentClassifier.Look;
import oriel.server.content.Line.Side;

/** What may become a JPEG image: no block of it shows text, most show a photograph, and it does not reach beyond one. */
final class PhotoContent {

    private PhotoContent() {}

    /** Judges a rectangle, whether it was found by cutting an area or not. */
    static boolean is(ContentClassifier looks, Block block, Framebuffer source, Rect rect) {
        Rect grid = new Rect(0, 0, Block.count(rect.width()), Block.count(rect.height()));
        int photos = 0;
        for (int row = 0; row < grid.height(); row++) {
            looks.load(source, rect, row);
            for (int column = 0; column < grid.width(); column++) {
                Look look = looks.look(column);
                boolean edges = looks.hasEdges(column);
                if (look == Look.SHARP
                        || look == Look.CAPTION
                        || edges && isOutside(block.move(source, rect, column, row), column, row, grid)) {
                    return false;
                }
                photos += look == Look.CALM ? 0 : 1;
            }
        }
        return 2 * photos >= grid.area();
    }

    /** True if a block at the edge of {@code grid} shows there what lies beyond the photograph. */
    static boolean isOutside(Block block, int column, int row, Rect grid) {
        for (Side side : Side.values()) {
            if (side.isAtEdge(grid, column, row) && (block.isGround(side) || block.ends(side))) {
                return true;
            }
        }
        return false;
    }
}
