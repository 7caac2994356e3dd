package oriel.launcher.bench.line;

import java.time.Duration;
import java.util.List;

/**
 * How a viewer watches.
 *
 * @param encodings it lists, the best first
 * @param continuous true if it lists Fence and ContinuousUpdates, and asks no more where the server knows them
 * @param skip how long it watches before anything is counted
 * @param time how long is counted
 * @param keys pressed a second
 */
record Watching(List<Integer> encodings, boolean continuous, Duration skip, Duration time, double keys) {

    /** Copies the list. */
    Watching {
        encodings = List.copyOf(encodings);
    }
}
