package oriel.it.encoders;

import java.util.Random;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.scenes.Photo;

/**
 * A picture of a kind that is otherwise left to chance, and an area of it.
 *
 * @param kind of the content
 * @param width in pixels
 * @param height in pixels
 * @param seed decides about everything else
 * @param whole true if the area is all of it
 */
record RandomPicture(Kind kind, int width, int height, long seed, boolean whole) {

    /** What pictures are made of. */
    enum Kind {
        FLAT,
        FEW_COLOURS,
        RUNS,
        TEXT,
        GRADIENT,
        NOISE,
        PHOTO,
        MIXTURE
    }

    private static final int[] PALETTES = {2, 3, 4, 5, 16, 17, 96, 97, 127, 128, 129, 255, 256, 257, 1000};
    private static final int[] LENGTHS = {1, 2, 3, 254, 255, 256, 257, 509, 510, 511, 512, 700};
    private static final int MAX_PATCHES = 12;

    /** The area, which is not empty. */
    Rect area() {
        if (whole) {
            return new Rect(0, 0, width, height);
        }
        return part(new Random(seed));
    }

    private Rect part(Random random) {
        int x = random.nextInt(width);
        int y = random.nextInt(height);
        return new Rect(x, y, 1 + random.nextInt(width - x), 1 + random.nextInt(height - y));
    }

    /** Draws it. */
    Framebuffer draw() {
        return draw(kind, new Random(seed));
    }

    private Framebuffer draw(Kind drawn, Random random) {
        Framebuffer picture = new Framebuffer(width, height);
        switch (drawn) {
            case FLAT -> picture.fill(picture.bounds(), random.nextInt(0x1000000));
            case FEW_COLOURS -> fewColours(picture.pixels(), random);
            case RUNS -> runs(picture.pixels(), random);
            case TEXT -> text(picture, random);
            case GRADIENT -> gradient(picture, random);
            case NOISE ->
                fewColours(
                        picture.pixels(),
                        random.ints(picture.pixels().length, 0, 0x1000000).toArray(),
                        random);
            case PHOTO -> picture = new Photo(random.nextLong()).draw(width, height);
            default -> mixture(picture, random);
        }
        return picture;
    }

    private static void fewColours(int[] pixels, Random random) {
        fewColours(
                pixels,
                random.ints(PALETTES[random.nextInt(PALETTES.length)], 0, 0x1000000)
                        .toArray(),
                random);
    }

    private static void fewColours(int[] pixels, int[] palette, Random random) {
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = palette[i < palette.length ? i : random.nextInt(palette.length)];
        }
    }

    private static void runs(int[] pixels, Random random) {
        int[] palette = random.ints(1 + random.nextInt(200), 0, 0x1000000).toArray();
        int at = 0;
        while (at < pixels.length) {
            int end = Math.min(pixels.length, at + LENGTHS[random.nextInt(LENGTHS.length)]);
            int colour = palette[random.nextInt(palette.length)];
            while (at < end) {
                pixels[at++] = colour;
            }
        }
    }

    private static void text(Framebuffer picture, Random random) {
        picture.fill(picture.bounds(), random.nextInt(0x1000000));
        int ink = random.nextInt(0x1000000);
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                if (y / 8 % 2 == 0 && random.nextInt(3) == 0) {
                    picture.pixels()[picture.offset(x, y)] = ink;
                }
            }
        }
    }

    private static void gradient(Framebuffer picture, Random random) {
        int across = random.nextInt(4);
        int down = random.nextInt(4);
        int start = random.nextInt(0x1000000);
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                int light = x * across + y * down;
                picture.pixels()[picture.offset(x, y)] =
                        (start >> 16) + light & 0xff | (start + light / 2 & 0xff) << 8 | (start - light & 0xff) << 16;
            }
        }
    }

    /** Patches of the other kinds over one another. */
    private void mixture(Framebuffer picture, Random random) {
        Kind[] kinds = Kind.values();
        int patches = 1 + random.nextInt(MAX_PATCHES);
        for (int i = 0; i < patches; i++) {
            Kind of = kinds[random.nextInt(Kind.MIXTURE.ordinal())];
            picture.copyFrom(draw(of, random), i == 0 ? picture.bounds() : part(random));
        }
    }
}
