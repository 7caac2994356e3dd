package oriel.capture.gdi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.capture.ClipboardImage;

/** Images of Windows become PNGs and PNGs become images of Windows; what programs say of theirs is not believed. */
class DibImagesTest {

    private static final int ALL = ClipboardImage.MAX_BYTES;
    private static final int BI_BITFIELDS = 3;

    /** A header and room for rows of at most 100 bytes each, and what a test changes of it. */
    private static ByteBuffer dib(int headerSize, int width, int height, int bits) {
        ByteBuffer dib = ByteBuffer.allocate(headerSize + 12 + 100 * Math.abs(height));
        dib.order(ByteOrder.LITTLE_ENDIAN);
        dib.putInt(0, headerSize).putInt(4, width).putInt(8, height);
        return dib.putShort(12, (short) 1).putShort(14, (short) bits);
    }

    private static Optional<DibLayout> layout(ByteBuffer dib, long size) {
        ByteBuffer head = dib.duplicate().limit((int) Math.min(size, DibLayout.MAX_HEADER));
        return DibLayout.of(head, size);
    }

    private static Optional<DibLayout> layout(ByteBuffer dib) {
        return layout(dib, dib.capacity());
    }

    /** The pixels {@code 0xAARRGGBB} of its PNG, as a decoder that is not ours reads it. */
    private static int[] pixels(ByteBuffer dib) throws Exception {
        byte[] png = DibImages.png(layout(dib).orElseThrow(), dib, ALL).orElseThrow();
        assertTrue(ClipboardImage.of(png).isPresent());
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    @Test
    void readsTheBottomRowFirst() throws Exception {
        ByteBuffer dib = dib(40, 1, 2, 24);
        dib.put(40, new byte[] {1, 2, 3, 99, 4, 5, 6, 99});
        assertArrayEquals(new int[] {0xff060504, 0xff030201}, pixels(dib));
    }

    @Test
    void readsTheTopRowFirstIfTheHeightIsNegative() throws Exception {
        ByteBuffer dib = dib(40, 1, -2, 24);
        dib.put(40, new byte[] {1, 2, 3, 99, 4, 5, 6, 99});
        assertArrayEquals(new int[] {0xff030201, 0xff060504}, pixels(dib));
    }

    @Test
    void takesTheFourthByteForNothingWithoutAMaskForIt() throws Exception {
        ByteBuffer dib = dib(40, 1, 1, 32);
        dib.putInt(40, 0x12345678);
        assertArrayEquals(new int[] {0xff345678}, pixels(dib));
    }

    @Test
    void findsMasksBehindAShortHeader() throws Exception {
        ByteBuffer dib = dib(40, 1, 1, 32).putInt(16, BI_BITFIELDS);
        dib.putInt(40, 0xff).putInt(44, 0xff00).putInt(48, 0xff0000).putInt(52, 0x00332211);
        assertArrayEquals(new int[] {0xff112233}, pixels(dib));
    }

    private static ByteBuffer withAlpha(int headerSize, int width) {
        ByteBuffer dib = dib(headerSize, width, 1, 32).putInt(16, BI_BITFIELDS);
        return dib.putInt(40, 0xff0000).putInt(44, 0xff00).putInt(48, 0xff).putInt(52, 0xff000000);
    }

    @ParameterizedTest
    @ValueSource(ints = {56, 108, 124})
    void readsAlphaWhereItsMaskIs(int headerSize) throws Exception {
        ByteBuffer dib = withAlpha(headerSize, 2);
        dib.putInt(headerSize, 0x80112233).putInt(headerSize + 4, 0x00445566);
        assertArrayEquals(new int[] {0x80112233, 0x00445566}, pixels(dib));
    }

    @Test
    void takesNothingForSeenThroughIfAllIs() throws Exception {
        ByteBuffer dib = withAlpha(124, 2);
        dib.putInt(124, 0x00112233).putInt(128, 0x00445566);
        assertArrayEquals(new int[] {0xff112233, 0xff445566}, pixels(dib));
    }

    @Test
    void leavesOutAPalette() throws Exception {
        ByteBuffer dib = dib(40, 1, 1, 32).putInt(32, 3).putInt(52, 0x00abcdef);
        assertArrayEquals(new int[] {0xffabcdef}, pixels(dib));
    }

    /** An offset in the header, and what is written there: as a DIB of 5x4 pixels, 24 bits, without it is sound. */
    @ParameterizedTest
    @CsvSource({
        "0, 12",
        "0, 39",
        "0, 41",
        "0, 64",
        "0, -1",
        "0, 2147483647",
        "4, 0",
        "4, -5",
        "4, 2147483647",
        "4, 1431655766",
        "4, 715827883",
        "8, 0",
        "8, -2147483648",
        "8, 2147483647",
        "8, 1073741824",
        "8, -2147483647",
        "12, 1572866",
        "12, 65537",
        "12, 262145",
        "12, 524289",
        "12, 1048577",
        "12, 3145729",
        "12, 0",
        "16, 1",
        "16, 2",
        "16, 3",
        "16, 4",
        "16, 5",
        "16, -1",
        "32, 257",
        "32, -1",
        "32, 1073741824",
        "32, 200"
    })
    void refusesWhatCannotBe(int offset, int value) {
        ByteBuffer dib = dib(40, 5, 4, 24);
        assertTrue(layout(dib).isPresent());
        dib.putInt(offset, value);
        assertEquals(Optional.empty(), layout(dib));
    }

    /** The last of them has 2 to the power of 64 bytes, less some: as a signed number it is negative. */
    @ParameterizedTest
    @CsvSource({"1073741824, 1073741824", "536870912, -2147483647", "2147483647, 2147483647"})
    void refusesSizesThatOverflow(int width, int height) {
        ByteBuffer dib = dib(40, 5, 4, 32);
        dib.putInt(4, width).putInt(8, height);
        assertEquals(Optional.empty(), layout(dib));
    }

    @ParameterizedTest
    @CsvSource({
        "40, 0",
        "40, 65280",
        "40, 16711681",
        "44, 255",
        "44, 4080",
        "48, 65280",
        "52, 255",
        "52, -2147483648",
        "16, 6"
    })
    void refusesMasksThatAreNotAByteEach(int offset, int value) {
        ByteBuffer dib = withAlpha(124, 2);
        assertTrue(layout(dib).isPresent());
        dib.putInt(offset, value);
        assertEquals(Optional.empty(), layout(dib));
    }

    @ParameterizedTest
    @CsvSource({"40, 24, 40, 104", "40, 32, 40, 120", "52, 32, 52, 132", "124, 32, 124, 204"})
    void refusesWhatIsNotAllThere(int headerSize, int bits, int offset, int size) {
        ByteBuffer dib = dib(headerSize, 5, 4, bits);
        assertEquals(offset, layout(dib, size).orElseThrow().offset());
        for (int shorter = 0; shorter < size; shorter++) {
            assertEquals(Optional.empty(), layout(dib, shorter));
        }
    }

    @Test
    void knowsWhatIsTooLarge() {
        assertFalse(
                layout(dib(40, 1 << 16, 1 << 10, 24), 1L << 40).orElseThrow().isTooLarge());
        assertTrue(layout(dib(40, 1 << 16, (1 << 10) + 1, 24), 1L << 40)
                .orElseThrow()
                .isTooLarge());
        assertTrue(layout(dib(40, (1 << 16) + 1, 1, 24), 1L << 40).orElseThrow().isTooLarge());
    }

    /** Noise, which does not become smaller, and a row that repeats, for each filter; several pieces of data. */
    private static BufferedImage picture(int type) {
        Random random = new Random(7);
        BufferedImage picture = new BufferedImage(251, 190, type);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                picture.setRGB(x, y, y < 120 ? random.nextInt() : y < 150 ? 0xff000000 | x * 0x010203 : 0xff808080);
            }
        }
        return picture;
    }

    private static ByteBuffer written(BufferedImage picture) {
        ByteBuffer dib = ByteBuffer.allocate(Math.toIntExact(DibImages.size(picture)));
        DibImages.write(picture, dib);
        assertEquals(0, dib.remaining());
        return dib;
    }

    @Test
    void readsWhatItWrites() throws Exception {
        BufferedImage picture = picture(BufferedImage.TYPE_INT_RGB);
        ByteBuffer dib = written(picture);
        assertArrayEquals(picture.getRGB(0, 0, 251, 190, null, 0, 251), pixels(dib));
    }

    @Test
    void keepsAlphaInThePng() throws Exception {
        BufferedImage picture = picture(BufferedImage.TYPE_INT_ARGB);
        int[] argb = picture.getRGB(0, 0, 251, 190, null, 0, 251);
        ByteBuffer dib = ByteBuffer.allocate(124 + 4 * argb.length).order(ByteOrder.LITTLE_ENDIAN);
        dib.put(withAlpha(124, 251).limit(124)).asIntBuffer().put(argb);
        dib.putInt(8, -190);
        assertArrayEquals(argb, pixels(dib));
    }

    @Test
    void writesADibThatAnotherDecoderReads() throws Exception {
        BufferedImage picture = picture(BufferedImage.TYPE_INT_RGB);
        ByteBuffer dib = written(picture);
        ByteBuffer file = ByteBuffer.allocate(14 + dib.capacity()).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'B')
                .put((byte) 'M')
                .putInt(file.capacity())
                .putInt(0)
                .putInt(14 + 40)
                .put(dib.rewind());
        BufferedImage found = ImageIO.read(new ByteArrayInputStream(file.array()));
        assertArrayEquals(picture.getRGB(0, 0, 251, 190, null, 0, 251), found.getRGB(0, 0, 251, 190, null, 0, 251));
    }

    @Test
    void showsWhiteThroughWhatIsSeenThrough() throws Exception {
        BufferedImage picture = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, 3, 1, new int[] {0x00123456, 0x80000000, 0xff123456}, 0, 3);
        assertArrayEquals(new int[] {0xffffffff, 0xff7f7f7f, 0xff123456}, pixels(written(picture)));
    }

    @Test
    void stopsAtTheLimit() throws Exception {
        ByteBuffer dib = written(picture(BufferedImage.TYPE_INT_RGB));
        DibLayout layout = layout(dib).orElseThrow();
        int length = DibImages.png(layout, dib, ALL).orElseThrow().length;
        assertTrue(DibImages.png(layout, dib, length).isPresent());
        for (int limit : new int[] {length - 1, length - 12, 90_000, 100, 0}) {
            assertEquals(Optional.empty(), DibImages.png(layout, dib, limit), "limit " + limit);
        }
    }

    @Test
    void unpacksPngsThatAreWhole() throws Exception {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture(BufferedImage.TYPE_INT_RGB), "png", png);
        assertEquals(251, DibImages.unpack(png.toByteArray()).orElseThrow().getWidth());
        assertEquals(Optional.empty(), DibImages.unpack(Arrays.copyOf(png.toByteArray(), 60)));
    }

    @Test
    void cutsOffWhatFollowsTheEndOfAPng() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture(BufferedImage.TYPE_INT_RGB), "png", out);
        byte[] png = out.toByteArray();
        assertArrayEquals(png, PngRows.trimmed(Arrays.copyOf(png, png.length + 7)));
        assertArrayEquals(png, PngRows.trimmed(png));
        for (Consumer<byte[]> damage : Arrays.<Consumer<byte[]>>asList(
                bytes -> Arrays.fill(bytes, 8, 12, (byte) 0xff), bytes -> bytes[8] = 0x7f, bytes -> bytes[11] = 0)) {
            byte[] broken = png.clone();
            damage.accept(broken);
            assertSame(broken, PngRows.trimmed(broken));
        }
    }
}
