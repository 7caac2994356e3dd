package oriel.capture.x11;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Optional;
import oriel.rfb.Rect;

/**
 * Reads pixels through memory shared with the X server (MIT-SHM): one segment, large enough for the whole screen, takes
 * areas of every size. Only this user may attach the segment, and its id is removed as soon as both sides have attached
 * it, so that the system frees it whatever happens to either.
 */
final class SharedGrabber implements Grabber {

    private static final int IMAGE_WIDTH = 0;
    private static final int IMAGE_HEIGHT = 4;
    private static final int IMAGE_DATA = 16;
    private static final int IMAGE_BITS_PER_PIXEL = 48;
    private static final int SEGMENT_ID = 8;
    private static final int SEGMENT_ADDRESS = 16;
    private static final int SEGMENT_READ_ONLY = 24;
    private static final int MOST_WASTE = 8;

    private final XConnection x;
    private final Visual visual;
    private final Memory segment;
    private final Pointer memory;
    private final Pointer image;
    private final int bits;
    private final ByteBuffer bytes;
    private final IntBuffer shared;
    private int[] converted = new int[0];

    private SharedGrabber(XConnection x, Visual visual, Memory segment, Pointer image) {
        this.x = x;
        this.visual = visual;
        this.segment = segment;
        this.image = image;
        this.memory = segment.getPointer(SEGMENT_ADDRESS);
        this.bits = image.getInt(IMAGE_BITS_PER_PIXEL);
        long size = size(image.getInt(IMAGE_WIDTH), image.getInt(IMAGE_HEIGHT), bits);
        this.bytes = memory.getByteBuffer(0, size).order(ByteOrder.nativeOrder());
        this.shared = bytes.asIntBuffer();
    }

    /** Shares memory with the server; empty if the server cannot or may not. */
    static Optional<Grabber> create(XConnection x, Visual visual, int width, int height) {
        if (Xext.XShmQueryExtension(x.display()) == 0) {
            return Optional.empty();
        }
        Memory segment = new Memory(32);
        segment.clear();
        long imageAddress = Xext.XShmCreateImage(
                x.display(),
                visual.address(),
                visual.depth(),
                Xlib.Z_PIXMAP,
                0,
                Pointer.nativeValue(segment),
                width,
                height);
        if (imageAddress == 0) {
            return Optional.empty();
        }
        Pointer image = new Pointer(imageAddress);
        int bits = image.getInt(IMAGE_BITS_PER_PIXEL);
        long size = size(width, height, bits);
        boolean fits = (bits == 16 || bits == 32) && size <= Integer.MAX_VALUE;
        if (fits && attach(x, segment, size)) {
            image.setPointer(IMAGE_DATA, segment.getPointer(SEGMENT_ADDRESS));
            return Optional.of(new SharedGrabber(x, visual, segment, image));
        }
        Xlib.XDestroyImage(imageAddress);
        return Optional.empty();
    }

    private static boolean attach(XConnection x, Memory segment, long size) {
        int id = Posix.shmget(Posix.IPC_PRIVATE, size, Posix.IPC_CREAT | Posix.OWNER_ONLY);
        if (id < 0) {
            return false;
        }
        try {
            Pointer memory = Posix.shmat(id, 0, 0);
            if (Pointer.nativeValue(memory) == -1) {
                return false;
            }
            segment.setInt(SEGMENT_ID, id);
            segment.setPointer(SEGMENT_ADDRESS, memory);
            segment.setInt(SEGMENT_READ_ONLY, 0);
            x.sync();
            boolean asked = Xext.XShmAttach(x.display(), Pointer.nativeValue(segment)) != 0;
            if (asked && x.sync() == 0 && !x.isLost()) {
                return true;
            }
            Posix.shmdt(memory);
            return false;
        } finally {
            Posix.shmctl(id, Posix.IPC_RMID, 0);
        }
    }

    private static int rowBytes(int width, int bits) {
        return bits == 32 ? width * 4 : (width * 2 + 3) & ~3;
    }

    private static long size(int width, int height, int bits) {
        return (long) rowBytes(width, bits) * height;
    }

    @Override
    public boolean grab(long drawable, Rect area) throws IOException {
        image.setInt(IMAGE_WIDTH, area.width());
        image.setInt(IMAGE_HEIGHT, area.height());
        int done = Xext.XShmGetImage(x.display(), drawable, Pointer.nativeValue(image), area.x(), area.y(), -1L);
        x.takeError();
        x.requireAlive();
        if (done == 0) {
            return false;
        }
        if (bits != 32 || !visual.isDirect()) {
            convert(area);
        }
        return true;
    }

    private void convert(Rect area) {
        int count = Math.toIntExact(area.area());
        if (converted.length < count) {
            converted = new int[count];
        }
        int rowBytes = rowBytes(area.width(), bits);
        ByteBuffer rows = bytes.duplicate().order(bytes.order()).limit(rowBytes * area.height());
        visual.convert(rows, bits, rowBytes, converted, area.width());
    }

    @Override
    public IntBuffer pixels() {
        return bits == 32 && visual.isDirect() ? shared : IntBuffer.wrap(converted);
    }

    @Override
    public boolean suits(int width, int height) {
        long size = size(width, height, bits);
        return size <= bytes.capacity() && size >= bytes.capacity() / MOST_WASTE;
    }

    @Override
    public int pixelsPerRoundTrip() {
        return 250_000;
    }

    @Override
    public void close() {
        if (!x.isLost()) {
            Xext.XShmDetach(x.display(), Pointer.nativeValue(segment));
            x.sync();
        }
        image.setPointer(IMAGE_DATA, Pointer.NULL);
        Xlib.XDestroyImage(Pointer.nativeValue(image));
        Posix.shmdt(memory);
    }
}
