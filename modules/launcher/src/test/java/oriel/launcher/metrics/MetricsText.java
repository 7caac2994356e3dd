package oriel.launcher.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads metrics as strictly as their format is written down, and fails where they are not of it. */
final class MetricsText {

    private static final String HELP = "# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) ((?:[^\\\\%s]|\\\\[\\\\n\"])+)";
    private static final Pattern TYPE =
            Pattern.compile("# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram|info)");
    private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\\\\\"\\n]|\\\\[\\\\n\"])*\"";
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{" + LABEL + "(?:," + LABEL
            + ")*})? (-?\\d+(?:\\.\\d+)?(?:E-?\\d+)?|[+-]Inf|NaN)");
    private static final Map<String, List<String>> SUFFIXES = Map.of(
            "counter", List.of("_total"),
            "gauge", List.of(""),
            "info", List.of("_info"),
            "histogram", List.of("_bucket", "_sum", "_count"));

    private final boolean open;
    private final Set<String> families = new HashSet<>();
    private final Map<String, Double> samples = new LinkedHashMap<>();
    private String family = "";
    private String type = "";

    private MetricsText(boolean open) {
        this.open = open;
    }

    /** The value of each sample, by its name and labels. */
    static Map<String, Double> read(String text, MetricsFormat format) {
        boolean open = format == MetricsFormat.OPEN_METRICS;
        assertTrue(text.endsWith("\n"), "the last line has an end");
        assertEquals(open, text.endsWith("\n# EOF\n"), "the end is marked");
        MetricsText read = new MetricsText(open);
        text.replaceFirst("# EOF\n$", "").lines().forEach(read::line);
        read.checkHistograms();
        return read.samples;
    }

    private void line(String line) {
        Matcher help = Pattern.compile(HELP.formatted(open ? "\"" : "")).matcher(line);
        Matcher typed = TYPE.matcher(line);
        Matcher sample = SAMPLE.matcher(line);
        if (help.matches()) {
            family = help.group(1);
            type = "";
            assertTrue(families.add(family), "twice: " + line);
        } else if (typed.matches()) {
            assertEquals(family, typed.group(1), line);
            assertEquals("", type, line);
            type = typed.group(2);
        } else {
            assertTrue(sample.matches(), "no line of the format: " + line);
            assertTrue(belongs(sample.group(1)), line + " is no sample of the " + type + " " + family);
            double value = Double.parseDouble(sample.group(3).replace("Inf", "Infinity"));
            assertTrue(type.equals("gauge") || value >= 0, line);
            String key = sample.group(1) + (sample.group(2) == null ? "" : sample.group(2));
            assertNull(samples.put(key, value), "twice: " + line);
        }
    }

    private boolean belongs(String name) {
        if (!open && !type.equals("histogram")) {
            return name.equals(family);
        }
        return SUFFIXES.get(type).stream().anyMatch(suffix -> name.equals(family + suffix));
    }

    private void checkHistograms() {
        double before = 0;
        for (Map.Entry<String, Double> sample : samples.entrySet()) {
            Matcher bucket = Pattern.compile("(.+)_bucket\\{le=\"(.+)\"}").matcher(sample.getKey());
            if (!bucket.matches()) {
                continue;
            }
            assertTrue(sample.getValue() >= before, "buckets contain each other: " + sample);
            before = sample.getValue();
            if (bucket.group(2).equals("+Inf")) {
                assertEquals(samples.get(bucket.group(1) + "_count"), sample.getValue(), sample.toString());
                assertFalse(samples.get(bucket.group(1) + "_sum").isNaN());
                before = 0;
            }
        }
    }
}
