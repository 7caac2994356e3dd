package oriel.rfb;

/**
 * The colours behind the pixels of {@link PixelFormat#COLOUR_MAP_8}: 8 reds, 8 greens and 4 blues, so that a pixel is
 * made by shifting as in true colour.
 */
public final class ColourMap {

    /** Number of entries. */
    public static final int ENTRIES = 256;

    private ColourMap() {}

    /** Appends SetColourMapEntries (RFC 6143 section 7.6.2) with every entry. */
    public static void write(WireBuffer out) {
        out.u8(ServerMessages.SET_COLOUR_MAP_ENTRIES).zeros(1).u16(0).u16(ENTRIES);
        for (int index = 0; index < ENTRIES; index++) {
            int rgb = PixelFormat.COLOUR_MAP_8.rgb(index);
            out.u16((rgb >> 16 & 0xff) * 257).u16((rgb >> 8 & 0xff) * 257).u16((rgb & 0xff) * 257);
        }
    }
}
