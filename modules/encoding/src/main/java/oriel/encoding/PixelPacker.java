package oriel.encoding;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import oriel.rfb.PixelFormat;
import oriel.rfb.PixelFormat.CompactPixel;

/**
 * Writes colours {@code 0x00RRGGBB} as the PIXELs, CPIXELs (RFC 6143 sections 7.4 and 7.7.5) or TPIXELs (rfbproto
 * "Tight Encoding") of one viewer. Immutable.
 *
 * <p>{@link #pack} and {@link #put} may write up to {@link #SPARE_BYTES} bytes beyond the last pixel: reserve them.
 */
public final class PixelPacker {

    /** Room that must exist after the last pixel. */
    public static final int SPARE_BYTES = 4;

    private static final PixelFormat RED_GREEN_BLUE =
            PixelFormat.trueColour(32, 24, true, PixelFormat.channels(255, 16, 255, 8, 255, 0));

    private static final VarHandle LITTLE = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LITTLE_LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private static final long RGB = 0xff_ffff;

    private final int[] red = new int[256];
    private final int[] green = new int[256];
    private final int[] blue = new int[256];
    private final int bytes;
    private final boolean bigEndian;
    private final boolean identity;
    private final boolean redFirst;
    private final boolean exact;
    private final int[] plainRed;
    private final int[] plainGreen;
    private final int[] plainBlue;

    private PixelPacker(PixelFormat format, CompactPixel compact) {
        bytes = compact == CompactPixel.WHOLE ? format.bytesPerPixel() : 3;
        bigEndian = format.bigEndian();
        int drop = compact == CompactPixel.HIGH_THREE ? 8 : 0;
        int lift = bigEndian ? 32 - 8 * bytes : 0;
        for (int i = 0; i < 256; i++) {
            red[i] = format.red().place(i) >>> drop << lift;
            green[i] = format.green().place(i) >>> drop << lift;
            blue[i] = format.blue().place(i) >>> drop << lift;
        }
        identity = !bigEndian && red[255] == 0xff0000 && green[255] == 0xff00 && blue[255] == 0xff && bytes >= 3;
        redFirst = bigEndian && bytes == 3 && red[255] == 0xff00_0000 && green[255] == 0xff0000 && blue[255] == 0xff00;
        exact = format.red().max() >= 255
                && format.green().max() >= 255
                && format.blue().max() >= 255;
        plainRed = plain(format.red(), 16);
        plainGreen = plain(format.green(), 8);
        plainBlue = plain(format.blue(), 0);
    }

    /** Of intensities that come out the same, the lowest, at its place in {@code 0x00RRGGBB}. */
    private static int[] plain(PixelFormat.Channel channel, int shift) {
        int[] plain = new int[256];
        for (int i = 1; i < 256; i++) {
            plain[i] = channel.place(i) == channel.place(i - 1) ? plain[i - 1] : i << shift;
        }
        return plain;
    }

    /** Writes PIXELs. */
    public static PixelPacker pixels(PixelFormat format) {
        return new PixelPacker(format, CompactPixel.WHOLE);
    }

    /** Writes CPIXELs. */
    public static PixelPacker compactPixels(PixelFormat format) {
        return new PixelPacker(format, format.compactPixel());
    }

    /** Writes TPIXELs. */
    public static PixelPacker tightPixels(PixelFormat format) {
        return format.hasTightPixel()
                ? new PixelPacker(RED_GREEN_BLUE, CompactPixel.LOW_THREE)
                : new PixelPacker(format, CompactPixel.WHOLE);
    }

    /** Bytes of one pixel: 1 to 4. */
    public int bytesPerPixel() {
        return bytes;
    }

    /** True if a pixel is the three bytes of its colour, blue first: the low ones of a little-endian int. */
    public boolean isBlueFirst() {
        return identity && bytes == 3;
    }

    /**
     * Makes one colour of those that the format cannot tell apart, so that runs and palettes see how few there are. Does
     * nothing where the format shows every colour.
     */
    public void unify(int[] pixels, int count) {
        if (exact) {
            return;
        }
        for (int i = 0; i < count; i++) {
            int rgb = pixels[i];
            pixels[i] = plainRed[rgb >> 16 & 0xff] | plainGreen[rgb >> 8 & 0xff] | plainBlue[rgb & 0xff];
        }
    }

    /**
     * Writes one pixel.
     *
     * @return where the next one goes
     */
    public int put(int rgb, byte[] target, int at) {
        store(value(rgb), target, at);
        return at + bytes;
    }

    /**
     * Writes a run of pixels.
     *
     * @return where the next one goes
     */
    public int pack(int[] source, int from, int count, byte[] target, int at) {
        if (identity) {
            return packIdentity(source, from, count, target, at);
        }
        if (redFirst) {
            return packRedFirst(source, from, count, target, at);
        }
        return bytes >= 3 ? packWide(source, from, count, target, at) : packNarrow(source, from, count, target, at);
    }

    private int packIdentity(int[] source, int from, int count, byte[] target, int start) {
        int at = start;
        int i = from;
        if (bytes == 3) {
            for (int end = from + count - 7; i < end; i += 8) {
                packEight(source, i, target, at);
                at += 24;
            }
        }
        int step = bytes;
        for (; i < from + count; i++) {
            LITTLE.set(target, at, source[i]);
            at += step;
        }
        return at;
    }

    private static int packRedFirst(int[] source, int from, int count, byte[] target, int start) {
        int at = start;
        for (int i = from; i < from + count; i++) {
            BIG.set(target, at, source[i] << 8);
            at += 3;
        }
        return at;
    }

    /** Eight pixels of three bytes in three stores. */
    private static void packEight(int[] source, int i, byte[] target, int at) {
        long third = source[i + 2] & RGB;
        long sixth = source[i + 5] & RGB;
        LITTLE_LONG.set(target, at, source[i] & RGB | (source[i + 1] & RGB) << 24 | third << 48);
        LITTLE_LONG.set(
                target, at + 8, third >> 16 | (source[i + 3] & RGB) << 8 | (source[i + 4] & RGB) << 32 | sixth << 56);
        LITTLE_LONG.set(target, at + 16, sixth >> 8 | (source[i + 6] & RGB) << 16 | (source[i + 7] & RGB) << 40);
    }

    private int packWide(int[] source, int from, int count, byte[] target, int start) {
        int at = start;
        int step = bytes;
        if (bigEndian) {
            for (int i = from; i < from + count; i++) {
                BIG.set(target, at, value(source[i]));
                at += step;
            }
            return at;
        }
        for (int i = from; i < from + count; i++) {
            LITTLE.set(target, at, value(source[i]));
            at += step;
        }
        return at;
    }

    private int packNarrow(int[] source, int from, int count, byte[] target, int start) {
        int at = start;
        for (int i = from; i < from + count; i++) {
            store(value(source[i]), target, at);
            at += bytes;
        }
        return at;
    }

    private int value(int rgb) {
        return red[rgb >> 16 & 0xff] | green[rgb >> 8 & 0xff] | blue[rgb & 0xff];
    }

    /** A big-endian value is already lifted to the top of the int. */
    private void store(int value, byte[] target, int at) {
        if (bytes >= 3) {
            if (bigEndian) {
                BIG.set(target, at, value);
            } else {
                LITTLE.set(target, at, value);
            }
        } else if (bigEndian) {
            target[at] = (byte) (value >>> 24);
            if (bytes == 2) {
                target[at + 1] = (byte) (value >>> 16);
            }
        } else {
            target[at] = (byte) value;
            if (bytes == 2) {
                target[at + 1] = (byte) (value >>> 8);
            }
        }
    }
}
