package oriel.launcher.bench.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.rfb.Framebuffer;

/** Numbers in a picture. */
class StampTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 0x8000, 0x5a5a, 0xffff})
    void isReadAsItWasDrawn(int number) {
        Framebuffer picture = new Framebuffer(320, 200);
        Stamp.draw(picture, Stamp.FRAME, number);
        Stamp.draw(picture, Stamp.KEYS, Stamp.LIMIT - 1 - number);
        assertEquals(number, Stamp.read(picture, Stamp.FRAME));
        assertEquals(Stamp.LIMIT - 1 - number, Stamp.read(picture, Stamp.KEYS));
    }

    /** As after JPEG of the lowest quality. */
    @ParameterizedTest
    @ValueSource(ints = {0x1234, 0xfedc})
    void isReadWhereColoursHaveSuffered(int number) {
        Framebuffer picture = new Framebuffer(320, 200);
        Stamp.draw(picture, Stamp.FRAME, number);
        for (int i = 0; i < picture.pixels().length; i++) {
            picture.pixels()[i] = picture.pixels()[i] == 0 ? 0x604030 : 0xb0c0a0;
        }
        assertEquals(number, Stamp.read(picture, Stamp.FRAME));
    }
}
