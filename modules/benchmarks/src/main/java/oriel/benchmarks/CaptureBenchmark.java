package oriel.benchmarks;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import oriel.rfb.Framebuffer;
import oriel.server.screen.SharedFramebuffer;
import oriel.testkit.TestPictures;

/** A screen of 1920x1080 pixels from direct memory into the shared picture: milliseconds a capture. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CaptureBenchmark {

    private final SharedFramebuffer shared = new SharedFramebuffer(1920, 1080);
    private final Framebuffer desktop = TestPictures.desktop(1920, 1080);
    private final IntBuffer still = direct();
    private final IntBuffer moving = direct();
    private int frame;

    private static IntBuffer direct() {
        return ByteBuffer.allocateDirect(1920 * 1080 * Integer.BYTES)
                .order(ByteOrder.nativeOrder())
                .asIntBuffer();
    }

    /** Draws two frames that differ in every pixel. */
    @Setup
    public void prepare() {
        for (int i = 0; i < desktop.pixels().length; i++) {
            still.put(i, desktop.pixels()[i]);
            moving.put(i, desktop.pixels()[i] ^ 0x101010);
        }
        capture(still);
    }

    private boolean capture(IntBuffer source) {
        shared.begin();
        shared.pixels(desktop.bounds(), source, 0, 1920);
        return shared.end();
    }

    /** Nothing changed. */
    @Benchmark
    public boolean still() {
        return capture(still);
    }

    /** Every pixel changed. */
    @Benchmark
    public boolean moving() {
        return capture((frame++ & 1) == 0 ? moving : still);
    }
}
