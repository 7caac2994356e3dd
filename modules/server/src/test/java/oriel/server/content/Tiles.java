package oriel.server.content;

import java.util.Random;
import java.util.function.IntBinaryOperator;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** Pictures of tiles, each of which looks like one thing: what is found in them depends on where they lie. */
final class Tiles {

    static final int SIDE = Block.SIDE;

    /** The colour of strokes on a photograph: it stands out, but not by far. */
    static final int INK = 122;

    /** Levels from 100 to 106, of which none is like the one beside it, nor nearly as those foretell. */
    private static final int[][] GRAIN = grain();

    private Tiles() {}

    private static int[][] grain() {
        Random random = new Random(3);
        int[][] levels = new int[SIDE][SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                do {
                    levels[y][x] = 100 + random.nextInt(7);
                } while (isForetold(levels, x, y));
            }
        }
        return levels;
    }

    private static boolean isForetold(int[][] levels, int x, int y) {
        int here = levels[y][x];
        if (x == 0 || y == 0) {
            return x > 0 && here == levels[y][x - 1] || y > 0 && here == levels[y - 1][x];
        }
        int across = levels[y][x - 1];
        int up = levels[y - 1][x];
        return here == across || here == up || Math.abs(here + levels[y - 1][x - 1] - across - up) < 2;
    }

    /** The level of a photograph at a place of a tile. */
    static int grain(int x, int y) {
        return GRAIN[y][x];
    }

    /** Fills a rectangle with levels of grey, counted from its corner. */
    static void paint(Framebuffer picture, Rect where, IntBinaryOperator level) {
        for (int y = 0; y < where.height(); y++) {
            for (int x = 0; x < where.width(); x++) {
                picture.pixels()[picture.offset(where.x() + x, where.y() + y)] = level.applyAsInt(x, y) * 0x010101;
            }
        }
    }

    /**
     * A picture of tiles, one letter each: {@code P} a photograph; {@code c} what is calm; {@code S} a drawing; {@code C} a
     * caption, and {@code H} what may be one, neither reaching out; {@code <}, {@code >}, {@code ^} and {@code v} captions
     * that do; {@code h} what may be one, and reaches to the right; digits are colours.
     */
    static Framebuffer picture(Rect area, String... rows) {
        Framebuffer picture = new Framebuffer(area.right() + 3, area.bottom() + 2);
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows[row].length(); column++) {
                Rect tile = new Rect(area.x() + column * SIDE, area.y() + row * SIDE, SIDE, SIDE);
                paint(picture, tile.intersection(area), tile(rows[row].charAt(column)));
            }
        }
        return picture;
    }

    private static IntBinaryOperator tile(char letter) {
        return switch (letter) {
            case 'P' -> Tiles::grain;
            case 'c' -> (x, y) -> 100 + x / 3;
            case 'S' -> (x, y) -> x == 8 && y > 4 && y < 11 ? 40 : 240;
            case 'C' -> upright(8, 5, 6);
            case 'H' -> upright(8, 6, 4);
            case '<' -> upright(3, 5, 6);
            case '>' -> upright(13, 5, 6);
            case '^' -> upright(8, 2, 6);
            case 'v' -> upright(8, 8, 6);
            case 'h' -> upright(13, 6, 4);
            default -> (x, y) -> letter - '0';
        };
    }

    /** A stroke down a photograph. */
    static IntBinaryOperator upright(int column, int top, int length) {
        return (x, y) -> x == column && y >= top && y < top + length ? INK : grain(x, y);
    }
}
