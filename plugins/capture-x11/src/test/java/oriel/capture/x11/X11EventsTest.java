package oriel.capture.x11;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import oriel.capture.CursorImage;
import oriel.capture.Screen;
import oriel.capture.ScreenLayout;
import oriel.capture.x11.xlib.Painter;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.Rect;
import oriel.testkit.Programs;
import oriel.testkit.RecordingListener;
import oriel.testkit.RecordingSink;
import oriel.testkit.Xvfb;
import oriel.testkit.XwdPicture;

/** X11Cursor, change of size, other depths, and what is said when there is no display. */
class X11EventsTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int XC_WATCH = 150;
    private static final int XC_CROSSHAIR = 34;

    private final RecordingListener told = new RecordingListener();

    private Screen open(Xvfb xvfb) throws PluginException {
        return new X11Provider().open(new Options("x11", Map.of("display", xvfb.display())), told);
    }

    private static void captureUntil(Screen screen, RecordingSink sink, BooleanSupplier done) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!done.getAsBoolean()) {
            assertTrue(System.nanoTime() - end < 0, "it does not happen");
            screen.capture(sink, Duration.ofMillis(200));
        }
    }

    @Test
    void tellsTheShapeOfTheCursorAtFirstAndWhenItChanges() throws Exception {
        try (Xvfb xvfb = Xvfb.start(640, 480);
                Painter painter = new Painter(xvfb.display(), 640, 480, 1)) {
            painter.useCursor(XC_WATCH);
            try (Screen screen = open(xvfb)) {
                assertEquals(1, told.cursors().size());
                CursorImage first = told.cursors().get(0);
                assertFalse(first.isHidden());
                painter.useCursor(XC_CROSSHAIR);
                captureUntil(
                        screen,
                        new RecordingSink(screen.layout()),
                        () -> told.cursors().size() > 1);
                CursorImage second = told.cursors().get(1);
                assertNotEquals(List.of(first.width(), first.height()), List.of(second.width(), second.height()));
                assertTrue(premultiplied(second.argb()), "colours are to be multiplied with alpha");
            }
        }
    }

    private static boolean premultiplied(int[] argb) {
        for (int pixel : argb) {
            int alpha = pixel >>> 24;
            if ((pixel >> 16 & 255) > alpha || (pixel >> 8 & 255) > alpha || (pixel & 255) > alpha) {
                return false;
            }
        }
        return true;
    }

    @Test
    void tellsThePlaceOfTheCursorWithoutAnyDrawing() throws Exception {
        try (Xvfb xvfb = Xvfb.start(640, 480)) {
            try (Screen screen = open(xvfb)) {
                assertEquals(List.of(new RecordingListener.Place(320, 240)), told.places());
                RecordingSink sink = new RecordingSink(screen.layout());
                screen.capture(sink, Duration.ZERO);
                screen.input().orElseThrow().move(17, 400);
                captureUntil(screen, sink, () -> told.places().size() > 1);
                assertEquals(
                        new RecordingListener.Place(17, 400),
                        told.places().get(told.places().size() - 1));
            }
        }
    }

    @Test
    void tellsTheBellThoughNobodyCaptures() throws Exception {
        try (Xvfb xvfb = Xvfb.start(320, 240);
                Painter painter = new Painter(xvfb.display(), 320, 240, 1);
                Screen screen = open(xvfb)) {
            assertEquals(0, told.bells());
            painter.ring();
            long end = System.nanoTime() + LIMIT.toNanos();
            while (told.bells() == 0) {
                assertTrue(System.nanoTime() - end < 0, "the bell is not told by " + screen.description());
                Thread.onSpinWait();
            }
            assertEquals(1, told.bells());
        }
    }

    @Test
    void missesNoChangeThatComesWithAMotion() throws Exception {
        try (Xvfb xvfb = Xvfb.start(640, 480);
                Painter painter = new Painter(xvfb.display(), 640, 480, 1);
                Screen screen = open(xvfb)) {
            RecordingSink sink = new RecordingSink(screen.layout());
            screen.capture(sink, Duration.ZERO);
            for (int round = 1; round <= 500; round++) {
                int colour = round;
                Thread draws = new Thread(() -> painter.fill(8, 8, 4, 4, colour), "draws");
                draws.start();
                screen.input().orElseThrow().move(50 + round % 300, 90);
                long began = System.nanoTime();
                while (sink.picture().pixels()[sink.picture().offset(9, 9)] != colour) {
                    screen.capture(sink, Duration.ofSeconds(3));
                    assertTrue(System.nanoTime() - began < 2_000_000_000L, "the change of round " + round + " is late");
                }
                draws.join();
            }
        }
    }

    @Test
    void followsTheSizeOfTheScreen() throws Exception {
        Programs.require("xrandr", "x11-xserver-utils");
        try (Xvfb xvfb = Xvfb.start(800, 600);
                Painter painter = new Painter(xvfb.display(), 800, 600, 7)) {
            xvfb.run("xrandr", "--newmode", "small", "70", "500", "501", "502", "503", "400", "401", "402", "403");
            xvfb.run("xrandr", "--addmode", "screen", "small");
            try (Screen screen = open(xvfb)) {
                for (String mode : List.of("small", "800x600", "small", "800x600")) {
                    ScreenLayout before = screen.layout();
                    RecordingSink old = new RecordingSink(before);
                    screen.capture(old, Duration.ZERO);
                    xvfb.run("xrandr", "--output", "screen", "--mode", mode);
                    painter.drawSomething();
                    captureUntil(screen, old, () -> !screen.layout().equals(before));
                    RecordingSink sink = new RecordingSink(screen.layout());
                    screen.capture(sink, Duration.ofHours(1));
                    Rect whole = sink.picture().bounds();
                    assertEquals(List.of(whole), sink.areas());
                    painter.drawSomething();
                    screen.capture(sink, Duration.ofSeconds(1));
                    assertEquals(Optional.empty(), XwdPicture.difference(XwdPicture.of(xvfb), sink.picture()));
                }
            }
        }
    }

    @Test
    void survivesManyChangesOfSizeWhileItReads() throws Exception {
        Programs.require("xrandr", "x11-xserver-utils");
        try (Xvfb xvfb = Xvfb.start(800, 600);
                Painter painter = new Painter(xvfb.display(), 800, 600, 7)) {
            xvfb.run("xrandr", "--newmode", "small", "70", "500", "501", "502", "503", "400", "401", "402", "403");
            xvfb.run("xrandr", "--addmode", "screen", "small");
            Process changer = xvfb.launch(
                    "sh",
                    "-c",
                    "for i in 1 2 3 4 5 6 7 8 9 10; do xrandr --output screen --mode small;"
                            + " xrandr --output screen --mode 800x600; done");
            try (Screen screen = open(xvfb)) {
                while (changer.isAlive()) {
                    captureOnce(screen, painter);
                }
                RecordingSink sink = new RecordingSink(ScreenLayout.single(800, 600));
                captureUntil(
                        screen,
                        sink,
                        () -> screen.layout().width() == 800 && screen.layout().height() == 600);
            }
        }
    }

    private static void captureOnce(Screen screen, Painter painter) throws Exception {
        ScreenLayout layout = screen.layout();
        RecordingSink sink = new RecordingSink(layout);
        while (screen.layout().equals(layout) && sink.areas().size() < 20) {
            painter.drawSomething();
            screen.capture(sink, Duration.ofMillis(5));
        }
    }

    @Test
    void convertsOtherDepths() throws Exception {
        for (int depth : new int[] {16, 30}) {
            for (boolean shm : new boolean[] {true, false}) {
                try (Xvfb xvfb = Xvfb.start(321, 243, depth);
                        Painter painter = new Painter(xvfb.display(), 321, 243, depth);
                        Screen screen = new X11Provider()
                                .open(new Options("x11", Map.of("display", xvfb.display(), "shm", shm)), told)) {
                    RecordingSink sink = new RecordingSink(screen.layout());
                    for (int i = 0; i < 40; i++) {
                        painter.drawSomething();
                        screen.capture(sink, Duration.ofMillis(20));
                    }
                    screen.capture(sink, Duration.ofMillis(200));
                    assertEquals(Optional.empty(), XwdPicture.difference(XwdPicture.of(xvfb), sink.picture()));
                }
            }
        }
    }

    @Test
    void refusesAColourMapAndSaysWhatToDo() throws Exception {
        try (Xvfb xvfb = Xvfb.start(320, 240, 8)) {
            PluginException refused = assertThrows(PluginException.class, () -> open(xvfb));
            assertTrue(refused.getMessage().contains("depth 8"), refused.getMessage());
            assertTrue(refused.remedy().contains("24"), refused.remedy());
        }
    }

    @Test
    void saysThatADisplayIsNotThere() {
        Options options = new Options("x11", Map.of("display", ":54321"));
        assertTrue(new X11Provider().unavailableReason(options).orElseThrow().contains(":54321"));
        PluginException refused = assertThrows(
                PluginException.class,
                () -> new X11Provider().open(new Options("x11", Map.of("display", ":54321")), told));
        assertTrue(refused.getMessage().contains(":54321"), refused.getMessage());
        assertEquals(
                Optional.of("no X11 display: DISPLAY is not set"),
                new X11Provider().unavailableReason(new Options("x11", Map.of("display", ""))));
    }
}
