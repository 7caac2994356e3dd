package oriel.recording;

import java.time.Duration;
import java.util.List;
import oriel.rfb.Encodings;

/**
 * How a server is recorded.
 *
 * @param encodings what it may send, best first; none may refer to what it sent before in a stream of its own
 * @param pause between one update and the question for the next, at least
 */
public record RecorderOptions(List<Integer> encodings, Duration pause) {

    /** Encodings of which each rectangle can be read without those before it. */
    public static final List<Integer> STATELESS = List.of(
            Encodings.TIGHT_PNG,
            Encodings.TRLE,
            Encodings.HEXTILE,
            Encodings.CORRE,
            Encodings.RRE,
            Encodings.COPY_RECT,
            Encodings.RAW);

    /** Copies the list, and refuses what a player could not begin with anywhere. */
    public RecorderOptions {
        encodings = List.copyOf(encodings);
        if (encodings.stream().anyMatch(each -> !Encodings.isPseudo(each) && !STATELESS.contains(each))) {
            throw new IllegalArgumentException("an encoding whose rectangles depend on those before");
        }
    }
}
