package oriel.capture.x11.randr;

import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.Xrandr;
import oriel.rfb.Rect;

/**
 * Outputs, the CRTCs that feed them, and modes, as the server told them at one moment (RANDR 1.2). Used by the thread that
 * uses its connection.
 */
final class Outputs implements AutoCloseable {

    private static final int MAX_ITEMS = 4096;
    private static final int MODE_SIZE = 80;

    /** What an output can show. */
    record Mode(long id, int width, int height, String name) {}

    /**
     * Where a picture can be seen.
     *
     * @param physical true if it has a size in millimetres: somebody may sit before it
     * @param crtc what feeds it; 0 if nothing does
     * @param crtcs what can
     * @param modes ids of its modes, the preferred ones first
     */
    record Output(long id, boolean connected, boolean physical, long crtc, List<Long> crtcs, List<Long> modes) {}

    /**
     * What feeds outputs with a part of the screen.
     *
     * @param mode 0 if it is off
     */
    record Crtc(long id, Rect area, long mode, int rotation, List<Long> outputs) {}

    private final XConnection x;
    private final long resources;
    private final Map<Long, Mode> modes = new LinkedHashMap<>();
    private final Map<Long, Output> outputs = new LinkedHashMap<>();
    private final Map<Long, Crtc> crtcs = new LinkedHashMap<>();

    private Outputs(XConnection x, long resources) {
        this.x = x;
        this.resources = resources;
        Pointer all = new Pointer(resources);
        readModes(all);
        for (long id : ids(all, 16, 24)) {
            crtc(id).ifPresent(crtc -> crtcs.put(id, crtc));
        }
        for (long id : ids(all, 32, 40)) {
            output(id).ifPresent(output -> outputs.put(id, output));
        }
    }

    /** Asks for them; empty if the server is gone. */
    static Optional<Outputs> read(XConnection x) {
        long resources = Xrandr.XRRGetScreenResourcesCurrent(x.display(), x.root());
        x.takeError();
        return resources == 0 ? Optional.empty() : Optional.of(new Outputs(x, resources));
    }

    private static List<Long> ids(Pointer struct, int countAt, int listAt) {
        int count = Math.max(0, Math.min(MAX_ITEMS, struct.getInt(countAt)));
        List<Long> ids = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ids.add(struct.getPointer(listAt).getLong((long) i * Long.BYTES));
        }
        return ids;
    }

    private void readModes(Pointer all) {
        int count = Math.max(0, Math.min(MAX_ITEMS, all.getInt(48)));
        for (int i = 0; i < count; i++) {
            Pointer mode = all.getPointer(56).share((long) i * MODE_SIZE);
            byte[] name = mode.getPointer(56).getByteArray(0, Math.min(MAX_ITEMS, mode.getInt(64)));
            long id = mode.getLong(0);
            modes.put(id, new Mode(id, mode.getInt(8), mode.getInt(12), new String(name, StandardCharsets.UTF_8)));
        }
    }

    private Optional<Output> output(long id) {
        long address = Xrandr.XRRGetOutputInfo(x.display(), resources, id);
        if (address == 0) {
            return Optional.empty();
        }
        Pointer info = new Pointer(address);
        boolean connected = (info.getShort(48) & 0xffff) == Xrandr.CONNECTED;
        boolean physical = info.getLong(32) > 0 && info.getLong(40) > 0;
        Output output = new Output(id, connected, physical, info.getLong(8), ids(info, 52, 56), ids(info, 80, 88));
        Xrandr.XRRFreeOutputInfo(address);
        return Optional.of(output);
    }

    private Optional<Crtc> crtc(long id) {
        long address = Xrandr.XRRGetCrtcInfo(x.display(), resources, id);
        if (address == 0) {
            return Optional.empty();
        }
        Pointer info = new Pointer(address);
        Rect area = new Rect(info.getInt(8), info.getInt(12), info.getInt(16), info.getInt(20));
        Crtc crtc = new Crtc(id, area, info.getLong(24), info.getShort(32) & 0xffff, ids(info, 36, 40));
        Xrandr.XRRFreeCrtcInfo(address);
        return Optional.of(crtc);
    }

    /** Every mode there is. */
    List<Mode> modes() {
        return List.copyOf(modes.values());
    }

    /** A mode by its id. */
    Optional<Mode> mode(long id) {
        return Optional.ofNullable(modes.get(id));
    }

    /** Outputs that something is connected to, as far as the server knows, or that are on; and that can be fed. */
    List<Output> usable() {
        return outputs.values().stream()
                .filter(output -> (output.connected() || output.crtc() != 0)
                        && !output.crtcs().isEmpty())
                .toList();
    }

    /** All outputs. */
    List<Output> outputs() {
        return List.copyOf(outputs.values());
    }

    /** All CRTCs. */
    List<Crtc> crtcs() {
        return List.copyOf(crtcs.values());
    }

    /** A CRTC by its id. */
    Optional<Crtc> crtcOf(long id) {
        return Optional.ofNullable(crtcs.get(id));
    }

    /** When the server last learned of another configuration, as its clock has it. */
    long configTime() {
        return new Pointer(resources).getLong(8);
    }

    @Override
    public void close() {
        Xrandr.XRRFreeScreenResources(resources);
    }
}
