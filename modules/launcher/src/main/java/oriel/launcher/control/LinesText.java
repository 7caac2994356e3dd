package oriel.launcher.control;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import oriel.server.event.LineInfo;

/** What is known of the lines to all viewers together, as members of JSON and in words: the worst of each. */
public final class LinesText {

    private static final String LESS_SHARP = "less_sharp";
    private static final String HARDER = "compressed_harder";
    private static final String SLOWEST = "slowest_bits_per_second";
    private static final String LONGEST = "longest_round_trip_ms";

    private LinesText() {}

    /** How many pictures are less sharp, and how many compressed harder, because of their line, and the worst rate and round trip, as far as they are known. */
    public static Map<String, Object> members(List<LineInfo> lines) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(
                LESS_SHARP, lines.stream().filter(line -> line.stepsDown() > 0).count());
        members.put(
                HARDER,
                lines.stream().filter(line -> line.compression().isPresent()).count());
        lines.stream()
                .flatMapToLong(line -> line.bytesPerSecond().stream())
                .min()
                .ifPresent(bytes -> members.put(SLOWEST, bytes * Byte.SIZE));
        lines.stream()
                .flatMap(line -> line.roundTrip().stream())
                .max(Comparator.naturalOrder())
                .ifPresent(trip -> members.put(LONGEST, LineText.millis(trip)));
        return members;
    }

    /** The same in words, as {@code 2 viewers less sharp, 1 compressed harder, slowest 3.0 Mbit/s, longest round trip 80 ms}. */
    static String text(Map<?, ?> members) {
        long lowered = members.get(LESS_SHARP) instanceof Number number ? number.longValue() : 0;
        List<String> words = new ArrayList<>();
        words.add(
                lowered == 0 ? "nobody less sharp" : lowered + (lowered == 1 ? " viewer" : " viewers") + " less sharp");
        if (members.get(HARDER) instanceof Number harder && harder.longValue() > 0) {
            words.add(harder + " compressed harder");
        }
        if (members.get(SLOWEST) instanceof Number slowest) {
            words.add("slowest " + LineText.rate(slowest));
        }
        if (members.get(LONGEST) instanceof Number longest) {
            words.add("longest round trip " + LineText.millis(longest));
        }
        return String.join(", ", words);
    }
}
