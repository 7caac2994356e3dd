package oriel.capture;

import java.util.List;

/**
 * The shape of a cursor.
 *
 * @param width pixels; 0 hides the cursor
 * @param height pixels; 0 hides the cursor
 * @param hotX column of the hotspot, inside
 * @param hotY row of the hotspot, inside
 * @param argb {@code width * height} pixels {@code 0xAARRGGBB}, colours multiplied with alpha; not changed by anybody
 */
public record CursorImage(int width, int height, int hotX, int hotY, int[] argb) {

    /** Largest width and height; viewers refuse larger ones. */
    public static final int MAX_SIDE = 256;

    /** No cursor. */
    public static final CursorImage HIDDEN = new CursorImage(0, 0, 0, 0, new int[0]);

    /** An arrow, for screens that cannot tell their cursor's shape. */
    public static final CursorImage ARROW = ofText(0, 0, """
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

    /** Checks the sizes. */
    public CursorImage {
        if (width < 0 || height < 0 || width > MAX_SIDE || height > MAX_SIDE || argb.length != width * height) {
            throw new IllegalArgumentException("a cursor of " + width + "x" + height + ", " + argb.length + " pixels");
        }
        if (hotX < 0 || hotY < 0 || hotX > Math.max(0, width - 1) || hotY > Math.max(0, height - 1)) {
            throw new IllegalArgumentException("a hotspot outside of the cursor");
        }
    }

    /** True if there is nothing to draw. */
    public boolean isHidden() {
        return width == 0 || height == 0;
    }

    /** A cursor drawn in text: {@code #} is black, {@code .} is white, all else is transparent. */
    public static CursorImage ofText(int hotX, int hotY, String art) {
        List<String> rows = art.lines().toList();
        int width = rows.stream().mapToInt(String::length).max().orElse(0);
        int[] argb = new int[width * rows.size()];
        for (int y = 0; y < rows.size(); y++) {
            for (int x = 0; x < rows.get(y).length(); x++) {
                char dot = rows.get(y).charAt(x);
                argb[y * width + x] = dot == '#' ? 0xff000000 : dot == '.' ? 0xffffffff : 0;
            }
        }
        return new CursorImage(width, rows.size(), hotX, hotY, argb);
    }
}
