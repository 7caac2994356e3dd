package oriel.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.rfb.Framebuffer;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;

/** Images of the JDK's writers, and what a hostile server makes of them. */
class ImageFormatTest {

    private static final Rect PLACE = new Rect(3, 2, 40, 20);

    private static BufferedImage smooth(int type) {
        BufferedImage image = new BufferedImage(PLACE.width(), PLACE.height(), type);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int level = 40 + 3 * x + y;
                if (type == BufferedImage.TYPE_BYTE_GRAY) {
                    image.getRaster().setSample(x, y, 0, level);
                } else {
                    image.setRGB(x, y, 0xff000000 | level << 16 | 255 - level << 8 | 2 * y);
                }
            }
        }
        return image;
    }

    private static byte[] bytes(ImageFormat format, BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, format.name(), out));
        return out.toByteArray();
    }

    private static Framebuffer drawn(ImageFormat format, byte[] bytes) throws IOException {
        Framebuffer target = new Framebuffer(50, 30);
        format.draw(bytes, PLACE, target);
        return target;
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_BYTE_INDEXED, BufferedImage.TYPE_BYTE_BINARY})
    void drawsAPngAsItIs(int type) throws IOException {
        BufferedImage image = smooth(type);
        Framebuffer target = drawn(ImageFormat.PNG, bytes(ImageFormat.PNG, image));
        Framebuffer expected = new Framebuffer(50, 30);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                expected.pixels()[expected.offset(PLACE.x() + x, PLACE.y() + y)] = image.getRGB(x, y) & 0xffffff;
            }
        }
        assertArrayEquals(expected.pixels(), target.pixels());
    }

    @ParameterizedTest
    @EnumSource
    void doesNotBrightenGrey(ImageFormat format) throws IOException {
        byte[] bytes = bytes(format, smooth(BufferedImage.TYPE_BYTE_GRAY));
        int found = drawn(format, bytes).pixels()[50 * (2 + 5) + 3 + 10];
        assertEquals(75, found & 0xff, 2);
        assertEquals((found & 0xff) * 0x010101, found);
    }

    @Test
    void drawsAJpegNearly() throws IOException {
        Framebuffer target = drawn(ImageFormat.JPEG, bytes(ImageFormat.JPEG, smooth(BufferedImage.TYPE_INT_RGB)));
        int found = target.pixels()[target.offset(3 + 10, 2 + 5)];
        assertEquals(75, found >> 16 & 0xff, 8);
        assertEquals(180, found >> 8 & 0xff, 8);
        assertEquals(10, found & 0xff, 8);
        assertEquals(0, target.pixels()[target.offset(2, 2)], "a pixel outside");
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnotherSize(ImageFormat format) throws IOException {
        byte[] bytes = bytes(format, smooth(BufferedImage.TYPE_INT_RGB));
        Framebuffer target = new Framebuffer(50, 30);
        assertThrows(ProtocolException.class, () -> format.draw(bytes, new Rect(0, 0, 39, 20), target));
        assertThrows(ProtocolException.class, () -> format.draw(bytes, new Rect(0, 0, 40, 21), target));
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatIsNoImageWithAProtocolErrorOnly(ImageFormat format) throws IOException {
        Random random = new Random(4);
        byte[] good = bytes(format, smooth(BufferedImage.TYPE_INT_RGB));
        Framebuffer target = new Framebuffer(50, 30);
        assertThrows(ProtocolException.class, () -> format.draw(new byte[0], PLACE, target));
        for (int i = 0; i < 500; i++) {
            byte[] bad = good.clone();
            for (int k = 0; k < 1 + random.nextInt(20); k++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            try {
                format.draw(bad, PLACE, target);
            } catch (ProtocolException e) {
                continue;
            }
        }
    }
}
