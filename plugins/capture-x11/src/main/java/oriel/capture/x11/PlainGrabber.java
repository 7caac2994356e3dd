package oriel.capture.x11;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
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
    public boolean grab(long drawable, Rect area) throws IOException {
        long address = Xlib.XGetImage(
                x.display(), drawable, area.x(), area.y(), area.width(), area.height(), -1L, Xlib.Z_PIXMAP);
        x.takeError();
        x.requireAlive();
        if (address == 0) {
            return false;
        }
        try {
            copy(new Pointer(address), area);
        } finally {
            Xlib.XDestroyImage(address);
        }
        return true;
    }

    private void copy(Pointer image, Rect area) throws IOException {
        int bits = image.getInt(BITS_PER_PIXEL);
        int rowBytes = image.getInt(BYTES_PER_LINE);
        if (bits != 16 && bits != 32) {
            throw new IOException("the X server sends pixels of " + bits + " bits");
        }
        ByteBuffer data = image.getPointer(DATA)
                .getByteBuffer(0, (long) rowBytes * area.height())
                .order(Visual.order(image.getInt(BYTE_ORDER)));
        int count = Math.toIntExact(area.area());
        if (pixels.length < count) {
            pixels = new int[count];
        }
        boolean native32 = bits == 32 && data.order() == ByteOrder.nativeOrder() && rowBytes == area.width() * 4;
        if (native32 && visual.isDirect()) {
            data.asIntBuffer().get(pixels, 0, count);
            return;
        }
        visual.convert(data, bits, rowBytes, pixels, area.width());
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
