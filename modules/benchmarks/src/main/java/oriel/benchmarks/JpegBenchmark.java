package oriel.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import oriel.encoding.JpegCoder;
import oriel.encoding.JpegProvider;
import oriel.encoding.JpegQuality;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.scenes.Photo;

/** A photo of 1920x1080 pixels through each maker of JPEG images: pixels a microsecond (Mpixel/s), on one core. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class JpegBenchmark {

    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;

    /** Name of the provider; or what the library alone gives, on pixels that are in native memory. */
    @Param({"oriel.jpeg.turbo.TurboProvider", "oriel.jpeg.imageio.ImageIoProvider", "library"})
    public String provider;

    /** The viewer's quality level. */
    @Param({"1", "5", "8"})
    public int level;

    /** Rows of a rectangle, which is as wide as the screen. */
    @Param({"128", "1080"})
    public int rows;

    private Framebuffer screen;
    private JpegCoder coder;
    private final WireBuffer out = new WireBuffer(1 << 20);

    /** Draws the photo and opens the coder. */
    @Setup
    public void prepare() throws ReflectiveOperationException, PluginException {
        screen = new Photo(1).draw(WIDTH, HEIGHT);
        if (provider.equals("library")) {
            coder = new LibraryAlone(screen);
            return;
        }
        JpegProvider found =
                (JpegProvider) Class.forName(provider).getDeclaredConstructor().newInstance();
        coder = found.open(Options.none("benchmark"));
    }

    /** Closes the coder. */
    @TearDown
    public void end() {
        coder.close();
    }

    /** The whole screen. */
    @Benchmark
    @OperationsPerInvocation(WIDTH * HEIGHT)
    public int screen() {
        out.clear();
        for (int y = 0; y < HEIGHT; y += rows) {
            Rect rect = new Rect(0, y, WIDTH, Math.min(rows, HEIGHT - y));
            coder.encode(screen, rect, JpegQuality.ofLevel(level), out);
        }
        return out.size();
    }
}
