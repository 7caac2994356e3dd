package oriel.capture.demo;

import oriel.capture.CursorImage;

/** The shapes of the demo's cursor besides the arrow. */
final class Cursors {

    static final CursorImage HAND = CursorImage.ofText(5, 0, """
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

    static final CursorImage BEAM = CursorImage.ofText(3, 8, """
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
}
