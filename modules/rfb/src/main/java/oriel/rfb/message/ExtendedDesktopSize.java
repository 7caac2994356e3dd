package oriel.rfb.message;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import oriel.rfb.Encodings;
import oriel.rfb.MonitorArea;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * The picture's size and monitors: rfbproto "ExtendedDesktopSize Pseudo-encoding" (-308).
 *
 * @param reason a reason of {@link oriel.rfb.SizeChange}
 * @param status a status of it
 * @param width of the picture
 * @param height of the picture
 * @param monitors the parts of it, at most 255
 */
public record ExtendedDesktopSize(int reason, int status, int width, int height, List<MonitorArea> monitors)
        implements PseudoRect {

    private static final int PADDING = 3;

    /** Copies the list. */
    public ExtendedDesktopSize {
        monitors = List.copyOf(monitors);
        if (monitors.size() > MonitorArea.MOST) {
            throw new IllegalArgumentException(monitors.size() + " monitors");
        }
    }

    /** Reads what follows the header; the place of {@code area} is reason and status. */
    static ExtendedDesktopSize read(Rect area, WireReader in) throws IOException {
        int count = in.u8();
        in.skip(PADDING);
        List<MonitorArea> monitors = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            monitors.add(MonitorArea.read(in));
        }
        return new ExtendedDesktopSize(area.x(), area.y(), area.width(), area.height(), monitors);
    }

    @Override
    public RectangleHeader header() {
        return new RectangleHeader(new Rect(reason, status, width, height), Encodings.EXTENDED_DESKTOP_SIZE);
    }

    @Override
    public void writeBody(WireBuffer out) {
        out.u8(monitors.size()).zeros(PADDING);
        monitors.forEach(monitor -> monitor.write(out));
    }
}
