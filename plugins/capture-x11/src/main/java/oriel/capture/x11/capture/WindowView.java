package oriel.capture.x11.capture;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.util.Optional;
import oriel.capture.ScreenLayout;
import oriel.capture.x11.xlib.X11Libraries;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.Xclient;
import oriel.capture.x11.xlib.Xcomposite;
import oriel.capture.x11.xlib.Xlib;
import oriel.plugin.PluginException;
import oriel.rfb.Rect;

/**
 * One window, with what is in it and without what lies above it: its pixels are read from the picture that the server
 * keeps of it (Composite). While it is not shown, its last picture stays.
 */
final class WindowView implements View {

    private static final int EVENT_WINDOW = 40;

    private final XConnection x;
    private final long window;
    private final WindowPlace place;
    private final Visual visual;
    private ScreenLayout layout;
    private volatile Rect area;
    private int border;
    private long pixmap;
    private boolean mapped;

    private WindowView(XConnection x, long window, WindowAttributes first, WindowPlace place) throws PluginException {
        this.x = x;
        this.window = window;
        this.place = place;
        this.visual = Visual.of(first.visual(), first.depth());
        this.layout = ScreenLayout.single(first.width(), first.height());
        this.area = first.area();
        this.border = first.border();
    }

    /** Finds the window by its id, such as {@code 0x1e00007}, or a title. */
    static WindowView open(XConnection x, String display, String name) throws PluginException {
        requireComposite(x);
        long window = new WindowSearch(x).find(name).orElseThrow(() -> notThere(name));
        Xlib.XSelectInput(x.display(), window, Xlib.STRUCTURE_NOTIFY_MASK);
        Xcomposite.XCompositeRedirectWindow(x.display(), window, Xcomposite.AUTOMATIC);
        x.sync();
        WindowAttributes first = WindowAttributes.of(x, window).orElseThrow(() -> notThere(name));
        if (!first.isViewable()) {
            throw new PluginException("the window " + name + " is not shown", "open or unminimise it");
        }
        WindowPlace place = WindowPlace.open(display, window).orElseThrow(() -> notThere(name));
        try {
            WindowView view = new WindowView(x, window, first, place);
            view.refresh();
            return view;
        } catch (IOException e) {
            place.close();
            throw notThere(name);
        } catch (PluginException e) {
            place.close();
            throw e;
        }
    }

    private static PluginException notThere(String name) {
        return new PluginException(
                "there is no window " + name, "an id or a title that is there; xwininfo -root -tree lists them");
    }

    private static void requireComposite(XConnection x) throws PluginException {
        if (!X11Libraries.hasComposite()) {
            throw new PluginException(
                    "a single window needs the library libXcomposite.so.1",
                    "install it (Debian package libxcomposite1), or use region");
        }
        try (Memory out = new Memory(2L * Long.BYTES)) {
            long at = Pointer.nativeValue(out);
            if (Xcomposite.XCompositeQueryExtension(x.display(), at, at + 8) == 0) {
                throw new PluginException("the X server has no Composite extension", "use region instead of window");
            }
        }
    }

    @Override
    public boolean isChangedBy(Memory event) {
        int type = event.getInt(0);
        boolean concerns =
                type == Xlib.CONFIGURE_NOTIFY || type == Xclient.MAP_NOTIFY || type == Xclient.DESTROY_NOTIFY;
        if (!concerns || event.getLong(EVENT_WINDOW) != window) {
            return false;
        }
        mapped |= type == Xclient.MAP_NOTIFY;
        return true;
    }

    @Override
    public boolean refresh() throws IOException {
        WindowAttributes now =
                WindowAttributes.of(x, window).orElseThrow(() -> new IOException("the window is closed"));
        x.requireAlive();
        boolean sameSize = now.area().equals(area) && now.border() == border;
        if (!now.isViewable() || (sameSize && pixmap != 0 && !mapped)) {
            return false;
        }
        mapped = false;
        freePixmap();
        x.sync();
        pixmap = Xcomposite.XCompositeNameWindowPixmap(x.display(), window);
        if (x.sync() != 0) {
            pixmap = 0; // it was unmapped just now; mapping it makes an event
            return false;
        }
        area = now.area();
        border = now.border();
        layout = ScreenLayout.single(area.width(), area.height());
        return true;
    }

    private void freePixmap() {
        if (pixmap != 0 && !x.isLost()) {
            Xclient.XFreePixmap(x.display(), pixmap);
        }
        pixmap = 0;
    }

    @Override
    public long window() {
        return window;
    }

    @Override
    public Rect area() {
        return area;
    }

    @Override
    public long drawable() {
        return pixmap;
    }

    @Override
    public Rect source() {
        return new Rect(border, border, area.width(), area.height());
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
        Rect size = area;
        return place.corner().map(at -> new Rect(at.x(), at.y(), size.width(), size.height()));
    }

    @Override
    public void close() {
        freePixmap();
        place.close();
    }
}
