package oriel.server.screen;

import java.nio.IntBuffer;

/**
 * New pixels of a screen, not yet copied into the picture.
 *
 * @param pixels with anything in the high byte
 * @param origin index at which pixel 0,0 of the picture would stand
 * @param stride ints from one row to the next
 */
record FreshPixels(IntBuffer pixels, int origin, int stride) {

    /** The bits of a pixel that are its colour. */
    static final int COLOURS = 0xffffff;

    /** Index of a pixel of the picture. */
    int offset(int x, int y) {
        return origin + y * stride + x;
    }

    /** Reads the colours of a part of a row. */
    void read(int x, int y, int[] target, int at, int count) {
        pixels.clear();
        pixels.get(offset(x, y), target, at, count);
        for (int i = at; i < at + count; i++) {
            target[i] &= COLOURS;
        }
    }
}
