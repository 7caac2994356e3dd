package oriel.client;

import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.PixelFormat.Channel;
import oriel.rfb.Rect;

/**
 * Undoes the gradient filter of rfbproto "Tight Encoding": each channel of a pixel is sent as its difference from what the
 * pixels to the left, above, and above to the left lead to expect.
 */
final class TightGradient {

    private final PixelReader pixels;
    private final Channel[] channels;

    TightGradient(PixelReader pixels) {
        PixelFormat format = pixels.format();
        this.pixels = pixels;
        this.channels = new Channel[] {format.red(), format.green(), format.blue()};
    }

    /** Draws a rectangle from its filtered pixels. */
    void restore(byte[] data, Rect rect, Framebuffer target) {
        int[] above = new int[channels.length * (rect.width() + 1)];
        int[] row = above.clone();
        int from = 0;
        for (int y = rect.y(); y < rect.bottom(); y++) {
            int at = target.offset(rect.x(), y);
            for (int x = 0; x < rect.width(); x++) {
                target.pixels()[at + x] = pixel(data, from, x * channels.length, above, row);
                from += pixels.tightBytes();
            }
            int[] done = above;
            above = row;
            row = done;
        }
    }

    private int pixel(byte[] data, int from, int left, int[] above, int[] row) {
        int rgb = 0;
        for (int i = 0; i < channels.length; i++) {
            int max = channels[i].max();
            int expected = row[left + i] + above[left + channels.length + i] - above[left + i];
            int value = Math.max(0, Math.min(max, expected)) + difference(data, from, i) & max;
            row[left + channels.length + i] = value;
            rgb = rgb << 8 | Math.min(255, (value * 255 + max / 2) / max);
        }
        return rgb;
    }

    private int difference(byte[] data, int from, int channel) {
        if (pixels.format().hasTightPixel()) {
            return data[from + channel];
        }
        return pixels.number(data, from) >>> channels[channel].shift();
    }
}
