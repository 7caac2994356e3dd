package oriel.rfb;

import java.io.IOException;

/**
 * How a viewer wants its pixels: PIXEL_FORMAT of RFC 6143 section 7.4.
 *
 * @param bitsPerPixel 8, 16 or 32
 * @param depth as the viewer said; decides only about CPIXEL and TPIXEL
 * @param bigEndian byte order of a pixel
 * @param trueColour false: a pixel is an index into a colour map
 * @param red the red channel
 * @param green the green channel
 * @param blue the blue channel
 */
public record PixelFormat(
        int bitsPerPixel, int depth, boolean bigEndian, boolean trueColour, Channel red, Channel green, Channel blue) {

    /** Bytes of PIXEL_FORMAT on the wire. */
    public static final int WIRE_BYTES = 16;

    /** What the server announces: 32 bits, depth 24, little-endian, red in bits 16 to 23. */
    public static final PixelFormat NATIVE = trueColour(32, 24, false, channels(255, 16, 255, 8, 255, 0));

    /** 256 colours through a map whose entries {@link oriel.rfb.message.SetColourMapEntries#ALL} gives. */
    public static final PixelFormat COLOUR_MAP_8 =
            new PixelFormat(8, 8, false, false, new Channel(7, 5), new Channel(7, 2), new Channel(3, 0));

    /**
     * One colour's place in a pixel.
     *
     * @param max the value of full intensity, 1 to 65535
     * @param shift number of bits below it
     */
    public record Channel(int max, int shift) {

        /** The bits of a pixel that it may set. */
        public long mask() {
            return (Long.highestOneBit(max) * 2 - 1) << shift;
        }

        /** Scales 0..255 to 0..max, to the nearest, and moves it to its place. */
        public int place(int intensity) {
            return (int) (((long) intensity * max + 127) / 255 << shift);
        }

        /** Reads the channel of a pixel and scales it to 0..255, to the nearest. */
        public int intensity(int pixel) {
            long value = (pixel & 0xffff_ffffL & mask()) >>> shift;
            return (int) Math.min(255, (value * 255 + max / 2) / max);
        }
    }

    /** Red, green and blue of a true-colour format: maximum and shift of each in turn, six numbers. */
    public static Channel[] channels(int... maximaAndShifts) {
        Channel[] channels = new Channel[3];
        for (int i = 0; i < channels.length; i++) {
            channels[i] = new Channel(maximaAndShifts[2 * i], maximaAndShifts[2 * i + 1]);
        }
        return channels;
    }

    /** A true-colour format. */
    public static PixelFormat trueColour(int bitsPerPixel, int depth, boolean bigEndian, Channel[] channels) {
        return new PixelFormat(bitsPerPixel, depth, bigEndian, true, channels[0], channels[1], channels[2]);
    }

    /** Bytes of a PIXEL. */
    public int bytesPerPixel() {
        return bitsPerPixel / 8;
    }

    /**
     * Reads PIXEL_FORMAT and checks that pixels can be made in it. Any number of bits a channel is taken, whatever the
     * stated depth; maxima that are not 2ⁿ-1 are scaled to.
     *
     * @throws ProtocolException if the bits are not 8, 16 or 32, a colour map is wanted with more than 8 bits, or a
     *     channel is empty, outside the pixel or over another one
     */
    public static PixelFormat read(WireReader in) throws IOException {
        int bits = in.u8();
        int depth = in.u8();
        boolean bigEndian = in.u8() != 0;
        boolean trueColour = in.u8() != 0;
        int redMax = in.u16();
        int greenMax = in.u16();
        int blueMax = in.u16();
        Channel red = new Channel(redMax, in.u8());
        Channel green = new Channel(greenMax, in.u8());
        Channel blue = new Channel(blueMax, in.u8());
        in.skip(3);
        return new PixelFormat(bits, depth, bigEndian, trueColour, red, green, blue).checked();
    }

    private PixelFormat checked() throws ProtocolException {
        if (bitsPerPixel != 8 && bitsPerPixel != 16 && bitsPerPixel != 32) {
            throw new ProtocolException("a pixel format of " + bitsPerPixel + " bits per pixel");
        }
        if (!trueColour) {
            if (bitsPerPixel != 8) {
                throw new ProtocolException("a colour map with " + bitsPerPixel + " bits per pixel");
            }
            return new PixelFormat(8, depth, bigEndian, false, COLOUR_MAP_8.red, COLOUR_MAP_8.green, COLOUR_MAP_8.blue);
        }
        check("red", red);
        check("green", green);
        check("blue", blue);
        if ((red.mask() & green.mask()) != 0 || (red.mask() & blue.mask()) != 0 || (green.mask() & blue.mask()) != 0) {
            throw new ProtocolException("a pixel format whose channels overlap");
        }
        return this;
    }

    private void check(String name, Channel channel) throws ProtocolException {
        if (channel.max() == 0) {
            throw new ProtocolException("a pixel format whose " + name + " maximum is 0");
        }
        if (channel.shift() >= bitsPerPixel || channel.mask() >>> bitsPerPixel != 0) {
            throw new ProtocolException("a pixel format whose " + name + " lies outside the pixel");
        }
    }

    /** Writes PIXEL_FORMAT. */
    public void write(WireBuffer out) {
        out.u8(bitsPerPixel).u8(depth).u8(bigEndian ? 1 : 0).u8(trueColour ? 1 : 0);
        out.u16(red.max).u16(green.max).u16(blue.max);
        out.u8(red.shift).u8(green.shift).u8(blue.shift).zeros(3);
    }

    /** The PIXEL value of a colour {@code 0x00RRGGBB}. */
    public int pixel(int rgb) {
        return red.place(rgb >> 16 & 0xff) | green.place(rgb >> 8 & 0xff) | blue.place(rgb & 0xff);
    }

    /** The colour {@code 0x00RRGGBB} of a PIXEL value. */
    public int rgb(int pixel) {
        return red.intensity(pixel) << 16 | green.intensity(pixel) << 8 | blue.intensity(pixel);
    }

    /**
     * Bytes that CPIXEL leaves out of a 4-byte pixel (RFC 6143 section 7.7.5): none, the most significant one or the
     * least significant one.
     */
    public CompactPixel compactPixel() {
        if (!trueColour || bitsPerPixel != 32 || depth > 24) {
            return CompactPixel.WHOLE;
        }
        long used = red.mask() | green.mask() | blue.mask();
        if (used >>> 24 == 0) {
            return CompactPixel.LOW_THREE;
        }
        return (used & 0xff) == 0 ? CompactPixel.HIGH_THREE : CompactPixel.WHOLE;
    }

    /**
     * True if a TPIXEL is three bytes: red, green, blue, whatever the shifts and the byte order; otherwise it is a PIXEL
     * (rfbproto "Tight Encoding").
     */
    public boolean hasTightPixel() {
        return trueColour && bitsPerPixel == 32 && depth == 24 && red.max == 255 && green.max == 255 && blue.max == 255;
    }

    /** Which bytes of a PIXEL make its CPIXEL. */
    public enum CompactPixel {
        /** All of them. */
        WHOLE,
        /** The three less significant of four. */
        LOW_THREE,
        /** The three more significant of four. */
        HIGH_THREE
    }
}
