package oriel.server;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    public static final EncodingOptions DEFAULT = new EncodingOptions(
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
            Set.of(),
            true,
            Optional.of(Duration.ofMillis(300)),
            Map.of(),
            Optional.empty(),
            new UltraVnc(false, 0, Duration.ZERO),
            false);

    /** Checks the ranges and copies the collections. */
    public EncodingOptions {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads");
        }
        disabled = Set.copyOf(disabled);
        lanLevels = Map.copyOf(lanLevels);
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
