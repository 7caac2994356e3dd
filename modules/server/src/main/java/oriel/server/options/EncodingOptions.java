package oriel.server.options;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Which encodings are used, and how hard.
 *
 * @param threads that encode a large update, the viewer's own included; 1 or more
 * @param disabled encodings that are never used
 * @param lossy viewers that allow it get photo-like areas as JPEG
 * @param refreshAfter for how long an area with loss must not have changed before it is sent without; empty: never
 * @param lanLevels by encoding: how hard to compress, 1 to 9, for viewers on the local network that do not say
 * @param lanRules encodings are chosen as the Python server does, by {@link NetworkProfile} and size; empty: in the
 *     viewer's order
 * @param ultraVnc what viewers like UltraVNC's get
 * @param warmUp encoders are made quick before the first viewer comes, at the cost of a second of one processor
 */
public record EncodingOptions(
        int threads,
        Set<Integer> disabled,
        boolean lossy,
        Optional<Duration> refreshAfter,
        Map<Integer, Integer> lanLevels,
        Optional<LanRules> lanRules,
        UltraVnc ultraVnc,
        boolean warmUp) {

    /**
     * Half as many threads as processors, which often are two to a core and have the desktop to run too; every encoding,
     * loss where it is allowed and mended soon.
     */
    public static final EncodingOptions DEFAULT = new Draft().options();

    /** Checks the ranges and copies the collections. */
    public EncodingOptions {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads");
        }
        disabled = Set.copyOf(disabled);
        lanLevels = Map.copyOf(lanLevels);
    }

    /** The same with so many threads for a large update. */
    public EncodingOptions withThreads(int count) {
        return with(draft -> draft.threads = count);
    }

    /** The same without some encodings. */
    public EncodingOptions withDisabled(Set<Integer> encodings) {
        return with(draft -> draft.disabled = encodings);
    }

    /** The same with JPEG where viewers allow it, or nowhere. */
    public EncodingOptions withLossy(boolean allowed) {
        return with(draft -> draft.lossy = allowed);
    }

    /** The same with loss mended after another time, or never. */
    public EncodingOptions withRefreshAfter(Optional<Duration> quiet) {
        return with(draft -> draft.refreshAfter = quiet);
    }

    /** The same with other compression levels on the local network. */
    public EncodingOptions withLanLevels(Map<Integer, Integer> levels) {
        return with(draft -> draft.lanLevels = levels);
    }

    /** The same with the rules of the Python server, or none. */
    public EncodingOptions withLanRules(Optional<LanRules> rules) {
        return with(draft -> draft.lanRules = rules);
    }

    /** The same with other rules for viewers like UltraVNC's. */
    public EncodingOptions withUltraVnc(UltraVnc rules) {
        return with(draft -> draft.ultraVnc = rules);
    }

    /** The same with encoders made quick before the first viewer comes, or not. */
    public EncodingOptions withWarmUp(boolean early) {
        return with(draft -> draft.warmUp = early);
    }

    private EncodingOptions with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.options();
    }

    /** Each component by its name, with its default. */
    private static final class Draft {
        private int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        private Set<Integer> disabled = Set.of();
        private boolean lossy = true;
        private Optional<Duration> refreshAfter = Optional.of(Duration.ofMillis(300));
        private Map<Integer, Integer> lanLevels = Map.of();
        private Optional<LanRules> lanRules = Optional.empty();
        private UltraVnc ultraVnc = new UltraVnc(false, 0, Duration.ZERO);
        private boolean warmUp = false;

        Draft() {}

        Draft(EncodingOptions options) {
            threads = options.threads;
            disabled = options.disabled;
            lossy = options.lossy;
            refreshAfter = options.refreshAfter;
            lanLevels = options.lanLevels;
            lanRules = options.lanRules;
            ultraVnc = options.ultraVnc;
            warmUp = options.warmUp;
        }

        EncodingOptions options() {
            return new EncodingOptions(threads, disabled, lossy, refreshAfter, lanLevels, lanRules, ultraVnc, warmUp);
        }
    }

    /**
     * Tight for viewers that list UltraVNC's own encodings 9 or 10.
     *
     * @param noTight never
     * @param warmupRequests not in answer to so many requests
     * @param warmup not for so long after the first
     */
    public record UltraVnc(boolean noTight, int warmupRequests, Duration warmup) {}
}
