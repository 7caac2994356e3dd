package oriel.launcher.config;

import static oriel.launcher.config.Status.NO_EFFECT_YET;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import oriel.launcher.config.ValueType.Choice;
import oriel.launcher.config.ValueType.Decimal;
import oriel.launcher.config.ValueType.Flag;
import oriel.launcher.config.ValueType.Maybe;
import oriel.launcher.config.ValueType.Whole;

/** Settings that are known and checked but do nothing yet. */
final class LaterKeys {

    static final Key<Integer> JPEG_QUALITY_MIN =
            key("lan_jpeg_quality_min", new Whole(1, 100), 70, "Lowest JPEG quality on the local network.");
    static final Key<Integer> JPEG_QUALITY_MAX =
            key("lan_jpeg_quality_max", new Whole(1, 100), 95, "Highest JPEG quality there; not below the lowest.");

    private static final int ANY = Integer.MAX_VALUE;

    static final List<Key<?>> IN_ORDER = List.of(
            key(
                    "input_control_policy",
                    new Choice(List.of("shared", "single-controller"), Map.of()),
                    "shared",
                    "Whether all viewers may use keys and pointer, or the first that does."),
            key("enable_metrics", new Flag(), true, "Counters for monitoring."),
            key("enable_parallel_encoding", new Flag(), true, "Large pictures are encoded by several threads."),
            key("encoding_threads", new Maybe<>(new Whole(1, ANY)), Optional.empty(), "How many; `null` counts cores."),
            key("enable_tight_encoding", new Flag(), true, "Offers Tight."),
            key("tight_disable_for_ultravnc", new Flag(), true, "No Tight for UltraVNC's viewer."),
            key("ultravnc_tight_warmup_requests", new Whole(0, ANY), 16, "Requests of such a viewer before Tight."),
            key(
                    "ultravnc_tight_warmup_seconds",
                    new Decimal(0, Keys.LONGEST_SECONDS),
                    2.5,
                    "Seconds after its first request before Tight."),
            key("enable_jpeg_encoding", new Flag(), true, "Offers JPEG."),
            key("enable_h264_encoding", new Flag(), false, "Offers H.264."),
            key("enable_lan_adaptive_encoding", new Flag(), true, "Chooses encoders by area on the local network."),
            key("lan_raw_area_threshold", new Decimal(0.01, 1), 0.10, "Share of the screen up to which Raw is used."),
            key("lan_raw_max_pixels", new Whole(1024, ANY), 65_536, "Most pixels of such a rectangle."),
            key("lan_prefer_zlib", new Flag(), true, "Tight and Zlib for large rectangles."),
            key("lan_zlib_area_threshold", new Decimal(0.05, 1), 0.08, "Least share of the screen for them."),
            key("lan_zlib_min_pixels", new Whole(4096, ANY), 8192, "Least pixels for them."),
            key("lan_zlib_compression_level", new Whole(1, 9), 2, "Level of Zlib."),
            key("lan_zlib_warmup_requests", new Whole(0, ANY), 2, "Requests before Tight and Zlib are used."),
            key(
                    "lan_zlib_disable_if_request_gap_ms",
                    new Whole(100, ANY),
                    1500,
                    "A pause between requests, in milliseconds, that ends their use."),
            key("lan_jpeg_area_threshold", new Decimal(0.05, 1), 0.20, "Least share of the screen for JPEG."),
            key("lan_jpeg_min_pixels", new Whole(1024, ANY), 16_384, "Least pixels for JPEG."),
            key("lan_jpeg_quality_initial", new Whole(1, 100), 84, "JPEG quality to begin with."),
            JPEG_QUALITY_MIN,
            JPEG_QUALITY_MAX,
            key("lan_zrle_compression_level", new Whole(1, 9), 3, "Level of ZRLE."));

    private LaterKeys() {}

    private static <T> Key<T> key(String name, ValueType<T> type, T byDefault, String meaning) {
        return new Key<>(name, type, byDefault, NO_EFFECT_YET, meaning);
    }
}
