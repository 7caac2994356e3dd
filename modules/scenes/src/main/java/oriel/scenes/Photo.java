package oriel.scenes;

import oriel.rfb.Framebuffer;

/**
 * A picture like a photograph: soft light and shade, texture down to the pixel, a few edges and a little grain. It is
 * reckoned in whole numbers, so that it is the same on every machine.
 */
public final class Photo {

    private static final int OCTAVES = 7;
    private static final int LARGEST_CELL_SHIFT = 7;
    private static final int FACES = 9;
    private static final int GRAIN = 4;

    private final int seed;

    /** The picture of a seed. */
    public Photo(long seed) {
        this.seed = (int) (seed ^ seed >>> 32);
    }

    /** Draws it: what the window shows whose left upper corner is at (x, y) of a scene without end. */
    public Framebuffer draw(int width, int height, int x, int y) {
        Framebuffer picture = new Framebuffer(width, height);
        for (int row = 0; row < height; row++) {
            int at = picture.offset(0, row);
            for (int column = 0; column < width; column++) {
                picture.pixels()[at + column] = colour(x + column, y + row);
            }
        }
        return picture;
    }

    /** Draws it from its origin. */
    public Framebuffer draw(int width, int height) {
        return draw(width, height, 0, 0);
    }

    private int colour(int x, int y) {
        int light = fractal(x, y, 1);
        int warmth = smooth(x, y, LARGEST_CELL_SHIFT + 1, 2) - 128;
        int haze = smooth(x, y, LARGEST_CELL_SHIFT, 3) - 128;
        // Where a slow wave crosses zero an object ends and another light falls.
        int face = smooth(x, y, FACES, 4) > 128 ? 40 : -24;
        int grain = (hash(x, y, 5) & GRAIN - 1) - GRAIN / 2;
        int base = light + face + grain;
        return clamp(base + warmth / 2) << 16 | clamp(base + haze / 4) << 8 | clamp(base - warmth / 2 + haze / 3);
    }

    private int fractal(int x, int y, int layer) {
        int sum = 0;
        int weight = 0;
        for (int octave = 0; octave < OCTAVES; octave++) {
            int share = OCTAVES - octave;
            sum += share * smooth(x, y, LARGEST_CELL_SHIFT - octave, layer * 16 + octave);
            weight += share;
        }
        return sum / weight;
    }

    /** Values of a grid with cells of 2^shift pixels, 0 to 255, and between them what lies between. */
    private int smooth(int x, int y, int shift, int layer) {
        int cellX = x >> shift;
        int cellY = y >> shift;
        int partX = eased((x & (1 << shift) - 1) << 8 >> shift);
        int partY = eased((y & (1 << shift) - 1) << 8 >> shift);
        int top = between(hash(cellX, cellY, layer) & 0xff, hash(cellX + 1, cellY, layer) & 0xff, partX);
        int bottom = between(hash(cellX, cellY + 1, layer) & 0xff, hash(cellX + 1, cellY + 1, layer) & 0xff, partX);
        return between(top, bottom, partY);
    }

    /** 3t² - 2t³ for t of 0 to 256. */
    private static int eased(int part) {
        return part * part * (768 - 2 * part) >> 16;
    }

    private static int between(int from, int to, int part) {
        return from + ((to - from) * part >> 8);
    }

    private static int clamp(int value) {
        return Math.max(0, Math.min(255, value));
    }

    private int hash(int x, int y, int layer) {
        int hash = seed + x * 0x9e3779b1 + y * 0x85ebca77 + layer * 0xc2b2ae3d;
        hash = (hash ^ hash >>> 15) * 0x2c1b3c6d;
        hash = (hash ^ hash >>> 12) * 0x297a2d39;
        return hash ^ hash >>> 15;
    }
}
