package oriel.launcher.bench.line;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a server was measured at.
 *
 * @param name in the report
 * @param rounds its results, at least one
 */
record MeasuredServer(String name, List<LineResult> rounds) {

    /** Copies the list. */
    MeasuredServer {
        rounds = List.copyOf(rounds);
    }

    /** The middle one of the rounds' values, or the mean of two; not a number if there is none. */
    double median(ToDoubleFunction<LineResult> value) {
        double[] sorted = rounds.stream()
                .mapToDouble(value)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** The last round: what plots show. */
    LineResult last() {
        return rounds.get(rounds.size() - 1);
    }

    /** True if no frame of the scene was ever seen. */
    boolean sawNothing() {
        return rounds.stream().allMatch(round -> round.frames().isEmpty());
    }
}
