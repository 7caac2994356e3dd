package oriel.encoding.jpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import oriel.encoding.DeflateCoders;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncodedRect;
import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.JpegCoder;
import oriel.encoding.JpegQuality;
import oriel.encoding.RectEncoder;
import oriel.encoding.Subsampling;
import oriel.jpeg.imageio.ImageIoProvider;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.testkit.JpegHeader;
import oriel.testkit.LossyEncoderContract;

/** JPEG against the contract of lossy encoders, and what only it does. */
class JpegEncoderTest implements LossyEncoderContract {

    @Override
    public EncoderProvider provider() {
        return new JpegEncoderProvider();
    }

    @Override
    public EncoderTools tools() {
        return new EncoderTools(
                DeflateCoders.BASIC, Optional.of(new Configured<>(new ImageIoProvider(), Options.none("test"))));
    }

    @Test
    void sendsAnImageAndNothingElse() throws PluginException {
        Framebuffer picture = new Framebuffer(40, 30);
        EncodedRect out = new EncodedRect();
        try (RectEncoder encoder = provider().create(Options.none("test"), tools())) {
            EncodeSettings settings =
                    LossyEncoderContract.settings(PixelFormat.NATIVE, new JpegQuality(50, Subsampling.TWO));
            encoder.encode(picture, new Rect(5, 6, 17, 9), settings, out);
        }
        JpegHeader header = JpegHeader.read(out.bytes().view());
        assertEquals(List.of(17, 9, JpegHeader.BASELINE), List.of(header.width(), header.height(), header.frame()));
        assertEquals(List.of(0x21, 0x11, 0x11), header.factors());
        assertEquals(0xd9, out.bytes().array()[out.bytes().size() - 1] & 0xff, "the end of the image");
        assertEquals(0, out.waiting(), "bytes for a zlib stream");
    }

    @Test
    void cannotBeMadeWithoutSomethingThatMakesImages() {
        PluginException e =
                assertThrows(PluginException.class, () -> provider().create(Options.none("test"), EncoderTools.BASIC));
        assertEquals("nothing makes JPEG images here", e.getMessage());
    }

    @Test
    void refusesAViewerThatAllowsNoLoss() throws PluginException {
        Framebuffer picture = new Framebuffer(4, 4);
        try (RectEncoder encoder = provider().create(Options.none("test"), tools())) {
            EncodeSettings settings = EncodeSettings.lossless(PixelFormat.NATIVE);
            assertThrows(
                    IllegalArgumentException.class,
                    () -> encoder.encode(picture, picture.bounds(), settings, new EncodedRect()));
        }
    }

    @Test
    void endsWhatMakesImages() {
        int[] closed = {0};
        JpegCoder coder = new JpegCoder() {
            @Override
            public void encode(Framebuffer source, Rect rect, JpegQuality quality, WireBuffer out) {}

            @Override
            public void close() {
                closed[0]++;
            }
        };
        new JpegEncoder(coder).close();
        assertEquals(1, closed[0]);
    }
}
