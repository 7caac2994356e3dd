package oriel.benchmarks;

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
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncoderTraits.Loss;
import oriel.encoding.JpegQuality;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.server.content.SegmenterPool;

/** Finds out what a screen of 1920x1080 pixels shows where: milliseconds a screen, on one core. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SegmentBenchmark {

    /** What the screen shows. */
    @Param({"desktop", "photo", "text", "scene-video"})
    public String picture;

    /** Whether photographs are sought. */
    @Param({"true", "false"})
    public boolean photos;

    private final SegmenterPool segmenters = new SegmenterPool();
    private Framebuffer screen;
    private EncodeSettings settings;

    /** Draws the screen. */
    @Setup
    public void prepare() {
        screen = Pictures.named(picture, 1920, 1080);
        Optional<JpegQuality> allowed = photos ? Optional.of(JpegQuality.ofLevel(8)) : Optional.empty();
        settings = new EncodeSettings(PixelFormat.NATIVE, EncodeSettings.UNSET, allowed);
    }

    /** Cuts the whole screen. */
    @Benchmark
    public int screen() {
        return segmenters
                .segment(screen, screen.bounds(), Loss.WHERE_ALLOWED, settings)
                .size();
    }
}
