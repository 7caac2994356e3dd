package oriel.capture.x11.capture;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.Xext;
import oriel.capture.x11.xlib.Xlib;
import oriel.rfb.Rect;

/**
 * Reads pixels through memory shared with the X server (MIT-SHM): one segment, large enough for the whole screen, takes
 * areas of every size.
 */
final class SharedGrabber implements Grabber {

    private static final int IMAGE_WIDTH = 0;
    private static final int IMAGE_HEIGHT = 4;
    private static final int IMAGE_DATA = 16;
    private static final int IMAGE_BITS_PER_PIXEL = 48;
    private static final int INFO_SIZE = 32;
    private static final int SEGMENT_ADDRESS = 16;
    private static final int MAX_WASTE = 8;

    private final XConnection x;
    private final Visual visual;
    private final SharedMemory segment;
    private final Memory info;
    private final Pointer image;
    private final int bits;
    private final ByteBuffer bytes;
    private final IntBuffer shared;
    private int[] converted = new int[0];

    private SharedGrabber(XConnection x, Visual visual, SharedMemory segment, Image image) {
        this.x = x;
        this.visual = visual;
        this.segment = segment;
        this.info = image.info();
        this.image = image.address();
        this.bits = image.bits();
        this.bytes = segment.memory().getByteBuffer(0, image.size()).order(ByteOrder.nativeOrder());
        this.shared = bytes.asIntBuffer();
    }

    /** Xlib's description of a picture in shared memory, and of the memory. */
    private record Image(Pointer address, Memory info) {

        int bits() {
            return address.getInt(IMAGE_BITS_PER_PIXEL);
        }

        long size() {
            return SharedGrabber.size(address.getInt(IMAGE_WIDTH), address.getInt(IMAGE_HEIGHT));
        }
    }

    /** Shares memory with the server; empty if the server cannot or may not. */
    static Optional<Grabber> create(XConnection x, String display, Visual visual, int width, int height) {
        return create(x, visual, new Rect(0, 0, width, height), size -> SharedMemory.create(x, display, size));
    }

    /** Shares memory with the server in one of the possible ways. */
    static Optional<Grabber> create(
            XConnection x, Visual visual, Rect most, LongFunction<Optional<SharedMemory>> sharing) {
        if (Xext.XShmQueryExtension(x.display()) == 0) {
            return Optional.empty();
        }
        Memory info = new Memory(INFO_SIZE);
        info.clear();
        long address = Xext.XShmCreateImage(
                x.display(),
                visual.address(),
                visual.depth(),
                Xlib.Z_PIXMAP,
                0,
                Pointer.nativeValue(info),
                most.width(),
                most.height());
        if (address == 0) {
            return Optional.empty();
        }
        Image image = new Image(new Pointer(address), info);
        boolean fits = (image.bits() == 16 || image.bits() == 32) && image.size() <= Integer.MAX_VALUE;
        Optional<SharedMemory> memory = fits ? sharing.apply(image.size()) : Optional.empty();
        if (memory.isEmpty()) {
            Xlib.XDestroyImage(address);
            return Optional.empty();
        }
        info.setLong(0, memory.get().segment());
        info.setPointer(SEGMENT_ADDRESS, memory.get().memory());
        return Optional.of(new SharedGrabber(x, visual, memory.get(), image));
    }

    private static int rowBytes(int width, int bits) {
        return bits == 32 ? width * 4 : (width * 2 + 3) & ~3;
    }

    /** Enough for areas of all shapes, whose rows of 16 bits a pixel each end at a multiple of four bytes. */
    private static long size(int width, int height) {
        return (long) width * height * Integer.BYTES;
    }

    @Override
    public boolean grab(long drawable, List<Rect> areas) throws IOException {
        int at = 0;
        for (Rect area : areas) {
            image.setInt(IMAGE_WIDTH, area.width());
            image.setInt(IMAGE_HEIGHT, area.height());
            image.setPointer(IMAGE_DATA, segment.memory().share(at));
            int done = Xext.XShmGetImage(x.display(), drawable, Pointer.nativeValue(image), area.x(), area.y(), -1L);
            x.takeError();
            x.requireAlive();
            if (done == 0) {
                return false;
            }
            at += rowBytes(area.width(), bits) * area.height();
        }
        if (bits != 32 || !visual.isDirect()) {
            convert(areas);
        }
        return true;
    }

    private void convert(List<Rect> areas) {
        int count = Math.toIntExact(areas.stream().mapToLong(Rect::area).sum());
        if (converted.length < count) {
            converted = new int[count];
        }
        IntBuffer target = IntBuffer.wrap(converted);
        int at = 0;
        for (Rect area : areas) {
            int rowBytes = rowBytes(area.width(), bits);
            ByteBuffer rows = bytes.slice(at, rowBytes * area.height()).order(bytes.order());
            visual.convert(rows, bits, rowBytes, target, area.width());
            at += rowBytes * area.height();
        }
    }

    @Override
    public IntBuffer pixels() {
        return bits == 32 && visual.isDirect() ? shared : IntBuffer.wrap(converted);
    }

    @Override
    public boolean suits(int width, int height) {
        long size = size(width, height);
        return size <= bytes.capacity() && size >= bytes.capacity() / MAX_WASTE;
    }

    @Override
    public int pixelsPerRoundTrip() {
        return 250_000;
    }

    @Override
    public void close() {
        image.setPointer(IMAGE_DATA, Pointer.NULL);
        Xlib.XDestroyImage(Pointer.nativeValue(image));
        segment.close();
        info.close();
    }
}
