package oriel.capture.gdi;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes PNGs of images as programs of Windows give them (DIB), and the other way around. Needs no Windows. */
final class DibImages {

    private static final Logger LOG = LoggerFactory.getLogger(DibImages.class);

    /** BITMAPINFOHEADER. */
    private static final int HEADER_SIZE = 40;

    private static final int PIXEL_BYTES = 3;
    private static final int WHITE = 0xff;

    private DibImages() {}

    /**
     * A PNG of an image. Alpha that is zero everywhere means nothing: many programs do not fill it.
     *
     * @param layout not too large
     * @param dib all of it; not changed
     * @param limit most bytes of the PNG
     * @return empty if it is more
     */
    static Optional<byte[]> png(DibLayout layout, ByteBuffer dib, int limit) {
        boolean alpha = layout.bytes().alpha() >= 0 && hasAlpha(layout, dib);
        try (PngRows png = new PngRows(layout.width(), layout.height(), alpha, limit)) {
            byte[] source = new byte[layout.width() * layout.pixelBytes()];
            for (int y = 0; y < layout.height(); y++) {
                dib.get((int) layout.row(y), source);
                reorder(source, layout, png.row(), alpha);
                if (!png.add()) {
                    return Optional.empty();
                }
            }
            return png.finish();
        }
    }

    private static boolean hasAlpha(DibLayout layout, ByteBuffer dib) {
        byte[] source = new byte[layout.width() * layout.pixelBytes()];
        for (int y = 0; y < layout.height(); y++) {
            dib.get((int) layout.row(y), source);
            for (int at = layout.bytes().alpha(); at < source.length; at += layout.pixelBytes()) {
                if (source[at] != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void reorder(byte[] source, DibLayout layout, byte[] target, boolean alpha) {
        DibLayout.Bytes bytes = layout.bytes();
        int to = 0;
        for (int from = 0; from < source.length; from += layout.pixelBytes()) {
            target[to++] = source[from + bytes.red()];
            target[to++] = source[from + bytes.green()];
            target[to++] = source[from + bytes.blue()];
            if (alpha) {
                target[to++] = source[from + bytes.alpha()];
            }
        }
    }

    /** The picture of a PNG; empty if it is broken. Whether there is memory for it must be known. */
    static Optional<BufferedImage> unpack(byte[] png) {
        try {
            return Optional.ofNullable(ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(png))));
        } catch (IOException | RuntimeException e) {
            LOG.debug("an image cannot be read: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** How many bytes {@link #write} writes. */
    static long size(BufferedImage picture) {
        return HEADER_SIZE + stride(picture) * picture.getHeight();
    }

    private static long stride(BufferedImage picture) {
        return ((long) picture.getWidth() * PIXEL_BYTES + 3) / 4 * 4;
    }

    /**
     * Writes a picture as a DIB of 24 bits a pixel, the bottom row first, as every program takes it. What is seen through it is
     * white: programs that know of alpha take the PNG.
     *
     * @param dib has room for {@link #size}
     */
    static void write(BufferedImage picture, ByteBuffer dib) {
        int width = picture.getWidth();
        dib.order(ByteOrder.LITTLE_ENDIAN);
        dib.putInt(HEADER_SIZE).putInt(width).putInt(picture.getHeight());
        dib.putShort((short) 1).putShort((short) (PIXEL_BYTES * Byte.SIZE));
        dib.put(new byte[HEADER_SIZE - dib.position()]);
        int[] argb = new int[width];
        byte[] row = new byte[(int) stride(picture)];
        for (int y = picture.getHeight() - 1; y >= 0; y--) {
            picture.getRGB(0, y, width, 1, argb, 0, width);
            for (int x = 0; x < width; x++) {
                int alpha = argb[x] >>> 24;
                row[PIXEL_BYTES * x] = onWhite(argb[x], alpha);
                row[PIXEL_BYTES * x + 1] = onWhite(argb[x] >> 8, alpha);
                row[PIXEL_BYTES * x + 2] = onWhite(argb[x] >> 16, alpha);
            }
            dib.put(row);
        }
    }

    private static byte onWhite(int sample, int alpha) {
        return (byte) (((sample & 0xff) * alpha + WHITE * (WHITE - alpha) + WHITE / 2) / WHITE);
    }
}
