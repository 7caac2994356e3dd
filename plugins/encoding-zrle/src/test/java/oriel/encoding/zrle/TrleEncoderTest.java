package oriel.encoding.zrle;

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

/** TRLE against the contract of all encoders, and its bytes. */
class TrleEncoderTest implements EncoderContract {

    @Override
    public EncoderProvider provider() {
        return new TrleProvider();
    }

    private static String encoded(Framebuffer picture) {
        EncodedRect out = new EncodedRect();
        new TrleEncoder().encode(picture, picture.bounds(), EncodeSettings.lossless(PixelFormat.NATIVE), out);
        return HexFormat.of().formatHex(out.bytes().toBytes());
    }

    /** Stripes of two colours in columns from {@code x} on. */
    private static void stripes(Framebuffer picture, int x, int one, int other) {
        for (int i = 0; i < 16; i++) {
            picture.fill(new Rect(x + i, 0, 1, picture.height()), i % 2 == 0 ? one : other);
        }
    }

    @Test
    void usesThePaletteOfTheTileBeforeAgain() {
        Framebuffer picture = new Framebuffer(48, 2);
        stripes(picture, 0, 0x112233, 0x445566);
        stripes(picture, 16, 0x445566, 0x112233);
        stripes(picture, 32, 0x445566, 0x112233);
        picture.fill(new Rect(32, 0, 16, 1), 0x445566);
        picture.fill(new Rect(32, 1, 16, 1), 0x112233);
        assertEquals("02" + "332211" + "665544" + "55555555" + "7f" + "aaaaaaaa" + "81" + "810f800f", encoded(picture));
    }

    @Test
    void usesThePaletteAgainForRunsToo() {
        Framebuffer picture = new Framebuffer(32, 16);
        for (int y = 0; y < 16; y += 8) {
            picture.fill(new Rect(0, y + 4, 16, 4), 0x112233);
            picture.fill(new Rect(16, y, 16, 4), 0x112233);
        }
        String first = "82" + "000000" + "332211" + "803f813f803f813f";
        assertEquals(first + "81" + "813f803f813f803f", encoded(picture));
    }

    @Test
    void usesNoPaletteAgainOverATileWithoutOne() {
        Framebuffer picture = new Framebuffer(48, 2);
        stripes(picture, 0, 0x112233, 0x445566);
        stripes(picture, 32, 0x112233, 0x445566);
        String striped = "02" + "332211" + "665544" + "55555555";
        assertEquals(striped + "01" + "000000" + striped, encoded(picture));
    }

    @Test
    void beginsEachRectangleAfresh() {
        Framebuffer picture = new Framebuffer(16, 2);
        stripes(picture, 0, 0x112233, 0x445566);
        TrleEncoder encoder = new TrleEncoder();
        EncodedRect out = new EncodedRect();
        for (int i = 0; i < 2; i++) {
            encoder.encode(picture, picture.bounds(), EncodeSettings.lossless(PixelFormat.NATIVE), out);
        }
        assertEquals(
                encoded(picture).repeat(2), HexFormat.of().formatHex(out.bytes().toBytes()));
    }
}
