package oriel.encoding;

import java.util.Arrays;

/**
 * Tells pictures full of colours that come again without their neighbours, as in the noise of a film. They are the
 * repetitions of 3 bytes that a quick search for 4 misses. Used by one thread.
 */
public final class LonePixels {

    private static final int SAMPLES = 4;
    private static final int SAMPLE = 256;
    private static final int SLOTS = 1024;
    private static final int HASH = 0x9e3779b1;
    private static final int HASH_SHIFT = 32 - 10;

    /** One in so many is many. */
    private static final int SHARE = 8;

    private final int[] places = new int[SLOTS];

    /** A judge. */
    public LonePixels() {}

    /** Judges by samples of {@code count} pixels {@code 0x00RRGGBB}. */
    public boolean areMany(int[] pixels, int count) {
        if (count <= SAMPLES * SAMPLE) {
            return lone(pixels, 0, count) * SHARE > count;
        }
        int lone = 0;
        for (int i = 0; i < SAMPLES; i++) {
            int from = (int) ((long) (count - SAMPLE) * i / (SAMPLES - 1));
            lone += lone(pixels, from, from + SAMPLE);
        }
        return lone * SHARE > SAMPLES * SAMPLE;
    }

    private int lone(int[] pixels, int from, int to) {
        Arrays.fill(places, 0);
        int lone = 0;
        for (int i = from + 1; i < to - 1; i++) {
            int colour = pixels[i];
            int slot = colour * HASH >>> HASH_SHIFT;
            int before = places[slot];
            places[slot] = i;
            if (before > 0
                    && pixels[before] == colour
                    && pixels[before + 1] != pixels[i + 1]
                    && pixels[before - 1] != pixels[i - 1]) {
                lone++;
            }
        }
        return lone;
    }
}
