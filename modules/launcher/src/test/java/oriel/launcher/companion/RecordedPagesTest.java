package oriel.launcher.companion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.client.Viewer;
import oriel.recording.ChunkKind;
import oriel.recording.Playback;
import oriel.recording.Player;
import oriel.recording.RecordingReader;
import oriel.recording.RecordingStart;
import oriel.recording.RecordingWriter;
import oriel.server.options.ServerOptions;

/** Pages are told that the screen is recorded, and have the controls of one that is played. */
@Timeout(60)
class RecordedPagesTest {

    private static final Map<String, Object> ON = Map.of("oriel", 1, "kind", "recording", "on", true);
    private static final Map<String, Object> OFF = Map.of("oriel", 1, "kind", "recording", "on", false);

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void everyPageSaysThatTheScreenIsRecorded() throws Exception {
        try (PagesServer server = new PagesServer(ServerOptions.named("test"), OrderLog.NONE);
                Viewer first = server.page(PagesServer.LOOK)) {
            server.pages().recording(true);
            assertEquals(ON, PagesServer.word(first, "recording"));
            try (Viewer later = server.page(PagesServer.FULL)) {
                assertEquals(ON, PagesServer.word(later, "recording"));
                server.pages().recording(false);
                assertEquals(OFF, PagesServer.word(first, "recording"));
                assertEquals(OFF, PagesServer.word(later, "recording"));
            }
        }
    }

    private Player player() throws IOException {
        Path file = folder.resolve("film.orec");
        try (RecordingWriter writer =
                RecordingWriter.create(file, false, RecordingStart.of(Instant.EPOCH, 8, 8, "film"))) {
            writer.append(ChunkKind.MESSAGES, 0, ByteBuffer.wrap(new byte[] {2})); // the bell
            writer.end(10_000_000);
        }
        return new Player(new Playback(RecordingReader.open(file)), false, nanos::get);
    }

    private static void assertTold(Viewer page, long at, boolean playing, double speed) throws IOException {
        Map<?, ?> word = PagesServer.word(page, "player");
        assertEquals(at, ((Number) word.get("at_ms")).longValue());
        assertEquals(10_000, ((Number) word.get("duration_ms")).longValue());
        assertEquals(playing, word.get("playing"));
        assertEquals(speed, ((Number) word.get("speed")).doubleValue());
    }

    @Test
    void whoMayPressKeysMayPauseAndSeekAndChangeTheSpeed() throws Exception {
        try (Player player = player();
                PagesServer server = new PagesServer(ServerOptions.named("test"), OrderLog.NONE)) {
            server.pages().play(player);
            try (Viewer page = server.page(PagesServer.FULL);
                    Viewer watcher = server.page(PagesServer.LOOK)) {
                assertTold(page, 0, false, 1);
                PagesServer.say(page, "\"kind\":\"player\",\"do\":\"play\"");
                assertTold(page, 0, true, 1);
                nanos.addAndGet(2_000_000_000);
                PagesServer.say(page, "\"kind\":\"player\",\"do\":\"speed\",\"speed\":4");
                assertTold(page, 2000, true, 4);
                PagesServer.say(page, "\"kind\":\"player\",\"do\":\"seek\",\"at_ms\":7500");
                assertTold(page, 7500, true, 4);
                assertTold(watcher, 0, false, 1);
                assertTold(watcher, 0, true, 1);
                assertTold(watcher, 2000, true, 4);
                assertTold(watcher, 7500, true, 4);
                PagesServer.say(watcher, "\"kind\":\"player\",\"do\":\"seek\",\"at_ms\":1");
                PagesServer.say(page, "\"kind\":\"player\",\"do\":\"seek\",\"at_ms\":\"soon\"");
                PagesServer.say(page, "\"kind\":\"player\",\"do\":\"pause\"");
                assertTold(page, 7500, false, 4);
                assertEquals(
                        "You may not do that.",
                        PagesServer.word(watcher, "refusal").get("text"));
            }
        }
    }
}
