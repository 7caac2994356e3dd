package oriel.server.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** Errors of blocks side by side, beside those that a loop over each block finds. */
class ErrorCountsTest {

    private static final Rect BLOCKS = new Rect(3, 5, 3 * Block.SIDE + 7, Block.SIDE);

    private final ErrorCounts errors = new ErrorCounts();
    private final Framebuffer picture = new Framebuffer(80, 40);

    private int channel(int x, int y, int shift) {
        return picture.pixels()[picture.offset(x, y)] >> shift & 0xff;
    }

    private int error(int x, int y) {
        int most = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            int foretold = channel(x - 1, y, shift) + channel(x, y - 1, shift) - channel(x - 1, y - 1, shift);
            most = Math.max(most, Math.abs(channel(x, y, shift) - foretold));
        }
        return most;
    }

    private int count(int first, int width, int height, int least) {
        int count = 0;
        for (int y = 1; y < height; y++) {
            for (int x = first + 1; x < first + width; x++) {
                count += error(BLOCKS.x() + x, BLOCKS.y() + y) >= least ? 1 : 0;
            }
        }
        return count;
    }

    private void assertCounts(int height) {
        errors.look(picture, new Rect(BLOCKS.x(), BLOCKS.y(), BLOCKS.width(), height));
        for (int first = 0; first < BLOCKS.width(); first += Block.SIDE) {
            int width = Math.min(Block.SIDE, BLOCKS.width() - first);
            errors.count(first, width);
            assertEquals(count(first, width, height, 2), errors.inexact());
            assertEquals(count(first, width, height, 16), errors.far());
            assertEquals(count(first, width, height, 32), errors.farther());
            assertEquals(count(first, width, height, 64), errors.farthest());
        }
    }

    /** Steps of all sizes up to one, up and down, in any channel. */
    private void draw(int most) {
        Random random = new Random(most);
        for (int i = 0; i < picture.pixels().length; i++) {
            int red = 128 + random.nextInt(2 * most + 1) - most;
            int green = 128 + random.nextInt(most / 2 + 1) - most / 4;
            int blue = 128 + random.nextInt(most + 1) - most / 2;
            picture.pixels()[i] = Math.min(255, Math.max(0, red)) << 16 | green << 8 | blue;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 4, 8, 16, 32, 64, 128})
    void countsErrorsOfAllLengths(int most) {
        draw(most);
        assertCounts(Block.SIDE);
        assertCounts(9);
        assertCounts(1);
    }

    @Test
    void countsTheLargest() {
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                picture.pixels()[picture.offset(x, y)] = (x + y) % 2 == 0 ? 0xffffff : 0;
            }
        }
        assertCounts(Block.SIDE);
        assertEquals(6 * (Block.SIDE - 1), errors.farthest(), "all of the last, narrow block");
    }
}
