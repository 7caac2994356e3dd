package oriel.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
import oriel.encoding.JpegQuality;
import oriel.encoding.RectEncoder;
import oriel.encoding.Subsampling;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.scenes.Photo;

/**
 * What every encoder must do that may lose something, where the viewer allows it: a test class implements this interface,
 * says which provider it is about, and inherits the tests. An encoder that can do without loss, too, has {@link
 * EncoderContract} to obey besides.
 */
public interface LossyEncoderContract {

    /** The provider under test. */
    EncoderProvider provider();

    /** What the encoder may use; a way to make JPEG images is among it. */
    EncoderTools tools();

    /** A new decoder, as a new viewer has it. */
    default RectDecoder decoder() {
        return Decoded.by(provider());
    }

    /** What a viewer asks for that allows a level's loss. */
    static EncodeSettings settings(PixelFormat format, JpegQuality quality) {
        return new EncodeSettings(format, EncodeSettings.UNSET, Optional.of(quality));
    }

    /** At least 35 dB at level 8, in every format of 16 bits or more. */
    @TestFactory
    default Stream<DynamicTest> losesLittleAtLevelEight() {
        EncodeSettings any = settings(PixelFormat.NATIVE, JpegQuality.ofLevel(8));
        return EncoderContract.formats().stream()
                .filter(format -> format.bitsPerPixel() > 8)
                .map(format -> DynamicTest.dynamicTest(
                        format.toString(), () -> comesClose(any.withFormat(format), new Photo(6).draw(300, 200), 35)));
    }

    /** Colours may be coarse or missing; the picture must still be the same one. */
    @TestFactory
    default Stream<DynamicTest> obeysEverySubsampling() {
        return Stream.of(Subsampling.values())
                .map(subsampling -> DynamicTest.dynamicTest(
                        subsampling.name(),
                        () -> comesClose(
                                settings(PixelFormat.NATIVE, new JpegQuality(90, subsampling)),
                                new Photo(7).draw(300, 200),
                                subsampling == Subsampling.GREY ? 12 : 28)));
    }

    /** Sizes that are awkward. */
    @Test
    default void takesEverySize() throws PluginException, IOException {
        int[][] sizes = {{1, 1}, {1, 65}, {65, 1}, {17, 33}, {65, 65}, {2049, 3}};
        for (int[] size : sizes) {
            comesClose(settings(PixelFormat.NATIVE, JpegQuality.ofLevel(9)), new Photo(8).draw(size[0], size[1]), 35);
        }
    }

    private void comesClose(EncodeSettings settings, Framebuffer picture, double least)
            throws PluginException, IOException {
        try (EncoderLine line = EncoderLine.of(provider(), tools(), decoder())) {
            for (Rect rect : rects(picture)) {
                double psnr = psnr(line, picture, rect, settings);
                assertTrue(psnr >= least, rect + ": " + psnr + " dB");
            }
        }
    }

    /** What is left of a rectangle; the loss of the viewer's own format is not the encoder's. */
    private static double psnr(EncoderLine line, Framebuffer picture, Rect rect, EncodeSettings settings)
            throws IOException {
        WireBuffer out = new WireBuffer(16);
        line.encode(picture, rect, settings, out);
        ByteBuffer bytes = out.view();
        Framebuffer decoded = new Framebuffer(picture.width(), picture.height());
        WireReader in = new WireReader(target -> take(bytes, target));
        line.decoder().decode(in, new PixelReader(settings.format(), new int[256]), rect, decoded);
        assertEquals(0, bytes.remaining(), "bytes left over");
        return Psnr.of(picture, decoded, rect);
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
                                .limit(3))
                .map(this::allowed)
                .toList();
    }

    private Rect allowed(Rect rect) {
        EncoderTraits traits = provider().traits();
        int width = Math.min(rect.width(), traits.maxWidth());
        int height = Math.min(Math.min(rect.height(), traits.maxHeight()), Math.max(1, traits.maxPixels() / width));
        return new Rect(rect.x(), rect.y(), width, height);
    }

    /** The server sends again what came out otherwise than it went in, once it is quiet: it must be told. */
    @Test
    default void saysThatSomethingWasLost() throws PluginException {
        Framebuffer picture = new Photo(9).draw(64, 64);
        try (RectEncoder encoder = provider().create(Options.none("test"), tools())) {
            EncodedRect encoded = new EncodedRect();
            encoder.encode(picture, picture.bounds(), settings(PixelFormat.NATIVE, JpegQuality.ofLevel(5)), encoded);
            assertTrue(encoded.isLossy());
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
