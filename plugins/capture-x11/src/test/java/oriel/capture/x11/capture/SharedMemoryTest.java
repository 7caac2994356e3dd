package oriel.capture.x11.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.capture.Screen;
import oriel.capture.x11.X11Provider;
import oriel.capture.x11.xlib.Painter;
import oriel.capture.x11.xlib.XConnection;
import oriel.plugin.Options;
import oriel.rfb.Rect;
import oriel.testkit.Programs;
import oriel.testkit.RecordingListener;
import oriel.testkit.RecordingSink;
import oriel.testkit.Xvfb;
import oriel.testkit.XwdPicture;

/**
 * Memory shared with an X server. In another IPC namespace, as that of another container, a number of System V names another
 * program's memory: Oriel must neither show nor overwrite that. What needs such a namespace needs root.
 */
@Timeout(60)
class SharedMemoryTest {

    private static final int WIDTH = 320;
    private static final int HEIGHT = 200;
    private static final long BYTES = WIDTH * HEIGHT * 4L;
    private static final int NUMBER = 48_123;
    private static final Path NEXT_NUMBER = Path.of("/proc/sys/kernel/shm_next_id");
    private static final Path SEGMENTS = Path.of("/proc/sysvipc/shm");
    private static final long PID = ProcessHandle.current().pid();

    /** A program in an IPC namespace of its own, whose segment has the number that ours will have. */
    private static final class Neighbour implements AutoCloseable {

        private final Process process;

        Neighbour() throws IOException {
            Programs.require("unshare", "util-linux");
            Programs.require(Path.of("/usr/bin/python3"), "python3");
            Path script = Path.of(System.getProperty("oriel.root"), "plugins/capture-x11/src/test/python/segment.py");
            process = new ProcessBuilder(
                            "unshare",
                            "--ipc",
                            "/usr/bin/python3",
                            script.toString(),
                            Integer.toString(NUMBER),
                            Long.toString(BYTES))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String line = process.inputReader().readLine();
            if (!"ready".equals(line) || !Files.isWritable(NEXT_NUMBER)) {
                process.destroyForcibly();
                Programs.leaveOut("no IPC namespace can be made, or no number chosen for a segment: root may do both");
            }
        }

        String look() throws IOException {
            process.outputWriter().append("look\n").flush();
            return process.inputReader().readLine();
        }

        @Override
        public void close() {
            Programs.end(process);
        }
    }

    private static void wishForTheSameNumber() throws IOException {
        Files.writeString(NEXT_NUMBER, Integer.toString(NUMBER));
    }

    private static void expectColour(Grabber grabber, XConnection x, int colour) throws IOException {
        assertTrue(grabber.grab(x.root(), List.of(new Rect(0, 0, 100, 50), new Rect(100, 60, 7, 3))));
        IntBuffer pixels = grabber.pixels();
        for (int i = 0; i < 100 * 50 + 7 * 3; i++) {
            assertEquals(colour, pixels.get(i) & 0xffffff);
        }
    }

    @Test
    void aNumberThatMeansAnothersMemoryToTheServerIsNotUsed() throws Exception {
        try (Neighbour neighbour = new Neighbour();
                Xvfb xvfb = Xvfb.inIpcNamespaceOf(neighbour.process.pid(), WIDTH, HEIGHT);
                XConnection x = XConnection.open(xvfb.display()).orElseThrow()) {
            wishForTheSameNumber();
            assertEquals(Optional.empty(), SharedMemory.numbered(x, BYTES).map(SharedMemory::segment));
            assertEquals("untouched", neighbour.look());
        }
    }

    @Test
    void aDescriptorMeansTheSameMemoryInEveryNamespace() throws Exception {
        try (Neighbour neighbour = new Neighbour();
                Xvfb xvfb = Xvfb.inIpcNamespaceOf(neighbour.process.pid(), WIDTH, HEIGHT);
                XConnection x = XConnection.open(xvfb.display()).orElseThrow();
                Painter painter = new Painter(xvfb.display(), WIDTH, HEIGHT, 1)) {
            painter.fill(0, 0, WIDTH, HEIGHT, 0x336699);
            try (Grabber grabber = SharedGrabber.create(
                            x,
                            Visual.of(x),
                            new Rect(0, 0, WIDTH, HEIGHT),
                            size -> SharedMemory.passed(xvfb.display(), size))
                    .orElseThrow()) {
                expectColour(grabber, x, 0x336699);
            }
        }
    }

    @Test
    void showsAServerInAnotherNamespaceAndOverwritesNobodysMemory() throws Exception {
        try (Neighbour neighbour = new Neighbour();
                Xvfb xvfb = Xvfb.inIpcNamespaceOf(neighbour.process.pid(), WIDTH, HEIGHT);
                Painter painter = new Painter(xvfb.display(), WIDTH, HEIGHT, 1)) {
            wishForTheSameNumber();
            Options options = new Options("plugins.x11", Map.of("display", xvfb.display()));
            try (Screen screen = new X11Provider().open(options, new RecordingListener())) {
                RecordingSink sink = new RecordingSink(screen.layout());
                screen.capture(sink, Duration.ZERO);
                painter.drawSomething();
                screen.capture(sink, Duration.ofSeconds(10));
                XwdPicture.assertShown(xvfb, screen, sink);
            }
            assertEquals("untouched", neighbour.look());
        }
    }

    @Test
    void whatIsPassedIsGoneAtBothEndsOnceItIsClosed() throws Exception {
        try (Xvfb xvfb = Xvfb.start(WIDTH, HEIGHT)) {
            SharedMemory memory = SharedMemory.passed(xvfb.display(), BYTES).orElseThrow();
            assertTrue(isMapped(PID), "not here");
            assertTrue(isMapped(xvfb.pid()), "not at the server");
            memory.close();
            assertFalse(isMapped(PID), "still here");
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (isMapped(xvfb.pid())) {
                assertTrue(System.nanoTime() - end < 0, "still at the server");
                Thread.onSpinWait();
            }
        }
    }

    private static boolean isMapped(long pid) throws IOException {
        return Files.readString(Path.of("/proc", Long.toString(pid), "maps")).contains("memfd:oriel-screen");
    }

    @Test
    void aNumberedSegmentOutlivesNeitherSideAndNobodyElseReadsIt() throws Exception {
        Programs.require(SEGMENTS, "(it is part of Linux)");
        try (Xvfb xvfb = Xvfb.start(WIDTH, HEIGHT);
                XConnection x = XConnection.open(xvfb.display()).orElseThrow();
                Painter painter = new Painter(xvfb.display(), WIDTH, HEIGHT, 1)) {
            painter.fill(0, 0, WIDTH, HEIGHT, 0x996633);
            try (Grabber grabber = SharedGrabber.create(
                            x, Visual.of(x), new Rect(0, 0, WIDTH, HEIGHT), size -> SharedMemory.numbered(x, size))
                    .orElseThrow()) {
                expectColour(grabber, x, 0x996633);
                String[] columns = ours().orElseThrow().strip().split(" +");
                int mode = Integer.parseInt(columns[2], 8);
                assertEquals(0600, mode & 0777, "others may not read the screen");
                assertTrue((mode & 01000) != 0, "not marked for removal");
                assertEquals("2", columns[6], "not attached by both sides");
            }
            assertEquals(Optional.empty(), ours());
        }
    }

    private static Optional<String> ours() throws IOException {
        return Files.readAllLines(SEGMENTS).stream()
                .filter(line -> line.contains(" " + PID + " "))
                .findFirst();
    }
}
