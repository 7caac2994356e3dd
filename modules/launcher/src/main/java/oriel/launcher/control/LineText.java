package oriel.launcher.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import oriel.server.event.LineInfo;
import oriel.server.options.QualityPreference;

/** What is known of the line to a viewer, as members of JSON and in words. */
public final class LineText {

    private static final String TRIP = "round_trip_ms";
    private static final String RATE = "bits_per_second";
    private static final String DOWN = "quality_levels_down";
    private static final String LEVEL = "compression_level";
    private static final String PREFERS = "prefers";

    private LineText() {}

    /** The members; those of which nothing is known are left out. */
    public static Map<String, Object> members(LineInfo line) {
        Map<String, Object> members = new LinkedHashMap<>();
        line.roundTrip().ifPresent(trip -> members.put(TRIP, millis(trip)));
        line.bytesPerSecond().ifPresent(bytes -> members.put(RATE, bytes * Byte.SIZE));
        members.put(DOWN, line.stepsDown());
        line.compression().ifPresent(level -> members.put(LEVEL, level));
        if (line.preference() != QualityPreference.AUTO) {
            members.put(PREFERS, line.preference().name().toLowerCase(Locale.ROOT));
        }
        return members;
    }

    /** The same in words, as {@code 80 ms, 9.8 Mbit/s, 3 levels less sharp, compression 6, fluent by choice}. */
    static String text(Map<?, ?> members) {
        List<String> words = new ArrayList<>();
        if (members.get(TRIP) instanceof Number trip) {
            words.add(millis(trip));
        }
        if (members.get(RATE) instanceof Number rate) {
            words.add(rate(rate));
        }
        if (members.get(DOWN) instanceof Number down && down.intValue() > 0) {
            words.add(down.intValue() == 1 ? "1 level less sharp" : down + " levels less sharp");
        }
        if (members.get(LEVEL) instanceof Number level) {
            words.add("compression " + level);
        }
        if (members.get(PREFERS) instanceof String prefers) {
            words.add(prefers + " by choice");
        }
        return words.isEmpty() ? "-" : String.join(", ", words);
    }

    /** Milliseconds with a tenth. */
    static double millis(Duration trip) {
        return Math.round(trip.toNanos() / 1e6 * 10) / 10.0;
    }

    /** The same in words. */
    static String millis(Number trip) {
        return String.format(Locale.ROOT, trip.doubleValue() < 10 ? "%.1f ms" : "%.0f ms", trip.doubleValue());
    }

    /** Bits a second in words. */
    static String rate(Number bits) {
        double mega = bits.doubleValue() / 1e6;
        if (mega < 1) {
            return Math.round(bits.doubleValue() / 1e3) + " kbit/s";
        }
        return String.format(Locale.ROOT, mega < 100 ? "%.1f Mbit/s" : "%.0f Mbit/s", mega);
    }
}
