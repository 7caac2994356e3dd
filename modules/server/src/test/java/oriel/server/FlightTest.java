package oriel.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.client.Viewer;
import oriel.testkit.PaintedScreen;

/** What a recording of Java's Flight Recorder holds, with the profile that is shipped. */
@Timeout(60)
class FlightTest {

    private static final Path PROFILE =
            Path.of(System.getProperty("oriel.root"), "distribution/src/flight-recorder/oriel.jfc");

    @TempDir
    Path folder;

    @Test
    void tellsOfLoginsCapturesEncodedRectanglesAndUpdates() throws Exception {
        List<RecordedEvent> events = recorded();
        assertTrue(any(events, "oriel.Login", event -> event.getLong("session") == 1 && event.getBoolean("admitted")));
        assertTrue(any(events, "oriel.Login", event -> event.getLong("session") == 2 && !event.getBoolean("admitted")));
        assertTrue(any(
                events,
                "oriel.Capture",
                event -> event.getInt("width") == 64 && event.getInt("height") == 48 && event.getBoolean("changed")));
        assertTrue(any(
                events,
                "oriel.Encode",
                event -> event.getInt("width") > 0
                        && event.getLong("bytes") > 0
                        && !event.getString("encoder").isEmpty()));
        assertTrue(any(
                events,
                "oriel.Update",
                event -> event.getLong("pixels") == 64 * 48
                        && event.getLong("bytes") > 0
                        && event.getThread().getJavaName().equals("oriel-1-writer")));
        assertTrue(
                events.stream().anyMatch(event -> event.getEventType().getName().startsWith("jdk.")));
    }

    private static boolean any(List<RecordedEvent> events, String name, Predicate<RecordedEvent> test) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals(name))
                .anyMatch(test);
    }

    private List<RecordedEvent> recorded() throws Exception {
        Path file = folder.resolve("flight.jfr");
        try (Recording recording = new Recording(Configuration.create(PROFILE))) {
            recording.start();
            visit();
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file);
    }

    /** The server has ended when this returns, and so has told of everything. */
    private static void visit() throws Exception {
        PaintedScreen screen = new PaintedScreen(64, 48);
        try (MemoryServer server = MemoryServer.open(screen)) {
            try (Viewer viewer = server.viewer()) {
                viewer.requestUpdate(false);
                viewer.readUpdate();
                assertEquals(64, viewer.picture().width());
            }
            leaveAtOnce(server);
        }
    }

    private static void leaveAtOnce(MemoryServer server) throws IOException {
        try (RawPeer peer = new RawPeer(server.connect())) {
            peer.expect(RawPeer.GREETING);
        }
    }
}
