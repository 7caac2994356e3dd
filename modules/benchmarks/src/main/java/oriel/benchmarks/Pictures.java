package oriel.benchmarks;

import java.util.Random;
import oriel.rfb.Framebuffer;
import oriel.scenes.Scene;
import oriel.scenes.SceneKind;
import oriel.testkit.TestPictures;

/** What benchmarks show on a screen, by name; the same every time. */
final class Pictures {

    private static final String SCENE = "scene-";
    private static final int GLYPHS = 60;
    private static final int GLYPH_WIDTH = 8;
    private static final int GLYPH_HEIGHT = 16;

    private Pictures() {}

    /** A picture: flat, desktop, gradient, noise, text or photo; or how a scene of {@code oriel bench} begins: scene-web. */
    static Framebuffer named(String name, int width, int height) {
        if (name.startsWith(SCENE)) {
            Scene scene = SceneKind.named(name.substring(SCENE.length()))
                    .orElseThrow()
                    .open(width, height, 1);
            scene.next();
            return scene.picture();
        }
        return switch (name) {
            case "flat" -> TestPictures.flat(width, height);
            case "desktop" -> TestPictures.desktop(width, height);
            case "gradient" -> TestPictures.gradient(width, height);
            case "noise" -> TestPictures.noise(width, height);
            case "text" -> text(width, height);
            case "photo" -> photo(width, height);
            default -> throw new IllegalArgumentException("no picture " + name);
        };
    }

    /** Lines of words, of glyphs with soft edges as fonts have them. */
    private static Framebuffer text(int width, int height) {
        Random random = new Random(17);
        int[][] glyphs = new int[GLYPHS][GLYPH_WIDTH * GLYPH_HEIGHT];
        int[] shades = {0x202020, 0x202020, 0x808080, 0xc0c0c0};
        for (int[] glyph : glyphs) {
            for (int i = 0; i < 9; i++) {
                int at = (2 + random.nextInt(9)) * GLYPH_WIDTH + random.nextInt(GLYPH_WIDTH - 2);
                int shade = shades[random.nextInt(shades.length)];
                int step = random.nextBoolean() ? 1 : GLYPH_WIDTH;
                for (int k = 0; k < 3; k++) {
                    glyph[at + k * step] = shade;
                }
            }
        }
        Framebuffer picture = new Framebuffer(width, height);
        picture.fill(picture.bounds(), 0xffffff);
        for (int y = 0; y + GLYPH_HEIGHT <= height; y += GLYPH_HEIGHT) {
            int end = width / 4 + random.nextInt(width / 2);
            for (int x = 0; x + GLYPH_WIDTH <= end; x += GLYPH_WIDTH) {
                if (random.nextInt(6) > 0) {
                    draw(glyphs[random.nextInt(1 + random.nextInt(GLYPHS))], picture, x, y);
                }
            }
        }
        return picture;
    }

    private static void draw(int[] glyph, Framebuffer picture, int x, int y) {
        for (int i = 0; i < glyph.length; i++) {
            if (glyph[i] != 0) {
                picture.pixels()[picture.offset(x + i % GLYPH_WIDTH, y + i / GLYPH_WIDTH)] = glyph[i];
            }
        }
    }

    /** Soft shapes of several sizes with a little grain. */
    private static Framebuffer photo(int width, int height) {
        Random random = new Random(23);
        Framebuffer picture = new Framebuffer(width, height);
        for (int shift = 0; shift < 24; shift += 8) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    double wave =
                            Math.sin(x / (90.0 + shift)) + Math.cos(y / (70.0 - shift)) + Math.sin((x + y) / 17.0) / 3;
                    int value = (int) (128 + 45 * wave) + random.nextInt(5) - 2;
                    picture.pixels()[picture.offset(x, y)] |= Math.max(0, Math.min(255, value)) << shift;
                }
            }
        }
        return picture;
    }
}
