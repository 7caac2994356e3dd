package oriel.launcher.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import oriel.rfb.Encodings;

/** The list of encodings of a viewer that measures. */
public final class AcceptedEncodings {

    private static final int QUALITY_OF_JPEG = 8;

    private AcceptedEncodings() {}

    /** Encodings, the best first, with levels; one that is nothing without a quality gets one. */
    public static List<Integer> of(List<Integer> encodings, OptionalInt quality, OptionalInt compress) {
        List<Integer> list = new ArrayList<>(encodings);
        if (quality.isPresent()) {
            list.add(Encodings.QUALITY_LEVEL_0 + quality.getAsInt());
        } else if (encodings.contains(Encodings.JPEG)) {
            list.add(Encodings.QUALITY_LEVEL_0 + QUALITY_OF_JPEG);
        }
        compress.ifPresent(level -> list.add(Encodings.COMPRESSION_LEVEL_0 + level));
        return list;
    }
}
