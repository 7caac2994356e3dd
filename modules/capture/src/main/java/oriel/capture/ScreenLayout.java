package oriel.capture;

import java.util.List;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/**
 * Size and monitors of a screen.
 *
 * @param width pixels, 1 to 65535
 * @param height pixels, 1 to 65535
 * @param monitors at least one
 */
public record ScreenLayout(int width, int height, List<Monitor> monitors) {

    /**
     * One monitor.
     *
     * @param id stable while the monitor exists
     * @param area its part of the screen
     */
    public record Monitor(int id, Rect area) {}

    /** Checks the sizes and copies the monitors. */
    public ScreenLayout {
        if (width < 1 || height < 1 || width > Framebuffer.MAX_SIDE || height > Framebuffer.MAX_SIDE) {
            throw new IllegalArgumentException("a screen of " + width + "x" + height);
        }
        if (monitors.isEmpty()) {
            throw new IllegalArgumentException("a screen without a monitor");
        }
        monitors = List.copyOf(monitors);
    }

    /** A screen of one monitor. */
    public static ScreenLayout single(int width, int height) {
        return new ScreenLayout(width, height, List.of(new Monitor(0, new Rect(0, 0, width, height))));
    }
}
