package oriel.launcher.bench;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import oriel.client.Decoders;
import oriel.client.ServerEvent.Update;
import oriel.client.SocketConnection;
import oriel.client.Viewer;
import oriel.client.ViewerLogin;
import oriel.client.ViewerOptions;
import oriel.launcher.testclient.CountedConnection;
import oriel.launcher.testclient.ServerAddress;
import oriel.rfb.Encodings;
import oriel.rfb.Rect;

/**
 * Visits a server once for each encoding. It asks for whole pictures, one after another, then for what has changed. Times
 * are those of a viewer: from the request to the last pixel, drawn; so decoding is part of them.
 */
public final class LiveBench {

    /** How long a server may take to let the client in, and to send a whole picture. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ServerAddress server;
    private final ViewerLogin login;
    private final Decoders decoders;
    private final Wishes wishes;

    /**
     * What to ask a server for.
     *
     * @param quality JPEG quality level, 0 to 9
     * @param compress compression level, 0 to 9
     * @param time for each encoding
     */
    public record Wishes(OptionalInt quality, OptionalInt compress, Duration time) {}

    /** Plans visits. */
    public LiveBench(ServerAddress server, ViewerLogin login, Decoders decoders, Wishes wishes) {
        this.decoders = decoders;
        this.server = server;
        this.login = login;
        this.wishes = wishes;
    }

    /**
     * Measures an encoding.
     *
     * @throws oriel.client.LoginException if the server does not let it in
     * @throws oriel.rfb.ProtocolException if the server breaks the rules
     * @throws IOException if the server cannot be reached or goes away
     */
    public LiveResult run(int encoding) throws IOException {
        CountedConnection connection =
                new CountedConnection(SocketConnection.open(server.host(), server.port(), PATIENCE));
        try (Viewer viewer = Viewer.connect(connection, new ViewerOptions(login, true, PATIENCE, decoders))) {
            viewer.setEncodings(list(encoding));
            Visit visit = new Visit(viewer, connection);
            visit.whole(); // the first one pays for what both sides do once
            visit.forget();
            Phase whole = visit.wholePictures(wishes.time().dividedBy(2));
            Phase changes = visit.changes(wishes.time().dividedBy(2));
            return new LiveResult(decoders.name(encoding), visit.named(decoders), whole, changes);
        }
    }

    private List<Integer> list(int encoding) {
        List<Integer> list =
                new ArrayList<>(AcceptedEncodings.of(List.of(encoding), wishes.quality(), wishes.compress()));
        list.addAll(List.of(Encodings.DESKTOP_SIZE, Encodings.LAST_RECT));
        return list;
    }

    /** A viewer that counts. */
    private static final class Visit {

        private final Viewer viewer;
        private final CountedConnection connection;
        private final Map<Integer, Integer> rectangles = new HashMap<>();
        private final List<Double> millis = new ArrayList<>();
        private long pixels;
        private long receivedBefore;

        Visit(Viewer viewer, CountedConnection connection) {
            this.viewer = viewer;
            this.connection = connection;
        }

        void forget() {
            rectangles.clear();
            millis.clear();
            pixels = 0;
            receivedBefore = connection.received();
        }

        /** What came, by the name of their encoding. */
        Map<String, Integer> named(Decoders decoders) {
            Map<String, Integer> named = new HashMap<>();
            rectangles.forEach((encoding, count) -> named.put(decoders.name(encoding), count));
            return named;
        }

        Phase wholePictures(Duration time) throws IOException {
            long start = System.nanoTime();
            do {
                whole();
            } while (System.nanoTime() - start < time.toNanos());
            return phase(start);
        }

        /** Takes every update until the time is over; a quiet server ends it by the deadline of the reads. */
        Phase changes(Duration time) throws IOException {
            long start = System.nanoTime();
            long left = time.toNanos();
            try {
                while (left > 0) {
                    viewer.readLimit(Duration.ofNanos(left));
                    request(true);
                    left = time.toNanos() - (System.nanoTime() - start);
                }
            } catch (SocketTimeoutException e) {
                return phase(start); // the time is over
            }
            return phase(start);
        }

        void whole() throws IOException {
            viewer.readLimit(PATIENCE);
            request(false);
        }

        private void request(boolean incremental) throws IOException {
            long start = System.nanoTime();
            viewer.requestUpdate(incremental);
            Update update = viewer.readUpdate();
            while (update.areas().isEmpty()) {
                if (update.resized()) {
                    viewer.requestUpdate(false);
                } else {
                    viewer.requestUpdate(incremental);
                }
                update = viewer.readUpdate();
            }
            millis.add((System.nanoTime() - start) / 1e6);
            pixels += update.areas().stream().mapToLong(Rect::area).sum();
            update.counts().forEach((number, count) -> rectangles.merge(number, count, Integer::sum));
        }

        private Phase phase(long start) {
            Phase phase = new Phase(
                    millis, pixels, connection.received() - receivedBefore, (System.nanoTime() - start) / 1e9);
            millis.clear();
            pixels = 0;
            receivedBefore = connection.received();
            return phase;
        }
    }
}
