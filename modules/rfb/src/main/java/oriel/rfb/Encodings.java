package oriel.rfb;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Numbers of encodings and pseudo-encodings: RFC 6143 sections 7.7 and 7.8, rfbproto "Encodings". */
public final class Encodings {

    /** Raw. */
    public static final int RAW = 0;

    /** CopyRect. */
    public static final int COPY_RECT = 1;

    /** RRE. */
    public static final int RRE = 2;

    /** CoRRE. */
    public static final int CORRE = 4;

    /** Hextile. */
    public static final int HEXTILE = 5;

    /** Zlib. */
    public static final int ZLIB = 6;

    /** Tight. */
    public static final int TIGHT = 7;

    /** TRLE. */
    public static final int TRLE = 15;

    /** ZRLE. */
    public static final int ZRLE = 16;

    /** JPEG. */
    public static final int JPEG = 21;

    /** TightPNG. */
    public static final int TIGHT_PNG = -260;

    /** JPEG quality level 0; level n is this plus n, up to 9. */
    public static final int QUALITY_LEVEL_0 = -32;

    /** Fine JPEG quality 0; quality n is this plus n, up to 100. */
    public static final int FINE_QUALITY_0 = -512;

    /** JPEG without subsampling; plus 1 to 5: 4:2:0, 4:2:2, grey, 8 pixels, 16 pixels. */
    public static final int SUBSAMPLING_NONE = -768;

    /** Compression level 0; level n is this plus n, up to 9. */
    public static final int COMPRESSION_LEVEL_0 = -256;

    /** DesktopSize: the picture's size may change. */
    public static final int DESKTOP_SIZE = -223;

    /** LastRect: an update may end without having counted its rectangles. */
    public static final int LAST_RECT = -224;

    /** Cursor: the viewer draws the cursor. */
    public static final int CURSOR = -239;

    private static final Map<String, Integer> NUMBERS = new TreeMap<>(Map.ofEntries(
            Map.entry("raw", RAW),
            Map.entry("copyrect", COPY_RECT),
            Map.entry("rre", RRE),
            Map.entry("corre", CORRE),
            Map.entry("hextile", HEXTILE),
            Map.entry("zlib", ZLIB),
            Map.entry("tight", TIGHT),
            Map.entry("trle", TRLE),
            Map.entry("zrle", ZRLE),
            Map.entry("jpeg", JPEG),
            Map.entry("tightpng", TIGHT_PNG),
            Map.entry("desktopsize", DESKTOP_SIZE),
            Map.entry("lastrect", LAST_RECT),
            Map.entry("cursor", CURSOR)));

    private Encodings() {}

    /** The number of an encoding's name, in any case of letters. */
    public static OptionalInt number(String name) {
        Integer number = NUMBERS.get(name.toLowerCase(Locale.ROOT));
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** The name of an encoding, or its number as text. */
    public static String name(int number) {
        return NUMBERS.entrySet().stream()
                .filter(entry -> entry.getValue() == number)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> Integer.toString(number));
    }

    /** True if a rectangle of it carries pixels; the others are messages in the form of a rectangle. */
    public static boolean isPicture(int number) {
        return number >= 0 || number == TIGHT_PNG;
    }
}
