package oriel.launcher.metrics;

/**
 * Something that is measured, as it is declared once.
 *
 * @param name of the family, without the suffixes of its samples
 * @param kind what sort of figure it is
 * @param labels the names of its labels, between commas; empty if it has none
 * @param help one sentence without line ends, which is the documentation's, too
 */
record Metric(String name, Kind kind, String labels, String help) {

    /** What sort of figure it is. */
    enum Kind {
        COUNTER("_total"),
        GAUGE(""),
        HISTOGRAM("_bucket"),
        INFO("_info");

        private final String suffix;

        Kind(String suffix) {
            this.suffix = suffix;
        }
    }

    static Metric counter(String name, String labels, String help) {
        return new Metric(name, Kind.COUNTER, labels, help);
    }

    static Metric gauge(String name, String labels, String help) {
        return new Metric(name, Kind.GAUGE, labels, help);
    }

    static Metric histogram(String name, String help) {
        return new Metric(name, Kind.HISTOGRAM, "", help);
    }

    /** The name of its samples; of a histogram, that of its buckets. */
    String sample() {
        return name + kind.suffix;
    }
}
