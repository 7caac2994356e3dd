package oriel.capture.x11.capture;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.List;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.Xlib;
import oriel.rfb.Rect;

/** Reads pixels through the connection: for displays of other machines. */
final class PlainGrabber implements Grabber {

    private static final int DATA = 16;
    private static final int BYTE_ORDER = 24;
    private static final int BYTES_PER_LINE = 44;
    private static final int BITS_PER_PIXEL = 48;

    private final XConnection x;
    private final Visual visual;
    private int[] pixels = new int[0];

    PlainGrabber(XConnection x, Visual visual) {
        this.x = x;
        this.visual = visual;
    }

    @Override
    public boolean grab(long drawable, List<Rect> areas) throws IOException {
        int count = Math.toIntExact(areas.stream().mapToLong(Rect::area).sum());
        if (pixels.length < count) {
            pixels = new int[count];
        }
        IntBuffer target = IntBuffer.wrap(pixels);
        for (Rect area : areas) {
            if (!grab(drawable, area, target)) {
                return false;
            }
        }
        return true;
    }

    private boolean grab(long drawable, Rect area, IntBuffer target) throws IOException {
        long address = Xlib.XGetImage(
                x.display(), drawable, area.x(), area.y(), area.width(), area.height(), -1L, Xlib.Z_PIXMAP);
        x.takeError();
        x.requireAlive();
        if (address == 0) {
            return false;
        }
        try {
            copy(new Pointer(address), area, target);
        } finally {
            Xlib.XDestroyImage(address);
        }
        return true;
    }

    private void copy(Pointer image, Rect area, IntBuffer target) throws IOException {
        int bits = image.getInt(BITS_PER_PIXEL);
        int rowBytes = image.getInt(BYTES_PER_LINE);
        if (bits != 16 && bits != 32) {
            throw new IOException("the X server sends pixels of " + bits + " bits");
        }
        ByteBuffer data = image.getPointer(DATA)
                .getByteBuffer(0, (long) rowBytes * area.height())
                .order(Visual.order(image.getInt(BYTE_ORDER)));
        boolean native32 = bits == 32 && data.order() == ByteOrder.nativeOrder() && rowBytes == area.width() * 4;
        if (native32 && visual.isDirect()) {
            target.put(data.asIntBuffer().limit(Math.toIntExact(area.area())));
            return;
        }
        visual.convert(data, bits, rowBytes, target, area.width());
    }

    @Override
    public IntBuffer pixels() {
        return IntBuffer.wrap(pixels);
    }

    @Override
    public boolean suits(int width, int height) {
        return true;
    }

    @Override
    public int pixelsPerRoundTrip() {
        return 16_384;
    }

    @Override
    public void close() {
        pixels = new int[0];
    }
}
