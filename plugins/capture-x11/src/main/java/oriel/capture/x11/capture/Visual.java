package oriel.capture.x11.capture;

import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.Xlib;
import oriel.plugin.PluginException;

/**
 * How the server writes a pixel, and how to make {@code 0x00RRGGBB} of it.
 *
 * @param address Xlib's description
 * @param depth bits that carry colour
 * @param redMask bits of red
 * @param greenMask bits of green
 * @param blueMask bits of blue
 */
record Visual(Pointer address, int depth, int redMask, int greenMask, int blueMask) {

    private static final int CLASS = 16;
    private static final int RED_MASK = 24;
    private static final int GREEN_MASK = 32;
    private static final int BLUE_MASK = 40;

    /** That of the root window. */
    static Visual of(XConnection x) throws PluginException {
        return of(Xlib.XDefaultVisual(x.display(), x.screen()), Xlib.XDefaultDepth(x.display(), x.screen()));
    }

    /** Xlib's own, for pixels of {@code depth} bits. */
    static Visual of(Pointer visual, int depth) throws PluginException {
        if (visual.getInt(CLASS) != Xlib.TRUE_COLOR || depth < 12) {
            throw new PluginException(
                    "the X display has a colour map (depth " + depth + ")", "start the X server with depth 24");
        }
        return new Visual(visual, depth, (int) visual.getLong(RED_MASK), (int) visual.getLong(GREEN_MASK), (int)
                visual.getLong(BLUE_MASK));
    }

    /** True if pixels of 32 bits need no conversion. */
    boolean isDirect() {
        return redMask == 0xff0000 && greenMask == 0xff00 && blueMask == 0xff;
    }

    /** Converts rows of pixels of {@code bits} bits (16 or 32), {@code rowBytes} from row to row, up to the source's limit. */
    void convert(ByteBuffer source, int bits, int rowBytes, IntBuffer target, int width) {
        for (int row = 0; row + rowBytes <= source.limit(); row += rowBytes) {
            for (int x = 0; x < width; x++) {
                target.put(rgb(bits == 16 ? source.getShort(row + x * 2) & 0xffff : source.getInt(row + x * 4)));
            }
        }
    }

    /** The colour of one pixel. */
    int rgb(int raw) {
        return channel(raw, redMask) << 16 | channel(raw, greenMask) << 8 | channel(raw, blueMask);
    }

    private static int channel(int raw, int mask) {
        int shift = Integer.numberOfTrailingZeros(mask);
        int max = mask >>> shift;
        return (((raw & mask) >>> shift) * 255 + max / 2) / max;
    }

    static ByteOrder order(int xlibOrder) {
        return xlibOrder == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }
}
