package oriel.server.event;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import oriel.server.options.QualityPreference;

/**
 * What the line to a viewer is like, as far as it has shown, and what that does to the picture.
 *
 * @param roundTrip the shortest of late
 * @param bytesPerSecond how much it takes, the viewer's own work included; empty as long as nothing has kept it busy
 * @param stepsDown how many of the protocol's quality levels JPEG is below the viewer's wish because of it
 * @param compression the level at which what loses nothing is compressed harder because of it; empty where it is as the viewer wishes
 * @param preference what the person at the viewer would rather have where it is too slow
 */
public record LineInfo(
        Optional<Duration> roundTrip,
        OptionalLong bytesPerSecond,
        int stepsDown,
        OptionalInt compression,
        QualityPreference preference) {

    /** Nothing has shown yet. */
    public static final LineInfo UNKNOWN =
            new LineInfo(Optional.empty(), OptionalLong.empty(), 0, OptionalInt.empty(), QualityPreference.AUTO);
}
