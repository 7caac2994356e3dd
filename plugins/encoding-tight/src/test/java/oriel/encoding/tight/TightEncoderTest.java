package oriel.encoding.tight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.client.Decoders;
import oriel.client.PixelReader;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncodedRect;
import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.JpegQuality;
import oriel.encoding.RectEncoder;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.scenes.Photo;
import oriel.testkit.EncoderContract;
import oriel.testkit.EncoderLine;
import oriel.testkit.Psnr;
import oriel.testkit.TestPictures;

/** Tight against the contract of all encoders, its bytes, and its images. */
class TightEncoderTest implements EncoderContract {

    private static final PixelFormat HIGH_COLOUR =
            PixelFormat.trueColour(16, 16, true, PixelFormat.channels(31, 11, 63, 5, 31, 0));
    private static final PixelFormat LOW_COLOUR =
            PixelFormat.trueColour(8, 8, false, PixelFormat.channels(7, 0, 7, 3, 3, 6));
    private static final int SLOW = 6;
    private static final EncodeSettings LOSSY =
            new EncodeSettings(PixelFormat.NATIVE, EncodeSettings.UNSET, Optional.of(JpegQuality.ofLevel(8)));

    @Override
    public EncoderProvider provider() {
        return new TightProvider();
    }

    /** The bytes of a picture before any of them is deflated. */
    private String encoded(Framebuffer picture, PixelFormat format, int level) throws PluginException {
        EncodedRect out = new EncodedRect();
        EncodeSettings settings = new EncodeSettings(format, level, Optional.empty());
        try (RectEncoder encoder = provider().create(Options.none("test"), EncoderTools.BASIC)) {
            encoder.encode(picture, picture.bounds(), settings, out);
        }
        return HexFormat.of().formatHex(out.bytes().toBytes());
    }

    private static Framebuffer row(int... pixels) {
        return new Framebuffer(pixels.length, 1, pixels);
    }

    private static String bytes(String hex) {
        return hex.replace(" ", "");
    }

    @Test
    void fillsWhatIsOfOneColour() throws PluginException {
        Framebuffer picture = row(0x123456, 0x123456);
        assertEquals(bytes("80 123456"), encoded(picture, PixelFormat.NATIVE, 1));
        assertEquals(bytes("80 11aa"), encoded(picture, HIGH_COLOUR, 1));
        assertEquals(bytes("80 48"), encoded(picture, LOW_COLOUR, 1));
    }

    @Test
    void writesTwoColoursInBitsThroughStreamOne() throws PluginException {
        Framebuffer picture = row(7, 5, 5, 7, 7, 7, 7, 7, 7, 5);
        assertEquals(bytes("50 01 01 000007 000005 60 40"), encoded(picture, PixelFormat.NATIVE, 1));
        assertEquals(bytes("50 01 01 f800 0001 40"), encoded(row(0xff0000, 0x000008), HIGH_COLOUR, 1));
    }

    @Test
    void writesFewColoursInBytesThroughStreamTwo() throws PluginException {
        Framebuffer picture = row(1, 2, 3, 1, 1, 2, 2, 3);
        assertEquals(
                bytes("60 01 02 000001 000002 000003 00 01 02 00 00 01 01 02"),
                encoded(picture, PixelFormat.NATIVE, 1));
    }

    @Test
    void writesManyColoursThroughStreamNought() throws PluginException {
        assertEquals(
                bytes("00 010203 040506 070809"), encoded(row(0x010203, 0x040506, 0x070809), PixelFormat.NATIVE, 1));
    }

    /** A palette saves nothing where an index is as long as a pixel. */
    @Test
    void usesNoPaletteOfThreeColoursIn8Bits() throws PluginException {
        String bytes = encoded(TestPictures.colours(40, 40, 3), LOW_COLOUR, 1);
        assertEquals("00", bytes.substring(0, 2));
        assertEquals(2 + 2 * 1600, bytes.length());
    }

    @Test
    void filtersSmoothAreasThroughStreamThreeIfThereIsTime() throws PluginException {
        Framebuffer smooth = TestPictures.gradient(100, 60);
        assertEquals("7002", encoded(smooth, PixelFormat.NATIVE, SLOW).substring(0, 4));
        assertEquals("00", encoded(smooth, PixelFormat.NATIVE, SLOW - 1).substring(0, 2));
        assertEquals(
                "00",
                encoded(TestPictures.noise(100, 60), PixelFormat.NATIVE, SLOW).substring(0, 2));
        assertEquals(
                "00",
                encoded(TestPictures.gradient(1000, 60), HIGH_COLOUR, SLOW).substring(0, 2));
    }

    @Test
    void filterPaysItsTime() throws PluginException {
        assertTrue(size(TestPictures.gradient(300, 200), SLOW) * 4 < size(TestPictures.gradient(300, 200), SLOW - 1));
    }

    private int size(Framebuffer picture, int level) throws PluginException {
        WireBuffer out = new WireBuffer(1024);
        try (EncoderLine line = EncoderLine.of(
                provider(), EncoderTools.BASIC, Decoders.of(Encodings.TIGHT).orElseThrow())) {
            line.encode(
                    picture, picture.bounds(), new EncodeSettings(PixelFormat.NATIVE, level, Optional.empty()), out);
        }
        return out.size();
    }

    @ParameterizedTest
    @CsvSource({"32, 8, 35", "16, 8, 30", "32, 2, 25"})
    void makesImagesOfPhotographs(int bits, int quality, double decibels) throws IOException, PluginException {
        Framebuffer photo = new Photo(2).draw(300, 200);
        Rect rect = new Rect(8, 4, 256, 180);
        PixelFormat format = bits == 16 ? HIGH_COLOUR : PixelFormat.NATIVE;
        EncodeSettings settings = new EncodeSettings(format, 1, Optional.of(JpegQuality.ofLevel(quality)));
        WireBuffer out = new WireBuffer(1024);
        Framebuffer shown = new Framebuffer(300, 200);
        try (EncoderLine line = EncoderLine.of(
                provider(), ImageIoJpeg.tools(), Decoders.of(Encodings.TIGHT).orElseThrow())) {
            line.encode(photo, rect, settings, out);
            ByteBuffer bytes = out.view();
            WireReader in = new WireReader(target -> {
                target.put(bytes.get());
                return 1;
            });
            line.decoder().decode(in, new PixelReader(format, new int[256]), rect, shown);
            assertEquals(0, bytes.remaining());
        }
        assertEquals(0x90, out.array()[0] & 0xff);
        double found = Psnr.of(photo, shown, rect);
        assertTrue(found > decibels, found + " dB");
    }

    @Test
    void doesWithoutJpegWhereItCannotBeOpened() throws PluginException {
        Framebuffer photo = new Photo(2).draw(256, 128);
        EncodeSettings settings = new EncodeSettings(PixelFormat.NATIVE, 1, Optional.of(JpegQuality.ofLevel(8)));
        EncodedRect out = new EncodedRect();
        try (RectEncoder encoder = provider().create(Options.none("test"), ImageIoJpeg.broken())) {
            encoder.encode(photo, photo.bounds(), settings, out);
        }
        assertEquals(0, out.bytes().array()[0]);
        assertEquals(false, out.isLossy());
    }

    private static boolean isImage(Framebuffer picture, EncodeSettings settings) throws PluginException {
        EncodedRect out = new EncodedRect();
        try (RectEncoder encoder = new TightProvider().create(Options.none("test"), ImageIoJpeg.tools())) {
            encoder.encode(picture, picture.bounds(), settings, out);
        }
        assertEquals((out.bytes().array()[0] & 0xf0) == 0x90, out.isLossy());
        return out.isLossy();
    }

    @Test
    void keepsFewColoursOutOfJpeg() throws PluginException {
        assertEquals(false, isImage(TestPictures.colours(256, 256, 90), LOSSY));
        assertEquals(true, isImage(TestPictures.colours(256, 256, 120), LOSSY));
    }

    @Test
    void losesNothingWithoutAllowance() throws PluginException {
        Framebuffer photo = new Photo(4).draw(256, 256);
        assertEquals(true, isImage(photo, LOSSY));
        assertEquals(false, isImage(photo, LOSSY.withoutLoss()));
        assertEquals(false, isImage(photo, LOSSY.withFormat(LOW_COLOUR)));
    }

    @Test
    void losesNothingOfWhatIsSmallerThanTheTablesOfAnImage() throws PluginException {
        assertEquals(false, isImage(new Photo(4).draw(32, 31), LOSSY));
        assertEquals(true, isImage(new Photo(4).draw(32, 32), LOSSY));
    }

    @Test
    void takesColoursForOneThatTheViewersPixelsCannotTellApart() throws PluginException {
        assertEquals(bytes("80 00"), encoded(row(0, 0x010102, 0x020100), LOW_COLOUR, 1));
    }

    /** Six colours of 3 bytes save 2 bytes of each pixel from ten pixels on. */
    @Test
    void usesAPaletteOnlyWhereItTakesFewerBytesThanItSaves() throws PluginException {
        assertEquals(
                "00",
                encoded(row(1, 2, 3, 4, 5, 6, 1, 2, 3), PixelFormat.NATIVE, 1).substring(0, 2));
        assertEquals(
                "60",
                encoded(row(1, 2, 3, 4, 5, 6, 1, 2, 3, 4), PixelFormat.NATIVE, 1)
                        .substring(0, 2));
    }

    /** rfbproto "Tight Encoding": fewer than 12 bytes are sent as they are. */
    @Test
    void deflatesFromTwelveBytesOn() throws PluginException {
        assertEquals(0, waiting(row(1, 2, 3)));
        assertEquals(12, waiting(row(1, 2, 3, 4)));
        assertEquals(0, waiting(stripes(88)));
        assertEquals(12, waiting(stripes(96)));
    }

    private static Framebuffer stripes(int width) {
        Framebuffer picture = new Framebuffer(width, 1);
        for (int x = 0; x < width; x += 2) {
            picture.pixels()[x] = 0xffffff;
        }
        return picture;
    }

    private int waiting(Framebuffer picture) throws PluginException {
        EncodedRect out = new EncodedRect();
        try (RectEncoder encoder = provider().create(Options.none("test"), EncoderTools.BASIC)) {
            encoder.encode(picture, picture.bounds(), EncodeSettings.lossless(PixelFormat.NATIVE), out);
        }
        return out.waiting();
    }

    @Test
    void keepsNinetySixColoursOutOfJpegAndNotOneMore() throws PluginException {
        assertEquals(false, isImage(TestPictures.colours(256, 256, 96), LOSSY));
        assertEquals(true, isImage(TestPictures.colours(256, 256, 97), LOSSY));
    }

    @Test
    void endsWhatItHasOpened() {
        List<String> ended = new ArrayList<>();
        LosslessRects lossless = new LosslessRects() {
            @Override
            public void write(RectPixels pixels, EncodeSettings settings, EncodedRect out) {}

            @Override
            public void close() {
                ended.add("lossless");
            }
        };
        new TightEncoder(lossless, ImageIoJpeg.tools(() -> ended.add("images"))).close();
        assertEquals(List.of("lossless"), ended, "nothing was opened for images");
        TightEncoder encoder = new TightEncoder(lossless, ImageIoJpeg.tools(() -> ended.add("images")));
        Framebuffer photo = new Photo(4).draw(64, 64);
        encoder.encode(photo, photo.bounds(), LOSSY, new EncodedRect());
        encoder.close();
        assertEquals(List.of("lossless", "lossless", "images"), ended);
    }
}
