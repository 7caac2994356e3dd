package oriel.capture.awt;

import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import oriel.capture.ScreenLayout;
import oriel.rfb.Rect;

/**
 * All monitors together. AWT counts from the main monitor, so places left of it or above it are negative there; ours
 * begin at 0.
 *
 * @param bounds the smallest rectangle that holds all monitors, in AWT's places
 * @param layout the same in ours
 */
record AwtDesktop(Rectangle bounds, ScreenLayout layout) {

    /** As it is now. */
    static AwtDesktop now() {
        List<Rectangle> monitors = new ArrayList<>();
        for (GraphicsDevice device :
                GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices()) {
            monitors.add(device.getDefaultConfiguration().getBounds());
        }
        return of(monitors);
    }

    /** A desktop of these monitors. */
    static AwtDesktop of(List<Rectangle> monitors) {
        Rectangle all = monitors.stream().reduce(Rectangle::union).orElseThrow();
        List<ScreenLayout.Monitor> ours = new ArrayList<>();
        for (Rectangle area : monitors) {
            Rect place = new Rect(area.x - all.x, area.y - all.y, area.width, area.height);
            ours.add(new ScreenLayout.Monitor(ours.size(), place));
        }
        return new AwtDesktop(all, new ScreenLayout(all.width, all.height, ours));
    }
}
