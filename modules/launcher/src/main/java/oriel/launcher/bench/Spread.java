package oriel.launcher.bench;

import java.util.List;

/**
 * Numbers of one kind, by their size.
 *
 * @param sorted the smallest first
 */
public record Spread(List<Double> sorted) {

    /** Copies and sorts. */
    public Spread {
        sorted = sorted.stream().sorted().toList();
    }

    /** The number that {@code percent} of all do not exceed; not a number if there is none. */
    public double percentile(int percent) {
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
        return sorted.get(Math.max(1, rank) - 1);
    }
}
