package oriel.capture.x11;

import java.io.IOException;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import oriel.capture.PixelSink;
import oriel.capture.Screen;
import oriel.capture.x11.xlib.Painter;
import oriel.plugin.Options;
import oriel.rfb.Rect;
import oriel.testkit.RecordingListener;
import oriel.testkit.Xvfb;

/**
 * Measures the capture at 1920x1080: a change to the sink, whole screens, and what waiting costs. Run it by hand; its
 * figures go into the body of a commit that changes the capture.
 */
final class CaptureTiming {

    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;

    private CaptureTiming() {}

    /** Prints medians and 90th percentiles in milliseconds. */
    public static void main(String[] arguments) throws Exception {
        try (Xvfb xvfb = Xvfb.start(WIDTH, HEIGHT);
                Painter painter = new Painter(xvfb.display(), WIDTH, HEIGHT, 1)) {
            for (boolean shm : new boolean[] {true, false}) {
                try (Screen screen = new X11Provider()
                        .open(
                                new Options("x11", Map.of("display", xvfb.display(), "shm", shm)),
                                new RecordingListener())) {
                    print("shm " + shm + ", 100x100 to sink", changes(screen, painter, 100, 100, 3000));
                    print("shm " + shm + ", whole screen to sink", changes(screen, painter, WIDTH, HEIGHT, 300));
                    print("shm " + shm + ", whole screen into an int[]", wholeScreens(screen, painter, 1000));
                    idle(screen);
                }
            }
        }
    }

    private static long[] changes(Screen screen, Painter painter, int width, int height, int count) throws Exception {
        screen.capture((area, source, offset, stride) -> {}, Duration.ZERO);
        SynchronousQueue<Long> arrivals = new SynchronousQueue<>();
        Thread capture = new Thread(() -> captureUntilClosed(screen, arrivals), "capture");
        capture.setDaemon(true);
        capture.start();
        long[] nanos = new long[count];
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            painter.fill(0, 0, width, height, i * 7919 & 0xffffff);
            nanos[i] = arrivals.take() - start;
        }
        capture.interrupt();
        screen.wake();
        capture.join();
        return nanos;
    }

    private static void captureUntilClosed(Screen screen, SynchronousQueue<Long> arrivals) {
        long[] arrival = new long[1];
        PixelSink sink = (area, source, offset, stride) -> arrival[0] = System.nanoTime();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                arrival[0] = 0;
                screen.capture(sink, Duration.ofSeconds(10));
                if (arrival[0] != 0) {
                    arrivals.put(arrival[0]);
                }
            }
        } catch (IOException | InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long[] wholeScreens(Screen screen, Painter painter, int count) throws IOException {
        int[] frame = new int[WIDTH * HEIGHT];
        PixelSink sink = (area, source, offset, stride) -> copy(area, source, offset, frame);
        long[] nanos = new long[count];
        for (int i = 0; i < count; i++) {
            painter.fill(0, 0, WIDTH, HEIGHT, i);
            long start = System.nanoTime();
            screen.capture(sink, Duration.ofSeconds(10));
            nanos[i] = System.nanoTime() - start;
        }
        return nanos;
    }

    private static void copy(Rect area, IntBuffer source, int offset, int[] frame) {
        source.get(offset, frame, area.y() * WIDTH, (int) area.area());
    }

    private static void idle(Screen screen) throws Exception {
        Thread waiting = new Thread(
                () -> {
                    try {
                        screen.capture((area, source, offset, stride) -> {}, Duration.ofHours(1));
                    } catch (IOException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "idle-capture");
        waiting.start();
        TimeUnit.SECONDS.sleep(1);
        long before = switches("idle-capture");
        TimeUnit.SECONDS.sleep(5);
        System.out.println("wake-ups in 5 s of waiting: " + (switches("idle-capture") - before));
        screen.wake();
        waiting.join();
    }

    private static long switches(String thread) throws IOException {
        try (var tasks = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (Path task : tasks) {
                if (Files.readString(task.resolve("comm")).strip().equals(thread)) {
                    return Files.readAllLines(task.resolve("status")).stream()
                            .filter(line -> line.startsWith("voluntary_ctxt_switches"))
                            .mapToLong(line -> Long.parseLong(line.split("\\s+")[1]))
                            .sum();
                }
            }
        }
        throw new IOException("no thread " + thread);
    }

    private static void print(String what, long[] nanos) {
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%s: median %.3f ms, 90 %% %.3f ms%n",
                what,
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 9 / 10] / 1e6);
    }
}
