package oriel.encoding.hextile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncodedRect;
import oriel.encoding.EncoderProvider;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;
import oriel.testkit.EncoderContract;
import oriel.testkit.TestPictures;

/** Hextile against the contract of all encoders, and its bytes. */
class HextileEncoderTest implements EncoderContract {

    @Override
    public EncoderProvider provider() {
        return new HextileProvider();
    }

    private static String encoded(Framebuffer picture) {
        EncodedRect out = new EncodedRect();
        new HextileEncoder().encode(picture, picture.bounds(), EncodeSettings.lossless(PixelFormat.NATIVE), out);
        return HexFormat.of().formatHex(out.bytes().toBytes());
    }

    private static Framebuffer white(int width, int height) {
        Framebuffer picture = new Framebuffer(width, height);
        picture.fill(picture.bounds(), 0xffffff);
        return picture;
    }

    @Test
    void leavesOutWhatATileSharesWithTheOneBefore() {
        Framebuffer picture = white(64, 16);
        picture.fill(new Rect(1, 2, 3, 4), 0x112233);
        picture.fill(new Rect(32, 0, 16, 1), 0x112233);
        picture.fill(new Rect(48, 15, 1, 1), 0x445566);
        assertEquals(
                "0e" + "ffffff00" + "33221100" + "01" + "1223" + "00" + "08" + "01" + "00f0" + "0c" + "66554400" + "01"
                        + "0f00",
                encoded(picture));
    }

    @Test
    void inheritsNoForegroundOverColouredRectangles() {
        Framebuffer picture = white(48, 16);
        picture.fill(new Rect(0, 0, 1, 1), 0x112233);
        picture.fill(new Rect(16, 0, 1, 1), 0x112233);
        picture.fill(new Rect(18, 0, 1, 1), 0x445566);
        picture.fill(new Rect(32, 0, 1, 1), 0x112233);
        assertEquals(
                "0e" + "ffffff00" + "33221100" + "01" + "0000" + "18" + "02" + "33221100" + "0000" + "66554400" + "2000"
                        + "0c" + "33221100" + "01" + "0000",
                encoded(picture));
    }

    @Test
    void inheritsNothingOverARawTile() {
        Framebuffer picture = white(48, 16);
        picture.copyFrom(TestPictures.noise(48, 16), new Rect(16, 0, 16, 16));
        String bytes = encoded(picture);
        assertEquals("02" + "ffffff00" + "01", bytes.substring(0, 12));
        assertEquals("02" + "ffffff00", bytes.substring(bytes.length() - 10));
        assertEquals(2 * (5 + 1 + 16 * 16 * 4 + 5), bytes.length());
    }

    /** Red, green and blue in 3, 3 and 2 bits: the lower ones of a colour make no difference. */
    private static final PixelFormat EIGHT_BITS =
            PixelFormat.trueColour(8, 8, false, PixelFormat.channels(7, 0, 7, 3, 3, 6));

    private static byte[] inEightBits(Framebuffer picture) {
        EncodedRect out = new EncodedRect();
        new HextileEncoder().encode(picture, picture.bounds(), EncodeSettings.lossless(EIGHT_BITS), out);
        return out.bytes().toBytes();
    }

    @Test
    void takesColoursForOneThatTheViewersPixelsCannotTellApart() {
        Framebuffer picture = new Framebuffer(9, 8);
        picture.fill(new Rect(1, 0, 5, 8), 0x010102);
        assertEquals("02" + "00", HexFormat.of().formatHex(inEightBits(picture)));
    }

    /**
     * Dots of which no two make a rectangle, in a last tile of a few pixels: as rectangles while they take no more bytes
     * than the pixels, so it counts what is inherited from the tile before.
     */
    @ParameterizedTest
    @CsvSource({
        "first, 4x4, 6, one, rectangles", // 1 + background + foreground + 1 + 6 * 2 = 16 of 17
        "first, 4x4, 7, one, raw",
        "behind black, 4x4, 7, one, rectangles", // 1 + foreground + 1 + 7 * 2 = 17 of 17
        "behind black, 5x3, 7, one, raw", // of 16
        "behind a white dot, 5x3, 7, one, rectangles", // 1 + 1 + 7 * 2 = 16 of 16
        "first, 4x4, 4, many, rectangles", // 1 + background + 1 + 4 * 3 = 15 of 17
        "first, 4x4, 5, many, raw",
        "behind black, 4x4, 5, many, rectangles", // 1 + 1 + 5 * 3 = 17 of 17
        "behind black, 4x4, 6, many, raw",
    })
    void isRawWhereRectanglesWouldTakeMoreBytes(String place, String size, int dots, String colours, String wanted) {
        int width = Integer.parseInt(size, 0, 1, 10);
        int height = Integer.parseInt(size, 2, 3, 10);
        int x = place.equals("first") ? 0 : 16;
        Framebuffer picture = new Framebuffer(x + width, height);
        if (place.equals("behind a white dot")) {
            picture.fill(new Rect(3, 1, 1, 1), 0xffffff);
        }
        int drawn = 0;
        for (int i = 0; drawn < dots; i++) {
            if ((i % width + i / width) % 2 == 0) {
                int colour = colours.equals("one") ? 0xffffff : EIGHT_BITS.rgb(drawn + 1);
                picture.fill(new Rect(x + i % width, i / width, 1, 1), colour);
                drawn++;
            }
        }
        byte[] bytes = inEightBits(picture);
        int before = x == 0 ? 0 : place.equals("behind black") ? 2 : 6;
        assertEquals(wanted, (bytes[before] & 1) != 0 ? "raw" : "rectangles");
        assertTrue(bytes.length - before <= 1 + width * height, () -> bytes.length - before + " bytes");
    }
}
