package oriel.capture.gdi;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.Optional;
import oriel.capture.CursorImage;
import oriel.capture.ScreenListener;

/** Tells a listener of the cursor's shape and place when they change. Used by the capture thread. */
final class GdiCursor {

    private static final int INFO_SIZE = 24;
    private static final int ICON_INFO_SIZE = 32;
    private static final int BITMAP_SIZE = 32;
    private static final int NEVER = Integer.MIN_VALUE;

    private final ScreenListener listener;
    private final Memory info = new Memory(INFO_SIZE);
    private long shape = NEVER;
    private int lastX = NEVER;
    private int lastY = NEVER;

    GdiCursor(ScreenListener listener) {
        this.listener = listener;
    }

    /** Tells what is new; places count from the corner of the screen. */
    void tell(VirtualScreen screen) {
        info.setInt(0, INFO_SIZE);
        if (User32.GetCursorInfo(Pointer.nativeValue(info)) == 0) {
            return;
        }
        boolean showing = (info.getInt(4) & User32.CURSOR_SHOWING) != 0;
        long now = showing ? info.getLong(8) : 0;
        int x = info.getInt(16) - screen.x();
        int y = info.getInt(20) - screen.y();
        if (now != shape) {
            shape = now;
            listener.cursorChanged(now == 0 ? CursorImage.HIDDEN : image(now).orElse(CursorImage.ARROW));
        }
        if (x != lastX || y != lastY) {
            lastX = x;
            lastY = y;
            listener.cursorMoved(x, y);
        }
    }

    /** Empty if Windows does not tell: it may belong to another program. */
    private static Optional<CursorImage> image(long icon) {
        try (Memory parts = new Memory(ICON_INFO_SIZE)) {
            parts.clear();
            if (User32.GetIconInfo(icon, Pointer.nativeValue(parts)) == 0) {
                return Optional.empty();
            }
            long mask = parts.getLong(16);
            long colour = parts.getLong(24);
            try {
                return image(mask, colour, parts.getInt(4), parts.getInt(8));
            } finally {
                Gdi32.DeleteObject(mask);
                Gdi32.DeleteObject(colour);
            }
        }
    }

    private static Optional<CursorImage> image(long mask, long colour, int hotX, int hotY) {
        try (Memory bitmap = new Memory(BITMAP_SIZE)) {
            if (Gdi32.GetObjectW(mask, BITMAP_SIZE, Pointer.nativeValue(bitmap)) == 0) {
                return Optional.empty();
            }
            int width = bitmap.getInt(4);
            int rows = bitmap.getInt(8);
            int height = colour == 0 ? rows / 2 : rows;
            boolean sensible =
                    width > 0 && height > 0 && width <= CursorImage.MAX_SIDE && height <= CursorImage.MAX_SIDE;
            if (!sensible) {
                return Optional.empty();
            }
            Optional<int[]> maskPixels = pixels(mask, width, rows);
            Optional<int[]> colours = colour == 0 ? Optional.empty() : pixels(colour, width, height);
            if (maskPixels.isEmpty() || colour != 0 && colours.isEmpty()) {
                return Optional.empty();
            }
            int[] argb = colours.map(found -> CursorShape.coloured(maskPixels.get(), found))
                    .orElseGet(() -> CursorShape.monochrome(maskPixels.get(), width));
            int insideX = Math.max(0, Math.min(width - 1, hotX));
            int insideY = Math.max(0, Math.min(height - 1, hotY));
            return Optional.of(new CursorImage(width, height, insideX, insideY, argb));
        }
    }

    private static Optional<int[]> pixels(long bitmap, int width, int height) {
        long context = User32.GetDC(0);
        try (Memory header = Picture.header(width, height);
                Memory bits = new Memory((long) width * height * Integer.BYTES)) {
            int read = Gdi32.GetDIBits(
                    context, bitmap, 0, height, Pointer.nativeValue(bits), Pointer.nativeValue(header), 0);
            return read == height ? Optional.of(bits.getIntArray(0, width * height)) : Optional.empty();
        } finally {
            User32.ReleaseDC(0, context);
        }
    }
}
