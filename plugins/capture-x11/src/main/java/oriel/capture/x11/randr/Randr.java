package oriel.capture.x11.randr;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import oriel.capture.ScreenLayout;
import oriel.capture.ScreenLayout.Monitor;
import oriel.capture.x11.xlib.X11Libraries;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.Xclient;
import oriel.capture.x11.xlib.Xlib;
import oriel.capture.x11.xlib.Xrandr;
import oriel.rfb.Rect;

/** The monitors of a display (RANDR 1.5). Used by the thread that uses its connection. */
public final class Randr {

    private static final int INFO = 56;
    private static final int OUTPUT_COUNT = 16;
    private static final int X = 20;
    private static final int Y = 24;
    private static final int WIDTH = 28;
    private static final int HEIGHT = 32;
    private static final int OUTPUTS = 48;
    private static final int MAX_MONITORS = 64;

    /**
     * A monitor.
     *
     * @param id the atom of its name: the same as long as it exists
     * @param area its part of the root window; may be empty
     * @param outputs what shows it; none if somebody only named a part of the screen
     */
    public record Shown(int id, Rect area, List<Long> outputs) {}

    private final XConnection x;
    private final int eventBase;

    private Randr(XConnection x, int eventBase) {
        this.x = x;
        this.eventBase = eventBase;
    }

    /** Looks for the extension; empty if the server or the library is older than version 1.5 (2015). */
    public static Optional<Randr> of(XConnection x) {
        if (!X11Libraries.hasRandr()) {
            return Optional.empty();
        }
        try (Memory out = new Memory(4L * Long.BYTES)) {
            long at = Pointer.nativeValue(out);
            if (Xrandr.XRRQueryExtension(x.display(), at, at + 8) == 0
                    || Xrandr.XRRQueryVersion(x.display(), at + 16, at + 24) == 0) {
                return Optional.empty();
            }
            boolean recent = out.getInt(16) > 1 || out.getInt(16) == 1 && out.getInt(24) >= 5;
            return recent ? Optional.of(new Randr(x, out.getInt(0))) : Optional.empty();
        }
    }

    /** Asks to be told of all changes. */
    public void select() {
        Xrandr.XRRSelectInput(x.display(), x.root(), Xrandr.ALL_CHANGES_MASK);
    }

    /** True for the events that come after {@link #select}. */
    public boolean isEvent(int type) {
        return type == eventBase + Xrandr.SCREEN_CHANGE_NOTIFY || type == eventBase + Xrandr.NOTIFY;
    }

    /** All monitors that are on, in the server's order. One round trip. */
    public List<Shown> monitors() {
        try (Memory count = new Memory(Long.BYTES)) {
            count.setInt(0, 0);
            long address = Xrandr.XRRGetMonitors(x.display(), x.root(), 1, Pointer.nativeValue(count));
            if (address == 0) {
                return List.of();
            }
            Pointer infos = new Pointer(address);
            List<Shown> monitors = new ArrayList<>();
            for (int i = 0; i < Math.min(MAX_MONITORS, count.getInt(0)); i++) {
                monitors.add(read(infos.share((long) i * INFO)));
            }
            Xrandr.XRRFreeMonitors(address);
            return monitors;
        }
    }

    private static Shown read(Pointer info) {
        int width = Math.max(0, info.getInt(WIDTH));
        int height = Math.max(0, info.getInt(HEIGHT));
        int outputCount = Math.min(MAX_MONITORS, info.getInt(OUTPUT_COUNT));
        List<Long> outputs = new ArrayList<>();
        for (int i = 0; i < outputCount; i++) {
            outputs.add(info.getPointer(OUTPUTS).getLong((long) i * Long.BYTES));
        }
        return new Shown((int) info.getLong(0), new Rect(info.getInt(X), info.getInt(Y), width, height), outputs);
    }

    /** The name of a monitor. One round trip. */
    public String name(int id) {
        long address = Xclient.XGetAtomName(x.display(), id & 0xffffffffL);
        if (address == 0) {
            return "";
        }
        String name = new Pointer(address).getString(0);
        Xlib.XFree(address);
        return name;
    }

    /** The layout of a root window of this size. */
    public ScreenLayout layout(int width, int height) {
        Rect whole = new Rect(0, 0, width, height);
        List<Monitor> monitors = monitors().stream()
                .map(shown -> new Monitor(shown.id(), shown.area().intersection(whole)))
                .filter(monitor -> !monitor.area().isEmpty())
                .toList();
        return monitors.isEmpty() ? ScreenLayout.single(width, height) : new ScreenLayout(width, height, monitors);
    }
}
