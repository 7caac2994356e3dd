package oriel.server.viewer;

import java.util.Optional;
import java.util.Set;
import oriel.encoding.JpegQuality;
import oriel.encoding.Subsampling;
import oriel.rfb.Encodings;

/**
 * Reads from a list of encodings how much loss a viewer allows: quality levels 0 to 9, fine qualities 0 to 100 and
 * subsampling. The fine ones win; any of them allows JPEG, and none of them forbids it.
 */
final class JpegLevels {

    private static final int MIDDLE_LEVEL = 6;

    private JpegLevels() {}

    static Optional<JpegQuality> of(Set<Integer> listed) {
        Optional<Integer> level = first(listed, Encodings.QUALITY_LEVEL_0, 10);
        Optional<Integer> fine = first(listed, Encodings.FINE_QUALITY_0, 101);
        Optional<Integer> shared = first(listed, Encodings.SUBSAMPLING_NONE, 6);
        if (level.isEmpty() && fine.isEmpty() && shared.isEmpty()) {
            return Optional.empty();
        }
        JpegQuality coarse = JpegQuality.ofLevel(level.orElse(MIDDLE_LEVEL));
        int quality = fine.map(number -> Math.max(1, number)).orElse(coarse.quality());
        return Optional.of(
                new JpegQuality(quality, shared.map(JpegLevels::subsampling).orElse(coarse.subsampling())));
    }

    /** The first listed number of a range, counted from its lowest. */
    private static Optional<Integer> first(Set<Integer> listed, int lowest, int count) {
        return listed.stream()
                .filter(number -> number >= lowest && number < lowest + count)
                .map(number -> number - lowest)
                .findFirst();
    }

    private static Subsampling subsampling(int number) {
        return switch (number) {
            case 1 -> Subsampling.FOUR;
            case 2 -> Subsampling.TWO;
            case 3 -> Subsampling.GREY;
            case 4 -> Subsampling.EIGHT;
            case 5 -> Subsampling.SIXTEEN;
            default -> Subsampling.NONE;
        };
    }
}
