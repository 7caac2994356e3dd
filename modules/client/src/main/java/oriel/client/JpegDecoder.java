package oriel.client;

import java.io.IOException;
import oriel.rfb.Framebuffer;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * JPEG: rfbproto "JPEG Encoding". An image comes without its length, so its end is found by its markers (ITU-T T.81 annex
 * B); it may leave out the Huffman tables or the quantisation tables, which are then those that were sent last.
 */
final class JpegDecoder implements RectDecoder {

    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int DQT = 0xdb;
    private static final int DHT = 0xc4;
    private static final int RST_0 = 0xd0;
    private static final int RST_7 = 0xd7;

    private static final int HEADERS_LIMIT = 1 << 18;
    private static final int FILL_LIMIT = 64;
    private static final int TABLES_LIMIT = 1 << 14;

    /** More than a block's coefficients can take: 64 of 26 bits for each of three components. */
    private static final int BYTES_PER_PIXEL = 10;

    private static final int BLOCK = 16;

    private final WireBuffer image = new WireBuffer(1 << 12);
    private final Tables quantisation = new Tables();
    private final Tables huffman = new Tables();
    private long limit;

    /** The definitions of one kind that were sent last, each with its marker and length. */
    private static final class Tables {

        private final WireBuffer segments = new WireBuffer(1 << 9);
        private boolean fresh;

        /** Takes one of the image that is read now; its first takes the place of the last image's. */
        void add(int marker, byte[] content) throws ProtocolException {
            if (!fresh) {
                segments.clear();
                fresh = true;
            }
            if (segments.size() + content.length > TABLES_LIMIT) {
                throw new ProtocolException("a JPEG image with more than " + TABLES_LIMIT + " bytes of tables");
            }
            append(segments, marker, content);
        }
    }

    @Override
    public void decode(WireReader in, PixelReader pixels, Rect rect, Framebuffer target) throws IOException {
        limit = HEADERS_LIMIT + BYTES_PER_PIXEL * padded(rect.width()) * padded(rect.height());
        image.clear();
        quantisation.fresh = false;
        huffman.fresh = false;
        if (in.u8() != 0xff || in.u8() != SOI) {
            throw new ProtocolException("a JPEG image that does not begin as one");
        }
        image.u8(0xff).u8(SOI);
        boolean scanned = false;
        int marker = marker(in);
        while (marker != EOI) {
            byte[] content = segment(in);
            if (marker == SOS) {
                if (!scanned) {
                    image.put(quantisation.segments.array(), 0, quantisation.segments.size());
                    image.put(huffman.segments.array(), 0, huffman.segments.size());
                    scanned = true;
                }
                append(image, SOS, content);
                marker = scan(in);
                continue;
            }
            keep(marker, content, scanned);
            marker = marker(in);
        }
        image.u8(0xff).u8(EOI);
        ImageFormat.JPEG.draw(image.toBytes(), rect, target);
    }

    private static long padded(int side) {
        return (side + BLOCK - 1L) / BLOCK * BLOCK;
    }

    private static int marker(WireReader in) throws IOException {
        if (in.u8() != 0xff) {
            throw new ProtocolException("a JPEG image without a marker where one is due");
        }
        int marker = behindFill(in);
        if (marker == 0 || marker == SOI || marker == 0xff || marker >= RST_0 && marker <= RST_7) {
            throw new ProtocolException("a JPEG marker " + marker + " in the wrong place");
        }
        return marker;
    }

    /** A marker's second byte; any number of first ones may come before it. */
    private static int behindFill(WireReader in) throws IOException {
        int value = in.u8();
        for (int i = 0; value == 0xff && i < FILL_LIMIT; i++) {
            value = in.u8();
        }
        return value;
    }

    private byte[] segment(WireReader in) throws IOException {
        int length = in.u16() - 2;
        if (length < 0) {
            throw new ProtocolException("a JPEG segment of " + length + " bytes");
        }
        check(length);
        return in.bytes(length);
    }

    private void check(int more) throws ProtocolException {
        if (image.size() + more > limit) {
            throw new ProtocolException("a JPEG image of more than " + limit + " bytes");
        }
    }

    /** Tables before the first scan are put before it together, so that those of the last image can take their place. */
    private void keep(int marker, byte[] content, boolean scanned) throws ProtocolException {
        boolean tables = marker == DQT || marker == DHT;
        if (tables) {
            (marker == DQT ? quantisation : huffman).add(marker, content);
        }
        if (!tables || scanned) {
            append(image, marker, content);
        }
    }

    private static void append(WireBuffer out, int marker, byte[] content) {
        out.u8(0xff).u8(marker).u16(content.length + 2).put(content);
    }

    /** Takes compressed data up to the marker behind it, and says which one it is. */
    private int scan(WireReader in) throws IOException {
        while (true) {
            int value = in.u8();
            check(2);
            if (value != 0xff) {
                image.u8(value);
                continue;
            }
            int next = behindFill(in);
            if (next == 0 || next >= RST_0 && next <= RST_7) {
                image.u8(0xff).u8(next);
                continue;
            }
            if (next == 0xff || next == SOI) {
                throw new ProtocolException("a JPEG marker " + next + " in the wrong place");
            }
            return next;
        }
    }
}
