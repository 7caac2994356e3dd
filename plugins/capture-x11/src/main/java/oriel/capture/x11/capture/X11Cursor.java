package oriel.capture.x11.capture;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import oriel.capture.CursorImage;
import oriel.capture.ScreenListener;
import oriel.capture.x11.xlib.X11Libraries;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.Xfixes;
import oriel.capture.x11.xlib.Xi;
import oriel.capture.x11.xlib.Xlib;
import oriel.rfb.Rect;

/** Tells a listener of the cursor's shape and place when they change (XFIXES and XInput 2). Used by the capture thread. */
final class X11Cursor {

    private static final int IMAGE_WIDTH = 4;
    private static final int IMAGE_HEIGHT = 6;
    private static final int IMAGE_HOT_X = 8;
    private static final int IMAGE_HOT_Y = 10;
    private static final int IMAGE_PIXELS = 24;
    private static final int XI_MAJOR = 2;
    private static final int XI_MINOR = 1;

    private final XConnection x;
    private final View view;
    private final ScreenListener listener;
    private final Memory out = new Memory(8 * Long.BYTES);
    private final int shapeEventType;
    private int lastX = Integer.MIN_VALUE;
    private int lastY = Integer.MIN_VALUE;

    X11Cursor(XConnection x, View view, ScreenListener listener) {
        this.x = x;
        this.view = view;
        this.listener = listener;
        Xfixes.XFixesQueryExtension(x.display(), out(0), out(1));
        shapeEventType = out.getInt(0) + Xfixes.CURSOR_NOTIFY;
        Xfixes.XFixesSelectCursorInput(x.display(), x.root(), Xfixes.DISPLAY_CURSOR_NOTIFY_MASK);
        selectMotion();
    }

    private long out(int index) {
        return Pointer.nativeValue(out) + (long) index * Long.BYTES;
    }

    /** Asks for an event at each motion, wherever the pointer is; without XInput, places are told with other changes. */
    private void selectMotion() {
        if (!X11Libraries.hasXinput()
                || Xlib.XQueryExtension(x.display(), "XInputExtension", out(0), out(1), out(2)) == 0) {
            return;
        }
        out.setInt(0, XI_MAJOR);
        out.setInt(Long.BYTES, XI_MINOR);
        if (Xi.XIQueryVersion(x.display(), out(0), out(1)) != 0) {
            x.takeError();
            return;
        }
        Memory bits = new Memory(4);
        bits.setInt(0, 1 << Xi.RAW_MOTION);
        Memory mask = new Memory(16);
        mask.setInt(0, Xi.ALL_MASTER_DEVICES);
        mask.setInt(4, (int) bits.size());
        mask.setPointer(8, bits);
        Xi.XISelectEvents(x.display(), x.root(), Pointer.nativeValue(mask), 1);
    }

    /** The type of the event that says: the shape has changed. */
    int shapeEventType() {
        return shapeEventType;
    }

    /** Tells of the shape now. */
    void tellShape() {
        long address = Xfixes.XFixesGetCursorImage(x.display());
        if (address == 0) {
            return;
        }
        CursorImage image = read(new Pointer(address));
        Xlib.XFree(address);
        listener.cursorChanged(image);
    }

    private static CursorImage read(Pointer image) {
        int width = image.getShort(IMAGE_WIDTH) & 0xffff;
        int height = image.getShort(IMAGE_HEIGHT) & 0xffff;
        if (width == 0 || height == 0) {
            return CursorImage.HIDDEN;
        }
        int hotX = Math.min(width - 1, image.getShort(IMAGE_HOT_X) & 0xffff);
        int hotY = Math.min(height - 1, image.getShort(IMAGE_HOT_Y) & 0xffff);
        long[] pixels = image.getPointer(IMAGE_PIXELS).getLongArray(0, width * height);
        int left = cut(width, hotX);
        int top = cut(height, hotY);
        int keptWidth = Math.min(width, CursorImage.MAX_SIDE);
        int keptHeight = Math.min(height, CursorImage.MAX_SIDE);
        int[] argb = new int[keptWidth * keptHeight];
        for (int y = 0; y < keptHeight; y++) {
            for (int at = 0; at < keptWidth; at++) {
                argb[y * keptWidth + at] = (int) pixels[(top + y) * width + left + at];
            }
        }
        return new CursorImage(keptWidth, keptHeight, hotX - left, hotY - top, argb);
    }

    /** Where to begin with what is kept of a side that is too long, so that the hotspot is in it. */
    static int cut(int side, int hot) {
        int tooMuch = Math.max(0, side - CursorImage.MAX_SIDE);
        return Math.min(tooMuch, Math.max(0, hot - CursorImage.MAX_SIDE / 2));
    }

    /** Tells of the place now, if it is another than before; outside of the view it is the nearest place inside. */
    void tellPlace() {
        boolean onScreen =
                Xlib.XQueryPointer(x.display(), view.window(), out(0), out(1), out(2), out(3), out(4), out(5), out(6))
                        != 0;
        Rect area = view.area();
        int nowX = inside(out.getInt(4L * Long.BYTES) - area.x(), area.width());
        int nowY = inside(out.getInt(5L * Long.BYTES) - area.y(), area.height());
        if (!onScreen || x.isLost() || (nowX == lastX && nowY == lastY)) {
            return;
        }
        lastX = nowX;
        lastY = nowY;
        listener.cursorMoved(nowX, nowY);
    }

    private static int inside(int place, int size) {
        return Math.max(0, Math.min(size - 1, place));
    }
}
