package oriel.server.content;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** Pictures of text and of photographs. */
final class Pages {

    /** Of words in code. */
    private static final int[] INKS = {0x569cd6, 0xce9178, 0x6a9955, 0xdcdcaa, 0x9cdcfe, 0xd4d4d4, 0xc586c0};

    /** Grounds by kind and size; to paint one takes as long as to write on it. */
    private static final Map<List<?>, int[]> PAINTED = new ConcurrentHashMap<>();

    /** Photographs by size and grain, each of which takes as long as ten pages. */
    private static final Map<List<?>, int[]> TAKEN = new ConcurrentHashMap<>();

    private Pages() {}

    /** What lies behind text, and the colour of the letters. */
    enum Ground {
        WHITE(0xffffff, 0xffffff, 0x202020),
        GREY(0x303030, 0x303030, 0xd0d0d0),
        GENTLE(0xf0f4ff, 0xc0d0f0, 0x202020),
        STEEP(0x102080, 0xf0c020, 0x202020),
        LINKS(0xfff8e0, 0xfff8e0, 0x0000ee),
        PALE(0xffffff, 0xffffff, 0xe0e0e0),
        CODE(0x1e1e1e, 0x1e1e1e, 0xd4d4d4);

        private final Color first;
        private final Color last;
        private final Color ink;

        Ground(int first, int last, int ink) {
            this.first = new Color(first);
            this.last = new Color(last);
            this.ink = new Color(ink);
        }
    }

    /** How the edges of letters are drawn. */
    enum Smoothing {
        NONE(RenderingHints.VALUE_TEXT_ANTIALIAS_OFF),
        GREY(RenderingHints.VALUE_TEXT_ANTIALIAS_ON),
        SUBPIXEL(RenderingHints.VALUE_TEXT_ANTIALIAS_LCD_HRGB);

        private final Object hint;

        Smoothing(Object hint) {
            this.hint = hint;
        }
    }

    /** How letters look. */
    record Style(Typeface typeface, int size, Smoothing smoothing) {

        private static final int[] SIZES = {8, 9, 10, 11, 12, 13, 14, 16, 18, 20, 24, 32, 40, 72};

        /** Thousands of pages take a minute: each turn has every third size, or with the property all of them. */
        private static final int STEP = Boolean.getBoolean("oriel.every.size") ? 1 : 3;

        /** Those of one typeface and smoothing, in sizes from small to large: some of them, so that a few turns have all. */
        static Stream<Style> some(Typeface typeface, Smoothing smoothing, int turn) {
            return IntStream.iterate(turn % STEP, i -> i < SIZES.length, i -> i + STEP)
                    .mapToObj(i -> new Style(typeface, SIZES[i], smoothing));
        }

        private Graphics2D on(BufferedImage image) {
            Graphics2D graphics = image.createGraphics();
            graphics.setFont(typeface.of(size));
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, smoothing.hint);
            graphics.setRenderingHint(
                    RenderingHints.KEY_FRACTIONALMETRICS,
                    size % 2 == 0
                            ? RenderingHints.VALUE_FRACTIONALMETRICS_ON
                            : RenderingHints.VALUE_FRACTIONALMETRICS_OFF);
            return graphics;
        }
    }

    /** A ground without text. */
    static Framebuffer ground(Ground ground, int width, int height) {
        return framebuffer(image(ground, width, height));
    }

    private static BufferedImage image(Ground ground, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] painted =
                PAINTED.computeIfAbsent(List.of(ground, width, height), key -> pixels(paint(ground, width, height)));
        System.arraycopy(painted, 0, pixels(image), 0, painted.length);
        return image;
    }

    private static BufferedImage paint(Ground ground, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, ground.first, width, height, ground.last));
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return image;
    }

    /** Lines of text over the whole picture; of code, each few letters have another colour. */
    static Framebuffer text(Ground ground, int width, int height, Style style) {
        BufferedImage image = image(ground, width, height);
        Graphics2D graphics = style.on(image);
        graphics.setColor(ground.ink);
        String text = style.typeface().text();
        int line = 0;
        for (int y = style.size(); y < height + style.size(); y += style.size() * 3 / 2) {
            String rest = text.substring(line++ % 20) + text.repeat(6);
            if (ground == Ground.CODE) {
                code(graphics, rest, y, width);
            } else {
                graphics.drawString(rest, 3, y);
            }
        }
        graphics.dispose();
        return framebuffer(image);
    }

    private static void code(Graphics2D graphics, String text, int y, int width) {
        int x = 3;
        for (int i = 0; x < width && i + 6 < text.length(); i += 3 + i % 4) {
            String word = text.substring(i, i + 3 + i % 4);
            graphics.setColor(new Color(INKS[i % INKS.length]));
            graphics.drawString(word, x, y);
            x += graphics.getFontMetrics().stringWidth(word);
        }
    }

    /** A photograph with a line of text on it. */
    static Framebuffer caption(Framebuffer photo, Style style, int ink, int y) {
        BufferedImage image = new BufferedImage(photo.width(), photo.height(), BufferedImage.TYPE_INT_RGB);
        System.arraycopy(photo.pixels(), 0, pixels(image), 0, photo.pixels().length);
        Graphics2D graphics = style.on(image);
        graphics.setColor(new Color(ink));
        graphics.drawString(style.typeface().text(), 24, y);
        graphics.dispose();
        return framebuffer(image);
    }

    /** Icons of several sizes: shapes with soft edges and a sheen. */
    static Framebuffer icons(int width, int height) {
        BufferedImage image = image(Ground.WHITE, width, height);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        int[] sizes = {16, 22, 24, 32, 48, 64, 96, 128};
        int x = 9;
        for (int i = 0; x + sizes[i % sizes.length] < width; i++) {
            int size = sizes[i % sizes.length];
            Color light = new Color(Color.HSBtoRGB(i / 9f, 0.4f, 1));
            Color dark = new Color(Color.HSBtoRGB(i / 9f, 1, 0.6f));
            for (int y = 7; y + size < height; y += size + 9) {
                graphics.setPaint(new GradientPaint(x, y, light, x + size, y + size, dark));
                graphics.fillRoundRect(x, y, size, size, size / 3, size / 3);
                graphics.setPaint(new GradientPaint(x, y, Color.WHITE, x, y + size, light));
                graphics.fillOval(x + size / 4, y + size / 4, size / 2, size / 2);
            }
            x += size + 9;
        }
        graphics.dispose();
        return framebuffer(image);
    }

    private static Framebuffer framebuffer(BufferedImage image) {
        Framebuffer picture = new Framebuffer(image.getWidth(), image.getHeight());
        int[] pixels = pixels(image);
        for (int i = 0; i < picture.pixels().length; i++) {
            picture.pixels()[i] = pixels[i] & 0xffffff;
        }
        return picture;
    }

    /** Those of an image of whole numbers themselves: to ask it for each takes longer than to draw it. */
    private static int[] pixels(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    /** Clouds of several sizes in three channels that go nearly together, and the noise of a sensor. */
    static Framebuffer photo(int width, int height, double grain) {
        Framebuffer picture = new Framebuffer(width, height);
        int[] taken = TAKEN.computeIfAbsent(
                List.of(width, height, grain), key -> take(width, height, grain).pixels());
        System.arraycopy(taken, 0, picture.pixels(), 0, taken.length);
        return picture;
    }

    private static Framebuffer take(int width, int height, double grain) {
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

    /** Number of colours of an area. */
    static long colours(Framebuffer picture, Rect area) {
        return IntStream.range(area.y(), area.bottom())
                .flatMap(y ->
                        Arrays.stream(picture.pixels(), picture.offset(area.x(), y), picture.offset(area.right(), y)))
                .distinct()
                .count();
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
}
