package oriel.rfb;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
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

    /** PointerPos: the viewer shows where the pointer is when something else has moved it. */
    public static final int POINTER_POS = -232;

    /** Cursor: the viewer draws the cursor. */
    public static final int CURSOR = -239;

    /** XCursor: the same in two colours. */
    public static final int X_CURSOR = -240;

    /** QEMU Pointer Motion Change: the pointer's events may tell how far it was moved, not where to. */
    public static final int QEMU_POINTER_MOTION = -257;

    /** QEMU Extended Key Event: the viewer tells the places of keys. */
    public static final int QEMU_EXTENDED_KEY = -258;

    /** QEMU LED State: which locks of the keyboard are on. */
    public static final int QEMU_LED_STATE = -261;

    /** DesktopName: the desktop's name may change. */
    public static final int DESKTOP_NAME = -307;

    /** ExtendedDesktopSize: size and monitors may change, and the viewer may ask for that. */
    public static final int EXTENDED_DESKTOP_SIZE = -308;

    /** Fence: points in the stream that the other side confirms. */
    public static final int FENCE = -312;

    /** ContinuousUpdates: updates come without being asked for. */
    public static final int CONTINUOUS_UPDATES = -313;

    /** Cursor With Alpha: the viewer draws the cursor, also where it is half transparent. */
    public static final int CURSOR_WITH_ALPHA = -314;

    /** ExtendedMouseButtons: more than eight buttons. */
    public static final int EXTENDED_MOUSE_BUTTONS = -316;

    /** VMware Cursor: the viewer draws the cursor, also where it is half transparent. */
    public static final int VMWARE_CURSOR = 0x574d_5664;

    /** VMware LED State: which locks of the keyboard are on. */
    public static final int VMWARE_LED_STATE = 0x574d_5668;

    /** Extended Clipboard: text of all of Unicode. */
    public static final int EXTENDED_CLIPBOARD = 0xc0a1_e5ce;

    /**
     * Oriel's own: the viewer is a page of Oriel's, and takes and sends {@link oriel.rfb.message.CompanionMessage}s. The letters
     * ORIL; nobody else uses it.
     */
    public static final int ORIEL_COMPANION = 0x4f52_494c;

    private static final int LEVELS = 10;
    private static final int FINE_QUALITIES = 101;
    private static final int SUBSAMPLINGS = 6;

    private static final Set<Integer> PSEUDO = Set.of(
            DESKTOP_SIZE,
            LAST_RECT,
            POINTER_POS,
            CURSOR,
            X_CURSOR,
            QEMU_POINTER_MOTION,
            QEMU_EXTENDED_KEY,
            QEMU_LED_STATE,
            DESKTOP_NAME,
            EXTENDED_DESKTOP_SIZE,
            FENCE,
            CONTINUOUS_UPDATES,
            CURSOR_WITH_ALPHA,
            EXTENDED_MOUSE_BUTTONS,
            VMWARE_CURSOR,
            VMWARE_LED_STATE,
            EXTENDED_CLIPBOARD,
            ORIEL_COMPANION);

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
            Map.entry("pointerpos", POINTER_POS),
            Map.entry("cursor", CURSOR),
            Map.entry("xcursor", X_CURSOR),
            Map.entry("qemupointer", QEMU_POINTER_MOTION),
            Map.entry("qemukey", QEMU_EXTENDED_KEY),
            Map.entry("qemuled", QEMU_LED_STATE),
            Map.entry("desktopname", DESKTOP_NAME),
            Map.entry("extendeddesktopsize", EXTENDED_DESKTOP_SIZE),
            Map.entry("fence", FENCE),
            Map.entry("continuousupdates", CONTINUOUS_UPDATES),
            Map.entry("cursorwithalpha", CURSOR_WITH_ALPHA),
            Map.entry("extendedmousebuttons", EXTENDED_MOUSE_BUTTONS),
            Map.entry("vmwarecursor", VMWARE_CURSOR),
            Map.entry("vmwareled", VMWARE_LED_STATE),
            Map.entry("extendedclipboard", EXTENDED_CLIPBOARD)));

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

    /**
     * True if Oriel knows the number as a pseudo-encoding (RFC 6143 section 7.8): a message in the form of a rectangle, or a
     * level. Every other number may stand for pixels, also one that Oriel has never heard of.
     */
    public static boolean isPseudo(int number) {
        return PSEUDO.contains(number)
                || isWithin(number, QUALITY_LEVEL_0, LEVELS)
                || isWithin(number, COMPRESSION_LEVEL_0, LEVELS)
                || isWithin(number, FINE_QUALITY_0, FINE_QUALITIES)
                || isWithin(number, SUBSAMPLING_NONE, SUBSAMPLINGS);
    }

    /** True if no encoder may be registered for the number: the server itself gives it its meaning. */
    public static boolean isReserved(int number) {
        return number == COPY_RECT || isPseudo(number);
    }

    private static boolean isWithin(int number, int first, int count) {
        return number >= first && number < first + count;
    }
}
