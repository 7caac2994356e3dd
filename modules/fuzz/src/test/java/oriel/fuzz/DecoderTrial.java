package oriel.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import oriel.client.Decoders;
import oriel.client.PixelReader;
import oriel.client.RectDecoder;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.WireReader;
import oriel.testkit.EncoderContract;

/**
 * Rectangles of any bytes for a decoder. The first three bytes of an input say which format the pixels have and how large
 * the rectangles are; the others are the rectangles. Whatever they are, a decoder may only refuse them, and may only draw
 * where it should.
 */
final class DecoderTrial {

    /** Bytes of an input before the rectangles. */
    static final int HEAD_BYTES = 3;

    /** Pixel formats by their number. */
    static final List<PixelFormat> FORMATS = Stream.concat(
                    EncoderContract.formats().stream(), Stream.of(PixelFormat.COLOUR_MAP_8))
            .toList();

    /** In the byte of the format: all but some first bytes has still to be deflated, so that mutations reach behind zlib. */
    private static final int PLAIN = 0x80;

    private static final int MAX_SIDE = 128;
    private static final int MAX_RECTS = 16;
    private static final int MARGIN = 1;
    private static final int UNTOUCHED = -1;

    private final int encoding;

    DecoderTrial(int encoding) {
        this.encoding = encoding;
    }

    /** The head of an input. */
    static byte[] head(int format, int width, int height) {
        return new byte[] {(byte) format, (byte) (width - 1), (byte) (height - 1)};
    }

    /** Has an input decoded; true if nothing of it was refused. */
    boolean run(byte[] input) throws IOException {
        if (input.length < HEAD_BYTES) {
            return false;
        }
        PixelFormat format = FORMATS.get((input[0] & 0x7f) % FORMATS.size());
        Rect rect = new Rect(MARGIN, MARGIN, side(input[1]), side(input[2]));
        Framebuffer picture = new Framebuffer(rect.width() + 2 * MARGIN, rect.height() + 2 * MARGIN);
        Arrays.fill(picture.pixels(), UNTOUCHED);
        byte[] rectangles = Arrays.copyOfRange(input, HEAD_BYTES, input.length);
        Speaker server = new Speaker((input[0] & PLAIN) == 0 ? rectangles : deflated(rectangles));
        try {
            decode(server, new PixelReader(format, new int[256]), rect, picture);
        } catch (ProtocolException | EOFException expected) {
            assertInside(picture, rect);
            return false;
        }
        assertInside(picture, rect);
        return true;
    }

    private static int side(byte value) {
        return (value & MAX_SIDE - 1) + 1;
    }

    private void decode(Speaker server, PixelReader pixels, Rect rect, Framebuffer picture) throws IOException {
        RectDecoder decoder = Decoders.of(encoding).orElseThrow();
        WireReader in = new WireReader(server);
        for (int i = 0; i < MAX_RECTS && server.remaining() > 0; i++) {
            decoder.decode(in, pixels, rect, picture);
        }
    }

    private static void assertInside(Framebuffer picture, Rect rect) {
        for (int y = 0; y < picture.height(); y++) {
            boolean row = y >= rect.y() && y < rect.bottom();
            for (int x = 0; x < picture.width(); x += row ? picture.width() - 1 : 1) {
                if (picture.pixels()[picture.offset(x, y)] != UNTOUCHED) {
                    throw new AssertionError("drawn outside of " + rect + ": " + x + "," + y);
                }
            }
        }
    }

    /** One rectangle: its first byte says how many of the next ones are sent as they are. */
    private byte[] deflated(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int start = plain.length == 0 ? 0 : Math.min(plain.length, 1 + (plain[0] & 0xff));
        out.write(plain, Math.min(1, start), Math.max(0, start - 1));
        if (start == plain.length) {
            return out.toByteArray();
        }
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        deflater.setInput(plain, start, plain.length - start);
        byte[] bytes = new byte[plain.length + 1000];
        int count = deflater.deflate(bytes, 0, bytes.length, Deflater.SYNC_FLUSH);
        deflater.end();
        if (encoding == Encodings.TIGHT) {
            out.writeBytes(new byte[] {(byte) (count | 0x80), (byte) (count >> 7 | 0x80), (byte) (count >> 14)});
        } else {
            out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(count).array());
        }
        out.write(bytes, 0, count);
        return out.toByteArray();
    }
}
