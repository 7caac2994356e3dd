package oriel.server.screen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** The shared picture takes over what differs, and says in which tiles. */
class SharedFramebufferTest {

    private static final int WIDTH = 77;
    private static final int HEIGHT = 45;

    private final Random random = new Random(1);
    private final SharedFramebuffer shared = new SharedFramebuffer(WIDTH, HEIGHT);
    private final Framebuffer screen = new Framebuffer(WIDTH, HEIGHT);

    private boolean capture(Rect area, IntBuffer pixels) {
        shared.begin();
        shared.pixels(area, pixels, screen.offset(area.x(), area.y()), WIDTH);
        return shared.end();
    }

    private IntBuffer source(int highByte, boolean direct) {
        IntBuffer pixels = direct
                ? ByteBuffer.allocateDirect(WIDTH * HEIGHT * 4)
                        .order(ByteOrder.nativeOrder())
                        .asIntBuffer()
                : IntBuffer.allocate(WIDTH * HEIGHT);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            pixels.put(i, screen.pixels()[i] | highByte << 24);
        }
        return pixels;
    }

    @ParameterizedTest
    @CsvSource({"0, false", "0, true", "255, true", "90, false"})
    void followsAScreenThroughRandomChanges(int highByte, boolean direct) {
        capture(screen.bounds(), source(highByte, direct));
        for (int i = 0; i < 300; i++) {
            Rect changed = part();
            Framebuffer before = new Framebuffer(WIDTH, HEIGHT, screen.pixels().clone());
            if (random.nextInt(4) > 0) {
                screen.fill(changed, random.nextInt(0x1000000));
            }
            long version = shared.version();
            boolean news = capture(changed.union(part()), source(highByte, direct));
            assertArrayEquals(screen.pixels(), shared.picture().pixels());
            assertEquals(news ? version + 1 : version, shared.version());
            checkVersions(before, version);
        }
    }

    private Rect part() {
        int x = random.nextInt(WIDTH);
        int y = random.nextInt(HEIGHT);
        return new Rect(x, y, 1 + random.nextInt(WIDTH - x), 1 + random.nextInt(HEIGHT - y));
    }

    /** A tile has a new version exactly if one of its pixels has another colour. */
    private void checkVersions(Framebuffer before, long version) {
        for (int ty = 0; ty < TileGrid.tiles(HEIGHT); ty++) {
            for (int tx = 0; tx < TileGrid.tiles(WIDTH); tx++) {
                boolean differs = false;
                for (int y = ty * 16; y < Math.min(HEIGHT, ty * 16 + 16); y++) {
                    for (int x = tx * 16; x < Math.min(WIDTH, tx * 16 + 16); x++) {
                        differs |= before.pixels()[before.offset(x, y)] != screen.pixels()[screen.offset(x, y)];
                    }
                }
                assertEquals(differs, shared.version(tx, ty) > version, "tile " + tx + "," + ty);
            }
        }
    }

    @Test
    void countsTheFirstCaptureAsAChangeEvenOfBlack() {
        assertTrue(capture(screen.bounds(), source(0, false)));
        assertEquals(1, shared.version());
        assertFalse(capture(screen.bounds(), source(0, false)));
        assertEquals(1, shared.version());
    }

    @Test
    void makesEverythingNewWithAnotherSize() {
        capture(screen.bounds(), source(0, false));
        shared.begin();
        shared.resize(20, 100);
        assertTrue(shared.end());
        assertEquals(new Rect(0, 0, 20, 100), shared.picture().bounds());
        assertEquals(2, shared.version(1, 6));
        assertEquals(2, shared.version(4, 0), "a tile that the new picture does not have");
    }

    @Test
    void ignoresPixelsOutsideOfThePicture() {
        capture(screen.bounds(), source(0, false));
        shared.begin();
        shared.resize(40, 30);
        screen.fill(screen.bounds(), 0xabcdef);
        shared.pixels(screen.bounds(), source(0, false), 0, WIDTH);
        shared.end();
        assertEquals(0xabcdef, shared.picture().pixels()[39 + 29 * 40]);
    }
}
