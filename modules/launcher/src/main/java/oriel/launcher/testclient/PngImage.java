package oriel.launcher.testclient;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import oriel.rfb.Framebuffer;

/** Writes a picture as PNG (ISO/IEC 15948): 8 bits each of red, green and blue, without filters. */
final class PngImage {

    private static final long SIGNATURE = 0x89504e470d0a1a0aL;
    private static final int RGB = 2;
    private static final int COMPRESSED = 1 << 16;

    private PngImage() {}

    static void write(Framebuffer picture, OutputStream target) throws IOException {
        DataOutputStream out = new DataOutputStream(target);
        out.writeLong(SIGNATURE);
        chunk(out, "IHDR", header(picture));
        chunk(out, "IDAT", pixels(picture));
        chunk(out, "IEND", new byte[0]);
        out.flush();
    }

    private static byte[] header(Framebuffer picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(picture.width());
        out.writeInt(picture.height());
        out.write(new byte[] {8, RGB, 0, 0, 0});
        return bytes.toByteArray();
    }

    private static byte[] pixels(Framebuffer picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(COMPRESSED);
        byte[] row = new byte[1 + 3 * picture.width()];
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            for (int y = 0; y < picture.height(); y++) {
                for (int x = 0; x < picture.width(); x++) {
                    int rgb = picture.pixels()[picture.offset(x, y)];
                    row[1 + 3 * x] = (byte) (rgb >> 16);
                    row[2 + 3 * x] = (byte) (rgb >> 8);
                    row[3 + 3 * x] = (byte) rgb;
                }
                out.write(row);
            }
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] content) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(content);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) crc.getValue());
    }
}
