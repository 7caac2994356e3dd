package oriel.launcher.bench.line;

import java.util.Arrays;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/**
 * Numbers in a picture, by which a viewer knows what it sees: sixteen blocks, white or black, the highest bit first. Blocks
 * are as large as those of JPEG, and far enough from grey to be read after any loss.
 */
final class Stamp {

    /** Numbers begin anew here. */
    static final int LIMIT = 1 << 16;

    private static final int BITS = 16;
    private static final int BLOCK = 8;

    /** Where the number of the frame is. */
    static final Rect FRAME = new Rect(0, 0, BITS * BLOCK, BLOCK);

    /** Where the number of keys pressed so far is. */
    static final Rect KEYS = new Rect(0, BLOCK, BITS * BLOCK, BLOCK);

    private static final int WHITE = 0xffffff;
    private static final int HALF = 3 * 127;

    private Stamp() {}

    static void draw(Framebuffer picture, Rect place, int number) {
        for (int bit = 0; bit < BITS; bit++) {
            int colour = (number >> (BITS - 1 - bit) & 1) == 1 ? WHITE : 0;
            for (int y = place.y(); y < place.bottom(); y++) {
                int at = picture.offset(place.x() + bit * BLOCK, y);
                Arrays.fill(picture.pixels(), at, at + BLOCK, colour);
            }
        }
    }

    static int read(Framebuffer picture, Rect place) {
        int number = 0;
        for (int bit = 0; bit < BITS; bit++) {
            int pixel = picture.pixels()[picture.offset(place.x() + bit * BLOCK + BLOCK / 2, place.y() + BLOCK / 2)];
            int light = (pixel >> 16 & 0xff) + (pixel >> 8 & 0xff) + (pixel & 0xff);
            number = number << 1 | (light > HALF ? 1 : 0);
        }
        return number;
    }
}
