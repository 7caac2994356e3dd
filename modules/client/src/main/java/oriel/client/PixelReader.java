package oriel.client;

import oriel.rfb.PixelFormat;
import oriel.rfb.PixelFormat.CompactPixel;

/** Turns PIXELs, CPIXELs (RFC 6143 sections 7.4 and 7.7.5) and TPIXELs (rfbproto "Tight Encoding") into colours {@code 0x00RRGGBB}. Immutable but for the map. */
public final class PixelReader {

    private final PixelFormat format;
    private final CompactPixel compact;
    private final int[] map;

    /**
     * Reads pixels of a format.
     *
     * @param map colours of a format without true colour, 256 of them; may change while this is used
     */
    public PixelReader(PixelFormat format, int[] map) {
        this.format = format;
        this.compact = format.compactPixel();
        this.map = map;
    }

    /** Bytes of a PIXEL. */
    public int pixelBytes() {
        return format.bytesPerPixel();
    }

    /** Bytes of a CPIXEL. */
    public int compactBytes() {
        return compact == CompactPixel.WHOLE ? pixelBytes() : 3;
    }

    /** The colour of the PIXEL at {@code at}. */
    public int pixel(byte[] bytes, int at) {
        return colour(number(bytes, at, pixelBytes()));
    }

    /** The colour of the CPIXEL at {@code at}. */
    public int compactPixel(byte[] bytes, int at) {
        int number = number(bytes, at, compactBytes());
        return colour(compact == CompactPixel.HIGH_THREE ? number << 8 : number);
    }

    /** Bytes of a TPIXEL. */
    int tightBytes() {
        return format.hasTightPixel() ? 3 : pixelBytes();
    }

    /** The colour of the TPIXEL at {@code at}. */
    int tightPixel(byte[] bytes, int at) {
        if (format.hasTightPixel()) {
            return (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff;
        }
        return pixel(bytes, at);
    }

    /** The bits of the PIXEL at {@code at}. */
    int number(byte[] bytes, int at) {
        return number(bytes, at, pixelBytes());
    }

    /** How pixels are written. */
    PixelFormat format() {
        return format;
    }

    private int colour(int pixel) {
        return format.trueColour() ? format.rgb(pixel) : map[pixel & 0xff];
    }

    private int number(byte[] bytes, int at, int count) {
        int number = 0;
        for (int i = 0; i < count; i++) {
            int from = format.bigEndian() ? at + i : at + count - 1 - i;
            number = number << 8 | bytes[from] & 0xff;
        }
        return number;
    }
}
