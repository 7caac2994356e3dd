package oriel.server.screen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** Scaling averages what becomes smaller and interpolates what becomes larger. */
class PictureScalerTest {

    @Test
    void averagesFourPixelsIntoOne() {
        Framebuffer source = new Framebuffer(2, 2, new int[] {0x000000, 0xff0000, 0x00ff00, 0x0000ff});
        PictureScaler scaler = new PictureScaler(source, new Framebuffer(1, 1));
        assertEquals(new Rect(0, 0, 1, 1), scaler.scale(source.bounds()));
        assertEquals(0x404040, scaler.target().pixels()[0]);
    }

    @Test
    void aPixelCountsByHowMuchOfItIsCovered() {
        int[] levels = {0, 90 * 0x010101, 200 * 0x010101};
        Framebuffer across = new Framebuffer(2, 1);
        new PictureScaler(new Framebuffer(3, 1, levels), across).scale(new Rect(0, 0, 3, 1));
        assertArrayEquals(new int[] {30 * 0x010101, 163 * 0x010101}, across.pixels());
        Framebuffer down = new Framebuffer(1, 2);
        new PictureScaler(new Framebuffer(1, 3, levels), down).scale(new Rect(0, 0, 1, 3));
        assertArrayEquals(across.pixels(), down.pixels());
    }

    @Test
    void keepsAFlatPictureFlatAtAnyScale() {
        for (int side = 1; side < 90; side += 3) {
            for (int sourceSide : new int[] {1, 2, 31, 77}) {
                Framebuffer source = new Framebuffer(sourceSide, sourceSide);
                source.fill(source.bounds(), 0x123456);
                PictureScaler scaler = new PictureScaler(source, new Framebuffer(side, side));
                scaler.scale(source.bounds());
                for (int pixel : scaler.target().pixels()) {
                    assertEquals(0x123456, pixel);
                }
            }
        }
    }

    @Test
    void touchesOnlyWhatDependsOnTheChange() {
        Framebuffer source = new Framebuffer(100, 100);
        PictureScaler scaler = new PictureScaler(source, new Framebuffer(50, 50));
        assertEquals(new Rect(5, 10, 1, 2), scaler.scale(new Rect(10, 21, 2, 2)));
    }
}
