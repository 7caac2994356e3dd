package oriel.server.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** Outlines in blocks side by side, beside those that a look at each pixel finds. */
class OutlinesTest {

    private static final Rect BLOCKS = new Rect(3, 5, 3 * Block.SIDE + 7, Block.SIDE);

    private final Outlines outlines = new Outlines();
    private final Framebuffer picture = new Framebuffer(80, 40);

    private boolean isOne(int x, int y, int height) {
        int first = x / Block.SIDE * Block.SIDE;
        int[][] beside = {{x - 1, y}, {x + 1, y}, {x, y - 1}, {x, y + 1}};
        boolean same = false;
        boolean edge = false;
        for (int[] at : beside) {
            boolean inside = at[0] >= first
                    && at[0] < Math.min(first + Block.SIDE, BLOCKS.width())
                    && at[1] >= 0
                    && at[1] < height;
            if (inside) {
                same |= pixel(at[0], at[1]) == pixel(x, y);
                edge |= Channels.difference(pixel(at[0], at[1]), pixel(x, y)) >= 16;
            }
        }
        return same && edge;
    }

    private int pixel(int x, int y) {
        return picture.pixels()[picture.offset(BLOCKS.x() + x, BLOCKS.y() + y)];
    }

    private void assertFound(int height) {
        outlines.look(picture, new Rect(BLOCKS.x(), BLOCKS.y(), BLOCKS.width(), height));
        for (int first = 0; first < BLOCKS.width(); first += Block.SIDE) {
            int width = Math.min(Block.SIDE, BLOCKS.width() - first);
            int count = 0;
            for (int y = 0; y < height; y++) {
                for (int x = first; x < first + width; x++) {
                    boolean one = isOne(x, y, height);
                    assertEquals(one, outlines.isOne(x, y), x + "," + y);
                    count += one ? 1 : 0;
                }
            }
            assertEquals(count, outlines.count(first, width));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 255})
    void findsPixelsOfOneColourAtAnEdgeInAnyChannel(int step) {
        int[] colours = {0x000000, step, step << 8, step << 16};
        Random random = new Random(step);
        for (int i = 0; i < picture.pixels().length; i++) {
            picture.pixels()[i] = colours[random.nextInt(colours.length)];
        }
        assertFound(Block.SIDE);
        assertFound(9);
        assertFound(1);
    }
}
