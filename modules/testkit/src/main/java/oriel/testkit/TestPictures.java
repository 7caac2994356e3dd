package oriel.testkit;

import java.util.List;
import java.util.Random;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** Pictures that take encoders through all of their cases; the same ones every time. */
public final class TestPictures {

    private TestPictures() {}

    /** Flat, few colours, text-like, runs, gradients, noise and mixtures, of handy and of awkward sizes. */
    public static List<Framebuffer> all() {
        return List.of(
                flat(1, 1),
                flat(300, 70),
                colours(17, 33, 2),
                colours(65, 65, 3),
                colours(64, 64, 16),
                colours(100, 40, 17),
                colours(128, 64, 127),
                colours(64, 64, 128),
                colours(200, 3, 300),
                runs(1, 500),
                runs(500, 1),
                runs(129, 130),
                noise(66, 67),
                noise(2049, 2),
                gradient(130, 90),
                desktop(321, 205));
    }

    /** One colour. */
    public static Framebuffer flat(int width, int height) {
        Framebuffer picture = new Framebuffer(width, height);
        picture.fill(picture.bounds(), 0x2060a0);
        return picture;
    }

    /** So many colours, in dots. */
    public static Framebuffer colours(int width, int height, int count) {
        Random random = new Random(count);
        int[] palette = random.ints(count, 0, 0x1000000).toArray();
        Framebuffer picture = new Framebuffer(width, height);
        for (int i = 0; i < width * height; i++) {
            picture.pixels()[i] = palette[i < count ? i : random.nextInt(count)];
        }
        return picture;
    }

    /** Runs of every length around the borders of length bytes, of many colours. */
    public static Framebuffer runs(int width, int height) {
        Random random = new Random(5);
        int[] lengths = {1, 2, 3, 254, 255, 256, 257, 509, 510, 511, 512, 700};
        Framebuffer picture = new Framebuffer(width, height);
        int at = 0;
        while (at < width * height) {
            int end = Math.min(width * height, at + lengths[random.nextInt(lengths.length)]);
            int colour = random.nextInt(0x1000000);
            while (at < end) {
                picture.pixels()[at++] = colour;
            }
        }
        return picture;
    }

    /** Every pixel by chance. */
    public static Framebuffer noise(int width, int height) {
        Random random = new Random(9);
        Framebuffer picture = new Framebuffer(width, height);
        for (int i = 0; i < width * height; i++) {
            picture.pixels()[i] = random.nextInt(0x1000000);
        }
        return picture;
    }

    /** Smooth in both directions. */
    public static Framebuffer gradient(int width, int height) {
        Framebuffer picture = new Framebuffer(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.pixels()[picture.offset(x, y)] = x * 255 / width << 16 | y * 255 / height << 8 | (x + y) % 256;
            }
        }
        return picture;
    }

    /** Windows with text-like dots on a background, one with noise. */
    public static Framebuffer desktop(int width, int height) {
        Random random = new Random(11);
        Framebuffer picture = gradient(width, height);
        Rect window = new Rect(width / 8, height / 8, width / 2, height / 2);
        picture.fill(window, 0xffffff);
        for (int i = 0; i < window.area() / 6; i++) {
            int x = window.x() + random.nextInt(window.width());
            int y = window.y() + random.nextInt(window.height()) / 3 * 3;
            picture.pixels()[picture.offset(x, Math.min(y, window.bottom() - 1))] = 0x202020;
        }
        Framebuffer photo = noise(width, height);
        picture.copyFrom(photo, new Rect(width / 2, height / 2, width / 3, height / 3));
        return picture;
    }
}
