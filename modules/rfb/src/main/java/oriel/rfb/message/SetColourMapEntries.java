package oriel.rfb.message;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import oriel.rfb.PixelFormat;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * Colours of a format without true colour, whose pixels are one byte: RFC 6143 section 7.6.2.
 *
 * @param first the pixel that the first colour is for
 * @param colours for it and the next ones
 */
public record SetColourMapEntries(int first, List<Colour> colours) implements ServerMessage {

    /** Most entries of a map. */
    public static final int MAX_ENTRIES = 256;

    /**
     * All colours behind the pixels of {@link PixelFormat#COLOUR_MAP_8}: 8 reds, 8 greens and 4 blues, so that a pixel is
     * made by shifting as in true colour.
     */
    public static final SetColourMapEntries ALL = new SetColourMapEntries(
            0,
            IntStream.range(0, MAX_ENTRIES)
                    .mapToObj(pixel -> Colour.of(PixelFormat.COLOUR_MAP_8.rgb(pixel)))
                    .toList());

    static final int TYPE = 1;

    /** Copies the list. */
    public SetColourMapEntries {
        colours = List.copyOf(colours);
        if (first < 0 || first + colours.size() > MAX_ENTRIES) {
            throw new IllegalArgumentException(colours.size() + " colours from " + first + " on");
        }
    }

    /**
     * A colour; each part has 16 bits.
     *
     * @param red 0 to 65535
     * @param green 0 to 65535
     * @param blue 0 to 65535
     */
    public record Colour(int red, int green, int blue) {

        private static final int SCALE = 257;

        /** The colour {@code 0x00RRGGBB}. */
        public static Colour of(int rgb) {
            return new Colour((rgb >> 16 & 0xff) * SCALE, (rgb >> 8 & 0xff) * SCALE, (rgb & 0xff) * SCALE);
        }

        /** It as {@code 0x00RRGGBB}. */
        public int rgb() {
            return red >> 8 << 16 | green >> 8 << 8 | blue >> 8;
        }
    }

    /**
     * Reads what follows the type.
     *
     * @throws ProtocolException if there are colours for more than 256 pixels
     */
    static SetColourMapEntries read(WireReader in) throws IOException {
        in.skip(1);
        int first = in.u16();
        int count = in.u16();
        if (first + count > MAX_ENTRIES) {
            throw new ProtocolException("a colour map of " + (first + count) + " entries");
        }
        List<Colour> colours = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            colours.add(new Colour(in.u16(), in.u16(), in.u16()));
        }
        return new SetColourMapEntries(first, colours);
    }

    @Override
    public void write(WireBuffer out) {
        out.u8(TYPE).zeros(1).u16(first).u16(colours.size());
        colours.forEach(each -> out.u16(each.red()).u16(each.green()).u16(each.blue()));
    }
}
