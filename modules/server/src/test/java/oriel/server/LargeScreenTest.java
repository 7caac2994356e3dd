package oriel.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.capture.Resizer;
import oriel.client.ServerEvent;
import oriel.client.Viewer;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.testkit.PaintedScreen;
import oriel.testkit.TestPictures;

/** Screens of more pixels than a viewer may have copied at once. */
@Timeout(120)
class LargeScreenTest {

    private static final int WIDTH = 5000;
    private static final int HEIGHT = 4000;

    private final PaintedScreen screen = new PaintedScreen(WIDTH, HEIGHT).resizing(Resizer.Outcome.DONE);
    private final Random random = new Random(5);

    /** Something like a desktop, repeated, and a few odd pixels. */
    private Rect draw(Framebuffer picture) {
        Framebuffer tile = TestPictures.desktop(1000, 800);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x += tile.width()) {
                System.arraycopy(
                        tile.pixels(),
                        tile.offset(0, y % tile.height()),
                        picture.pixels(),
                        picture.offset(x, y),
                        tile.width());
            }
        }
        return speckle(picture).union(picture.bounds());
    }

    private Rect speckle(Framebuffer picture) {
        Rect touched = Rect.EMPTY;
        for (int i = 0; i < 30; i++) {
            Rect dot = new Rect(random.nextInt(WIDTH), random.nextInt(HEIGHT), 1, 1);
            picture.fill(dot, random.nextInt(1 << 24));
            touched = touched.union(dot);
        }
        return touched;
    }

    @ParameterizedTest
    @CsvSource({"zrle, true", "zrle, false", "raw, false", "hextile, true", "tight, false"})
    void comeWholeInOneUpdateWithAndWithoutLastRect(String encoding, boolean lastRect) throws Exception {
        screen.paint(this::draw);
        List<Integer> list = new ArrayList<>(
                List.of(Encodings.number(encoding).orElseThrow(), Encodings.COPY_RECT, Encodings.CURSOR));
        if (lastRect) {
            list.add(Encodings.LAST_RECT);
        }
        try (MemoryServer server = MemoryServer.open(screen);
                Viewer viewer = server.viewer()) {
            viewer.setEncodings(list);
            viewer.requestUpdate(false);
            ServerEvent.Update update = viewer.readUpdate();
            assertEquals(lastRect, update.counts().containsKey(Encodings.LAST_RECT));
            assertArrayEquals(screen.picture().pixels(), viewer.picture().pixels());
            for (int i = 0; i < 3; i++) {
                screen.paint(this::speckle);
                viewer.requestUpdate(true);
                viewer.readUpdate();
            }
            assertArrayEquals(screen.picture().pixels(), viewer.picture().pixels());
        }
    }

    /** What changes, moves, or is of another size while a large update is on its way is right in the end. */
    @Test
    void areRightAlsoIfTheyChangeMeanwhile() throws Exception {
        screen.paint(this::draw);
        try (MemoryServer server = MemoryServer.open(screen);
                Viewer viewer = server.viewer()) {
            viewer.setEncodings(
                    List.of(Encodings.HEXTILE, Encodings.COPY_RECT, Encodings.CURSOR, Encodings.DESKTOP_SIZE));
            Thread scrolling = new Thread(() -> {
                for (int i = 0; i < 200; i++) {
                    screen.paint(this::scroll);
                }
            });
            scrolling.start();
            for (int i = 0; i < 4; i++) {
                viewer.requestUpdate(false);
                viewer.readUpdate();
            }
            scrolling.join();
            screen.paint(this::speckle);
            viewer.requestUpdate(true);
            viewer.readUpdate();
            assertArrayEquals(screen.picture().pixels(), viewer.picture().pixels());
            viewer.requestUpdate(false);
            screen.resize(600, 500);
            while (viewer.picture().width() != 600) {
                viewer.readUpdate();
                viewer.requestUpdate(true);
            }
            viewer.requestUpdate(false);
            viewer.readUpdate();
            assertArrayEquals(screen.picture().pixels(), viewer.picture().pixels());
        }
    }

    private Rect scroll(Framebuffer picture) {
        Rect part = new Rect(700, 300, 1500, 3000);
        picture.move(part.x(), part.y() + 16, new Rect(part.x(), part.y(), part.width(), part.height() - 16));
        return part;
    }
}
