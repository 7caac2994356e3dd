package oriel.encoding.zrle;

/**
 * Counts the runs of a tile: stretches of one colour, across the ends of rows. Pixels are {@code 0x00RRGGBB}, so a
 * difference, negated, has its highest bit set: most of this needs no branch that depends on the picture.
 */
final class Runs {

    private static final int SAMPLE = 512;

    private Runs() {}

    /** Number of runs. */
    static int count(int[] pixels, int count) {
        int runs = 1;
        for (int i = 1; i < count; i++) {
            runs += -(pixels[i] ^ pixels[i - 1]) >>> 31;
        }
        return runs;
    }

    /** Number of runs of more than one pixel, of at least two pixels. */
    static int longer(int[] pixels, int count) {
        int begun = 1;
        int longer = 0;
        for (int i = 1; i < count; i++) {
            int begins = -(pixels[i] ^ pixels[i - 1]) >>> 31;
            longer += begun & ~begins;
            begun = begins;
        }
        return longer;
    }

    /** True if hardly a pixel at the beginning of a large tile is like the one before: no runs are worth while there. */
    static boolean areFew(int[] pixels, int count) {
        return count > SAMPLE && count(pixels, SAMPLE) > SAMPLE - SAMPLE / 16;
    }
}
