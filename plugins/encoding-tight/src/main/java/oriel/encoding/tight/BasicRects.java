package oriel.encoding.tight;

import oriel.encoding.EncodeSettings;
import oriel.encoding.EncodedRect;
import oriel.encoding.EncodedRect.Length;
import oriel.encoding.EncodedRect.Stream;
import oriel.encoding.LonePixels;
import oriel.encoding.Palette;
import oriel.encoding.PixelPacker;
import oriel.rfb.WireBuffer;

/**
 * Tight's "basic compression": filtered pixels through one of the viewer's four zlib streams. Each filter has a stream of
 * its own, so that like follows like.
 */
final class BasicRects implements LosslessRects {

    private static final int COPY_STREAM = 0;
    private static final int MONO_STREAM = 1;
    private static final int PALETTE_STREAM = 2;
    private static final int GRADIENT_STREAM = 3;

    private static final int FILTER_FOLLOWS = 0x40;
    private static final int PALETTE_FILTER = 1;
    private static final int GRADIENT_FILTER = 2;

    /** Fewer bytes are sent as they are, without a length. */
    private static final int MIN_DEFLATED = 12;

    private final LonePixels lonePixels = new LonePixels();
    private final int ownLevel;
    private final int gradientLevel;
    private final GradientFilter filter = new GradientFilter();

    BasicRects(int ownLevel, int gradientLevel) {
        this.ownLevel = ownLevel;
        this.gradientLevel = gradientLevel;
    }

    @Override
    public void write(RectPixels pixels, EncodeSettings settings, EncodedRect out) {
        int level = settings.compressLevelOr(ownLevel);
        int second = pixels.secondOfTwo();
        if (second >= 0) {
            mono(pixels, second, level, out);
        } else if (pixels.packer().bytesPerPixel() > 1 && pixels.index() && pays(pixels)) {
            indexed(pixels, level, out);
        } else if (level >= gradientLevel && pixels.format().hasTightPixel() && filter.suits(pixels)) {
            gradient(pixels, level, out);
        } else {
            copy(pixels, level, out);
        }
    }

    /** A palette of many colours can take more than a few pixels. */
    private static boolean pays(RectPixels pixels) {
        int pixelBytes = pixels.packer().bytesPerPixel();
        return pixels.palette().size() * pixelBytes < pixels.count() * (pixelBytes - 1);
    }

    private static void mono(RectPixels pixels, int second, int level, EncodedRect out) {
        PixelPacker packer = pixels.packer();
        int first = pixels.pixels()[0];
        WireBuffer bytes = out.bytes();
        bytes.u8(FILTER_FOLLOWS | MONO_STREAM << 4).u8(PALETTE_FILTER).u8(1);
        bytes.reserve(2 * packer.bytesPerPixel() + PixelPacker.SPARE_BYTES);
        int behind = packer.put(first, bytes.array(), bytes.size());
        bytes.advance(packer.put(second, bytes.array(), behind) - bytes.size());
        int from = bytes.size();
        bytes.reserve((pixels.width() + 7) / 8 * pixels.height());
        bytes.advance(pixels.packBits(second, bytes.array(), from) - from);
        deflate(from, MONO_STREAM, level, out);
    }

    private static void indexed(RectPixels pixels, int level, EncodedRect out) {
        PixelPacker packer = pixels.packer();
        Palette palette = pixels.palette();
        WireBuffer bytes = out.bytes();
        bytes.u8(FILTER_FOLLOWS | PALETTE_STREAM << 4).u8(PALETTE_FILTER).u8(palette.size() - 1);
        bytes.reserve(palette.size() * packer.bytesPerPixel() + PixelPacker.SPARE_BYTES);
        bytes.advance(packer.pack(palette.colours(), 0, palette.size(), bytes.array(), bytes.size()) - bytes.size());
        int from = bytes.size();
        bytes.put(pixels.indices(), 0, pixels.count());
        deflate(from, PALETTE_STREAM, level, out);
    }

    private void gradient(RectPixels pixels, int level, EncodedRect out) {
        WireBuffer bytes = out.bytes().u8(FILTER_FOLLOWS | GRADIENT_STREAM << 4).u8(GRADIENT_FILTER);
        int from = bytes.size();
        filter.append(pixels, bytes);
        deflate(from, GRADIENT_STREAM, level, out);
    }

    private void copy(RectPixels pixels, int level, EncodedRect out) {
        PixelPacker packer = pixels.packer();
        WireBuffer bytes = out.bytes().u8(COPY_STREAM << 4);
        int from = bytes.size();
        bytes.reserve(pixels.count() * packer.bytesPerPixel() + PixelPacker.SPARE_BYTES);
        bytes.advance(packer.pack(pixels.pixels(), 0, pixels.count(), bytes.array(), from) - from);
        if (out.bytes().size() - from >= MIN_DEFLATED) {
            boolean grainy = packer.bytesPerPixel() == 3 && lonePixels.areMany(pixels.pixels(), pixels.count());
            out.deflate(from, new Stream(COPY_STREAM, Length.COMPACT, level, grainy));
        }
    }

    private static void deflate(int from, int stream, int level, EncodedRect out) {
        if (out.bytes().size() - from >= MIN_DEFLATED) {
            out.deflate(from, new Stream(stream, Length.COMPACT, level));
        }
    }
}
