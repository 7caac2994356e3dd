package oriel.client;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireReader;

/** The inflated bytes of one rectangle after the other, from one zlib stream that lasts as long as the connection. */
final class Inflation implements PixelSource {

    private static final int MAX_BYTES = 1 << 30;

    /** No deflater makes much more of what it cannot compress; a short rectangle may carry the stream's header. */
    private static final int MAX_OVERHEAD = 4096;

    private final String encoding;
    private final Inflater inflater = new Inflater();
    private byte[] bytes = new byte[0];
    private int at;
    private int end;

    /** Inflates the rectangles of an encoding, whose name is for messages. */
    Inflation(String encoding) {
        this.encoding = encoding;
    }

    /** Reads a rectangle's length and data, of which at most {@code most} bytes may come out. */
    void read(WireReader in, long most) throws IOException {
        read(in, in.u32(), most);
    }

    /**
     * Reads data behind their length as Tight writes it, of which exactly {@code count} bytes must come out.
     *
     * @return them, and bytes without meaning; valid until the next call
     */
    byte[] readCompact(WireReader in, int count) throws IOException {
        read(in, compactLength(in), count);
        if (end != count) {
            throw new ProtocolException(encoding + " data that ends before the last pixel");
        }
        at = end;
        return bytes;
    }

    /** A length of one to three bytes, of 7, 7 and 8 bits, the lowest first: rfbproto "Tight Encoding". */
    static int compactLength(WireReader in) throws IOException {
        int first = in.u8();
        if (first < 0x80) {
            return first;
        }
        int second = in.u8();
        int length = first & 0x7f | (second & 0x7f) << 7;
        return second < 0x80 ? length : length | in.u8() << 14;
    }

    /** The server begins its stream anew. */
    void reset() {
        inflater.reset();
    }

    private void read(WireReader in, long length, long most) throws IOException {
        if (length > Math.min(MAX_BYTES, most + most / 64 + MAX_OVERHEAD)) {
            throw new ProtocolException("a " + encoding + " rectangle of " + length + " bytes");
        }
        inflater.setInput(in.bytes((int) length));
        at = 0;
        end = 0;
        try {
            inflate(Math.min(MAX_BYTES, most));
        } catch (DataFormatException e) {
            throw new ProtocolException(encoding + " data that is not zlib: " + e.getMessage());
        }
    }

    private void inflate(long most) throws DataFormatException, ProtocolException {
        while (true) {
            if (end == bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(1 << 16, bytes.length * 2));
            }
            int count = inflater.inflate(bytes, end, bytes.length - end);
            end += count;
            if (end > most) {
                throw new ProtocolException("a " + encoding + " rectangle that inflates beyond its pixels");
            }
            if (count == 0) {
                return;
            }
        }
    }

    /** Fails if there are bytes that nobody has taken. */
    void finish() throws ProtocolException {
        if (at != end) {
            throw new ProtocolException(encoding + " data after the last pixel");
        }
    }

    @Override
    public int u8() throws ProtocolException {
        need(1);
        return bytes[at++] & 0xff;
    }

    @Override
    public int compactPixel(PixelReader pixels) throws ProtocolException {
        int length = pixels.compactBytes();
        need(length);
        int colour = pixels.compactPixel(bytes, at);
        at += length;
        return colour;
    }

    /** The next PIXEL. */
    int pixel(PixelReader pixels) throws ProtocolException {
        int length = pixels.pixelBytes();
        need(length);
        int colour = pixels.pixel(bytes, at);
        at += length;
        return colour;
    }

    private void need(int count) throws ProtocolException {
        if (end - at < count) {
            throw new ProtocolException(encoding + " data that ends before the last pixel");
        }
    }
}
