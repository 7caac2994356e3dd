package oriel.capture.gdi;

import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import oriel.capture.ScreenLayout;
import oriel.capture.ScreenLayout.Monitor;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/**
 * All monitors together. Windows counts from the main monitor, so places left of it or above it are negative there; ours
 * begin at 0.
 *
 * @param x column of Windows at which ours begin
 * @param y row of Windows at which ours begin
 * @param layout size and monitors
 */
record VirtualScreen(int x, int y, ScreenLayout layout) {

    /** As it is now. */
    static VirtualScreen now() throws GdiException {
        int x = User32.GetSystemMetrics(User32.SM_XVIRTUALSCREEN);
        int y = User32.GetSystemMetrics(User32.SM_YVIRTUALSCREEN);
        int width = User32.GetSystemMetrics(User32.SM_CXVIRTUALSCREEN);
        int height = User32.GetSystemMetrics(User32.SM_CYVIRTUALSCREEN);
        if (width < 1 || height < 1 || width > Framebuffer.MAX_SIDE || height > Framebuffer.MAX_SIDE) {
            throw new GdiException("it has a size of " + width + "x" + height);
        }
        Rect bounds = new Rect(0, 0, width, height);
        List<Monitor> monitors = new ArrayList<>();
        User32.MonitorProc collect = (monitor, context, rect, data) -> {
            Rect area = Rect.between(rect.getInt(0) - x, rect.getInt(4) - y, rect.getInt(8) - x, rect.getInt(12) - y);
            if (!area.intersection(bounds).isEmpty()) {
                monitors.add(new Monitor((int) Pointer.nativeValue(monitor), area.intersection(bounds)));
            }
            return 1;
        };
        User32.EnumDisplayMonitors(0, 0, collect, 0);
        if (monitors.isEmpty()) {
            monitors.add(new Monitor(0, bounds));
        }
        return new VirtualScreen(x, y, new ScreenLayout(width, height, monitors));
    }

    int width() {
        return layout.width();
    }

    int height() {
        return layout.height();
    }
}
