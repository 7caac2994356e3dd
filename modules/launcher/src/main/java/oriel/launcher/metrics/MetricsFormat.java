package oriel.launcher.metrics;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How metrics are written. */
enum MetricsFormat {
    /** OpenMetrics 1.0. */
    OPEN_METRICS("application/openmetrics-text; version=1.0.0; charset=utf-8"),
    /** Prometheus' text format 0.0.4. */
    CLASSIC("text/plain; version=0.0.4; charset=utf-8");

    private static final int MOST_RANGES = 32;
    private static final Pattern QUALITY = Pattern.compile(";\\s*q=([01](?:\\.\\d{0,3})?)\\s*(?:;|$)");

    private final String contentType;

    MetricsFormat(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    /**
     * OpenMetrics for who asks for it by name and not rather for the classic one, which everybody else gets: tools such as
     * {@code promtool} read no other. RFC 9110 section 12.5.1.
     */
    static MetricsFormat of(Optional<String> accept) {
        String[] ranges = accept.orElse("").toLowerCase(Locale.ROOT).split(",", MOST_RANGES + 1);
        double open = best(ranges, "application/openmetrics-text").orElse(0.0);
        double classic = best(ranges, "text/plain").orElse(0.0);
        return open > 0 && open >= classic ? OPEN_METRICS : CLASSIC;
    }

    private static Optional<Double> best(String[] ranges, String type) {
        Optional<Double> best = Optional.empty();
        for (int i = 0; i < Math.min(MOST_RANGES, ranges.length); i++) {
            if (ranges[i].split(";", 2)[0].strip().equals(type)) {
                Matcher quality = QUALITY.matcher(ranges[i]);
                double found = quality.find() ? Double.parseDouble(quality.group(1)) : 1;
                best = Optional.of(Math.max(best.orElse(0.0), found));
            }
        }
        return best;
    }
}
