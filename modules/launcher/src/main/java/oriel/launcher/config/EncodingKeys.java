package oriel.launcher.config;

import java.util.Optional;
import oriel.launcher.config.NumberTypes.Decimal;
import oriel.launcher.config.NumberTypes.Whole;
import oriel.launcher.config.TextTypes.Text;
import oriel.launcher.config.ValueType.Flag;
import oriel.launcher.config.ValueType.Maybe;

/** The settings about encodings, a part of the table of {@link Keys}. */
public final class EncodingKeys {

    static final KeySection SECTION = new KeySection("Encodings");

    public static final Key<String> DEFLATE = SECTION.key(
            "deflate",
            new Text(),
            "auto",
            "Name of the plugin that compresses; `auto` takes the best that works here, `none` the one of Java itself.");
    public static final Key<String> JPEG = SECTION.key(
            "jpeg",
            new Text(),
            "auto",
            "Name of the plugin that makes JPEG images; `auto` takes the best that works here, `none` sends no JPEG.");
    public static final Key<Double> LOSSLESS_REFRESH_SECONDS = SECTION.counting(Effect.VIEWERS)
            .key(
                    "lossless_refresh_seconds",
                    new Decimal(0, Decimal.MAX_SECONDS),
                    Unit.SECONDS,
                    0.3,
                    "Areas sent as JPEG that have not changed for so long are sent again without loss; 0: never.");
    public static final Key<Boolean> WARM_UP = SECTION.key(
            "warm_up",
            new Flag(),
            true,
            "All is made quick some seconds after the start, at a fifth of one processor, and not longer than until a viewer comes.");
    public static final Key<Boolean> ENABLE_PARALLEL_ENCODING =
            SECTION.key("enable_parallel_encoding", new Flag(), true, "Large updates are encoded by several threads.");
    public static final Key<Optional<Integer>> ENCODING_THREADS = SECTION.key(
            "encoding_threads",
            new Maybe<>(new Whole(1, 256)),
            Optional.empty(),
            "How many, the viewer's own included; `null`: half as many as processors.");
    public static final Key<Boolean> ENABLE_TIGHT_ENCODING = SECTION.counting(Effect.VIEWERS)
            .key("enable_tight_encoding", new Flag(), true, "Offers Tight and TightPNG.");
    public static final Key<Boolean> ENABLE_JPEG_ENCODING = SECTION.counting(Effect.VIEWERS)
            .key("enable_jpeg_encoding", new Flag(), true, "Viewers that allow loss get photo-like areas as JPEG.");
    public static final Key<Boolean> TIGHT_DISABLE_FOR_ULTRAVNC = SECTION.counting(Effect.VIEWERS)
            .key(
                    "tight_disable_for_ultravnc",
                    new Flag(),
                    false,
                    "No Tight for viewers that list UltraVNC's own encodings 9 or 10.");
    public static final Key<Integer> ULTRAVNC_TIGHT_WARMUP_REQUESTS = SECTION.counting(Effect.VIEWERS)
            .key(
                    "ultravnc_tight_warmup_requests",
                    new Whole(0, Integer.MAX_VALUE),
                    0,
                    "Update requests of such a viewer that are answered without Tight.");
    public static final Key<Double> ULTRAVNC_TIGHT_WARMUP_SECONDS = SECTION.counting(Effect.VIEWERS)
            .key(
                    "ultravnc_tight_warmup_seconds",
                    new Decimal(0, Decimal.MAX_SECONDS),
                    Unit.SECONDS,
                    0.0,
                    "Seconds after its first request in which it gets no Tight.");

    public static final Key<Optional<Integer>> LAN_ZLIB_COMPRESSION_LEVEL = level("lan_zlib_compression_level", "Zlib");
    public static final Key<Optional<Integer>> LAN_ZRLE_COMPRESSION_LEVEL = level("lan_zrle_compression_level", "ZRLE");

    static final KeySection LAN = new KeySection("Encodings as PyVNCServer chooses them");

    public static final Key<Boolean> ENABLE_LAN_ADAPTIVE_ENCODING = LAN.counting(Effect.VIEWERS)
            .key(
                    "enable_lan_adaptive_encoding",
                    new Flag(),
                    false,
                    "Encodings are chosen as PyVNCServer does: Raw on this machine, by the `lan_` keys on the local network, in a"
                            + " fixed order elsewhere; `false`: in the viewer's order, by content.");
    public static final Key<Double> LAN_RAW_AREA_THRESHOLD = LAN.counting(Effect.VIEWERS)
            .key("lan_raw_area_threshold", new Decimal(0.01, 1), 0.10, "Share of the screen up to which Raw is used.");
    public static final Key<Integer> LAN_RAW_MAX_PIXELS = LAN.counting(Effect.VIEWERS)
            .key(
                    "lan_raw_max_pixels",
                    new Whole(1024, Integer.MAX_VALUE),
                    Unit.PIXELS,
                    65_536,
                    "Most pixels of such a rectangle.");
    public static final Key<Boolean> LAN_PREFER_ZLIB = LAN.counting(Effect.VIEWERS)
            .key("lan_prefer_zlib", new Flag(), true, "Tight and Zlib for large rectangles.");
    public static final Key<Double> LAN_ZLIB_AREA_THRESHOLD = LAN.counting(Effect.VIEWERS)
            .key("lan_zlib_area_threshold", new Decimal(0.05, 1), 0.08, "Least share of the screen for them.");
    public static final Key<Integer> LAN_ZLIB_MIN_PIXELS = LAN.counting(Effect.VIEWERS)
            .key(
                    "lan_zlib_min_pixels",
                    new Whole(4096, Integer.MAX_VALUE),
                    Unit.PIXELS,
                    8192,
                    "Least pixels for them.");
    public static final Key<Integer> LAN_ZLIB_WARMUP_REQUESTS = LAN.counting(Effect.VIEWERS)
            .key(
                    "lan_zlib_warmup_requests",
                    new Whole(0, Integer.MAX_VALUE),
                    2,
                    "Update requests before Tight and Zlib are used.");
    public static final Key<Integer> LAN_ZLIB_LONGEST_GAP = LAN.counting(Effect.VIEWERS)
            .key(
                    "lan_zlib_disable_if_request_gap_ms",
                    new Whole(100, Integer.MAX_VALUE),
                    Unit.MILLISECONDS,
                    1500,
                    "A pause between requests, in milliseconds, that ends their use.");
    public static final Key<Double> LAN_JPEG_AREA_THRESHOLD = LAN.counting(Effect.VIEWERS)
            .key("lan_jpeg_area_threshold", new Decimal(0.05, 1), 0.20, "Least share of the screen for JPEG.");
    public static final Key<Integer> LAN_JPEG_MIN_PIXELS = LAN.counting(Effect.VIEWERS)
            .key(
                    "lan_jpeg_min_pixels",
                    new Whole(1024, Integer.MAX_VALUE),
                    Unit.PIXELS,
                    16_384,
                    "Least pixels for JPEG.");
    public static final Key<Integer> LAN_JPEG_QUALITY_INITIAL = LAN.counting(Effect.VIEWERS)
            .key("lan_jpeg_quality_initial", new Whole(1, 100), 84, "JPEG quality to begin with.");
    public static final Key<Integer> LAN_JPEG_QUALITY_MIN = LAN.counting(Effect.VIEWERS)
            .key("lan_jpeg_quality_min", new Whole(1, 100), 70, "Lowest JPEG quality on the local network.");
    public static final Key<Integer> LAN_JPEG_QUALITY_MAX = LAN.counting(Effect.VIEWERS)
            .key("lan_jpeg_quality_max", new Whole(1, 100), 95, "Highest JPEG quality there; not below the lowest.");

    private EncodingKeys() {}

    private static Key<Optional<Integer>> level(String name, String encoding) {
        return SECTION.counting(Effect.VIEWERS)
                .key(
                        name,
                        new Maybe<>(new Whole(1, 9)),
                        Optional.empty(),
                        "How hard " + encoding
                                + " compresses for viewers on the local network that do not say; `null`: as its"
                                + " plugin does everywhere.");
    }
}
