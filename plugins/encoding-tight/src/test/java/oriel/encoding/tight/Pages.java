package oriel.encoding.tight;

import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Random;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** Pictures of text and of photographs. */
final class Pages {

    private static final String TEXT =
            "It was the best of times, it was the worst of times; 0123456789 (illicit) {fjord} @#%& WAXWING, quoth he.";

    private Pages() {}

    /** What lies behind text. */
    enum Ground {
        WHITE(Color.WHITE, Color.WHITE),
        GREY(new Color(0x303030), new Color(0x303030)),
        GENTLE(new Color(0xf0f4ff), new Color(0xc0d0f0)),
        STEEP(new Color(0x102080), new Color(0xf0c020));

        private final Color first;
        private final Color last;

        Ground(Color first, Color last) {
            this.first = first;
            this.last = last;
        }

        Paint paint(int width, int height) {
            return new GradientPaint(0, 0, first, width, height, last);
        }
    }

    /** A ground without text. */
    static Framebuffer ground(Ground ground, int width, int height) {
        return drawn(ground, width, height, 0, RenderingHints.VALUE_TEXT_ANTIALIAS_OFF);
    }

    /** Lines of text of a size in points over the whole picture. */
    static Framebuffer text(Ground ground, int width, int height, int size, Object smoothing) {
        return drawn(ground, width, height, size, smoothing);
    }

    private static Framebuffer drawn(Ground ground, int width, int height, int size, Object smoothing) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(ground.paint(width, height));
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, smoothing);
        graphics.setColor(ground == Ground.GREY ? new Color(0xd0d0d0) : new Color(0x202020));
        if (size > 0) {
            graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
            int line = 0;
            for (int y = size; y < height + size; y += size * 3 / 2) {
                graphics.drawString(TEXT.repeat(4).substring(line++ % 40), 3, y);
            }
        }
        graphics.dispose();
        Framebuffer picture = new Framebuffer(width, height);
        image.getRGB(0, 0, width, height, picture.pixels(), 0, width);
        for (int i = 0; i < picture.pixels().length; i++) {
            picture.pixels()[i] &= 0xffffff;
        }
        return picture;
    }

    /** Clouds of several sizes in three channels that go nearly together, and the noise of a sensor. */
    static Framebuffer photo(int width, int height, double grain) {
        Random random = new Random(21);
        double[][] clouds = new double[2][width * height];
        for (double[] cloud : clouds) {
            for (int cell = 4; cell <= 128; cell *= 2) {
                addCloud(random, cloud, width, cell);
            }
        }
        Framebuffer picture = new Framebuffer(width, height);
        for (int i = 0; i < picture.pixels().length; i++) {
            double light = 128 + clouds[0][i] + grain * random.nextGaussian();
            double tint = clouds[1][i] / 3;
            picture.pixels()[i] = level(light + tint) << 16 | level(light) << 8 | level(light - tint);
        }
        return picture;
    }

    private static int level(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }

    /** Random heights at the corners of cells, higher for larger ones, and straight lines between them. */
    private static void addCloud(Random random, double[] cloud, int width, int cell) {
        int across = width / cell + 2;
        double[] corners = random.doubles((long) across * (cloud.length / width / cell + 2), -cell / 2.0, cell / 2.0)
                .toArray();
        for (int i = 0; i < cloud.length; i++) {
            double x = (double) (i % width) / cell;
            double y = (double) (i / width) / cell;
            int corner = (int) y * across + (int) x;
            double right = x - (int) x;
            double low = y - (int) y;
            double upper = corners[corner] * (1 - right) + corners[corner + 1] * right;
            double lower = corners[corner + across] * (1 - right) + corners[corner + across + 1] * right;
            cloud[i] += upper * (1 - low) + lower * low;
        }
    }

    /** Puts a picture into another one. */
    static void paste(Framebuffer picture, Framebuffer target, int x, int y) {
        for (int row = 0; row < picture.height(); row++) {
            System.arraycopy(
                    picture.pixels(),
                    row * picture.width(),
                    target.pixels(),
                    target.offset(x, y + row),
                    picture.width());
        }
    }

    /** Number of pixels of an area that differ. */
    static int differences(Framebuffer one, Framebuffer other, Rect area) {
        int count = 0;
        for (int y = area.y(); y < area.bottom(); y++) {
            for (int x = area.x(); x < area.right(); x++) {
                count += one.pixels()[one.offset(x, y)] != other.pixels()[other.offset(x, y)] ? 1 : 0;
            }
        }
        return count;
    }

    /** Peak signal-to-noise ratio of an area. */
    static double decibels(Framebuffer one, Framebuffer other, Rect area) {
        double squares = 0;
        for (int y = area.y(); y < area.bottom(); y++) {
            for (int x = area.x(); x < area.right(); x++) {
                int first = one.pixels()[one.offset(x, y)];
                int second = other.pixels()[other.offset(x, y)];
                for (int shift = 0; shift <= 16; shift += 8) {
                    int error = (first >> shift & 0xff) - (second >> shift & 0xff);
                    squares += error * error;
                }
            }
        }
        return 10 * Math.log10(255 * 255 * 3 * area.area() / squares);
    }
}
