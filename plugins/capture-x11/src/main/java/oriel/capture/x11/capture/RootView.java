package oriel.capture.x11.capture;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import oriel.capture.ScreenLayout;
import oriel.capture.x11.randr.Randr;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.Xlib;
import oriel.plugin.PluginException;
import oriel.rfb.Rect;

/** The root window, one of its monitors, or a region of it. */
final class RootView implements View {

    private static final int CONFIGURE_WINDOW = 40;

    private final XConnection x;
    private final DisplayPart part;
    private final Optional<Randr> randr;
    private final Visual visual;
    private volatile Rect area = Rect.EMPTY;
    private ScreenLayout layout;

    private RootView(XConnection x, DisplayPart part) throws PluginException {
        this.x = x;
        this.part = part;
        this.randr = Randr.of(x);
        this.visual = Visual.of(x);
        // Selected before anything is asked for, so that no change is missed in between.
        Xlib.XSelectInput(x.display(), x.root(), Xlib.STRUCTURE_NOTIFY_MASK);
        randr.ifPresent(Randr::select);
    }

    static RootView open(XConnection x, DisplayPart part) throws PluginException {
        RootView view = new RootView(x, part);
        try {
            view.refresh();
        } catch (IOException e) {
            throw new PluginException(e.getMessage(), view.remedy(), e);
        }
        return view;
    }

    private String remedy() {
        if (part.kind() != DisplayPart.Kind.MONITOR) {
            return "another region, or none";
        }
        StringBuilder names = new StringBuilder("another monitor; xrandr --listmonitors shows them:");
        List<Randr.Shown> monitors = randr.map(Randr::monitors).orElse(List.of());
        for (int i = 0; i < monitors.size(); i++) {
            names.append(' ')
                    .append(i)
                    .append(" (")
                    .append(name(monitors.get(i)))
                    .append(')');
        }
        return names.toString();
    }

    private String name(Randr.Shown monitor) {
        return randr.map(all -> all.name(monitor.id())).orElse("");
    }

    @Override
    public boolean refresh() throws IOException {
        ScreenLayout whole = whole();
        x.requireAlive();
        Rect bounds = new Rect(0, 0, whole.width(), whole.height());
        Rect wanted = switch (part.kind()) {
            case MONITOR -> monitor();
            case REGION -> part.region();
            default -> bounds;
        };
        Rect now = wanted.intersection(bounds);
        if (now.isEmpty()) {
            throw new IOException("the screen of " + whole.width() + "x" + whole.height() + " has no "
                    + part.description().replaceFirst("^, ", ""));
        }
        ScreenLayout next =
                part.kind() == DisplayPart.Kind.WHOLE ? whole : ScreenLayout.single(now.width(), now.height());
        boolean changed = !now.equals(area) || !next.equals(layout);
        area = now;
        layout = next;
        return changed;
    }

    private Rect monitor() {
        List<Randr.Shown> monitors = randr.map(Randr::monitors).orElse(List.of());
        for (int i = 0; i < monitors.size(); i++) {
            if (part.name().equals(Integer.toString(i)) || part.name().equals(name(monitors.get(i)))) {
                return monitors.get(i).area();
            }
        }
        return Rect.EMPTY;
    }

    private ScreenLayout whole() {
        try (Memory out = new Memory(8L * Long.BYTES)) {
            long at = Pointer.nativeValue(out);
            int done =
                    Xlib.XGetGeometry(x.display(), x.root(), at, at + 8, at + 16, at + 24, at + 32, at + 40, at + 48);
            int width = done == 0 ? Xlib.XDisplayWidth(x.display(), x.screen()) : out.getInt(24);
            int height = done == 0 ? Xlib.XDisplayHeight(x.display(), x.screen()) : out.getInt(32);
            return randr.map(all -> all.layout(width, height)).orElseGet(() -> ScreenLayout.single(width, height));
        }
    }

    @Override
    public boolean isChangedBy(Memory event) {
        int type = event.getInt(0);
        boolean root = type == Xlib.CONFIGURE_NOTIFY && event.getLong(CONFIGURE_WINDOW) == x.root();
        return root || randr.map(all -> all.isEvent(type)).orElse(false);
    }

    @Override
    public long window() {
        return x.root();
    }

    @Override
    public Rect area() {
        return area;
    }

    @Override
    public long drawable() {
        return x.root();
    }

    @Override
    public Rect source() {
        return area;
    }

    @Override
    public Visual visual() {
        return visual;
    }

    @Override
    public ScreenLayout layout() {
        return layout;
    }

    @Override
    public Optional<Rect> place() {
        return Optional.of(area);
    }

    @Override
    public void close() {
        // all of it ends with the connection
    }
}
