package oriel.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import oriel.client.PixelReader;
import oriel.client.RectDecoder;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncodedRect;
import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.EncoderTraits;
import oriel.encoding.EncoderTraits.Memory;
import oriel.encoding.RectEncoder;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * What every lossless encoder must do: a test class implements this interface, says which provider it is about, and
 * inherits the tests. An encoding that the product's own client does not know brings its decoder, as a
 * {@link oriel.client.DecoderProvider}.
 */
public interface EncoderContract {

    /** The provider under test. */
    EncoderProvider provider();

    /** A new decoder, as a new viewer has it. */
    default RectDecoder decoder() {
        return Decoded.by(provider());
    }

    /** What the encoder may use. */
    default EncoderTools tools() {
        return EncoderTools.BASIC;
    }

    /** Pixel formats of every class: by bits, byte order and place of the channels. */
    static List<PixelFormat> formats() {
        return List.of(
                PixelFormat.NATIVE,
                PixelFormat.trueColour(32, 24, false, PixelFormat.channels(255, 0, 255, 8, 255, 16)),
                PixelFormat.trueColour(32, 24, true, PixelFormat.channels(255, 16, 255, 8, 255, 0)),
                PixelFormat.trueColour(32, 24, true, PixelFormat.channels(255, 0, 255, 8, 255, 16)),
                PixelFormat.trueColour(32, 24, false, PixelFormat.channels(255, 24, 255, 16, 255, 8)),
                PixelFormat.trueColour(32, 24, true, PixelFormat.channels(255, 24, 255, 16, 255, 8)),
                PixelFormat.trueColour(32, 32, false, PixelFormat.channels(255, 16, 255, 8, 255, 0)),
                PixelFormat.trueColour(32, 30, false, PixelFormat.channels(1023, 20, 1023, 10, 1023, 0)),
                PixelFormat.trueColour(16, 16, false, PixelFormat.channels(31, 11, 63, 5, 31, 0)),
                PixelFormat.trueColour(16, 16, true, PixelFormat.channels(31, 11, 63, 5, 31, 0)),
                PixelFormat.trueColour(16, 15, false, PixelFormat.channels(31, 10, 31, 5, 31, 0)),
                PixelFormat.trueColour(8, 8, false, PixelFormat.channels(7, 5, 7, 2, 3, 0)),
                PixelFormat.trueColour(8, 8, false, PixelFormat.channels(7, 0, 7, 3, 3, 6)));
    }

    /** Every picture of {@link TestPictures}, in every format, through one encoder and one decoder. */
    @TestFactory
    default Stream<DynamicTest> decodesToTheSamePixels() {
        return formats().stream().map(format -> DynamicTest.dynamicTest(named(format), () -> roundTrip(format)));
    }

    private static String named(PixelFormat format) {
        return String.format(
                Locale.ROOT,
                "%d bits, depth %d, %s, shifts %d %d %d",
                format.bitsPerPixel(),
                format.depth(),
                format.bigEndian() ? "big" : "little",
                format.red().shift(),
                format.green().shift(),
                format.blue().shift());
    }

    private void roundTrip(PixelFormat format) throws IOException, PluginException {
        try (EncoderLine line = EncoderLine.of(provider(), tools(), decoder())) {
            for (Framebuffer picture : TestPictures.all()) {
                for (Rect rect : rects(picture)) {
                    check(line, picture, rect, EncodeSettings.lossless(format));
                }
            }
        }
    }

    private static void check(EncoderLine line, Framebuffer picture, Rect rect, EncodeSettings settings)
            throws IOException {
        WireBuffer out = new WireBuffer(16);
        line.encode(picture, rect, settings, out);
        check(line.decoder(), picture, rect, settings, out.view());
    }

    private static void check(
            RectDecoder decoder, Framebuffer picture, Rect rect, EncodeSettings settings, ByteBuffer bytes)
            throws IOException {
        Framebuffer decoded = new Framebuffer(picture.width(), picture.height());
        WireReader in = new WireReader(target -> take(bytes, target));
        decoder.decode(in, new PixelReader(settings.format(), new int[256]), rect, decoded);
        assertEquals(0, bytes.remaining(), "bytes left over");
        for (int y = rect.y(); y < rect.bottom(); y++) {
            for (int x = rect.x(); x < rect.right(); x++) {
                int at = picture.offset(x, y);
                int wanted = settings.format().rgb(settings.format().pixel(picture.pixels()[at]));
                if (wanted != decoded.pixels()[at]) {
                    assertEquals(wanted, decoded.pixels()[at], "pixel " + x + "," + y + " of " + rect);
                }
            }
        }
    }

    private static int take(ByteBuffer bytes, ByteBuffer target) {
        if (!bytes.hasRemaining()) {
            return -1;
        }
        int count = Math.min(bytes.remaining(), target.remaining());
        target.put(bytes.slice(bytes.position(), count));
        bytes.position(bytes.position() + count);
        return count;
    }

    /** The whole picture as far as the traits allow, and parts of it that begin and end anywhere. */
    private List<Rect> rects(Framebuffer picture) {
        Random random = new Random(picture.width() * 31L + picture.height());
        return Stream.concat(
                        Stream.of(picture.bounds()),
                        Stream.generate(() -> {
                                    int x = random.nextInt(picture.width());
                                    int y = random.nextInt(picture.height());
                                    return new Rect(
                                            x,
                                            y,
                                            1 + random.nextInt(picture.width() - x),
                                            1 + random.nextInt(picture.height() - y));
                                })
                                .limit(4))
                .map(this::allowed)
                .toList();
    }

    private Rect allowed(Rect rect) {
        EncoderTraits traits = provider().traits();
        int width = Math.min(rect.width(), traits.maxWidth());
        int height = Math.min(Math.min(rect.height(), traits.maxHeight()), Math.max(1, traits.maxPixels() / width));
        return new Rect(rect.x(), rect.y(), width, height);
    }

    /** A change of format, of compression or of content must not break what comes after it. */
    @Test
    default void goesOnAfterAChangeOfFormatAndLevel() throws IOException, PluginException {
        Random random = new Random(3);
        List<Framebuffer> pictures = TestPictures.all();
        try (EncoderLine line = EncoderLine.of(provider(), tools(), decoder())) {
            for (int i = 0; i < 200; i++) {
                PixelFormat format = formats().get(random.nextInt(formats().size()));
                EncodeSettings settings = new EncodeSettings(format, random.nextInt(11) - 1, Optional.empty());
                Framebuffer picture = pictures.get(random.nextInt(pictures.size()));
                check(line, picture, allowed(picture.bounds()), settings);
            }
        }
    }

    /** What is in the buffer already stays there, and comes before the rectangle. */
    @Test
    default void appendsToWhatIsThere() throws IOException, PluginException {
        byte[] before = {1, 2, 3, 4, 5};
        EncodeSettings settings = EncodeSettings.lossless(PixelFormat.NATIVE);
        try (EncoderLine line = EncoderLine.of(provider(), tools(), decoder())) {
            for (Framebuffer picture : TestPictures.all()) {
                Rect rect = allowed(picture.bounds());
                EncodedRect encoded = new EncodedRect();
                encoded.bytes().put(before);
                WireBuffer out = new WireBuffer(16);
                line.encode(picture, rect, settings, encoded, out);
                byte[] bytes = out.toBytes();
                assertArrayEquals(before, Arrays.copyOf(bytes, before.length));
                check(
                        line.decoder(),
                        picture,
                        rect,
                        settings,
                        ByteBuffer.wrap(bytes, before.length, bytes.length - before.length));
            }
        }
    }

    /** An encoder that says so gives the same bytes whatever came before. */
    @Test
    default void isStatelessIfItSaysSo() throws PluginException {
        if (!provider().traits().isStateless()) {
            return;
        }
        Framebuffer picture = TestPictures.desktop(130, 70);
        EncodeSettings settings = EncodeSettings.lossless(PixelFormat.NATIVE);
        try (RectEncoder encoder = provider().create(Options.none("test"), tools())) {
            EncodedRect first = new EncodedRect();
            encoder.encode(picture, allowed(picture.bounds()), settings, first);
            EncodedRect second = new EncodedRect();
            encoder.encode(picture, allowed(picture.bounds()), settings, second);
            assertTrue(first.bytes().view().equals(second.bytes().view()), "the second time other bytes came out");
        }
    }

    /** What comes after a request for a key frame, or a reset, is for a viewer that has nothing of what came before. */
    @Test
    default void refersToNothingBeforeAKeyFrame() throws IOException, PluginException {
        if (provider().traits().memory() != Memory.RECTANGLE) {
            return;
        }
        Rect rect = allowed(new Rect(0, 0, 70, 50));
        EncodeSettings settings = EncodeSettings.lossless(PixelFormat.NATIVE);
        for (Consumer<RectEncoder> order :
                List.<Consumer<RectEncoder>>of(RectEncoder::requestKeyFrame, RectEncoder::reset)) {
            try (EncoderLine line = EncoderLine.of(provider(), tools(), decoder())) {
                check(line, TestPictures.noise(70, 50), rect, settings);
                order.accept(line.encoder());
                RectDecoder another = decoder();
                for (Framebuffer picture : List.of(TestPictures.desktop(70, 50), TestPictures.runs(70, 50))) {
                    WireBuffer out = new WireBuffer(16);
                    line.encode(picture, rect, settings, out);
                    check(another, picture, rect, settings, out.view());
                }
            }
        }
    }

    /** A configuration and a command line can say its name. */
    @Test
    default void hasANameInLowerCaseWithoutSpaces() {
        Declared.checkName(provider());
    }

    /** Without its declaration in module-info the product does not find it. */
    @Test
    default void isDeclaredAsAService() {
        assertTrue(Declared.isDeclared(provider(), EncoderProvider.class));
    }
}
