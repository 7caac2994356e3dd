package oriel.capture.x11.capture;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.Xdamage;
import oriel.capture.x11.xlib.Xfixes;
import oriel.capture.x11.xlib.Xlib;
import oriel.plugin.PluginException;
import oriel.rfb.Rect;

/** What was drawn on a window and everything in it (DAMAGE extension). Used by the capture thread. */
public final class Damage {

    private static final int RECTANGLE = 8;

    private final XConnection x;
    private final Memory count = new Memory(Long.BYTES);
    private final int eventType;
    private final long damage;
    private final long region;

    /** Asks to be told what is drawn on a window, and in those inside of it. */
    public Damage(XConnection x, long window) throws PluginException {
        this.x = x;
        Memory base = new Memory(Long.BYTES);
        Memory error = new Memory(Long.BYTES);
        boolean there =
                Xdamage.XDamageQueryExtension(x.display(), Pointer.nativeValue(base), Pointer.nativeValue(error)) != 0;
        eventType = base.getInt(0);
        boolean fixesThere =
                Xfixes.XFixesQueryExtension(x.display(), Pointer.nativeValue(base), Pointer.nativeValue(error)) != 0;
        if (!there || !fixesThere) {
            throw new PluginException(
                    "the X server has no " + (there ? "XFIXES" : "DAMAGE") + " extension",
                    "use --capture awt, or another X server");
        }
        damage = Xdamage.XDamageCreate(x.display(), window, Xdamage.REPORT_NON_EMPTY);
        region = Xfixes.XFixesCreateRegion(x.display(), 0, 0);
    }

    /** The type of the event that says: there is something to take. */
    int eventType() {
        return eventType;
    }

    /** Forgets what was drawn up to now. */
    void drop() {
        Xdamage.XDamageSubtract(x.display(), damage, 0, 0);
    }

    /** Takes what was drawn since the last call, as far as it lies in {@code bounds}. One round trip. */
    List<Rect> take(Rect bounds) {
        Xdamage.XDamageSubtract(x.display(), damage, 0, region);
        long address = Xfixes.XFixesFetchRegion(x.display(), region, Pointer.nativeValue(count));
        if (address == 0) {
            return List.of();
        }
        Pointer rectangles = new Pointer(address);
        List<Rect> areas = new ArrayList<>();
        for (int i = 0; i < count.getInt(0); i++) {
            long at = (long) i * RECTANGLE;
            int width = rectangles.getShort(at + 4) & 0xffff;
            int height = rectangles.getShort(at + 6) & 0xffff;
            Rect area =
                    new Rect(rectangles.getShort(at), rectangles.getShort(at + 2), width, height).intersection(bounds);
            if (!area.isEmpty()) {
                areas.add(area);
            }
        }
        Xlib.XFree(address);
        return areas;
    }
}
