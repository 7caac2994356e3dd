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

/** CoRRE against the contract of all encoders, and its bytes. */
class CorreEncoderTest implements EncoderContract {

    @Override
    public EncoderProvider provider() {
        return new CorreProvider();
    }

    private static String encoded(Framebuffer picture) {
        EncodedRect out = new EncodedRect();
        new RreEncoder(true).encode(picture, picture.bounds(), EncodeSettings.lossless(PixelFormat.NATIVE), out);
        return HexFormat.of().formatHex(out.bytes().toBytes());
    }

    @Test
    void putsRectanglesOnTheMostFrequentColour() {
        Framebuffer picture = new Framebuffer(5, 4);
        picture.fill(picture.bounds(), 0x112233);
        picture.fill(new Rect(2, 1, 3, 2), 0x445566);
        picture.fill(new Rect(0, 3, 1, 1), 0x778899);
        assertEquals("00000002" + "33221100" + "66554400" + "02010302" + "99887700" + "00030101", encoded(picture));
    }

    @Test
    void sendsNothingButTheBackgroundOfOneColour() {
        assertEquals("00000000" + "a0602000", encoded(TestPictures.flat(64, 64)));
    }
}
