package oriel.server.content;

import java.util.Arrays;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.server.content.ContentClassifier.Look;

/** Finds out what each block of a grid shows: by itself, and by what lies around it. Used by one thread. */
final class BlockJudge {

    /** Of a hundred pixels, so many that differ from the one to the left show many colours, and fewer perhaps a photograph. */
    private static final int RICH_CHANGES = 50;

    private static final int LIVELY_CHANGES = 25;

    /** Letters that are so many blocks apart, or fewer, belong to one line. */
    private static final int WIDEST_GAP = 2;

    /** What may be letters is some if so many blocks of it lie side by side, in a line that is no higher. */
    private static final int MIN_RUN = 4;

    private static final int HIGHEST_LINE = 4;

    // What is known of a block beside its kind. The lowest nine bits say where letters may reach: row by row, around
    // it.
    private static final int EDGES = 1 << 9;
    private static final int LETTERS = 1 << 10;
    private static final int CAPTION = 1 << 11;
    private static final int HINT = 1 << 12;
    private static final int PART = 1 << 13;
    private static final int NEAR = 1 << 14;
    private static final int PICTURE = 1 << 15;

    private final Block block;
    private final ContentClassifier looks;
    private int[] marks = {};
    private BlockGrid grid = new BlockGrid();
    private boolean captions;
    private SeenPhotos seen = new SeenPhotos();

    BlockJudge(Block block, ContentClassifier looks) {
        this.block = block;
        this.looks = looks;
    }

    /** Judges all blocks; photographs are sought only if that is wanted. */
    void judge(Framebuffer source, BlockGrid blocks, boolean photos) {
        judge(source, blocks, photos, new SeenPhotos());
    }

    /** The same for what was seen before in the area, or not. */
    void judge(Framebuffer source, BlockGrid blocks, boolean photos, SeenPhotos before) {
        seen = before;
        seen.next(blocks.columns(), blocks.rows());
        judgeRows(source, blocks, photos);
        if (seen.isWrong()) {
            seen.forget();
            judgeRows(source, blocks, photos);
        }
        if (photos) {
            lookAround();
        }
    }

    private void judgeRows(Framebuffer source, BlockGrid blocks, boolean photos) {
        grid = blocks;
        captions = false;
        if (marks.length < grid.size()) {
            marks = new int[grid.size()];
        }
        Arrays.fill(marks, 0, grid.size(), 0);
        for (int row = 0; row < grid.rows(); row++) {
            if (block.moveToRow(source, grid.area(), row).isSolid()) {
                for (int column = 0; column < grid.columns(); column++) {
                    grid.set(grid.place(column, row), block.colour() & 0xffffff);
                }
            } else {
                judgeRow(source, row, photos);
            }
        }
    }

    /** True if anything in a block stands out. */
    boolean hasEdges(int place) {
        return (marks[place] & EDGES) != 0;
    }

    /** How many blocks looked like a part of a picture by themselves, taken or not. */
    int pictures(Rect blocks) {
        int count = 0;
        for (int row = blocks.y(); row < blocks.bottom(); row++) {
            for (int column = blocks.x(); column < blocks.right(); column++) {
                count += is(grid.place(column, row), PICTURE) ? 1 : 0;
            }
        }
        return count;
    }

    /** True if no photograph goes on in a block: it shows letters or lies outside of the area. */
    boolean endsAt(int column, int row) {
        return !isInside(column, row) || is(grid.place(column, row), LETTERS);
    }

    private boolean isInside(int column, int row) {
        return column >= 0 && column < grid.columns() && row >= 0 && row < grid.rows();
    }

    /** Photographs are sought only where pixels differ from their neighbours at all: a page of text is soon judged. */
    private void judgeRow(Framebuffer source, int row, boolean photos) {
        boolean lively = false;
        int first = grid.place(0, row);
        for (int column = 0; column < grid.columns(); column++) {
            if (block.move(source, grid.area(), column, row).isSolid()) {
                grid.set(first + column, block.colour() & 0xffffff);
            } else {
                int changes = block.changes();
                lively |= changes > LIVELY_CHANGES;
                grid.set(first + column, changes > RICH_CHANGES ? BlockGrid.RICH : BlockGrid.PLAIN);
                marks[first + column] |= LETTERS;
            }
        }
        if (photos && lively) {
            looks.load(source, grid.area(), row);
            for (int column = 0; column < grid.columns(); column++) {
                if (grid.kind(first + column) < 0) {
                    look(column, row);
                }
            }
        }
    }

    private void look(int column, int row) {
        int place = grid.place(column, row);
        Look look = looks.look(column, seen, grid.place(0, row));
        marks[place] |= looks.hasEdges(column) ? EDGES : 0;
        if (look == Look.CAPTION || look == Look.HINT) {
            captions = true;
            marks[place] |= (look == Look.CAPTION ? CAPTION : HINT) | reached();
        }
        if (look != Look.SHARP && look != Look.CAPTION) {
            marks[place] = marks[place] & ~LETTERS | PICTURE;
            grid.set(place, look == Look.CALM ? BlockGrid.CALM : BlockGrid.PHOTO);
        }
    }

    /** Where the letters that were just found may reach. */
    private int reached() {
        int reached = 0;
        for (int around = 0; around < 9; around++) {
            reached |= looks.reaches(around % 3 - 1, around / 3 - 1) ? 1 << around : 0;
        }
        return reached;
    }

    private boolean is(int place, int mark) {
        return (marks[place] & mark) != 0;
    }

    /** Blocks become letters where those around them show some: a part of a letter cannot always be told by itself. */
    private void lookAround() {
        if (captions) {
            followHints();
            for (int row = 0; row < grid.rows(); row++) {
                closeGaps(row);
            }
            reachOut();
        }
        for (int place = 0; place < grid.size(); place++) {
            if (grid.kind(place) >= 0 && around(place, LETTERS) > 0) {
                grid.setApart(place);
            }
        }
        spread();
    }

    private void closeGaps(int row) {
        int last = grid.columns();
        for (int column = 0; column < grid.columns(); column++) {
            if (is(grid.place(column, row), LETTERS)) {
                int gap = column - last - 1;
                for (int between = last + 1; gap <= WIDEST_GAP && between < column; between++) {
                    makeLetters(grid.place(between, row));
                }
                last = column;
            }
        }
    }

    private void makeLetters(int place) {
        marks[place] |= LETTERS;
        if (grid.kind(place) == BlockGrid.PHOTO || grid.kind(place) == BlockGrid.CALM) {
            grid.set(place, BlockGrid.RICH);
        }
    }

    /** What may be a part of letters is one among others, and in a line of what may be letters too. */
    private void followHints() {
        for (int row = 0; row < grid.rows(); row++) {
            int run = 0;
            for (int column = 0; column < grid.columns(); column++) {
                int place = grid.place(column, row);
                run = is(place, HINT | CAPTION) && isThin(column, row) ? run + 1 : 0;
                for (int back = 0; run == MIN_RUN ? back < run : run > MIN_RUN && back < 1; back++) {
                    marks[place - back] |= PART;
                }
                if (is(place, HINT) && around(place, CAPTION) > 1) {
                    marks[place] |= PART;
                }
            }
        }
    }

    /** True if a block lies in a row of some, and not in an area of them: lines of text are not high. */
    private boolean isThin(int column, int row) {
        int high = 1;
        for (int y = row - 1; y >= 0 && is(grid.place(column, y), HINT | CAPTION); y--) {
            high++;
        }
        for (int y = row + 1; y < grid.rows() && is(grid.place(column, y), HINT | CAPTION); y++) {
            high++;
        }
        return high <= HIGHEST_LINE;
    }

    /** Letters do not come alone: of those that have others beside them, the blocks that they may reach become some. */
    private void reachOut() {
        for (int place = 0; place < grid.size(); place++) {
            if (is(place, PART) || is(place, CAPTION) && around(place, LETTERS | PART) > 1) {
                for (int around = 0; around < 9; around++) {
                    if (is(place, 1 << around)) {
                        mark(place % grid.columns() + around % 3 - 1, place / grid.columns() + around / 3 - 1);
                    }
                }
            }
        }
        for (int place = 0; place < grid.size(); place++) {
            if (is(place, NEAR | PART)) {
                makeLetters(place);
            }
        }
    }

    private void mark(int column, int row) {
        if (isInside(column, row)) {
            marks[grid.place(column, row)] |= NEAR;
        }
    }

    /** How many of a block and those around it have a mark. */
    private int around(int place, int mark) {
        int column = place % grid.columns();
        int row = place / grid.columns();
        int count = 0;
        for (int y = Math.max(0, row - 1); y <= Math.min(grid.rows() - 1, row + 1); y++) {
            for (int x = Math.max(0, column - 1); x <= Math.min(grid.columns() - 1, column + 1); x++) {
                count += is(grid.place(x, y), mark) ? 1 : 0;
            }
        }
        return count;
    }

    /** What belongs to a letter or to the ground of some goes on as far as its colour does. */
    private void spread() {
        for (int place = 0; place < grid.size(); place++) {
            spread(place, place % grid.columns() > 0 ? place - 1 : place);
            spread(place, Math.max(place % grid.columns(), place - grid.columns()));
        }
        for (int place = grid.size() - 1; place >= 0; place--) {
            spread(place, place % grid.columns() < grid.columns() - 1 ? place + 1 : place);
            spread(place, place + grid.columns() < grid.size() ? place + grid.columns() : place);
        }
    }

    private void spread(int place, int from) {
        if (grid.isApart(from) && grid.kind(place) == grid.kind(from)) {
            grid.setApart(place);
        }
    }
}
