package oriel.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.stream.Stream;
import oriel.client.Decoders;
import oriel.encoding.DeflateCoders;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncodedRect;
import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.EncoderTraits.Loss;
import oriel.encoding.JpegQuality;
import oriel.jpeg.imageio.ImageIoProvider;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.WireBuffer;
import oriel.scenes.Photo;
import oriel.testkit.EncoderLine;
import oriel.testkit.TestPictures;

/** Inputs for {@link DecoderTrial} that are right: what our encoders make of pictures. */
final class Seeds {

    /** Deflates by the JDK, JPEG by the JDK: the same on every machine. */
    static final EncoderTools TOOLS =
            new EncoderTools(DeflateCoders.BASIC, Optional.of(Configured.plain(new ImageIoProvider())));

    private static final int HIGH_COLOUR = 8;
    private static final int LOW_COLOUR = 11;
    private static final int PLAIN = 0x80;

    private Seeds() {}

    /** For an encoder's decoder. */
    static Stream<byte[]> of(EncoderProvider provider) {
        return pictures()
                .flatMap(picture -> Stream.of(0, HIGH_COLOUR, LOW_COLOUR)
                        .filter(format -> provider.traits().loss() != Loss.ALWAYS
                                || DecoderTrial.FORMATS.get(format).bitsPerPixel() > Byte.SIZE)
                        .map(format -> input(provider, picture, format)));
    }

    /** The same with bytes of zlib streams besides as they are before they are deflated. */
    static Stream<byte[]> ofDeflating(EncoderProvider provider) {
        return Stream.concat(of(provider), pictures().map(picture -> plain(provider, picture)));
    }

    private static Stream<Framebuffer> pictures() {
        return Stream.of(
                TestPictures.flat(20, 3),
                TestPictures.colours(17, 33, 2),
                TestPictures.colours(40, 24, 16),
                TestPictures.colours(70, 12, 60),
                TestPictures.runs(66, 20),
                TestPictures.noise(9, 5),
                TestPictures.desktop(65, 40),
                new Photo(1).draw(40, 40));
    }

    private static byte[] input(EncoderProvider provider, Framebuffer picture, int format) {
        PixelFormat pixels = DecoderTrial.FORMATS.get(format);
        WireBuffer out = new WireBuffer(1 << 12).put(DecoderTrial.head(format, picture.width(), picture.height()));
        try (EncoderLine line =
                EncoderLine.of(provider, TOOLS, Decoders.of(provider.encoding()).orElseThrow())) {
            for (int level = 0; level < 10; level += 9) {
                line.encode(picture, picture.bounds(), settings(pixels, level), out);
            }
        } catch (PluginException e) {
            throw new IllegalStateException(e);
        }
        return out.toBytes();
    }

    /** Loss where the format allows it. */
    private static EncodeSettings settings(PixelFormat format, int level) {
        return new EncodeSettings(format, level, Optional.of(JpegQuality.ofLevel(level)));
    }

    private static byte[] plain(EncoderProvider provider, Framebuffer picture) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(DecoderTrial.head(PLAIN, picture.width(), picture.height()));
        try (var encoder = provider.create(Options.none("seeds"), TOOLS)) {
            EncodedRect encoded = new EncodedRect();
            encoder.encode(picture, picture.bounds(), EncodeSettings.lossless(PixelFormat.NATIVE), encoded);
            byte[] bytes = encoded.bytes().toBytes();
            out.write(Math.min(255, bytes.length - encoded.waiting()));
            out.writeBytes(bytes);
        } catch (PluginException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }
}
