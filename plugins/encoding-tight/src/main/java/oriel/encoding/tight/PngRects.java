package oriel.encoding.tight;

import oriel.encoding.ChunkDeflater;
import oriel.encoding.CompactLength;
import oriel.encoding.DeflateCoders;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncodedRect;
import oriel.rfb.PixelFormat;
import oriel.rfb.PixelFormat.Channel;
import oriel.rfb.WireBuffer;

/**
 * TightPNG's images: a palette of 1, 2, 4 or 8 bits, or RGB. They hold the colours that the viewer's format shows, scaled
 * to 8 bits a channel: no viewer is told more than it has asked for, and there are fewer colours to tell.
 */
final class PngRects implements LosslessRects {

    private static final int PNG = 0xa0;

    private final int ownLevel;
    private final ChunkDeflater deflater;
    private final PngWriter writer;
    private PixelFormat format = PixelFormat.NATIVE;
    private final int[] red = new int[256];
    private final int[] green = new int[256];
    private final int[] blue = new int[256];

    PngRects(int ownLevel, DeflateCoders coders) {
        this.ownLevel = ownLevel;
        this.deflater = new ChunkDeflater(coders);
        this.writer = new PngWriter(deflater);
        fillShown();
    }

    @Override
    public void write(RectPixels pixels, EncodeSettings settings, EncodedRect out) {
        if (!format.equals(settings.format())) {
            format = settings.format();
            fillShown();
        }
        WireBuffer bytes = out.bytes().u8(PNG);
        int start = bytes.size();
        bytes.zeros(CompactLength.LONGEST);
        int level = settings.compressLevelOr(ownLevel);
        if (pixels.index()) {
            show(pixels.palette().colours(), pixels.palette().size());
            writer.palette(pixels, level, bytes);
        } else {
            show(pixels.pixels(), pixels.count());
            writer.colours(pixels, level, bytes);
        }
        CompactLength.set(bytes, start);
    }

    private void show(int[] colours, int count) {
        for (int i = 0; i < count; i++) {
            int rgb = colours[i];
            colours[i] = red[rgb >> 16 & 0xff] | green[rgb >> 8 & 0xff] | blue[rgb & 0xff];
        }
    }

    private void fillShown() {
        for (int i = 0; i < 256; i++) {
            red[i] = shown(format.red(), i) << 16;
            green[i] = shown(format.green(), i) << 8;
            blue[i] = shown(format.blue(), i);
        }
    }

    private static int shown(Channel channel, int intensity) {
        return channel.intensity(channel.place(intensity));
    }

    @Override
    public void close() {
        deflater.close();
    }
}
