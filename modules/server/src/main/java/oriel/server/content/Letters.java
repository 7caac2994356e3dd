package oriel.server.content;

import java.util.Arrays;
import java.util.Optional;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/**
 * Finds letters, icons and lines in a block, by what they have in any font, size and script. They are drawn: strokes of
 * exactly one colour, on a ground that is exactly one colour or exactly as its neighbours foretell, with edges as sharp as
 * pixels can show. In a photograph hardly a pixel is quite like the one beside it, and an edge takes several of them. Used
 * by one thread.
 */
final class Letters {

    /** A step in a channel that is part of a stroke's edge; {@link Outlines} knows none but this. */
    private static final int STEP = 16;

    /** The same where more stands out. */
    private static final int FAR_STEP = 32;

    /** A smaller step on a flat ground may be dithering. */
    private static final int FAINT_STEP = 4;

    /** On a ground that shows little between letters, so many such steps. */
    private static final int MIN_FAINT = 12;

    /** So many pixels of one colour, each beside another of it and at an edge, are drawn. */
    private static final int MIN_DRAWN = 6;

    /** Strokes that are too thin for that: so many pixels that their neighbours do not foretell at all. */
    private static final int MIN_SHARP = 6;

    /** Among letters, fewer pixels tell of more of them. */
    private static final int HINT_DRAWN = 4;

    private static final int HINT_SHARP = 4;

    /** From such an error on, a pixel stands out from what is foretold. */
    private static final int FAR = 16;

    private static final int FARTHER = 32;
    private static final int FARTHEST = 64;

    /** Evidence that is so near to a side of the block tells of letters that reach beyond it. */
    private static final int REACH = 4;

    private static final int SLOTS = 64;
    private static final int HASH = 0x9e3779b1;
    private static final int HASH_SHIFT = 32 - 6;

    private static final int RED_BLUE = 0x00ff00ff;

    /** Keeps the difference of two sums of two channels from borrowing from the next channel. */
    private static final int BIAS = 0x0400_0400;

    private final Strokes strokes = new Strokes();
    private final ErrorCounts errors = new ErrorCounts();
    private final Outlines outlines = new Outlines();
    private final int[] colours = new int[SLOTS];
    private final int[] drawn = new int[SLOTS];
    private Optional<Framebuffer> prepared = Optional.empty();
    private Rect blocks = Rect.EMPTY;
    private boolean counted;
    private boolean outlined;
    private int[] pixels = {};
    private int first;
    private int at;
    private int stride;
    private int width;
    private int height;
    private int pairs;
    private int same;
    private int near;
    private int steps;
    private int left;
    private int top;
    private int right;
    private int bottom;

    /** What was found. */
    enum Found {
        NOTHING,
        /** What is a part of letters if there are some beside it. */
        HINT,
        /** Letters on a ground that is itself drawn. */
        PAGE,
        /** Letters on a ground that looks like a photograph, or beside one: they may reach beyond the block. */
        CAPTION
    }

    /** Looks at blocks side by side, of which some are asked for next: for many of them that takes less than one by one. */
    void prepare(Framebuffer source, Rect row) {
        prepared = Optional.of(source);
        blocks = row;
        counted = false;
        outlined = false;
    }

    /** The picture is not what it was. */
    void forget() {
        prepared = Optional.empty();
    }

    /**
     * Looks at the pixels of a block.
     *
     * @param area beyond which the picture has no meaning
     * @param edges whether anything stands out
     * @param flat whether a good part of the pixels are like their neighbours
     */
    Found find(Framebuffer source, Rect area, Rect block, boolean edges, boolean flat) {
        move(source, block);
        boolean dense = flat && isFlat();
        if (dense && (2 * same >= pairs || !edges)) {
            return Found.PAGE;
        }
        if (!edges) {
            return Found.NOTHING;
        }
        if (prepared.filter(same -> same == source).isEmpty() || !blocks.contains(block)) {
            prepare(source, block);
        }
        first = block.x() - blocks.x();
        if (!counted) {
            errors.look(source, blocks);
            counted = true;
        }
        errors.count(first, width);
        if (isSmooth()) {
            noteErrors(FAR);
            return Found.CAPTION;
        }
        Found sharp = sharp(source, area, block);
        int most = sharp == Found.CAPTION ? 0 : mostDrawn(source, sharp == Found.HINT ? 1 : HINT_DRAWN);
        if (sharp == Found.CAPTION || most >= MIN_DRAWN) {
            return Found.CAPTION;
        }
        if (dense) {
            return Found.PAGE;
        }
        return most >= HINT_DRAWN ? Found.HINT : sharp;
    }

    private void move(Framebuffer source, Rect block) {
        pixels = source.pixels();
        at = source.offset(block.x(), block.y());
        stride = source.width();
        width = block.width();
        height = block.height();
        left = width;
        top = height;
        right = 0;
        bottom = 0;
    }

    /** True if letters that were found may reach into the block that lies so many blocks to the right and below. */
    boolean reaches(int across, int down) {
        return (across == 0 || (across < 0 ? left < REACH : right >= width - REACH))
                && (down == 0 || (down < 0 ? top < REACH : bottom >= height - REACH));
    }

    /** True if the ground is of one colour and there are letters of any shade on it. */
    private boolean isFlat() {
        pairs = 0;
        same = 0;
        near = 0;
        steps = 0;
        for (int y = 0; y < height; y++) {
            int row = at + y * stride;
            compare(row, row + 1, width - 1);
            if (y > 0) {
                compare(row - stride, row, width);
            }
            if (y > 2 && near > 2 * same) {
                return false;
            }
        }
        return steps > 0 && 2 * same >= pairs || steps >= MIN_FAINT && 8 * same >= pairs && 2 * same >= 3 * near;
    }

    private void compare(int one, int other, int count) {
        pairs += count;
        for (int i = 0; i < count; i++) {
            if (pixels[one + i] == pixels[other + i]) {
                same++;
                continue;
            }
            int step = Channels.difference(pixels[one + i], pixels[other + i]);
            near += step == 1 ? 1 : 0;
            steps += step >= FAINT_STEP ? 1 : 0;
        }
    }

    private int error(int i) {
        int here = pixels[i];
        int across = pixels[i - 1];
        int up = pixels[i - stride];
        int corner = pixels[i - stride - 1];
        int redBlue = BIAS + (here & RED_BLUE) + (corner & RED_BLUE) - (across & RED_BLUE) - (up & RED_BLUE);
        int green = (here >> 8 & 0xff) + (corner >> 8 & 0xff) - (across >> 8 & 0xff) - (up >> 8 & 0xff);
        int red = Math.abs((redBlue >> 16) - 0x400);
        int blue = Math.abs((redBlue & 0xffff) - 0x400);
        return Math.max(Math.max(red, blue), Math.abs(green));
    }

    /** True if the ground is a surface of even shade: many pixels are foretold exactly, and few nearly. */
    private boolean isSmooth() {
        int exactly = looked() - errors.inexact();
        return 5 * exactly >= 2 * looked() && exactly >= 2 * (errors.inexact() - errors.far());
    }

    private int looked() {
        return (width - 1) * (height - 1);
    }

    /** Seeks thin strokes by how far pixels are from what is foretold: in a photograph, larger errors are rarer by far. */
    private Found sharp(Framebuffer source, Rect area, Rect block) {
        int far = errors.farthest();
        int less = errors.farther();
        boolean farther = far >= HINT_SHARP && 2 * far >= less - far;
        boolean nearer = less >= HINT_SHARP && less >= errors.far() - less;
        if (!farther && !nearer || isNoise() || !strokes.isIn(source, area, block, farther ? FAR_STEP : STEP)) {
            return Found.NOTHING;
        }
        noteErrors(farther ? FARTHEST : FARTHER);
        boolean calm = farther ? 3 * errors.far() < 2 * looked() : 2 * errors.far() < looked();
        return calm && (farther ? far : less) >= MIN_SHARP ? Found.CAPTION : Found.HINT;
    }

    private boolean isNoise() {
        return 10 * errors.far() > 8 * looked();
    }

    private void noteErrors(int least) {
        for (int y = 1; y < height; y++) {
            for (int x = 1; x < width; x++) {
                if (error(at + y * stride + x) >= least) {
                    note(x, y);
                }
            }
        }
    }

    /** The most pixels of one colour that lie beside another of it and at an edge; 0 if there are fewer than that of any. */
    private int mostDrawn(Framebuffer source, int fewest) {
        if (!outlined) {
            outlines.look(source, blocks);
            outlined = true;
        }
        if (outlines.count(first, width) < fewest) {
            return 0;
        }
        Arrays.fill(drawn, 0);
        int most = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (outlines.isOne(first + x, y)) {
                    note(x, y);
                    most = Math.max(most, count(pixels[at + y * stride + x]));
                }
            }
        }
        return most;
    }

    /** Counts a pixel of a colour; of two colours in one slot, the one that was there gives way slowly. */
    private int count(int colour) {
        int slot = colour * HASH >>> HASH_SHIFT;
        if (colours[slot] == colour || drawn[slot] == 0) {
            colours[slot] = colour;
            return ++drawn[slot];
        }
        return --drawn[slot];
    }

    private void note(int x, int y) {
        left = Math.min(left, x);
        top = Math.min(top, y);
        right = Math.max(right, x);
        bottom = Math.max(bottom, y);
    }
}
