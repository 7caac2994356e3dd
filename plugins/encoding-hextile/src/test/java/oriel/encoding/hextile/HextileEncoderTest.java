package oriel.encoding.hextile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
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
}
