package oriel.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.capture.CursorImage;
import oriel.capture.LedState;
import oriel.capture.Resizer;
import oriel.client.CursorShape;
import oriel.client.ServerEvent;
import oriel.client.Viewer;
import oriel.rfb.ClipboardMessage;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.MonitorArea;
import oriel.rfb.Rect;
import oriel.rfb.SizeChange;
import oriel.rfb.message.DesktopName;
import oriel.rfb.message.ExtendedDesktopSize;
import oriel.rfb.message.PointerPos;
import oriel.rfb.message.PseudoRect;
import oriel.rfb.message.QemuLedState;
import oriel.testkit.PaintedScreen;

/** Our own viewer and server understand each other beyond pixels; sizes change faster than slow viewers can follow. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ViewerSidesTest {

    private static final CursorImage DOT = new CursorImage(3, 1, 2, 0, new int[] {0xffff0000, 0x80008000, 0});

    private final PaintedScreen screen = new PaintedScreen(64, 48).resizing(Resizer.Outcome.DONE);
    private MemoryServer server;

    @BeforeEach
    void start() throws Exception {
        server = MemoryServer.open(screen);
        screen.listener().cursorChanged(DOT);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static List<PseudoRect> pseudoRects(Viewer viewer, int... encodings) throws Exception {
        viewer.setEncodings(Arrays.stream(encodings).boxed().toList());
        viewer.requestUpdate(true);
        return viewer.readUpdate().pseudoRects();
    }

    @ParameterizedTest
    @CsvSource({
        "-239, ffff0000 ff00ff00 00000000",
        "-240, ffff0000 ff00ff00 00000000",
        "-314, ffff0000 8000ff00 00000000",
        "1464686180, ffff0000 8000ff00 00000000"
    })
    void readsTheCursorInEveryForm(int encoding, String pixels) throws Exception {
        try (Viewer viewer = server.viewer()) {
            viewer.setEncodings(List.of(encoding));
            viewer.requestUpdate(true);
            CursorShape cursor = viewer.readUpdate().cursor().orElseThrow();
            assertEquals("2 0 3 1", cursor.hotX() + " " + cursor.hotY() + " " + cursor.width() + " " + cursor.height());
            int[] expected = Arrays.stream(pixels.split(" "))
                    .mapToInt(hex -> Integer.parseUnsignedInt(hex, 16))
                    .toArray();
            assertArrayEquals(expected, cursor.argb());
        }
    }

    @Test
    void hearsOfNameLocksAndPointer() throws Exception {
        try (Viewer viewer = server.viewer()) {
            screen.listener().locksChanged(new LedState(false, true, true));
            server.name("another");
            List<PseudoRect> pseudoRects = pseudoRects(
                    viewer, Encodings.DESKTOP_NAME, Encodings.QEMU_LED_STATE, Encodings.CURSOR, Encodings.POINTER_POS);
            assertTrue(pseudoRects.contains(new DesktopName("another")), pseudoRects.toString());
            assertTrue(pseudoRects.contains(new QemuLedState(6)), pseudoRects.toString());
            assertEquals("another", viewer.name());
            viewer.requestUpdate(true);
            screen.listener().cursorMoved(5, 6);
            assertEquals(List.of(new PointerPos(5, 6)), viewer.readUpdate().pseudoRects());
        }
    }

    @Test
    void pressesNineButtonsAndKeysByTheirPlace() throws Exception {
        try (Viewer viewer = server.viewer()) {
            List<PseudoRect> pseudoRects =
                    pseudoRects(viewer, Encodings.EXTENDED_MOUSE_BUTTONS, Encodings.QEMU_EXTENDED_KEY);
            assertEquals(2, pseudoRects.size(), pseudoRects.toString());
            viewer.pointer(1, 2, 1 << 8);
            assertEquals("move 1,2", screen.nextEvent());
            assertEquals("button 9 down", screen.nextEvent());
            viewer.key('a', 30, true);
            assertEquals("key 97 at 30 down", screen.nextEvent());
        }
    }

    @Test
    void exchangesTextOfAllOfUnicode() throws Exception {
        String text = "\u03b1\n\ud83d\ude00";
        try (Viewer viewer = server.viewer()) {
            viewer.setEncodings(List.of(Encodings.EXTENDED_CLIPBOARD));
            assertTrue(((ServerEvent.Clipboard) viewer.read()).message() instanceof ClipboardMessage.Caps);
            viewer.clipboard(new ClipboardMessage.Provide(Optional.of(text)));
            assertEquals("text " + text, screen.nextEvent());
            screen.listener().clipboardChanged(text);
            assertEquals(new ServerEvent.Clipboard(new ClipboardMessage.Provide(Optional.of(text))), viewer.read());
        }
    }

    private static void paint(PaintedScreen screen, int seed) {
        screen.paint(picture -> {
            Random random = new Random(seed);
            for (int i = 0; i < picture.width() * picture.height(); i++) {
                picture.pixels()[i] = random.nextInt(1 << 24);
            }
            return picture.bounds();
        });
    }

    /** Takes updates until it shows what the screen shows at the end. */
    private Framebuffer follow(Viewer viewer, int pauseMillis, Framebuffer last) throws Exception {
        viewer.requestUpdate(false);
        while (!viewer.picture().sameAs(last)) {
            boolean resized = viewer.readUpdate().resized();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pauseMillis));
            viewer.requestUpdate(!resized);
        }
        return viewer.picture();
    }

    @Test
    void endsInTheLastSizeWithARightPictureAfterManyChangesASecond() throws Exception {
        int width = 200;
        int height = 150;
        Framebuffer last = new Framebuffer(width, height);
        Random random = new Random(99);
        for (int i = 0; i < width * height; i++) {
            last.pixels()[i] = random.nextInt(1 << 24);
        }
        ExecutorService pool = Executors.newCachedThreadPool();
        try (Viewer asking = server.viewer();
                Viewer quick = server.viewer();
                Viewer slow = server.viewer();
                Viewer old = server.viewer()) {
            for (Viewer each : List.of(asking, quick, slow)) {
                each.setEncodings(List.of(
                        Encodings.ZRLE, Encodings.COPY_RECT, Encodings.EXTENDED_DESKTOP_SIZE, Encodings.CURSOR));
            }
            old.setEncodings(List.of(Encodings.TIGHT, Encodings.DESKTOP_SIZE, Encodings.CURSOR));
            List<Future<Framebuffer>> pictures = List.of(
                    pool.submit(() -> follow(asking, 0, last)),
                    pool.submit(() -> follow(quick, 1, last)),
                    pool.submit(() -> follow(slow, 120, last)),
                    pool.submit(() -> follow(old, 30, last)));
            for (int i = 0; i < 20; i++) {
                int across = i == 19 ? width : 40 + 13 * i % 170;
                int down = i == 19 ? height : 30 + 29 * i % 140;
                asking.setDesktopSize(across, down, List.of(new MonitorArea(0, new Rect(0, 0, across, down), 0)));
                paint(screen, i);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(40));
            }
            awaitSize(width, height);
            paint(screen, 99);
            for (Future<Framebuffer> picture : pictures) {
                assertTrue(picture.get(20, TimeUnit.SECONDS).sameAs(last));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private void awaitSize(int width, int height) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (screen.picture().width() != width || screen.picture().height() != height) {
            assertTrue(System.nanoTime() < deadline, "the screen never got the last size");
            Thread.onSpinWait();
        }
    }

    @Test
    void tellsTheViewerWhatCameOfItsWish() throws Exception {
        try (Viewer viewer = server.viewer()) {
            pseudoRects(viewer, Encodings.EXTENDED_DESKTOP_SIZE);
            viewer.setDesktopSize(80, 60, List.of());
            viewer.requestUpdate(true);
            ExtendedDesktopSize refused = layout(viewer);
            assertEquals(SizeChange.INVALID_LAYOUT, refused.status());
            assertEquals(new Rect(0, 0, 64, 48), viewer.picture().bounds());
            List<MonitorArea> two = List.of(
                    new MonitorArea(1, new Rect(0, 0, 40, 60), 0), new MonitorArea(2, new Rect(40, 0, 40, 60), 9));
            viewer.setDesktopSize(80, 60, two);
            viewer.requestUpdate(true);
            assertEquals(
                    new ExtendedDesktopSize(SizeChange.BY_THIS_VIEWER, SizeChange.DONE, 80, 60, two), layout(viewer));
            assertEquals(new Rect(0, 0, 80, 60), viewer.picture().bounds());
        }
    }

    private static ExtendedDesktopSize layout(Viewer viewer) throws Exception {
        while (true) {
            for (PseudoRect rect : viewer.readUpdate().pseudoRects()) {
                if (rect instanceof ExtendedDesktopSize layout && layout.reason() == SizeChange.BY_THIS_VIEWER) {
                    return layout;
                }
            }
            viewer.requestUpdate(true);
        }
    }
}
