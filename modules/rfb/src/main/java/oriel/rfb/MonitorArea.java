package oriel.rfb;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A SCREEN of ExtendedDesktopSize and SetDesktopSize: rfbproto "ExtendedDesktopSize Pseudo-encoding".
 *
 * @param id any number, once in a list
 * @param area its part of the picture
 * @param flags without a meaning yet; kept as they are
 */
public record MonitorArea(int id, Rect area, int flags) {

    /** Bytes on the wire. */
    public static final int WIRE_BYTES = 16;

    /** Most of them in one message. */
    public static final int MOST = 255;

    /** Reads one. */
    public static MonitorArea read(WireReader in) throws IOException {
        int id = in.s32();
        return new MonitorArea(id, Rect.read(in), in.s32());
    }

    /** Appends it. */
    public void write(WireBuffer out) {
        area.write(out.s32(id));
        out.s32(flags);
    }

    /** True if there is at least one, each has an identifier of its own and pixels, and all lie inside of the picture. */
    public static boolean areSound(List<MonitorArea> monitors, int width, int height) {
        Rect picture = new Rect(0, 0, width, height);
        Set<Integer> ids = new HashSet<>();
        return !picture.isEmpty()
                && !monitors.isEmpty()
                && monitors.stream()
                        .allMatch(
                                each -> ids.add(each.id()) && !each.area().isEmpty() && picture.contains(each.area()));
    }
}
