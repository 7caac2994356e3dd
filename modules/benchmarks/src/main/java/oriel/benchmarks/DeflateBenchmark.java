package oriel.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import oriel.encoding.DeflateCoder;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncodedRect;
import oriel.encoding.EncoderTools;
import oriel.encoding.RectEncoder;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.WireBuffer;

/**
 * The bytes of ZRLE's tiles through each way to deflate, on one core. {@code plain} is the speed in megabytes of input a
 * second; {@code plain / deflated} is the ratio.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DeflateBenchmark {

    private static final int MAX_BYTES = 1 << 20;
    private static final double MEGA = 1e6;

    /** Name of the provider. */
    @Param({
        "oriel.deflate.igzip.IgzipProvider",
        "oriel.deflate.java.JavaDeflateProvider",
        "oriel.encoding.JdkDeflateProvider"
    })
    public String coder;

    /** The picture whose tiles are deflated. */
    @Param({"desktop", "text", "photo", "noise"})
    public String data;

    /** Bytes that end with a flush. */
    @Param({"65536", "1024", "100"})
    public int piece;

    /** How hard to compress. */
    @Param("1")
    public int level;

    /** True if no piece refers to another: what is sent to several viewers. */
    @Param("false")
    public boolean chunks;

    private byte[] tiles;
    private int count;
    private DeflateCoder open;
    private final WireBuffer out = new WireBuffer(MAX_BYTES);

    /** Megabytes before and after. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Megabytes {

        /** What went in. */
        public double plain;

        /** What came out. */
        public double deflated;

        /** None yet. */
        public Megabytes() {}
    }

    /** Makes the tiles and the coder. */
    @Setup
    public void prepare() throws ReflectiveOperationException, PluginException {
        Framebuffer picture = Pictures.named(data, 1920, 1080);
        EncodedRect encoded = new EncodedRect();
        try (RectEncoder encoder = Providers.encoder("oriel.encoding.zrle.ZrleProvider")
                .create(Options.none("benchmark"), EncoderTools.BASIC)) {
            encoder.encode(picture, picture.bounds(), EncodeSettings.lossless(PixelFormat.NATIVE), encoded);
        }
        tiles = encoded.bytes().toBytes();
        count = Math.min(tiles.length, MAX_BYTES);
        open = Providers.deflate(coder).open(Options.none("benchmark"));
    }

    /** Closes the coder. */
    @TearDown
    public void close() {
        open.close();
    }

    /** One megabyte from the middle of the picture. */
    @Benchmark
    public int deflate(Megabytes megabytes) {
        out.clear();
        int start = (tiles.length - count) / 2;
        for (int at = 0; at < count; at += piece) {
            if (chunks) {
                open.forget();
            }
            open.deflate(tiles, start + at, Math.min(piece, count - at), level, out);
        }
        megabytes.plain += count / MEGA;
        megabytes.deflated += out.size() / MEGA;
        return out.size();
    }
}
