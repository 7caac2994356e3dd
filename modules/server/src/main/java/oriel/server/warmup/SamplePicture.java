package oriel.server.warmup;

import oriel.rfb.Framebuffer;

/** A picture of all that encoders tell apart: text, a photograph, one colour. */
final class SamplePicture {

    private static final int WIDTH = 512;
    private static final int HEIGHT = 192;

    /** Where the kinds of content lie. */
    private static final int BAND = HEIGHT / 3;

    private SamplePicture() {}

    /** The same one every time. */
    static Framebuffer make() {
        Framebuffer picture = new Framebuffer(WIDTH, HEIGHT);
        int seed = 1;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                seed = seed * 1_664_525 + 1_013_904_223;
                picture.pixels()[picture.offset(x, y)] = colour(x, y, seed >>> 28);
            }
        }
        return picture;
    }

    /** Strokes of letters on paper, then a slope with noise, then paper. */
    private static int colour(int x, int y, int noise) {
        if (y < BAND) {
            boolean ink = y % 16 > 3 && x % 8 < 6 && (x * 31 / 8 + y * 17) % 5 == 0;
            return ink ? 0x202020 + (x / 64 % 8 << 4) : 0xf8f8f8;
        }
        return y < 2 * BAND ? (x / 3 + noise << 16) + (x / 5 + noise << 8) + y + noise : 0x336699;
    }
}
