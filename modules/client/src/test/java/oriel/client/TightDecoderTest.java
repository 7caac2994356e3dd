package oriel.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/** Tight byte by byte: its kinds, filters, lengths and streams. */
class TightDecoderTest {

    private static final PixelFormat HIGH_COLOUR =
            PixelFormat.trueColour(16, 16, false, PixelFormat.channels(31, 11, 63, 5, 31, 0));

    private final RectDecoder decoder = Decoders.of(Encodings.TIGHT).orElseThrow();

    private static WireReader reader(byte[] bytes) {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        return new WireReader(into -> {
            if (!left.hasRemaining()) {
                return -1;
            }
            into.put(left.get());
            return 1;
        });
    }

    private int[] decoded(byte[] bytes, int width, int height, PixelFormat format) throws IOException {
        Framebuffer target = new Framebuffer(width, height);
        decoder.decode(reader(bytes), new PixelReader(format, new int[256]), target.bounds(), target);
        return target.pixels();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    @Test
    void fillsARectangle() throws IOException {
        assertArrayEquals(new int[] {0x123456, 0x123456}, decoded(hex("80 123456"), 2, 1, PixelFormat.NATIVE));
        assertArrayEquals(new int[] {0xff0000}, decoded(hex("80 00f8"), 1, 1, HIGH_COLOUR));
    }

    @Test
    void readsFewBytesWithoutAStream() throws IOException {
        assertArrayEquals(
                new int[] {0x010203, 0x040506}, decoded(hex("00 010203 040506"), 2, 1, PixelFormat.NATIVE), "copy");
        assertArrayEquals(
                new int[] {7, 5, 5, 7, 7, 7, 7, 7, 7, 5},
                decoded(hex("50 01 01 000005 000007 9f 80"), 10, 1, PixelFormat.NATIVE),
                "two colours");
        assertArrayEquals(
                new int[] {3, 1, 2},
                decoded(hex("60 01 02 000001 000002 000003 02 00 01"), 1, 3, PixelFormat.NATIVE),
                "palette");
    }

    /** The last pixel is expected at 0x30 + 0xff - 0x10, which is kept to 0xff. */
    @Test
    void undoesTheGradientFilter() throws IOException {
        assertArrayEquals(
                new int[] {0x10f010, 0x20e010, 0xff0000},
                decoded(hex("70 02 10f010 10f000 df20f0"), 3, 1, PixelFormat.NATIVE));
        assertArrayEquals(
                new int[] {0x100000, 0xff0000, 0x300000, 0xfe0000},
                Arrays.copyOf(decoded(gradient(), 2, 2, PixelFormat.NATIVE), 4));
    }

    private static byte[] gradient() {
        Deflater deflater = new Deflater();
        byte[] bytes = basic(0x30, deflater, hex("100000 ef0000 200000 ff0000"));
        deflater.end();
        return new WireBuffer(300)
                .u8(0x70)
                .u8(2)
                .put(bytes, 1, bytes.length - 1)
                .toBytes();
    }

    @Test
    void undoesTheGradientFilterIn16Bits() throws IOException {
        byte[] bytes = hex("70 02 0108 0108");
        assertArrayEquals(new int[] {0x080008, 0x100010}, decoded(bytes, 2, 1, HIGH_COLOUR));
    }

    @ParameterizedTest
    @CsvSource({"00, 0", "7f, 127", "8001, 128", "904e, 10000", "ff7f, 16383", "808001, 16384", "ffffff, 4194303"})
    void readsLengthsOfOneToThreeBytes(String bytes, int length) throws IOException {
        assertEquals(length, Inflation.compactLength(reader(hex(bytes))));
    }

    private static byte[] basic(int control, Deflater deflater, byte[] data) {
        deflater.setInput(data);
        byte[] bytes = new byte[200];
        int length = deflater.deflate(bytes, 0, bytes.length, Deflater.SYNC_FLUSH);
        return new WireBuffer(300).u8(control).u8(length).put(bytes, 0, length).toBytes();
    }

    private static byte[] data(int value) {
        byte[] data = new byte[24];
        Arrays.fill(data, (byte) value);
        return data;
    }

    private static int[] grey(int value) {
        int[] pixels = new int[8];
        Arrays.fill(pixels, value * 0x010101);
        return pixels;
    }

    @Test
    void keepsItsStreamsApartUntilTheyAreReset() throws IOException {
        Deflater zero = new Deflater();
        Deflater three = new Deflater();
        try {
            assertArrayEquals(grey(1), decoded(basic(0x00, zero, data(1)), 8, 1, PixelFormat.NATIVE));
            assertArrayEquals(grey(2), decoded(basic(0x30, three, data(2)), 8, 1, PixelFormat.NATIVE));
            assertArrayEquals(grey(3), decoded(basic(0x00, zero, data(3)), 8, 1, PixelFormat.NATIVE));
            zero.reset();
            assertArrayEquals(grey(4), decoded(basic(0x01, zero, data(4)), 8, 1, PixelFormat.NATIVE));
            zero.reset();
            decoded(hex("81 000000"), 8, 1, PixelFormat.NATIVE);
            assertArrayEquals(grey(5), decoded(basic(0x00, zero, data(5)), 8, 1, PixelFormat.NATIVE));
            zero.reset();
            byte[] unannounced = basic(0x00, zero, data(6));
            assertThrows(ProtocolException.class, () -> decoded(unannounced, 8, 1, PixelFormat.NATIVE));
        } finally {
            zero.end();
            three.end();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {23, 25})
    void refusesTooFewAndTooManyPixels(int count) {
        Deflater deflater = new Deflater();
        byte[] bytes = basic(0x00, deflater, new byte[count]);
        deflater.end();
        assertThrows(ProtocolException.class, () -> decoded(bytes, 8, 1, PixelFormat.NATIVE));
    }

    @Test
    void refusesMoreThan2048PixelsInARowUnlessTheyAreOfOneColour() throws IOException {
        assertThrows(ProtocolException.class, () -> decoded(hex("00 00"), 2049, 1, PixelFormat.NATIVE));
        assertEquals(9, decoded(hex("80 000009"), 2049, 1, PixelFormat.NATIVE)[2048]);
    }

    @Test
    void refusesWhatAFormatOf8BitsCannotHave() {
        PixelFormat small = PixelFormat.trueColour(8, 8, false, PixelFormat.channels(7, 0, 7, 3, 3, 6));
        assertThrows(ProtocolException.class, () -> decoded(hex("90 00"), 1, 1, small));
        assertThrows(ProtocolException.class, () -> decoded(hex("70 02 00"), 1, 1, small));
    }

    @Test
    void drawsInsideItsRectangleOnly() throws IOException {
        Framebuffer target = new Framebuffer(4, 4);
        decoder.decode(
                reader(hex("00 000001 000002")),
                new PixelReader(PixelFormat.NATIVE, new int[256]),
                new Rect(1, 2, 2, 1),
                target);
        assertArrayEquals(new int[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 0}, target.pixels());
    }
}
