package oriel.capture.demo;

import java.util.List;
import oriel.capture.CursorImage;

/** The shapes of the demo's cursor, drawn in text: {@code #} is black, {@code .} white, a space is transparent. */
final class Cursors {

    static final CursorImage ARROW = parse(0, 0, """
            #
            ##
            #.#
            #..#
            #...#
            #....#
            #.....#
            #......#
            #.......#
            #........#
            #.........#
            #..........#
            #......#####
            #...#..#
            #..##...#
            #.#  #..#
            ##   #...#
                  #..#
                   ##
            """);

    static final CursorImage HAND = parse(5, 0, """
                 ##
                #..#
                #..#
                #..#
                #..#
                #..###
                #..#..###
                #..#..#..##
             ## #..#..#..#.#
            #..##........#.#
            #...#..........#
             #.............#
              #............#
              #...........#
               #..........#
                #........#
                #........#
                ##########
            """);

    static final CursorImage BEAM = parse(3, 8, """
            ### ###
               #
               #
               #
               #
               #
               #
               #
               #
               #
               #
               #
               #
               #
               #
            ### ###
            """);

    private Cursors() {}

    private static CursorImage parse(int hotX, int hotY, String art) {
        List<String> rows = art.lines().toList();
        int width = rows.stream().mapToInt(String::length).max().orElse(0);
        int[] argb = new int[width * rows.size()];
        for (int y = 0; y < rows.size(); y++) {
            for (int x = 0; x < rows.get(y).length(); x++) {
                argb[y * width + x] = colour(rows.get(y).charAt(x));
            }
        }
        return new CursorImage(width, rows.size(), hotX, hotY, argb);
    }

    private static int colour(char dot) {
        if (dot == ' ') {
            return 0;
        }
        return dot == '#' ? 0xff000000 : 0xffffffff;
    }
}
