package oriel.capture.gdi;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;

/** A picture in memory into which Windows copies what it shows: a DIB section, top row first. Used by the capture thread. */
final class Picture implements AutoCloseable {

    private static final int HEADER_SIZE = 40;

    private final int width;
    private final int height;
    private final long context;
    private final long bitmap;
    private final long bitmapBefore;
    private final IntBuffer pixels;

    /** A picture of so many pixels. */
    Picture(int width, int height) throws GdiException {
        this.width = width;
        this.height = height;
        context = Gdi32.CreateCompatibleDC(0);
        try (Memory header = header(width, height);
                Memory bits = new Memory(Long.BYTES)) {
            bits.setLong(0, 0);
            bitmap = Gdi32.CreateDIBSection(context, Pointer.nativeValue(header), 0, Pointer.nativeValue(bits), 0, 0);
            if (context == 0 || bitmap == 0 || bits.getLong(0) == 0) {
                throw new GdiException("no memory for a picture of " + width + "x" + height);
            }
            pixels = new Pointer(bits.getLong(0))
                    .getByteBuffer(0, (long) width * height * Integer.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .asIntBuffer();
        }
        bitmapBefore = Gdi32.SelectObject(context, bitmap);
    }

    /** A BITMAPINFO of 32 bits a pixel, the top row first. */
    static Memory header(int width, int height) {
        Memory header = new Memory(HEADER_SIZE);
        header.clear();
        header.setInt(0, HEADER_SIZE);
        header.setInt(4, width);
        header.setInt(8, -height);
        header.setShort(12, (short) 1);
        header.setShort(14, (short) 32);
        return header;
    }

    /** Copies what is shown; false if Windows does not let us see it now. */
    boolean take(int x, int y) {
        long screen = User32.GetDC(0);
        if (screen == 0) {
            return false;
        }
        try {
            int operation = Gdi32.SRCCOPY | Gdi32.CAPTUREBLT;
            boolean copied = Gdi32.BitBlt(context, 0, 0, width, height, screen, x, y, operation) != 0;
            Gdi32.GdiFlush();
            return copied;
        } finally {
            User32.ReleaseDC(0, screen);
        }
    }

    /** {@code width * height} pixels {@code 0x??RRGGBB}; valid until it is closed. */
    IntBuffer pixels() {
        return pixels;
    }

    @Override
    public void close() {
        Gdi32.SelectObject(context, bitmapBefore);
        Gdi32.DeleteObject(bitmap);
        Gdi32.DeleteDC(context);
    }
}
