package oriel.launcher.bench.line;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import oriel.client.ServerEvent;
import oriel.client.ServerEvent.Update;
import oriel.client.SocketConnection;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.client.line.SimulatedLine;
import oriel.launcher.testclient.ServerAddress;
import oriel.rfb.Encodings;

/**
 * Watches a stage through a server and a line. The viewer either asks for an update as soon as it has one, as libvncclient does,
 * or has updates come by themselves and answers fences, as TigerVNC's viewer and noVNC do.
 */
final class LineVisit {

    /** For the handshake and the first picture. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Line line;
    private final Watching watching;
    private final ViewerOptions options;

    LineVisit(Line line, Watching watching, ViewerOptions options) {
        this.line = line;
        this.watching = watching;
        this.options = options;
    }

    /**
     * Watches.
     *
     * @throws oriel.client.LoginException if the server does not let it in
     * @throws oriel.rfb.ProtocolException if the server breaks the rules
     * @throws IOException if the server cannot be reached or goes away
     */
    LineResult run(ServerAddress server, Stage stage) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(server.host()), server.port());
        try (SimulatedLine laid = SimulatedLine.lay(address, PATIENCE, line.down(), line.up(), line.seed())) {
            InetSocketAddress entrance = laid.entrance();
            SightedConnection connection = new SightedConnection(
                    SocketConnection.open(entrance.getAddress().getHostAddress(), entrance.getPort(), PATIENCE));
            try (Viewer viewer = Viewer.connect(connection, options)) {
                viewer.setEncodings(encodings());
                Watch watch = new Watch(viewer);
                watch.firstPicture();
                long from = System.nanoTime() + watching.skip().toNanos();
                long to = from + watching.time().toNanos();
                Sightings sightings = new Sightings(stage, from, to);
                connection.countFor(sightings);
                try (Typist typist = new Typist(viewer, laid, sightings, watching.keys(), from)) {
                    typist.start();
                    watch.until(to, sightings);
                }
                return sightings.result(watch.continuous);
            }
        }
    }

    private List<Integer> encodings() {
        List<Integer> list = new ArrayList<>(watching.encodings());
        list.addAll(List.of(Encodings.CURSOR, Encodings.DESKTOP_SIZE, Encodings.LAST_RECT));
        if (watching.continuous()) {
            list.addAll(List.of(Encodings.FENCE, Encodings.CONTINUOUS_UPDATES));
        }
        return list;
    }

    /** A viewer at work. */
    private final class Watch {

        private final Viewer viewer;
        private boolean continuous;

        Watch(Viewer viewer) {
            this.viewer = viewer;
        }

        void firstPicture() throws IOException {
            viewer.readLimit(PATIENCE);
            viewer.requestUpdate(false);
            while (take(viewer.read()).map(update -> update.areas().isEmpty()).orElse(true)) {
                viewer.readLimit(PATIENCE);
            }
        }

        /** Takes what comes until it is late; what is under way then is left. */
        void until(long toNanos, Sightings sightings) throws IOException {
            try {
                long left = toNanos - System.nanoTime();
                while (left > 0) {
                    viewer.readLimit(Duration.ofNanos(left));
                    if (take(viewer.read()).isPresent()) {
                        sightings.saw(viewer.picture(), System.nanoTime());
                    }
                    left = toNanos - System.nanoTime();
                }
            } catch (SocketTimeoutException e) {
                return; // it is late
            }
        }

        private Optional<Update> take(ServerEvent event) throws IOException {
            if (event instanceof ServerEvent.ContinuousUpdatesEnded && !continuous) {
                continuous = true;
                viewer.continuousUpdates(true, viewer.picture().bounds());
            }
            if (!(event instanceof Update update)) {
                return Optional.empty();
            }
            if (update.resized() && continuous) {
                viewer.continuousUpdates(true, viewer.picture().bounds());
            }
            if (update.resized() || !continuous) {
                viewer.requestUpdate(!update.resized());
            }
            return Optional.of(update);
        }
    }
}
