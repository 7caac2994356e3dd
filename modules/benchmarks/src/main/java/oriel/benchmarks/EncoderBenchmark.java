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
import oriel.server.content.Segment;
import oriel.server.content.SegmenterPool;

/** One screen of 1920x1080 pixels through each encoder: milliseconds a screen, on one core. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EncoderBenchmark {

    /** The server cuts between tiles. */
    private static final int TILE = 64;

    private static final EncodeSettings LOSSLESS = EncodeSettings.lossless(PixelFormat.NATIVE);

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

    private final SegmenterPool segmenters = new SegmenterPool();
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

    /** Cuts the screen by content, then into rectangles as large as the encoder takes them, and encodes these. */
    @Benchmark
    public int screen() {
        EncoderTraits traits = found.traits();
        int bytes = 0;
        for (Segment part : segmenters.segment(screen, screen.bounds(), traits.loss(), LOSSLESS)) {
            Rect area = part.rect();
            int width = Math.min(area.width(), traits.maxWidth());
            int height = Math.min(Math.min(area.height(), traits.maxHeight()), Math.max(1, traits.maxPixels() / width));
            height = height > TILE ? height / TILE * TILE : height;
            for (int y = area.y(); y < area.bottom(); y += height) {
                for (int x = area.x(); x < area.right(); x += width) {
                    Rect rect = Rect.between(x, y, x + width, y + height).intersection(area);
                    encoder.encode(screen, rect, LOSSLESS, encoded.clear());
                    streams.write(encoded, out.clear());
                    bytes += out.size();
                }
            }
        }
        return bytes;
    }
}
