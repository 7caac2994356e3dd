package oriel.launcher.testclient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import oriel.rfb.Framebuffer;

/** The bytes of a PNG file, chunk by chunk. */
class PngImageTest {

    private static final Framebuffer PICTURE =
            new Framebuffer(2, 2, new int[] {0x112233, 0xff00ff, 0xff445566, 0x000001});

    @Test
    void holdsItsPixels() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PngImage.write(PICTURE, out);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(out.toByteArray()));
        assertEquals("89504e470d0a1a0a", hex(in.readNBytes(8)));
        assertEquals("00000002" + "00000002" + "08" + "02" + "00" + "00" + "00", hex(chunk(in, "IHDR")));
        byte[] rows = new InflaterInputStream(new ByteArrayInputStream(chunk(in, "IDAT"))).readAllBytes();
        assertEquals("00" + "112233" + "ff00ff" + "00" + "445566" + "000001", hex(rows));
        assertArrayEquals(new byte[0], chunk(in, "IEND"));
        assertEquals(-1, in.read());
    }

    private static byte[] chunk(DataInputStream in, String type) throws IOException {
        int length = in.readInt();
        byte[] named = in.readNBytes(4 + length);
        assertEquals(type, new String(named, 0, 4, StandardCharsets.US_ASCII));
        CRC32 crc = new CRC32();
        crc.update(named);
        assertEquals((int) crc.getValue(), in.readInt());
        return Arrays.copyOfRange(named, 4, named.length);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
