package oriel.capture.demo;

import java.util.Arrays;
import oriel.rfb.Rect;

/** Draws smooth shapes and text into a picture, inside of a clip. Used by one thread. */
final class Canvas {

    /** How far a point is outside of a shape, in pixels; negative inside. */
    @FunctionalInterface
    private interface Distance {
        double of(double x, double y);
    }

    /** A straight line between two points. */
    record Line(double x0, double y0, double x1, double y1) {}

    /** How text looks: each dot is {@code scale} pixels wide (1, 2, 4 or 8), in this colour. */
    record TextStyle(int scale, int argb) {}

    private final int width;
    private final int[] pixels;
    private final Rect bounds;
    private Rect clip;

    Canvas(int width, int height) {
        this.width = width;
        this.pixels = new int[width * height];
        this.bounds = new Rect(0, 0, width, height);
        this.clip = bounds;
    }

    int[] pixels() {
        return pixels;
    }

    Rect bounds() {
        return bounds;
    }

    Rect clip() {
        return clip;
    }

    void clip(Rect area) {
        clip = area.intersection(bounds);
    }

    /** Copies a picture of the same size into the clip. */
    void copy(int[] source) {
        for (int y = clip.y(); y < clip.bottom(); y++) {
            int at = y * width + clip.x();
            System.arraycopy(source, at, pixels, at, clip.width());
        }
    }

    void fill(Rect area, int argb) {
        Rect part = area.intersection(clip);
        for (int y = part.y(); y < part.bottom(); y++) {
            int at = y * width + part.x();
            if (argb >>> 24 == 255) {
                Arrays.fill(pixels, at, at + part.width(), argb & 0xffffff);
                continue;
            }
            for (int x = 0; x < part.width(); x++) {
                pixels[at + x] = mix(pixels[at + x], argb, 1);
            }
        }
    }

    void roundRect(Rect area, int radius, int argb) {
        double halfWidth = area.width() / 2.0 - radius;
        double halfHeight = area.height() / 2.0 - radius;
        double centreX = area.x() + area.width() / 2.0;
        double centreY = area.y() + area.height() / 2.0;
        shade(area, argb, (x, y) -> {
            double dx = Math.max(0, Math.abs(x - centreX) - halfWidth);
            double dy = Math.max(0, Math.abs(y - centreY) - halfHeight);
            return dx == 0 || dy == 0 ? Math.max(dx, dy) - radius : Math.hypot(dx, dy) - radius;
        });
    }

    void disc(double centreX, double centreY, double radius, int argb) {
        shade(around(centreX, centreY, radius), argb, (x, y) -> Math.hypot(x - centreX, y - centreY) - radius);
    }

    void ring(double centreX, double centreY, double radius, double thickness, int argb) {
        shade(
                around(centreX, centreY, radius + thickness),
                argb,
                (x, y) -> Math.abs(Math.hypot(x - centreX, y - centreY) - radius) - thickness / 2);
    }

    void line(Line line, double thickness, int argb) {
        double dx = line.x1 - line.x0;
        double dy = line.y1 - line.y0;
        double square = Math.max(1e-9, dx * dx + dy * dy);
        Rect area = around(line.x0, line.y0, thickness).union(around(line.x1, line.y1, thickness));
        shade(area, argb, (x, y) -> {
            double along = ((x - line.x0) * dx + (y - line.y0) * dy) / square;
            double at = Math.min(1, Math.max(0, along));
            return Math.hypot(x - line.x0 - at * dx, y - line.y0 - at * dy) - thickness / 2;
        });
    }

    /** Writes one line of text with its left upper corner at (x, y); returns where the next character would stand. */
    int text(String text, int x, int y, TextStyle style) {
        int at = x;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            glyph(Font.glyph(text.codePointAt(i), style.scale), at, y, style.argb);
            at += Font.ADVANCE * style.scale;
        }
        return at;
    }

    /** Draws the dots of a shape with its left upper corner at (x, y). */
    void glyph(DotShape shape, int x, int y, int argb) {
        Rect part = new Rect(x, y, shape.width(), shape.height()).intersection(clip);
        for (int row = part.y(); row < part.bottom(); row++) {
            for (int column = part.x(); column < part.right(); column++) {
                if (shape.isSet(column - x, row - y)) {
                    int at = row * width + column;
                    pixels[at] = mix(pixels[at], argb, 1);
                }
            }
        }
    }

    private static Rect around(double x, double y, double reach) {
        return Rect.between(
                (int) Math.floor(x - reach - 1), (int) Math.floor(y - reach - 1), (int) Math.ceil(x + reach + 1), (int)
                        Math.ceil(y + reach + 1));
    }

    private void shade(Rect area, int argb, Distance distance) {
        Rect part = area.intersection(clip);
        for (int y = part.y(); y < part.bottom(); y++) {
            for (int x = part.x(); x < part.right(); x++) {
                double cover = 0.5 - distance.of(x + 0.5, y + 0.5);
                if (cover > 0) {
                    int at = y * width + x;
                    pixels[at] = mix(pixels[at], argb, Math.min(1, cover));
                }
            }
        }
    }

    /** The colour that comes of laying {@code argb} over {@code below}. */
    static int mix(int below, int argb, double cover) {
        int alpha = (int) Math.round((argb >>> 24) * cover);
        int red = blend(below >> 16 & 255, argb >> 16 & 255, alpha);
        int green = blend(below >> 8 & 255, argb >> 8 & 255, alpha);
        return red << 16 | green << 8 | blend(below & 255, argb & 255, alpha);
    }

    private static int blend(int below, int above, int alpha) {
        return (below * (255 - alpha) + above * alpha + 127) / 255;
    }
}
