package oriel.testkit;

import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** How like two pictures are: the peak signal-to-noise ratio over all channels of all pixels. */
public final class Psnr {

    private static final double PEAK = 255;

    private Psnr() {}

    /** Decibels by which an area of one picture is like the same area of another; infinite where they are equal. */
    public static double of(Framebuffer one, Framebuffer other, Rect area) {
        long squares = 0;
        for (int y = area.y(); y < area.bottom(); y++) {
            for (int x = area.x(); x < area.right(); x++) {
                squares += squares(one.pixels()[one.offset(x, y)], other.pixels()[other.offset(x, y)]);
            }
        }
        return squares == 0 ? Double.POSITIVE_INFINITY : 10 * Math.log10(PEAK * PEAK * 3 * area.area() / squares);
    }

    private static int squares(int one, int other) {
        int red = (one >> 16 & 0xff) - (other >> 16 & 0xff);
        int green = (one >> 8 & 0xff) - (other >> 8 & 0xff);
        int blue = (one & 0xff) - (other & 0xff);
        return red * red + green * green + blue * blue;
    }
}
