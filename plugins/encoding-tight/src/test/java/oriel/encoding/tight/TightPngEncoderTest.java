package oriel.encoding.tight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncodedRect;
import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.RectEncoder;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.testkit.EncoderContract;
import oriel.testkit.TestPictures;

/** TightPNG against the contract of all encoders, and the headers of its images. */
class TightPngEncoderTest implements EncoderContract {

    @Override
    public EncoderProvider provider() {
        return new TightPngProvider();
    }

    private String encoded(Framebuffer picture) throws PluginException {
        EncodedRect out = new EncodedRect();
        try (RectEncoder encoder = provider().create(Options.none("test"), EncoderTools.BASIC)) {
            encoder.encode(picture, picture.bounds(), EncodeSettings.lossless(PixelFormat.NATIVE), out);
        }
        assertEquals(0, out.waiting(), "bytes for a zlib stream that TightPNG does not have");
        return HexFormat.of().formatHex(out.bytes().toBytes());
    }

    @Test
    void fillsWhatIsOfOneColour() throws PluginException {
        assertEquals("802060a0", encoded(TestPictures.flat(100, 3)));
    }

    @Test
    void writesTheWholeImage() throws PluginException {
        Framebuffer picture = new Framebuffer(2, 1, new int[] {0, 0xffffff});
        String header = "89504e470d0a1a0a" + "0000000d" + "49484452" + "00000002" + "00000001" + "0103000000";
        String image = encoded(picture);
        assertEquals(header, image.substring(4, 4 + header.length()));
        assertEquals("00000006504c5445000000ffffff", image.substring(70, 98));
        assertEquals("0000000049454e44ae426082", image.substring(image.length() - 24));
        assertEquals((image.length() - 4) / 2, Integer.parseInt(image.substring(2, 4), 16));
    }

    /** Bits a pixel, and 3 for a palette or 2 for RGB. */
    @ParameterizedTest
    @CsvSource({"2, 0103", "3, 0203", "4, 0203", "5, 0403", "16, 0403", "17, 0803", "256, 0803", "257, 0802"})
    void takesAsFewBitsAsTheColoursNeed(int colours, String kind) throws PluginException {
        String image = encoded(TestPictures.colours(64, 64, colours));
        assertEquals(kind, image.substring(image.indexOf("49484452") + 24, image.indexOf("49484452") + 28));
    }
}
