package oriel.encoding.zrle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.testkit.TestPictures;

/** Which subencoding a tile is written in: the one of the fewest bytes. */
class ZrleTileWriterTest {

    private static final PixelFormat EIGHT_BITS =
            PixelFormat.trueColour(8, 8, false, PixelFormat.channels(7, 0, 7, 3, 3, 6));
    private static final PixelFormat SIXTEEN_BITS =
            PixelFormat.trueColour(16, 16, false, PixelFormat.channels(31, 11, 63, 5, 31, 0));
    private static final PixelFormat BIG_ENDIAN =
            PixelFormat.trueColour(32, 24, true, PixelFormat.channels(255, 16, 255, 8, 255, 0));
    private static final PixelFormat THIRTY_TWO_BITS =
            PixelFormat.trueColour(32, 32, false, PixelFormat.channels(255, 16, 255, 8, 255, 0));

    private static byte[] written(ZrleTileWriter writer, Framebuffer picture) {
        WireBuffer out = new WireBuffer(16);
        writer.write(picture, picture.bounds(), out);
        return out.toBytes();
    }

    private static TileSizes sizes(Framebuffer picture, Rect tile, PixelFormat format, int pixelBytes) {
        List<Integer> pixels = new ArrayList<>();
        for (int y = tile.y(); y < tile.bottom(); y++) {
            for (int x = tile.x(); x < tile.right(); x++) {
                pixels.add(format.pixel(picture.pixels()[picture.offset(x, y)]));
            }
        }
        return new TileSizes(pixels, tile.width(), pixelBytes);
    }

    /** Up to {@code colours} colours, in runs of about {@code run} pixels. */
    private static Framebuffer runs(Random random, int width, int height, int colours, int run) {
        Framebuffer picture = new Framebuffer(width, height);
        int colour = 0;
        for (int i = 0; i < width * height; i++) {
            colour = i == 0 || random.nextInt(run) == 0 ? random.nextInt(colours) : colour;
            picture.pixels()[i] = EIGHT_BITS.rgb(colour * 3 & 0xff);
        }
        return picture;
    }

    static Stream<Arguments> formats() {
        return Stream.of(
                Arguments.of(PixelFormat.NATIVE, 3),
                Arguments.of(BIG_ENDIAN, 3),
                Arguments.of(EIGHT_BITS, 1),
                Arguments.of(SIXTEEN_BITS, 2),
                Arguments.of(THIRTY_TWO_BITS, 4));
    }

    /** Below 255 pixels no run needs a second byte for its length, of which the writer has only an upper bound. */
    @ParameterizedTest
    @MethodSource("formats")
    void noSubencodingTakesFewerBytesThanTheOneThatIsChosen(PixelFormat format, int pixelBytes) {
        Random random = new Random(11);
        ZrleTileWriter writer = ZrleTileWriter.zrle(format);
        for (int i = 0; i < 300; i++) {
            Framebuffer picture = runs(
                    random,
                    1 + random.nextInt(15),
                    1 + random.nextInt(16),
                    2 + random.nextInt(random.nextBoolean() ? 5 : 80),
                    1 + random.nextInt(8));
            TileSizes sizes = sizes(picture, picture.bounds(), format, pixelBytes);
            byte[] bytes = written(writer, picture);
            assertEquals(sizes.of(bytes[0] & 0xff, Set.of()), bytes.length, () -> "subencoding " + (bytes[0] & 0xff));
            assertEquals(sizes.fewest(Set.of()), bytes.length, () -> "subencoding " + (bytes[0] & 0xff));
        }
    }

    /** The palette of the tile before may be used where that tile has been written with one, or with the one before. */
    @ParameterizedTest
    @MethodSource("formats")
    void tilesOfTrleCostTheLeastThatTheTilesBeforeAllow(PixelFormat format, int pixelBytes) {
        Random random = new Random(12);
        for (int i = 0; i < 60; i++) {
            int colours = 2 + random.nextInt(random.nextBoolean() ? 4 : 20);
            Framebuffer picture = runs(random, 64, 15, colours, 1 + random.nextInt(20));
            byte[] bytes = written(ZrleTileWriter.trle(format), picture);
            Set<Integer> before = Set.of();
            int at = 0;
            for (int x = 0; x < 64; x += 16) {
                TileSizes sizes = sizes(picture, new Rect(x, 0, 16, 15), format, pixelBytes);
                int subencoding = bytes[at] & 0xff;
                assertEquals(sizes.fewest(before), sizes.of(subencoding, before), "subencoding " + subencoding);
                at += sizes.of(subencoding, before);
                before = switch (subencoding) {
                    case 0, 1, TileSizes.PLAIN_RUNS -> Set.of();
                    case TileSizes.PACKED_AGAIN, TileSizes.RUNS_AGAIN -> before;
                    default -> sizes.colours();
                };
            }
            assertEquals(bytes.length, at);
        }
    }

    @Test
    void takesColoursForOneThatTheViewersPixelsCannotTellApart() {
        Framebuffer picture = new Framebuffer(9, 8);
        picture.fill(new Rect(1, 0, 5, 8), 0x010102);
        assertEquals(2, written(ZrleTileWriter.zrle(EIGHT_BITS), picture).length);
    }

    /** 64x64 pixels of more colours than a palette holds. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 40})
    void tilesOfManyColoursAreRunsWhereThoseAreLong(int run) {
        Random random = new Random(13);
        Framebuffer picture = new Framebuffer(64, 64);
        int colour = 0;
        for (int i = 0; i < 64 * 64; i++) {
            colour = i % run == 0 ? random.nextInt(1 << 24) : colour;
            picture.pixels()[i] = colour;
        }
        for (PixelFormat format : List.of(PixelFormat.NATIVE, BIG_ENDIAN, THIRTY_TWO_BITS)) {
            byte[] bytes = written(ZrleTileWriter.zrle(format), picture);
            int pixelBytes = format.equals(THIRTY_TWO_BITS) ? 4 : 3;
            int raw = 1 + pixelBytes * 64 * 64;
            int runs = 1 + (pixelBytes + 1) * ((64 * 64 + run - 1) / run);
            boolean cheaper = runs < raw;
            assertEquals(cheaper ? runs : raw, bytes.length);
            assertEquals(cheaper ? TileSizes.PLAIN_RUNS : 0, bytes[0] & 0xff);
        }
    }

    /** Colours that come again without their neighbours: deflate finds them where each has a length behind it. */
    @Test
    void grainIsRunsOfOnePixelInZrleWithPixelsOfThreeBytes() {
        Random random = new Random(14);
        Framebuffer picture = new Framebuffer(64, 64);
        for (int i = 0; i < 64 * 64; i++) {
            picture.pixels()[i] = random.nextInt(200) * 0x010101;
        }
        assertEquals(TileSizes.PLAIN_RUNS, written(ZrleTileWriter.zrle(PixelFormat.NATIVE), picture)[0] & 0xff);
        assertEquals(0, written(ZrleTileWriter.zrle(THIRTY_TWO_BITS), picture)[0]);
        assertEquals(0, written(ZrleTileWriter.trle(PixelFormat.NATIVE), picture)[0]);
        Framebuffer noise = TestPictures.noise(64, 64);
        assertEquals(0, written(ZrleTileWriter.zrle(PixelFormat.NATIVE), noise)[0], "no colour comes again");
    }

    /** Runs above 255 pixels have a byte more for each further 255; what of them is estimated is never too little. */
    @Test
    void longRunsTakeHardlyMoreThanTheFewestBytes() {
        Random random = new Random(15);
        for (int i = 0; i < 60; i++) {
            Framebuffer picture = runs(random, 64, 64, 2 + random.nextInt(40), 1 + random.nextInt(600));
            TileSizes sizes = sizes(picture, picture.bounds(), PixelFormat.NATIVE, 3);
            byte[] bytes = written(ZrleTileWriter.zrle(PixelFormat.NATIVE), picture);
            assertEquals(sizes.of(bytes[0] & 0xff, Set.of()), bytes.length);
            assertTrue(bytes.length <= sizes.fewest(Set.of()) + 64 * 64 / 255, () -> "subencoding " + bytes[0]);
        }
    }
}
