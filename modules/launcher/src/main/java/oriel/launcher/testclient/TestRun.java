package oriel.launcher.testclient;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import oriel.client.ServerEvent;
import oriel.client.SocketConnection;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.launcher.testclient.TestReport.Times;
import oriel.launcher.testclient.TestScript.Point;
import oriel.rfb.Framebuffer;
import oriel.rfb.MonitorArea;
import oriel.rfb.message.ExtendedDesktopSize;
import oriel.rfb.message.PseudoRect;

/** One visit to a server. Used once, by one thread. */
public final class TestRun {

    /** How long a server may take to let the client in, and to send the first picture. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int LEFT_BUTTON = 1;

    private final ServerAddress server;
    private final TestScript script;
    private final Map<String, Integer> rectangles = new HashMap<>();
    private List<MonitorArea> monitors = List.of();
    private int updates;

    /** Plans a visit. */
    public TestRun(ServerAddress server, TestScript script) {
        this.server = server;
        this.script = script;
    }

    /**
     * Connects, takes the first picture, clicks, types, watches and leaves.
     *
     * @throws OutsideException if the click would miss the picture
     * @throws oriel.client.UnknownServerException if the server encrypts, and is not known
     * @throws oriel.client.LoginException if the server does not let it in
     * @throws oriel.rfb.ProtocolException if the server breaks the rules
     * @throws IOException if the server cannot be reached or goes away
     */
    public TestReport run() throws IOException, OutsideException {
        long start = System.nanoTime();
        CountedConnection connection =
                new CountedConnection(SocketConnection.open(server.host(), server.port(), PATIENCE));
        try (Viewer viewer =
                Viewer.connect(connection, new ViewerOptions(script.login(), true, PATIENCE, script.decoders()))) {
            long loggedIn = System.nanoTime();
            viewer.setEncodings(script.encodings());
            firstPicture(viewer);
            long pictured = System.nanoTime();
            click(viewer);
            type(viewer);
            watch(viewer);
            Times times =
                    new Times(millis(loggedIn - start), millis(pictured - loggedIn), millis(System.nanoTime() - start));
            return new TestReport(
                    server,
                    viewer.name(),
                    viewer.picture(),
                    monitors,
                    times,
                    updates,
                    rectangles,
                    connection.received());
        }
    }

    private void firstPicture(Viewer viewer) throws IOException {
        viewer.readLimit(PATIENCE);
        viewer.requestUpdate(false);
        ServerEvent.Update update = count(viewer.readUpdate());
        while (update.areas().isEmpty()) {
            viewer.requestUpdate(!update.resized());
            update = count(viewer.readUpdate());
        }
    }

    private void click(Viewer viewer) throws IOException, OutsideException {
        if (script.click().isEmpty()) {
            return;
        }
        Point point = script.click().get();
        Framebuffer picture = viewer.picture();
        if (point.x() >= picture.width() || point.y() >= picture.height()) {
            throw new OutsideException(point, picture);
        }
        viewer.pointer(point.x(), point.y(), 0);
        viewer.pointer(point.x(), point.y(), LEFT_BUTTON);
        viewer.pointer(point.x(), point.y(), 0);
    }

    private void type(Viewer viewer) throws IOException {
        int[] characters = script.type().orElse("").codePoints().toArray();
        for (int character : characters) {
            viewer.key(TypedCharacter.keysym(character), true);
            viewer.key(TypedCharacter.keysym(character), false);
        }
    }

    /** Takes every update until the time is over; a quiet server ends it by the deadline of the reads. */
    private void watch(Viewer viewer) throws IOException {
        long end = System.nanoTime() + script.watch().toNanos();
        try {
            while (System.nanoTime() < end) {
                viewer.readLimit(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
                viewer.requestUpdate(true);
                boolean resized = count(viewer.readUpdate()).resized();
                if (resized) {
                    viewer.requestUpdate(false);
                    count(viewer.readUpdate());
                }
            }
        } catch (SocketTimeoutException e) {
            viewer.readLimit(Duration.ZERO); // the time is over
        }
    }

    private ServerEvent.Update count(ServerEvent.Update update) {
        updates++;
        for (PseudoRect rect : update.pseudoRects()) {
            if (rect instanceof ExtendedDesktopSize layout) {
                monitors = layout.monitors();
            }
        }
        update.counts()
                .forEach((encoding, count) -> rectangles.merge(script.decoders().name(encoding), count, Integer::sum));
        return update;
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }
}
