package oriel.launcher.metrics;

import java.util.Locale;
import oriel.launcher.metrics.Metric.Kind;
import oriel.server.event.Histogram;

/** Writes metrics as text: https://prometheus.io/docs/specs/om/open_metrics_spec/, or in Prometheus' older format. */
final class Exposition {

    private final MetricsFormat format;
    private final StringBuilder text = new StringBuilder(8192);
    private Metric current;

    Exposition(MetricsFormat format) {
        this.format = format;
    }

    /** Begins a metric, whose samples follow. */
    Exposition begin(Metric metric) {
        boolean open = format == MetricsFormat.OPEN_METRICS;
        boolean plain = open || metric.kind() == Kind.HISTOGRAM;
        String family = plain ? metric.name() : metric.sample();
        String type = metric.kind() == Kind.INFO && !open
                ? "gauge"
                : metric.kind().name().toLowerCase(Locale.ROOT);
        text.append("# HELP ")
                .append(family)
                .append(' ')
                .append(escaped(metric.help(), open))
                .append('\n');
        text.append("# TYPE ").append(family).append(' ').append(type).append('\n');
        current = metric;
        return this;
    }

    /** A metric that is one number. */
    Exposition only(Metric metric, double value) {
        return begin(metric).sample(value);
    }

    /** @param values of the metric's labels, in their order */
    Exposition sample(double value, String... values) {
        text.append(current.sample());
        labels(current.labels(), values);
        text.append(' ').append(number(value)).append('\n');
        return this;
    }

    /** A metric of durations. */
    Exposition only(Metric metric, Histogram.Snapshot durations) {
        begin(metric);
        durations.buckets().forEach(bucket -> {
            String upTo = Double.isInfinite(bucket.upTo()) ? "+Inf" : Double.toString(bucket.upTo());
            text.append(metric.sample()).append("{le=\"").append(upTo).append("\"} ");
            text.append(bucket.count()).append('\n');
        });
        text.append(metric.name()).append("_count ").append(durations.count()).append('\n');
        text.append(metric.name())
                .append("_sum ")
                .append(number(durations.seconds()))
                .append('\n');
        return this;
    }

    private void labels(String names, String... values) {
        String[] all = names.isEmpty() ? new String[0] : names.split(",");
        if (all.length != values.length) {
            throw new IllegalArgumentException(values.length + " values of the labels " + names);
        }
        for (int i = 0; i < all.length; i++) {
            text.append(i == 0 ? '{' : ',')
                    .append(all[i])
                    .append("=\"")
                    .append(escaped(values[i], true))
                    .append('"');
        }
        text.append(all.length == 0 ? "" : "}");
    }

    private static String escaped(String value, boolean quotes) {
        String escaped = value.replace("\\", "\\\\").replace("\n", "\\n");
        return quotes ? escaped.replace("\"", "\\\"") : escaped;
    }

    /** Whole numbers as such: they are easier to read. */
    static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1L << 53;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }

    /** All of it. */
    String end() {
        return format == MetricsFormat.OPEN_METRICS ? text + "# EOF\n" : text.toString();
    }
}
