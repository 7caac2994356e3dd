package oriel.client;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import oriel.rfb.Framebuffer;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;

/** The image formats that rectangles of Tight, TightPNG and JPEG are made of: rfbproto "Tight Encoding", "JPEG Encoding". */
enum ImageFormat {
    /** Baseline or progressive JPEG, in colours or grey. */
    JPEG,
    /** PNG of 8 bits or less a channel. */
    PNG;

    /**
     * Draws an image.
     *
     * @param bytes the whole image
     * @param rect where it belongs, inside the target; the image must have exactly its size
     * @throws ProtocolException if the bytes are not such an image
     */
    void draw(byte[] bytes, Rect rect, Framebuffer target) throws ProtocolException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(name().toLowerCase(Locale.ROOT))
                .next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            if (reader.getWidth(0) != rect.width() || reader.getHeight(0) != rect.height()) {
                throw new ProtocolException(
                        "an image of " + reader.getWidth(0) + "x" + reader.getHeight(0) + " for " + rect);
            }
            copy(reader.read(0), rect, target);
        } catch (ProtocolException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The JDK's readers answer bad data with exceptions of any kind.
            throw new ProtocolException(
                    "data that is not " + name() + ": " + e.getClass().getSimpleName());
        } finally {
            reader.dispose();
        }
    }

    private static void copy(BufferedImage image, Rect rect, Framebuffer target) throws ProtocolException {
        Raster raster = image.getRaster();
        boolean indexed = image.getColorModel() instanceof IndexColorModel;
        if (!indexed && raster.getSampleModel().getSampleSize(0) != Byte.SIZE) {
            throw new ProtocolException("an image of more than 8 bits a channel");
        }
        int[] row = new int[rect.width() * raster.getNumBands()];
        for (int y = 0; y < rect.height(); y++) {
            int at = target.offset(rect.x(), rect.y() + y);
            if (indexed) {
                image.getRGB(0, y, rect.width(), 1, target.pixels(), at, rect.width());
                for (int x = 0; x < rect.width(); x++) {
                    target.pixels()[at + x] &= 0xffffff;
                }
            } else {
                plain(raster.getPixels(0, y, rect.width(), 1, row), raster.getNumBands(), target.pixels(), at);
            }
        }
    }

    /** One or two bands are grey, perhaps with alpha; getRGB would take them for linear and brighten them. */
    private static void plain(int[] samples, int bands, int[] pixels, int at) {
        for (int i = 0; i < samples.length / bands; i++) {
            int red = samples[i * bands];
            int green = bands < 3 ? red : samples[i * bands + 1];
            int blue = bands < 3 ? red : samples[i * bands + 2];
            pixels[at + i] = red << 16 | green << 8 | blue;
        }
    }
}
