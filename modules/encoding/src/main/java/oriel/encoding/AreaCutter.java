package oriel.encoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import oriel.encoding.Line.Side;
import oriel.encoding.Looks.Look;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/**
 * Cuts an area into rectangles that each show one kind of thing, on a grid of blocks that begins at the area's corner:
 * first large surfaces of one colour, then photographs, then the rest, by whether it has many colours. Used by one thread.
 */
public final class AreaCutter {

    private static final int MOST_BLOCKS = 256;

    /** Most pixels of a part: the blocks that one takes, and what a photograph gets at its borders. */
    public static final int MOST_PIXELS = MOST_BLOCKS * Block.SIDE * Block.SIDE * 5 / 4;

    /** What is smaller is not worth a rectangle of its own, whose header alone takes 12 bytes. */
    private static final int LEAST_PIXELS = 4096;

    /** The tables of a JPEG image take as much as the pixels of a smaller one. */
    private static final int LEAST_PHOTO = 1024;

    private static final int LEAST_BLOCKS = LEAST_PIXELS / Block.SIDE / Block.SIDE;

    /** Shortest side of a surface or a photograph, in blocks. */
    private static final int LEAST_SIDE = 2;

    private static final int WIDEST_SURFACE = 2048 / Block.SIDE;
    private static final int WIDEST_PHOTO = 256 / Block.SIDE;
    private static final int LONGEST_REST = 512 / Block.SIDE;

    /** An area that is not wider is not cut into narrower ones for its width: they would compress less together. */
    private static final int WIDEST_WHOLE = 1024 / Block.SIDE;

    /** Blocks of the rest are judged in squares of so many. */
    private static final int SQUARE = 4;

    // What a block shows: a surface's colour, which is not negative, or one of these.
    private static final int TAKEN = -1;
    private static final int PHOTO = -2;
    private static final int CALM = -3;
    private static final int RICH = -4;
    private static final int PLAIN = -5;

    /** Of a hundred pixels, so many that differ from the one to the left show many colours, and fewer perhaps a photograph. */
    private static final int RICH_CHANGES = 50;

    private static final int LIVELY_CHANGES = 25;

    private final Block block = new Block();
    private final Looks looks = new Looks();
    private int[] kinds = {};
    private boolean[] edges = {};
    private Rect area = Rect.EMPTY;
    private int columns;
    private int rows;

    /** A cutter. */
    public AreaCutter() {}

    /**
     * Cuts an area.
     *
     * @param photos look for photographs
     * @return parts that cover it once; only photographs may lose anything
     */
    public List<Part> cut(Framebuffer source, Rect wanted, boolean photos) {
        if (wanted.area() < 2 * LEAST_PIXELS) {
            boolean lossy = photos && wanted.area() >= LEAST_PHOTO && Photo.is(looks, block, source, wanted);
            return List.of(new Part(wanted, lossy));
        }
        area = wanted;
        columns = Block.count(area.width());
        rows = Block.count(area.height());
        if (kinds.length < columns * rows) {
            kinds = new int[columns * rows];
            edges = new boolean[columns * rows];
        }
        judge(source, photos);
        List<Part> pieces = new ArrayList<>();
        takeSurfaces(pieces);
        if (photos) {
            takePhotos(source, pieces);
        }
        settleRest();
        takeRest(pieces);
        return pieces;
    }

    private void judge(Framebuffer source, boolean photos) {
        for (int row = 0; row < rows; row++) {
            int first = row * columns;
            Arrays.fill(edges, first, first + columns, false);
            if (block.moveToRow(source, area, row).isSolid()) {
                Arrays.fill(kinds, first, first + columns, block.colour() & 0xffffff);
            } else {
                judgeRow(source, row, photos);
            }
        }
    }

    /** Photographs are sought only where pixels differ from their neighbours at all: a page of text is soon judged. */
    private void judgeRow(Framebuffer source, int row, boolean photos) {
        boolean lively = false;
        int first = row * columns;
        for (int column = 0; column < columns; column++) {
            if (block.move(source, area, column, row).isSolid()) {
                kinds[first + column] = block.colour() & 0xffffff;
            } else {
                int changes = block.changes();
                lively |= changes > LIVELY_CHANGES;
                kinds[first + column] = changes > RICH_CHANGES ? RICH : PLAIN;
            }
        }
        if (photos && lively) {
            seekPhotos(source, row);
        }
    }

    private void seekPhotos(Framebuffer source, int row) {
        looks.load(source, area, row);
        for (int column = 0; column < columns; column++) {
            int place = row * columns + column;
            if (kinds[place] < 0) {
                Look look = looks.look(column);
                kinds[place] = look == Look.SHARP ? kinds[place] : look == Look.CALM ? CALM : PHOTO;
                edges[place] = looks.hasEdges(column);
            }
        }
    }

    private void takeSurfaces(List<Part> pieces) {
        for (int place = 0; place < columns * rows; place++) {
            if (kinds[place] >= 0) {
                Rect found = largest(place, WIDEST_SURFACE);
                if (isWorthy(found)) {
                    take(found, pieces);
                }
            }
        }
    }

    private void takePhotos(Framebuffer source, List<Part> pieces) {
        for (int place = 0; place < columns * rows; place++) {
            while (kinds[place] == PHOTO) {
                Rect found = largest(place, WIDEST_PHOTO);
                if (!isWorthy(found) || 2 * count(found, PHOTO) < found.area()) {
                    break;
                }
                if (!leaveBorders(source, found)) {
                    take(found);
                    pieces.add(new Part(grow(source, pixels(found), pieces), true));
                }
            }
        }
    }

    /** Leaves the blocks across the border of a photograph to the rest; true if there were any. */
    private boolean leaveBorders(Framebuffer source, Rect found) {
        boolean any = false;
        for (int row = found.y(); row < found.bottom(); row++) {
            for (int column = found.x(); column < found.right(); column++) {
                int place = row * columns + column;
                if (edges[place] && Photo.isOutside(block.move(source, area, column, row), column, row, found)) {
                    kinds[place] = RICH;
                    any = true;
                }
            }
        }
        return any;
    }

    /**
     * Adds to a photograph the pixels that the grid has cut off: of the blocks across its border it takes what belongs to
     * it, and the rest of them becomes pieces.
     *
     * @param found its pixels so far: whole blocks
     */
    private Rect grow(Framebuffer source, Rect found, List<Part> pieces) {
        Rect grown = found;
        for (Side side : Side.values()) {
            Rect strip = blocksBeside(grown, side);
            if (!isFree(strip)) {
                continue;
            }
            Rect all = pixels(strip);
            Rect beside = side.isUpright()
                    ? all.intersection(new Rect(all.x(), grown.y(), all.width(), grown.height()))
                    : all.intersection(new Rect(grown.x(), all.y(), grown.width(), all.height()));
            int depth = Line.depth(source, beside, side);
            Rect more = side.nearest(beside, depth);
            if (depth > 0 && !more.equals(beside) && grown.area() + more.area() <= MOST_PIXELS) {
                grown = grown.union(more);
                take(strip);
                addAround(grown, all, pieces);
            }
        }
        return grown;
    }

    /** Makes pieces of those pixels of a strip of blocks that do not belong to a photograph. */
    private static void addAround(Rect photo, Rect strip, List<Part> pieces) {
        Rect shared = photo.intersection(strip);
        Stream.of(
                        Rect.between(strip.x(), strip.y(), strip.right(), shared.y()),
                        Rect.between(strip.x(), shared.bottom(), strip.right(), strip.bottom()),
                        Rect.between(strip.x(), shared.y(), shared.x(), shared.bottom()),
                        Rect.between(shared.right(), shared.y(), strip.right(), shared.bottom()))
                .filter(rest -> !rest.isEmpty())
                .forEach(rest -> pieces.add(new Part(rest, false)));
    }

    /** The blocks along one side of a rectangle of pixels, whose other sides it may cut. */
    private Rect blocksBeside(Rect photo, Side side) {
        int left = (photo.x() - area.x()) / Block.SIDE;
        int top = (photo.y() - area.y()) / Block.SIDE;
        int right = Block.count(photo.right() - area.x());
        int bottom = Block.count(photo.bottom() - area.y());
        return switch (side) {
            case TOP -> Rect.between(left, top - 1, right, top);
            case BOTTOM -> Rect.between(left, bottom, right, bottom + 1);
            case LEFT -> Rect.between(left - 1, top, left, bottom);
            case RIGHT -> Rect.between(right, top, right + 1, bottom);
        };
    }

    /** True if no block of a rectangle lies outside of the grid or was taken. */
    private boolean isFree(Rect blocks) {
        return blocks.x() >= 0
                && blocks.y() >= 0
                && blocks.right() <= columns
                && blocks.bottom() <= rows
                && count(blocks, TAKEN) == 0;
    }

    private int count(Rect found, int kind) {
        int count = 0;
        for (int row = found.y(); row < found.bottom(); row++) {
            for (int column = found.x(); column < found.right(); column++) {
                count += kinds[row * columns + column] == kind ? 1 : 0;
            }
        }
        return count;
    }

    private static boolean isWorthy(Rect found) {
        return found.area() >= LEAST_BLOCKS && Math.min(found.width(), found.height()) >= LEAST_SIDE;
    }

    /** Of each square, either all blocks that are left become rich, or all become plain. */
    private void settleRest() {
        for (int top = 0; top < rows; top += SQUARE) {
            for (int left = 0; left < columns; left += SQUARE) {
                Rect square = new Rect(left, top, Math.min(SQUARE, columns - left), Math.min(SQUARE, rows - top));
                int rich = count(square, RICH) + count(square, PHOTO) + count(square, CALM);
                int kind = rich > count(square, PLAIN) ? RICH : PLAIN;
                for (int row = top; row < square.bottom(); row++) {
                    for (int place = row * columns + left; place < row * columns + square.right(); place++) {
                        kinds[place] = kinds[place] == TAKEN ? TAKEN : kind;
                    }
                }
            }
        }
    }

    /** Plain pieces are wide, rich ones are high and narrow: there a pixel is like the ones above it, which are near then. */
    private void takeRest(List<Part> pieces) {
        int widest = columns <= WIDEST_WHOLE ? WIDEST_WHOLE : LONGEST_REST;
        for (int place = 0; place < columns * rows; place++) {
            if (kinds[place] != TAKEN) {
                take(kinds[place] == RICH ? down(place, LONGEST_REST) : across(place, widest), pieces);
            }
        }
    }

    /** Takes blocks out of the grid. */
    private void take(Rect blocks) {
        for (int row = blocks.y(); row < blocks.bottom(); row++) {
            for (int column = blocks.x(); column < blocks.right(); column++) {
                kinds[row * columns + column] = TAKEN;
            }
        }
    }

    /** Takes blocks out of the grid and makes a piece of them in which nothing may be lost. */
    private void take(Rect blocks, List<Part> pieces) {
        take(blocks);
        pieces.add(new Part(pixels(blocks), false));
    }

    /** What blocks stand for. */
    private Rect pixels(Rect blocks) {
        return Rect.between(
                area.x() + blocks.x() * Block.SIDE,
                area.y() + blocks.y() * Block.SIDE,
                Math.min(area.right(), area.x() + blocks.right() * Block.SIDE),
                Math.min(area.bottom(), area.y() + blocks.bottom() * Block.SIDE));
    }

    private Rect largest(int place, int widest) {
        Rect across = across(place, widest);
        Rect down = down(place, widest);
        return across.area() >= down.area() ? across : down;
    }

    /** Blocks like the one at {@code place}: first as far to the right as they go, then as far down. */
    private Rect across(int place, int widest) {
        int left = place % columns;
        int top = place / columns;
        int right = left + 1;
        while (right < columns && right - left < widest && joins(place, top, right)) {
            right++;
        }
        int lowest = Math.min(rows, top + Math.max(1, MOST_BLOCKS / (right - left)));
        int bottom = top + 1;
        while (bottom < lowest && rowJoins(place, bottom, right)) {
            bottom++;
        }
        return Rect.between(left, top, right, bottom);
    }

    /** Blocks like the one at {@code place}: first as far down as they go, then as far to the right. */
    private Rect down(int place, int widest) {
        int left = place % columns;
        int top = place / columns;
        int bottom = top + 1;
        while (bottom < rows && bottom - top < widest && joins(place, bottom, left)) {
            bottom++;
        }
        int farthest = Math.min(columns, left + Math.min(widest, Math.max(1, MOST_BLOCKS / (bottom - top))));
        int right = left + 1;
        while (right < farthest && columnJoins(place, right, bottom)) {
            right++;
        }
        return Rect.between(left, top, right, bottom);
    }

    private boolean rowJoins(int place, int row, int right) {
        for (int column = place % columns; column < right; column++) {
            if (!joins(place, row, column)) {
                return false;
            }
        }
        return true;
    }

    private boolean columnJoins(int place, int column, int bottom) {
        for (int row = place / columns; row < bottom; row++) {
            if (!joins(place, row, column)) {
                return false;
            }
        }
        return true;
    }

    private boolean joins(int place, int row, int column) {
        int first = kinds[place];
        int other = kinds[row * columns + column];
        return first == other || first == PHOTO && (other == CALM || other >= 0);
    }
}
