package oriel.launcher.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import oriel.rfb.Encodings;

/**
 * How a server did with an encoding.
 *
 * @param encoding the one that was asked for
 * @param rectangles what came instead or besides, by encoding
 * @param whole the part in which whole pictures were asked for
 * @param changes the part in which changes were asked for
 */
public record LiveResult(int encoding, Map<Integer, Integer> rectangles, Phase whole, Phase changes) {

    /** Copies and sorts. */
    public LiveResult {
        rectangles = new TreeMap<>(rectangles);
    }

    /** The encoding's name. */
    String name() {
        return Encodings.name(encoding);
    }

    /** The rectangles with pixels that came, as {@code zrle 12, raw 3}. */
    String came() {
        return rectangles.entrySet().stream()
                .filter(entry -> Encodings.isPicture(entry.getKey()))
                .map(entry -> Encodings.name(entry.getKey()) + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
