package oriel.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import oriel.encoding.DeflateCoders;
import oriel.encoding.DeflateProvider;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncodedRect;
import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.EncoderTraits;
import oriel.encoding.RectEncoder;
import oriel.encoding.ZlibStreams;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;

/** One screen of 1920x1080 pixels through each encoder: milliseconds a screen, on one core. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EncoderBenchmark {

    /** Name of the encoder. */
    @Param({
        "oriel.encoding.raw.RawProvider",
        "oriel.encoding.rre.RreProvider",
        "oriel.encoding.rre.CorreProvider",
        "oriel.encoding.hextile.HextileProvider",
        "oriel.encoding.zlib.ZlibProvider",
        "oriel.encoding.tight.TightProvider",
        "oriel.encoding.tight.TightPngProvider",
        "oriel.encoding.zrle.TrleProvider",
        "oriel.encoding.zrle.ZrleProvider"
    })
    public String provider;

    /** What the screen shows. */
    @Param({"flat", "desktop", "gradient", "noise", "text", "photo"})
    public String picture;

    /** Name of what deflates its zlib streams. */
    @Param({"oriel.encoding.JdkDeflateProvider"})
    public String deflate;

    private Framebuffer screen;
    private RectEncoder encoder;
    private EncoderProvider found;
    private ZlibStreams streams;
    private final EncodedRect encoded = new EncodedRect();
    private final WireBuffer out = new WireBuffer(1 << 20);

    /** Draws the screen and makes the encoder. */
    @Setup
    public void prepare() throws ReflectiveOperationException, PluginException {
        screen = Pictures.named(picture, 1920, 1080);
        found = Providers.encoder(provider);
        DeflateProvider best = Providers.deflate(deflate);
        DeflateCoders coders = new DeflateCoders(List.of(new Configured<>(best, Options.none("benchmark"))));
        encoder = found.create(Options.none("benchmark"), new EncoderTools(coders, Optional.empty()));
        streams = new ZlibStreams(coders);
    }

    /** Encodes the screen in rectangles as large as the encoder takes them. */
    @Benchmark
    public int screen() {
        EncoderTraits traits = found.traits();
        int width = Math.min(1920, traits.maxWidth());
        int height = Math.min(Math.min(1080, traits.maxHeight()), Math.max(1, traits.maxPixels() / width));
        int bytes = 0;
        for (int y = 0; y < 1080; y += height) {
            for (int x = 0; x < 1920; x += width) {
                Rect rect = Rect.between(x, y, Math.min(1920, x + width), Math.min(1080, y + height));
                encoder.encode(screen, rect, EncodeSettings.lossless(PixelFormat.NATIVE), encoded.clear());
                streams.write(encoded, out.clear());
                bytes += out.size();
            }
        }
        return bytes;
    }
}
