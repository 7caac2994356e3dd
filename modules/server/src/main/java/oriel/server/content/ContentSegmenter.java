package oriel.server.content;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.server.content.Line.Side;

/**
 * Cuts an area into rectangles that each show one kind of thing, on a grid of blocks that begins at the area's corner:
 * first large surfaces of one colour, then photographs, then the rest, by whether it has many colours. Used by one thread.
 */
final class ContentSegmenter {

    /** Most pixels of a part: the blocks that one takes, and what a photograph gets at its borders. */
    static final int MAX_PIXELS = BlockGrid.MAX_BLOCKS * Block.SIDE * Block.SIDE * 5 / 4;

    /** What is smaller is not worth a rectangle of its own, whose header alone takes 12 bytes. */
    private static final int MIN_PIXELS = 4096;

    /** The tables of a JPEG image take as much as the pixels of a smaller one. */
    private static final int MIN_PHOTO = 1024;

    private static final int MIN_PHOTO_BLOCKS = MIN_PHOTO / Block.SIDE / Block.SIDE;

    private static final int MIN_BLOCKS = MIN_PIXELS / Block.SIDE / Block.SIDE;

    /** Of the blocks that are no farther from a small part of a photograph, half belong to it, too. */
    private static final int AROUND = 2;

    /** Shortest side of a surface, in blocks. */
    private static final int MIN_SIDE = 2;

    private static final int WIDEST_SURFACE = 2048 / Block.SIDE;
    private static final int WIDEST_PHOTO = 256 / Block.SIDE;
    private static final int MAX_REST = 512 / Block.SIDE;

    /** An area that is not wider is not cut into narrower ones for its width: they would compress less together. */
    private static final int WIDEST_WHOLE = 1024 / Block.SIDE;

    /** Blocks of the rest are judged in squares of so many. */
    private static final int SQUARE = 4;

    private final Block block = new Block();
    private final ContentClassifier looks = new ContentClassifier();
    private final BlockJudge judge = new BlockJudge(block, looks);
    private final BlockGrid grid = new BlockGrid();

    /**
     * Cuts an area.
     *
     * @param photos look for photographs
     * @return parts that cover it once; only photographs may lose anything
     */
    List<Segment> segment(Framebuffer source, Rect wanted, boolean photos) {
        return segment(source, wanted, photos, new SeenPhotos());
    }

    /** The same for an area of which it is known what it showed before. */
    List<Segment> segment(Framebuffer source, Rect wanted, boolean photos, SeenPhotos seen) {
        if (wanted.area() < 2 * MIN_PIXELS) {
            boolean lossy = photos && wanted.area() >= MIN_PHOTO && PhotoContent.is(looks, block, source, wanted);
            return List.of(new Segment(wanted, lossy));
        }
        grid.cover(wanted);
        judge.judge(source, grid, photos, seen);
        List<Segment> pieces = new ArrayList<>();
        takeSurfaces(pieces);
        if (photos) {
            takePhotos(source, pieces);
        }
        settleRest();
        takeRest(pieces);
        return pieces;
    }

    private void takeSurfaces(List<Segment> pieces) {
        for (int place = 0; place < grid.size(); place++) {
            if (grid.kind(place) >= 0) {
                Rect found = grid.largest(place, WIDEST_SURFACE);
                if (isWorthy(found)) {
                    take(found, pieces);
                }
            }
        }
    }

    private void takePhotos(Framebuffer source, List<Segment> pieces) {
        for (int place = 0; place < grid.size(); place++) {
            while (grid.kind(place) == BlockGrid.PHOTO) {
                Rect found = grid.largest(place, WIDEST_PHOTO);
                if (isTooSmall(found) || 2 * grid.count(found, BlockGrid.PHOTO) < found.area()) {
                    break;
                }
                if (!leaveBorders(source, found)) {
                    grid.take(found);
                    pieces.add(new Segment(grow(source, grid.pixels(found), pieces), true));
                }
            }
        }
    }

    /** True if a photograph is not worth a rectangle, or has no more of one around it: the sheen of an icon. */
    private boolean isTooSmall(Rect found) {
        if (found.area() >= MIN_BLOCKS) {
            return false;
        }
        Rect around = Rect.between(
                Math.max(0, found.x() - AROUND),
                Math.max(0, found.y() - AROUND),
                Math.min(grid.columns(), found.right() + AROUND),
                Math.min(grid.rows(), found.bottom() + AROUND));
        return found.area() < MIN_PHOTO_BLOCKS || 2 * judge.pictures(around) < around.area();
    }

    /** Leaves the blocks across the border of a photograph to the rest; true if there were any. */
    private boolean leaveBorders(Framebuffer source, Rect found) {
        boolean any = false;
        for (int row = found.y(); row < found.bottom(); row++) {
            for (int column = found.x(); column < found.right(); column++) {
                int place = grid.place(column, row);
                if (judge.hasEdges(place)
                        && isOutside(block.move(source, grid.area(), column, row), column, row, found)) {
                    grid.set(place, BlockGrid.RICH);
                    any = true;
                }
            }
        }
        return any;
    }

    /** True if a block at the edge of a photograph shows there what lies beyond it: a ground, or what follows a clear end. */
    private boolean isOutside(Block moved, int column, int row, Rect found) {
        for (Side side : Side.values()) {
            if (side.isAtEdge(found, column, row)
                    && (moved.isGround(side)
                            || judge.endsAt(column + side.across(), row + side.down()) && moved.ends(side))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Adds to a photograph the pixels that the grid has cut off: of the blocks across its border and of those beside them it
     * takes what belongs to it, and the rest of them becomes pieces.
     *
     * @param found its pixels so far: whole blocks
     */
    private Rect grow(Framebuffer source, Rect found, List<Segment> pieces) {
        Rect grown = found;
        for (Side side : Side.values()) {
            Rect strip = freeBeside(grown, side);
            if (strip.isEmpty()) {
                continue;
            }
            Rect all = grid.pixels(strip);
            Rect beside = side.isUpright()
                    ? all.intersection(new Rect(all.x(), grown.y(), all.width(), grown.height()))
                    : all.intersection(new Rect(grown.x(), all.y(), grown.width(), all.height()));
            int depth = Line.depth(source, grown, beside, side);
            Rect more = side.nearest(beside, depth);
            if (depth > 0 && !more.equals(beside) && grown.area() + more.area() <= MAX_PIXELS) {
                grown = grown.union(more);
                grid.take(strip);
                addAround(grown, all, pieces);
            }
        }
        return grown;
    }

    /** Up to two lines of blocks beside a photograph, as far as none of them was taken or shows one by itself. */
    private Rect freeBeside(Rect photo, Side side) {
        Rect first = blocksBeside(photo, side);
        if (!grid.isFree(first) || 2 * grid.count(first, BlockGrid.PHOTO) > first.area()) {
            return Rect.EMPTY;
        }
        Rect second = blocksBeside(photo.union(grid.pixels(first)), side);
        return grid.isFree(second) ? first.union(second) : first;
    }

    /** Makes pieces of those pixels of a strip of blocks that do not belong to a photograph. */
    private static void addAround(Rect photo, Rect strip, List<Segment> pieces) {
        Rect shared = photo.intersection(strip);
        Stream.of(
                        Rect.between(strip.x(), strip.y(), strip.right(), shared.y()),
                        Rect.between(strip.x(), shared.bottom(), strip.right(), strip.bottom()),
                        Rect.between(strip.x(), shared.y(), shared.x(), shared.bottom()),
                        Rect.between(shared.right(), shared.y(), strip.right(), shared.bottom()))
                .filter(rest -> !rest.isEmpty())
                .forEach(rest -> pieces.add(new Segment(rest, false)));
    }

    /** The blocks along one side of a rectangle of pixels, whose other sides it may cut. */
    private Rect blocksBeside(Rect photo, Side side) {
        int left = (photo.x() - grid.area().x()) / Block.SIDE;
        int top = (photo.y() - grid.area().y()) / Block.SIDE;
        int right = Block.count(photo.right() - grid.area().x());
        int bottom = Block.count(photo.bottom() - grid.area().y());
        return switch (side) {
            case TOP -> Rect.between(left, top - 1, right, top);
            case BOTTOM -> Rect.between(left, bottom, right, bottom + 1);
            case LEFT -> Rect.between(left - 1, top, left, bottom);
            case RIGHT -> Rect.between(right, top, right + 1, bottom);
        };
    }

    private static boolean isWorthy(Rect found) {
        return found.area() >= MIN_BLOCKS && Math.min(found.width(), found.height()) >= MIN_SIDE;
    }

    /** Of each square, either all blocks that are left become rich, or all become plain. */
    private void settleRest() {
        for (int top = 0; top < grid.rows(); top += SQUARE) {
            for (int left = 0; left < grid.columns(); left += SQUARE) {
                settle(Rect.between(
                        left, top, Math.min(left + SQUARE, grid.columns()), Math.min(top + SQUARE, grid.rows())));
            }
        }
    }

    private void settle(Rect square) {
        int rich = grid.count(square, BlockGrid.RICH)
                + grid.count(square, BlockGrid.PHOTO)
                + grid.count(square, BlockGrid.CALM);
        int kind = rich > grid.count(square, BlockGrid.PLAIN) ? BlockGrid.RICH : BlockGrid.PLAIN;
        for (int row = square.y(); row < square.bottom(); row++) {
            for (int place = grid.place(square.x(), row); place < grid.place(square.right(), row); place++) {
                grid.set(place, grid.kind(place) == BlockGrid.TAKEN ? BlockGrid.TAKEN : kind);
            }
        }
    }

    /** Plain pieces are wide, rich ones are high and narrow: there a pixel is like the ones above it, which are near then. */
    private void takeRest(List<Segment> pieces) {
        int widest = grid.columns() <= WIDEST_WHOLE ? WIDEST_WHOLE : MAX_REST;
        for (int place = 0; place < grid.size(); place++) {
            if (grid.kind(place) != BlockGrid.TAKEN) {
                take(
                        grid.kind(place) == BlockGrid.RICH ? grid.down(place, MAX_REST) : grid.across(place, widest),
                        pieces);
            }
        }
    }

    /** Takes blocks out of the grid and makes a piece of them in which nothing may be lost. */
    private void take(Rect blocks, List<Segment> pieces) {
        grid.take(blocks);
        pieces.add(new Segment(grid.pixels(blocks), false));
    }
}
