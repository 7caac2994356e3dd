package oriel.jpeg.imageio;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import oriel.encoding.JpegCoder;
import oriel.encoding.JpegQuality;
import oriel.encoding.Subsampling;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;

/**
 * A writer of javax.imageio. It is told the sampling factors through the image's metadata: without them it always takes one
 * colour for four pixels. {@link Subsampling#EIGHT} and {@link Subsampling#SIXTEEN} are made as {@link Subsampling#FOUR}.
 */
final class ImageIoCoder implements JpegCoder {

    private static final int[] RED_GREEN_BLUE = {0, 1, 2};
    private static final int[] ONE = {0};
    private static final ColorModel COLOURS = components(ColorSpace.CS_sRGB);
    private static final ColorModel GREYS = components(ColorSpace.CS_GRAY);

    private final ImageWriter writer;
    private final WireImageStream stream = new WireImageStream();
    private final Map<Subsampling, IIOMetadata> metadata = new EnumMap<>(Subsampling.class);
    private final ImageWriteParam parameters;
    private byte[] samples = {};

    ImageIoCoder(ImageWriter writer) {
        this.writer = writer;
        this.parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    }

    private static ColorModel components(int space) {
        return new ComponentColorModel(
                ColorSpace.getInstance(space), false, false, ColorModel.OPAQUE, DataBuffer.TYPE_BYTE);
    }

    @Override
    public void encode(Framebuffer source, Rect rect, JpegQuality quality, WireBuffer out) {
        boolean grey = quality.subsampling() == Subsampling.GREY;
        int[] bands = grey ? ONE : RED_GREEN_BLUE;
        int rowBytes = Math.multiplyExact(rect.width(), bands.length);
        int count = Math.multiplyExact(rowBytes, rect.height());
        if (samples.length < count) {
            samples = new byte[count];
        }
        int at = 0;
        for (int y = rect.y(); y < rect.bottom(); y++) {
            int from = source.offset(rect.x(), y);
            at = grey
                    ? greyRow(source.pixels(), from, rect.width(), at)
                    : colourRow(source.pixels(), from, rect.width(), at);
        }
        WritableRaster raster = Raster.createInterleavedRaster(
                new DataBufferByte(samples, count), rect.width(), rect.height(), rowBytes, bands.length, bands, null);
        write(new BufferedImage(grey ? GREYS : COLOURS, raster, false, null), quality, out);
    }

    private int colourRow(int[] pixels, int from, int width, int to) {
        int at = to;
        for (int i = from; i < from + width; i++) {
            int pixel = pixels[i];
            samples[at] = (byte) (pixel >> 16);
            samples[at + 1] = (byte) (pixel >> 8);
            samples[at + 2] = (byte) pixel;
            at += 3;
        }
        return at;
    }

    /** The lightness of JFIF 1.02, in parts of 65536. */
    private int greyRow(int[] pixels, int from, int width, int to) {
        int at = to;
        for (int i = from; i < from + width; i++) {
            int pixel = pixels[i];
            int light = 19_595 * (pixel >> 16 & 0xff) + 38_470 * (pixel >> 8 & 0xff) + 7_471 * (pixel & 0xff);
            samples[at++] = (byte) (light + (1 << 15) >> 16);
        }
        return at;
    }

    private void write(BufferedImage image, JpegQuality quality, WireBuffer out) {
        parameters.setCompressionQuality(quality.quality() / 100f);
        IIOMetadata factors =
                metadata.computeIfAbsent(quality.subsampling(), wanted -> metadata(image.getColorModel(), wanted));
        try {
            writer.setOutput(stream.into(out));
            writer.write(null, new IIOImage(image, null, factors), parameters);
        } catch (IOException e) {
            throw new IllegalStateException("the JDK's JPEG writer failed", e);
        } finally {
            writer.setOutput(null);
            stream.into(null);
        }
    }

    /** The writer's own metadata, with the sampling factors of the first component, the lightness. */
    private IIOMetadata metadata(ColorModel model, Subsampling subsampling) {
        ImageTypeSpecifier type = new ImageTypeSpecifier(model, model.createCompatibleSampleModel(1, 1));
        IIOMetadata metadata = writer.getDefaultImageMetadata(type, parameters);
        int across = subsampling == Subsampling.NONE || subsampling == Subsampling.GREY ? 1 : 2;
        int down = across == 1 || subsampling == Subsampling.TWO ? 1 : 2;
        String format = metadata.getNativeMetadataFormatName();
        IIOMetadataNode tree = (IIOMetadataNode) metadata.getAsTree(format);
        IIOMetadataNode first =
                (IIOMetadataNode) tree.getElementsByTagName("componentSpec").item(0);
        first.setAttribute("HsamplingFactor", String.valueOf(across));
        first.setAttribute("VsamplingFactor", String.valueOf(down));
        try {
            metadata.setFromTree(format, tree);
        } catch (IIOInvalidTreeException e) {
            throw new IllegalStateException("the JDK's JPEG writer does not take its own metadata", e);
        }
        return metadata;
    }

    @Override
    public void close() {
        writer.dispose();
    }
}
