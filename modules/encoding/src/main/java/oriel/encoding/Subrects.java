package oriel.encoding;

import java.util.Arrays;

/**
 * The rectangles of one colour that make a tile out of its background: what RRE, CoRRE and Hextile send. Used by one
 * thread; made once and filled again for every tile.
 */
public final class Subrects {

    /** The largest width and height of a tile. */
    public static final int MAX_SIDE = 256;

    private final int[] colours;
    private final int[] places;
    private int size;
    private int width;
    private int height;

    /** Holds up to {@code most} rectangles. */
    public Subrects(int most) {
        colours = new int[most];
        places = new int[most];
    }

    /**
     * Cuts a tile. Where a colour begins, the larger of two rectangles is taken: the one that follows its row as far as it
     * goes and then grows downwards, or the one that follows its column and then grows to the right. No pixel is read more
     * than a few times, whatever the picture.
     *
     * @param pixels of the tile, row after row without gaps; those that were cut become background
     * @param most number of rectangles after which it is not worth while, up to what this object holds
     * @return false if there are more rectangles than that; then nothing here can be used
     */
    public boolean cut(int[] pixels, int tileWidth, int tileHeight, int background, int most) {
        width = tileWidth;
        height = tileHeight;
        size = 0;
        for (int y = 0; y < height; y++) {
            int row = y * width;
            for (int x = 0; x < width; x++) {
                if (pixels[row + x] == background) {
                    continue;
                }
                if (size == most) {
                    return false;
                }
                take(pixels, x, y, background);
            }
        }
        return true;
    }

    private void take(int[] pixels, int x, int y, int background) {
        int start = y * width + x;
        int colour = pixels[start];
        int across = across(pixels, start, width - x);
        int down = down(pixels, start, height - y);
        int wide = across;
        int high = 1;
        if (down == 1) {
            Arrays.fill(pixels, start, start + across, background);
        } else {
            high = across == 1 ? down : rowsLike(pixels, start, across, down);
            int columns = across == 1 ? 1 : columnsLike(pixels, start, down, across);
            if (columns * down > across * high) {
                wide = columns;
                high = down;
            }
            for (int i = 0; i < high; i++) {
                Arrays.fill(pixels, start + i * width, start + i * width + wide, background);
            }
        }
        colours[size] = colour;
        places[size++] = x << 24 | y << 16 | wide - 1 << 8 | high - 1;
    }

    private static int across(int[] pixels, int start, int most) {
        int length = 1;
        while (length < most && pixels[start + length] == pixels[start]) {
            length++;
        }
        return length;
    }

    private int down(int[] pixels, int start, int most) {
        int length = 1;
        while (length < most && pixels[start + length * width] == pixels[start]) {
            length++;
        }
        return length;
    }

    /** Number of rows from {@code start} on that are of its colour over the whole width. */
    private int rowsLike(int[] pixels, int start, int across, int most) {
        int rows = 1;
        while (rows < most && across(pixels, start + rows * width, across) == across) {
            rows++;
        }
        return rows;
    }

    /** Number of columns from {@code start} on that are of its colour over the whole height. */
    private int columnsLike(int[] pixels, int start, int down, int most) {
        int columns = 1;
        while (columns < most && down(pixels, start + columns, down) == down) {
            columns++;
        }
        return columns;
    }

    /** Number of rectangles. */
    public int size() {
        return size;
    }

    /** Colour of a rectangle. */
    public int colour(int index) {
        return colours[index];
    }

    /** Left edge of a rectangle in its tile. */
    public int x(int index) {
        return places[index] >>> 24;
    }

    /** Upper edge of a rectangle in its tile. */
    public int y(int index) {
        return places[index] >> 16 & 0xff;
    }

    /** Width of a rectangle. */
    public int width(int index) {
        return (places[index] >> 8 & 0xff) + 1;
    }

    /** Height of a rectangle. */
    public int height(int index) {
        return (places[index] & 0xff) + 1;
    }
}
