package oriel.encoding.tight;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import oriel.encoding.DeflateCoders;
import oriel.encoding.EncoderTools;
import oriel.encoding.JpegCoder;
import oriel.encoding.JpegProvider;
import oriel.encoding.JpegQuality;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;

/** JPEG images by the JDK, for tests. */
final class ImageIoJpeg implements JpegProvider, JpegCoder {

    private final boolean works;
    private final Runnable atEnd;

    private ImageIoJpeg(boolean works, Runnable atEnd) {
        this.works = works;
        this.atEnd = atEnd;
    }

    static EncoderTools tools() {
        return tools(() -> {});
    }

    /** With a library that is there and cannot be used. */
    static EncoderTools broken() {
        return tools(new ImageIoJpeg(false, () -> {}));
    }

    /** With images whose coder does something when it is closed. */
    static EncoderTools tools(Runnable atEnd) {
        return tools(new ImageIoJpeg(true, atEnd));
    }

    private static EncoderTools tools(ImageIoJpeg images) {
        return new EncoderTools(DeflateCoders.BASIC, Optional.of(new Configured<>(images, Options.none("test"))));
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public Optional<String> unavailableReason(Options options) {
        return Optional.empty();
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public JpegCoder open(Options options) throws PluginException {
        if (!works) {
            throw new PluginException("no library", "install it");
        }
        return this;
    }

    @Override
    public void encode(Framebuffer source, Rect rect, JpegQuality quality, WireBuffer out) {
        BufferedImage image = new BufferedImage(rect.width(), rect.height(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(
                0, 0, rect.width(), rect.height(), source.pixels(), source.offset(rect.x(), rect.y()), source.width());
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(quality.quality() / 100f);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream target = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(target);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        out.put(bytes.toByteArray());
    }

    @Override
    public void close() {
        atEnd.run();
    }
}
