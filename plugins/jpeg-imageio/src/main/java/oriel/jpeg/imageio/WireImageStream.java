package oriel.jpeg.imageio;

import java.io.IOException;
import javax.imageio.stream.ImageOutputStreamImpl;
import oriel.rfb.WireBuffer;

/** Appends what an image writer writes to a buffer. It can be written only, from the beginning to the end. */
final class WireImageStream extends ImageOutputStreamImpl {

    private WireBuffer out;

    /** Goes on with another buffer; null to let go of the last one. */
    WireImageStream into(WireBuffer target) {
        out = target;
        streamPos = 0;
        bitOffset = 0;
        flushedPos = 0;
        return this;
    }

    @Override
    public void write(int value) {
        out.u8(value);
        streamPos++;
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        out.put(source, offset, length);
        streamPos += length;
    }

    @Override
    public int read() throws IOException {
        throw new IOException("this stream is for writing");
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        throw new IOException("this stream is for writing");
    }
}
