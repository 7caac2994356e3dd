package oriel.encoding.rre;

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

/** RRE against the contract of all encoders, and its bytes. */
class RreEncoderTest implements EncoderContract {

    @Override
    public EncoderProvider provider() {
        return new RreProvider();
    }

    private static String encoded(Framebuffer picture) {
        EncodedRect out = new EncodedRect();
        new RreEncoder(false).encode(picture, picture.bounds(), EncodeSettings.lossless(PixelFormat.NATIVE), out);
        return HexFormat.of().formatHex(out.bytes().toBytes());
    }

    @Test
    void putsRectanglesOnTheMostFrequentColour() {
        Framebuffer picture = new Framebuffer(5, 4);
        picture.fill(picture.bounds(), 0x112233);
        picture.fill(new Rect(2, 1, 3, 2), 0x445566);
        picture.fill(new Rect(0, 3, 1, 1), 0x778899);
        assertEquals(
                "00000002" + "33221100" + "66554400" + "0002000100030002" + "99887700" + "0000000300010001",
                encoded(picture));
    }

    @Test
    void sendsNothingButTheBackgroundOfOneColour() {
        assertEquals("00000000" + "a0602000", encoded(TestPictures.flat(64, 64)));
    }

    /** The worst picture takes 12 bytes a pixel; with more of them something is cut twice. */
    @Test
    void sendsNoMoreRectanglesThanPixels() {
        String noise = encoded(TestPictures.noise(64, 64));
        assertEquals(2 * (8 + 12 * (64 * 64 - 1)), noise.length(), 2 * 12 * 8);
    }

    @Test
    void takesColoursForOneThatTheViewersPixelsCannotTellApart() {
        Framebuffer picture = new Framebuffer(5, 4);
        picture.fill(new Rect(2, 1, 3, 3), 0x010102);
        PixelFormat eightBits = PixelFormat.trueColour(8, 8, false, PixelFormat.channels(7, 0, 7, 3, 3, 6));
        EncodedRect out = new EncodedRect();
        new RreEncoder(false).encode(picture, picture.bounds(), EncodeSettings.lossless(eightBits), out);
        assertEquals("00000000" + "00", HexFormat.of().formatHex(out.bytes().toBytes()));
    }
}
