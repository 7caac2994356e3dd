package oriel.launcher.testclient;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.DeflaterOutputStream;
import oriel.encoding.PngChunks;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;

/** Writes a picture as PNG (ISO/IEC 15948): 8 bits each of red, green and blue, without filters. */
public final class PngImage {

    private static final int COMPRESSED = 1 << 16;

    private PngImage() {}

    static void write(Framebuffer picture, OutputStream target) throws IOException {
        PngChunks chunks = new PngChunks();
        WireBuffer out = new WireBuffer(COMPRESSED);
        chunks.header(picture.width(), picture.height(), 8, PngChunks.RGB, out);
        int start = chunks.begin("IDAT", out);
        out.put(pixels(picture, picture.bounds()));
        chunks.end(start, out);
        chunks.finish(out);
        target.write(out.array(), 0, out.size());
    }

    /** The rows of an area, as the data of a chunk. */
    public static byte[] pixels(Framebuffer picture, Rect area) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(COMPRESSED);
        byte[] row = new byte[1 + 3 * area.width()];
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            for (int y = area.y(); y < area.bottom(); y++) {
                for (int x = 0; x < area.width(); x++) {
                    int rgb = picture.pixels()[picture.offset(area.x() + x, y)];
                    row[1 + 3 * x] = (byte) (rgb >> 16);
                    row[2 + 3 * x] = (byte) (rgb >> 8);
                    row[3 + 3 * x] = (byte) rgb;
                }
                out.write(row);
            }
        }
        return bytes.toByteArray();
    }
}
