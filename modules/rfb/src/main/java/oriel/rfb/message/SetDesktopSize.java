package oriel.rfb.message;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import oriel.rfb.MonitorArea;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * The viewer wants the screen to be of another layout: rfbproto "SetDesktopSize".
 *
 * @param width pixels
 * @param height pixels
 * @param monitors at most 255
 */
public record SetDesktopSize(int width, int height, List<MonitorArea> monitors) implements ClientMessage {

    static final int TYPE = 251;

    /** Copies the list. */
    public SetDesktopSize {
        monitors = List.copyOf(monitors);
        if (monitors.size() > MonitorArea.MOST) {
            throw new IllegalArgumentException(monitors.size() + " monitors");
        }
    }

    /** Reads what follows the type. */
    static SetDesktopSize read(WireReader in) throws IOException {
        in.skip(1);
        int width = in.u16();
        int height = in.u16();
        int count = in.u8();
        in.skip(1);
        List<MonitorArea> monitors = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            monitors.add(MonitorArea.read(in));
        }
        return new SetDesktopSize(width, height, monitors);
    }

    @Override
    public void write(WireBuffer out) {
        out.u8(TYPE).zeros(1).u16(width).u16(height).u8(monitors.size()).zeros(1);
        monitors.forEach(monitor -> monitor.write(out));
    }
}
