package oriel.encoding;

import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;

/** Makes JPEG images. Used by one thread at a time. */
public interface JpegCoder extends AutoCloseable {

    /** Appends a baseline JFIF image of exactly the size of {@code rect}, its tables included. */
    void encode(Framebuffer source, Rect rect, JpegQuality quality, WireBuffer out);

    /** Gives back what it holds. */
    @Override
    void close();
}
