package oriel.jpeg.turbo;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import oriel.encoding.JpegCoder;
import oriel.encoding.JpegQuality;
import oriel.encoding.Subsampling;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;

/**
 * A compressor of libjpeg-turbo with a native buffer on either side: the pixels of the rectangle are copied in, the image
 * is copied out. Both buffers grow to the largest rectangle and are kept.
 *
 * <p>The library has nothing coarser than one colour for four pixels: {@link Subsampling#EIGHT} and {@link
 * Subsampling#SIXTEEN} are made as {@link Subsampling#FOUR}.
 */
final class TurboCoder implements JpegCoder {

    private static final int PIXEL_FORMAT =
            ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? TurboJpeg.TJPF_BGRX : TurboJpeg.TJPF_XRGB;

    /** Two pointers: to the image, and its size. The library wants their addresses. */
    private final Memory result = new Memory(2L * Long.BYTES);

    private final long resultAddress = Pointer.nativeValue(result);
    private long handle;
    private Memory pixels = new Memory(Integer.BYTES);
    private IntBuffer pixelView = view(pixels).asIntBuffer();
    private Memory image = new Memory(1);
    private ByteBuffer imageView = view(image);

    TurboCoder() {
        handle = TurboJpeg.tjInitCompress();
        if (handle == 0) {
            throw new OutOfMemoryError("libturbojpeg has no memory for a compressor");
        }
    }

    @Override
    public void encode(Framebuffer source, Rect rect, JpegQuality quality, WireBuffer out) {
        if (handle == 0) {
            throw new IllegalStateException("this coder is closed");
        }
        if (rect.isEmpty() || !source.bounds().contains(rect)) {
            throw new IllegalArgumentException("no JPEG image can be made of " + rect);
        }
        int subsampling = subsampling(quality.subsampling());
        reserve(rect, subsampling);
        copyIn(source, rect);
        result.setLong(0, Pointer.nativeValue(image));
        result.setLong(Long.BYTES, image.size());
        int failed = TurboJpeg.tjCompress2(
                handle,
                Pointer.nativeValue(pixels),
                rect.width(),
                rect.width() * Integer.BYTES,
                rect.height(),
                PIXEL_FORMAT,
                resultAddress,
                resultAddress + Long.BYTES,
                subsampling,
                quality.quality(),
                TurboJpeg.TJFLAG_NOREALLOC | TurboJpeg.TJFLAG_ACCURATEDCT);
        if (failed != 0) {
            throw new IllegalStateException("libturbojpeg failed: " + TurboJpeg.tjGetErrorStr2(handle));
        }
        copyOut(result.getLong(Long.BYTES), out);
    }

    private static int subsampling(Subsampling wanted) {
        return switch (wanted) {
            case NONE -> TurboJpeg.TJSAMP_444;
            case TWO -> TurboJpeg.TJSAMP_422;
            case FOUR, EIGHT, SIXTEEN -> TurboJpeg.TJSAMP_420;
            case GREY -> TurboJpeg.TJSAMP_GRAY;
        };
    }

    private void reserve(Rect rect, int subsampling) {
        long bytes = rect.area() * Integer.BYTES;
        if (bytes > pixels.size()) {
            pixels = replaced(pixels, bytes);
            pixelView = view(pixels).asIntBuffer();
        }
        long most = TurboJpeg.tjBufSize(rect.width(), rect.height(), subsampling);
        if (most > image.size()) {
            image = replaced(image, most);
            imageView = view(image);
        }
    }

    private static Memory replaced(Memory old, long bytes) {
        if (bytes > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a rectangle whose buffer would take " + bytes + " bytes");
        }
        Memory replacement = new Memory(bytes);
        old.close();
        return replacement;
    }

    private static ByteBuffer view(Memory memory) {
        return memory.getByteBuffer(0, memory.size()).order(ByteOrder.nativeOrder());
    }

    private void copyIn(Framebuffer source, Rect rect) {
        pixelView.clear();
        for (int y = rect.y(); y < rect.bottom(); y++) {
            pixelView.put(source.pixels(), source.offset(rect.x(), y), rect.width());
        }
    }

    private void copyOut(long length, WireBuffer out) {
        int count = Math.toIntExact(length);
        out.reserve(count);
        imageView.clear();
        imageView.get(out.array(), out.size(), count);
        out.advance(count);
    }

    @Override
    public void close() {
        if (handle == 0) {
            return;
        }
        TurboJpeg.tjDestroy(handle);
        handle = 0;
        image.close();
        pixels.close();
        result.close();
    }
}
