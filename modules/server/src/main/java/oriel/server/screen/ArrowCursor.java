package oriel.server.screen;

import oriel.capture.CursorImage;

/** The usual arrow, for screens that do not tell their cursor's shape. */
final class ArrowCursor {

    private static final String[] ROWS = {
        "X           ",
        "XX          ",
        "X.X         ",
        "X..X        ",
        "X...X       ",
        "X....X      ",
        "X.....X     ",
        "X......X    ",
        "X.......X   ",
        "X........X  ",
        "X.....XXXXX ",
        "X..X..X     ",
        "X.X X..X    ",
        "XX  X..X    ",
        "X    X..X   ",
        "     X..X   ",
        "      XX    ",
    };

    private ArrowCursor() {}

    static CursorImage image() {
        int width = ROWS[0].length();
        int[] argb = new int[width * ROWS.length];
        for (int y = 0; y < ROWS.length; y++) {
            for (int x = 0; x < width; x++) {
                argb[y * width + x] = switch (ROWS[y].charAt(x)) {
                    case 'X' -> 0xff000000;
                    case '.' -> 0xffffffff;
                    default -> 0;
                };
            }
        }
        return new CursorImage(width, ROWS.length, 0, 0, argb);
    }
}
