package oriel.launcher.bench;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oriel.rfb.Encodings;

/**
 * How a server did with an encoding.
 *
 * @param name of the encoding that was asked for
 * @param rectangles what came, by the name of its encoding
 * @param whole the part in which whole pictures were asked for
 * @param changes the part in which changes were asked for
 */
public record LiveResult(String name, Map<String, Integer> rectangles, Phase whole, Phase changes) {

    /** Copies and sorts. */
    public LiveResult {
        rectangles = new TreeMap<>(rectangles);
    }

    /** True if pixels came in another encoding too. */
    boolean cameOtherwise() {
        return pictures().anyMatch(came -> !came.equals(name));
    }

    /** The rectangles with pixels that came, as {@code raw 3, zrle 12}. */
    String came() {
        return pictures().map(came -> came + " " + rectangles.get(came)).collect(Collectors.joining(", "));
    }

    private Stream<String> pictures() {
        return rectangles.keySet().stream().filter(came -> {
            OptionalInt number = Encodings.number(came);
            return number.isEmpty() || !Encodings.isPseudo(number.getAsInt());
        });
    }
}
