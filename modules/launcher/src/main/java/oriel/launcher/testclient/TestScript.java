package oriel.launcher.testclient;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import oriel.client.Decoders;

/**
 * What a test client is to do.
 *
 * @param encodings numbers for SetEncodings, best first
 * @param decoders of these encodings
 * @param password for VNC authentication
 * @param type text to type when the first picture is there
 * @param click where to click before that
 * @param watch how long to watch afterwards
 */
public record TestScript(
        List<Integer> encodings,
        Decoders decoders,
        Optional<byte[]> password,
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
