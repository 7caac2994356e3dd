package oriel.it.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.client.Viewer;
import oriel.it.CProgram;
import oriel.it.Follower;
import oriel.it.KeysOf;
import oriel.it.ScreenServer;
import oriel.rfb.Encodings;
import oriel.rfb.Keysyms;
import oriel.rfb.MonitorArea;
import oriel.rfb.Rect;
import oriel.rfb.message.ExtendedDesktopSize;
import oriel.testkit.Programs;
import oriel.testkit.Xvfb;

/**
 * One viewer types characters for which spare keys must be given meanings while another has the screen change its size:
 * neither they nor the X server come to a halt. {@code -Psoak} makes it ten minutes long; when it is
 * short, it is the quicker for it.
 */
@Timeout(value = 1200, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TypingWhileResizingTest {

    private static final int SECONDS = Integer.getInteger("oriel.desk.seconds", 15);
    private static final boolean SHORT = SECONDS < 60;
    private static final long KEY_NANOS = TimeUnit.SECONDS.toNanos(1) / (SHORT ? 30 : 16);
    private static final long SIZE_NANOS = TimeUnit.SECONDS.toNanos(1) / (SHORT ? 25 : 6);
    private static final int FIRST_HAN = 0x4e00;
    private static final int LINE = 40;

    private Xvfb xvfb;
    private CProgram entry;
    private ScreenServer server;

    @BeforeEach
    void start() throws Exception {
        Programs.require("xset", "x11-xserver-utils");
        xvfb = Xvfb.start(1000, 800);
        entry = CProgram.gtkEntry(xvfb.display());
        server = ScreenServer.open(xvfb);
    }

    /** The X server first: whoever waits for it gets to know that it is gone. */
    @AfterEach
    void stop() throws Exception {
        xvfb.kill();
        entry.close();
        if (server != null) {
            server.close();
        }
        xvfb.close();
    }

    private Follower follow(String name) throws IOException {
        return new Follower(name, server.port(), 0, Encodings.ZRLE, Encodings.EXTENDED_DESKTOP_SIZE, Encodings.CURSOR);
    }

    @Test
    void neitherTheViewersNorTheDesktopStop() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        try (Follower typist = follow("typist");
                Follower sizer = follow("sizer")) {
            CompletableFuture<List<String>> typing = CompletableFuture.supplyAsync(() -> type(typist.viewer(), end));
            CompletableFuture<Void> sizing = CompletableFuture.runAsync(() -> resize(sizer.viewer(), end));
            while (System.nanoTime() - end < 0) {
                assertDesktopAnswers();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
            }
            for (String line : typing.get(20, TimeUnit.SECONDS)) {
                entry.expect("text " + line);
            }
            sizing.get(20, TimeUnit.SECONDS);
            ask(sizer.viewer(), 640, 480);
            awaitSize(sizer, new Rect(0, 0, 640, 480));
            awaitSize(typist, new Rect(0, 0, 640, 480));
        }
        awaitNobody();
        try (Follower next = follow("next")) {
            awaitSize(next, new Rect(0, 0, 640, 480));
        }
    }

    /** Types lines until then; returns them. */
    private static List<String> type(Viewer viewer, long end) {
        List<String> lines = new ArrayList<>();
        KeysOf keys = new KeysOf(viewer);
        try {
            for (int next = FIRST_HAN; System.nanoTime() - end < 0; next += LINE) {
                StringBuilder line = new StringBuilder();
                for (int i = 0; i < LINE; i++) {
                    line.appendCodePoint(next + i);
                    keys.type(Keysyms.of(next + i));
                    LockSupport.parkNanos(KEY_NANOS);
                }
                keys.type(Keysyms.RETURN);
                lines.add(line.toString());
            }
            return lines;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void resize(Viewer viewer, long end) {
        try {
            for (int i = 0; System.nanoTime() - end < 0; i++) {
                ask(viewer, 400 + 40 * (i % 13), 300 + 50 * (i % 7));
                LockSupport.parkNanos(SIZE_NANOS);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void ask(Viewer viewer, int width, int height) throws IOException {
        viewer.setDesktopSize(width, height, List.of(new MonitorArea(1, new Rect(0, 0, width, height), 0)));
    }

    /** Another process, since what is stuck in this one would hold it up, too. */
    private void assertDesktopAnswers() throws Exception {
        Process asks = xvfb.launch("xset", "q");
        boolean answered = asks.waitFor(10, TimeUnit.SECONDS);
        assertTrue(answered, "the X server has given other programs no answer for 10 s");
        assertEquals(0, asks.exitValue());
    }

    private static void awaitSize(Follower follower, Rect wanted) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!wanted.equals(shown(follower))) {
            assertTrue(System.nanoTime() - end < 0, () -> "still " + shown(follower));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private static Rect shown(Follower follower) {
        List<ExtendedDesktopSize> layouts = follower.layouts();
        return layouts.isEmpty()
                ? Rect.EMPTY
                : layouts.get(layouts.size() - 1).monitors().get(0).area();
    }

    private void awaitNobody() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (server.stats().viewers() > 0) {
            assertTrue(System.nanoTime() - end < 0, "a viewer that has left still has its place");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }
}
