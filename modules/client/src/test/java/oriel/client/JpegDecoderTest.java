package oriel.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/** Images that the JDK has written, whole and without tables; and what a hostile server makes of them. */
class JpegDecoderTest {

    private static final int DQT = 0xdb;
    private static final int DHT = 0xc4;

    private final JpegDecoder decoder = new JpegDecoder();

    private static byte[] image(int colour, boolean progressive) throws IOException {
        BufferedImage image = new BufferedImage(40, 24, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 40 * 24; i++) {
            image.setRGB(i % 40, i / 40, colour + i % 40 * 0x030000 + i / 40);
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.setOutput(ImageIO.createImageOutputStream(out));
        writer.write(null, new IIOImage(image, null, null), parameters);
        ((ImageOutputStream) writer.getOutput()).flush();
        writer.dispose();
        return out.toByteArray();
    }

    /** The image without its segments of one kind. */
    private static byte[] without(byte[] image, int marker) {
        ByteBuffer in = ByteBuffer.wrap(image);
        WireBuffer out = new WireBuffer(image.length).u16(in.getShort());
        while (in.get(in.position() + 1) != (byte) 0xda) {
            int found = in.getShort() & 0xff;
            int length = in.getShort() & 0xffff;
            if (found != marker) {
                out.u8(0xff).u8(found).u16(length).put(image, in.position(), length - 2);
            }
            in.position(in.position() + length - 2);
        }
        return out.put(image, in.position(), in.remaining()).toBytes();
    }

    private Framebuffer decode(byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        Framebuffer target = new Framebuffer(40, 24);
        WireReader in = new WireReader(into -> {
            if (!left.hasRemaining()) {
                return -1;
            }
            into.put(left.get());
            return 1;
        });
        decoder.decode(in, new PixelReader(PixelFormat.NATIVE, new int[256]), target.bounds(), target);
        assertEquals(0, left.remaining(), "bytes left over");
        return target;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void findsTheEndOfAnImage(boolean progressive) throws IOException {
        Framebuffer picture = decode(image(0x204060, progressive));
        int pixel = picture.pixels()[0];
        assertTrue(Math.abs((pixel >> 16) - 0x20) < 8 && Math.abs((pixel & 0xff) - 0x60) < 8, "%x".formatted(pixel));
    }

    @ParameterizedTest
    @ValueSource(ints = {DQT, DHT})
    void takesTheTablesThatWereSentLast(int marker) throws IOException {
        byte[] second = image(0x805020, false);
        Framebuffer whole = decode(second);
        decode(image(0x204060, false));
        assertArrayEquals(whole.pixels(), decode(without(second, marker)).pixels());
        assertArrayEquals(
                whole.pixels(), decode(without(without(second, DQT), DHT)).pixels());
    }

    @Test
    void refusesTablesFromNowhere() throws IOException {
        byte[] bytes = without(image(0, false), DQT);
        assertThrows(ProtocolException.class, () -> decode(bytes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ffd9", "ffd8 00", "ffd8 ffd8", "ffd8 ffd0", "ffd8 ffe0 0001", "ffd8 ffd9", "ffd8 ffda 0002 ffd8"
            })
    void refusesWhatIsNoImage(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        assertThrows(ProtocolException.class, () -> decode(bytes));
    }

    @Test
    void boundsWhatAnImageTakes() {
        byte[] endless = new byte[4 << 20];
        System.arraycopy(HexFormat.of().parseHex("ffd8ffda0002"), 0, endless, 0, 6);
        ProtocolException e = assertThrows(ProtocolException.class, () -> decode(endless));
        assertTrue(e.getMessage().contains("more than"), e.getMessage());
    }

    @Test
    void survivesDamage() throws IOException {
        byte[] image = image(0x204060, false);
        Random random = new Random(4);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = image.clone();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            try {
                decode(bytes);
            } catch (IOException e) {
                assertTrue(e instanceof ProtocolException || e instanceof EOFException, e.toString());
            } catch (AssertionError e) {
                assertTrue(e.getMessage().contains("left over"), e.toString());
            }
        }
    }
}
