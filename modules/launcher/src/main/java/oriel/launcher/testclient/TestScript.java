package oriel.launcher.testclient;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import oriel.client.Decoders;
import oriel.client.ViewerLogin;

/**
 * What a test client is to do.
 *
 * @param encodings numbers for SetEncodings, best first
 * @param decoders of these encodings
 * @param login who it says it is
 * @param type text to type when the first picture is there
 * @param click where to click before that
 * @param watch how long to watch afterwards
 */
public record TestScript(
        List<Integer> encodings,
        Decoders decoders,
        ViewerLogin login,
        Optional<String> type,
        Optional<Point> click,
        Duration watch) {

    /**
     * A pixel of the picture.
     *
     * @param x from the left, 0 or more
     * @param y from the top, 0 or more
     */
    public record Point(int x, int y) {}

    /** Copies the list. */
    public TestScript {
        encodings = List.copyOf(encodings);
    }
}
