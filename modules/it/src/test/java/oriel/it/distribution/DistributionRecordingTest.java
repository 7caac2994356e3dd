package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.it.Browser;
import oriel.it.ClientPage;
import oriel.it.Distribution;
import oriel.it.Pictures;
import oriel.it.TigerVnc;
import oriel.recording.ChunkKind;
import oriel.recording.Playback;
import oriel.recording.RecordingReader;
import oriel.recording.RecordingStart;
import oriel.recording.RecordingWriter;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.message.FramebufferUpdate;
import oriel.rfb.message.RectangleHeader;
import oriel.testkit.Xvfb;
import oriel.testkit.XwdPicture;

/** A recording of a minute, in TigerVNC's viewer and in the page: the same pixels, after seeks and at its own speed. */
@Timeout(120)
class DistributionRecordingTest {

    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final long STEP_MICROS = 500_000;
    private static final int FRAMES = 121;

    @TempDir
    Path folder;

    private final List<Framebuffer> pictures = new ArrayList<>();
    private Path film;

    @BeforeEach
    void record() throws IOException {
        film = folder.resolve("film.orec");
        Random random = new Random(5);
        Framebuffer picture = new Framebuffer(WIDTH, HEIGHT);
        RecordingStart start = RecordingStart.of(Instant.EPOCH, WIDTH, HEIGHT, "film");
        try (RecordingWriter writer = RecordingWriter.create(film, false, start)) {
            for (int i = 0; i < FRAMES; i++) {
                Rect rect = i == 0
                        ? picture.bounds()
                        : new Rect(random.nextInt(WIDTH - 90), random.nextInt(HEIGHT - 70), 90, 70);
                picture.fill(rect, random.nextInt(1 << 24));
                writer.append(ChunkKind.MESSAGES, i * STEP_MICROS, update(picture, rect));
                pictures.add(new Framebuffer(WIDTH, HEIGHT, picture.pixels().clone()));
            }
            writer.end((FRAMES - 1) * STEP_MICROS);
        }
    }

    private static ByteBuffer update(Framebuffer picture, Rect rect) {
        WireBuffer out = new WireBuffer(1 << 16);
        new FramebufferUpdate(1).write(out);
        new RectangleHeader(rect, Encodings.RAW).write(out);
        for (int y = rect.y(); y < rect.bottom(); y++) {
            for (int x = rect.x(); x < rect.right(); x++) {
                out.s32(Integer.reverseBytes(picture.pixels()[picture.offset(x, y)]));
            }
        }
        return out.view();
    }

    private Framebuffer at(double seconds) {
        return pictures.get((int) (seconds * 1_000_000 / STEP_MICROS));
    }

    @Test
    void viewersAndThePageShowItAndCanPauseAndSeek() throws Exception {
        Path recordings = Files.createDirectory(folder.resolve("recordings"));
        Map<String, String> recorded =
                Map.of("ORIEL_RECORD_DIRECTORY", recordings.toString(), "ORIEL_RECORD", "always");
        try (Distribution player = Distribution.start(
                        recorded,
                        "play",
                        film.toString(),
                        "--port",
                        "0",
                        "--no-auth",
                        "--from",
                        "44",
                        "--speed",
                        "16");
                Xvfb desk = Xvfb.start(WIDTH, HEIGHT)) {
            int port = player.port();
            assertRecordsOnOrderAlone(port, recordings);
            TigerVnc viewer = TigerVnc.connect(desk, port);
            // It pauses at its end by itself, after a second at this speed.
            Pictures.expect("TigerVNC at the end", at(60), () -> XwdPicture.of(desk));
            assertPauseAndSeek(port, desk, viewer);
            assertRecordsWhatIsPlayed(port);
            player.terminate();
            assertEquals(143, player.awaitEnd().code());
        }
        try (Stream<Path> files = Files.list(recordings);
                RecordingReader reader = RecordingReader.open(files.findFirst().orElseThrow())) {
            assertTrue(reader.isComplete(), "the server's own recording of it has its end");
            assertTrue(reader.durationMicros() > 1_000_000, "and lasted as long as viewers were there");
        }
    }

    /** Whatever the configuration says for a server: what is played is recorded already. */
    private static void assertRecordsOnOrderAlone(int port, Path recordings) throws Exception {
        try (Stream<Path> none = Files.list(recordings)) {
            assertEquals(0, none.count());
        }
        Distribution.Ended ordered = Distribution.run("sessions", "record", "--port", Integer.toString(port));
        assertEquals(0, ordered.code(), ordered::toString);
    }

    private void assertPauseAndSeek(int port, Xvfb desk, TigerVnc viewer) throws Exception {
        try (ClientPage page = new ClientPage(Browser.Look.LAPTOP, port)) {
            page.open("/#autoconnect=1").awaitConnected();
            page.browser().await("!document.getElementById('recorded').hidden");
            page.expectAccessible();
            page.browser().await("document.getElementById('player-time').textContent === '1:00 / 1:00'");
            page.page()
                    .evaluate("const at = document.getElementById('player-at'); at.value = 30200;"
                            + " at.dispatchEvent(new Event('input')); at.dispatchEvent(new Event('change'))");
            expect(page, desk, 30);
            assertEquals("0:30 / 1:00", page.text("#player-time"));
            viewer.focus();
            desk.run("xdotool", "key", "Left");
            expect(page, desk, 25);
            page.page().selectOption("#player-speed", "1");
            page.page().click("#player-play");
            page.browser().await("document.getElementById('player-time').textContent.startsWith('0:26')");
            desk.run("xdotool", "key", "space");
            page.browser().await("document.getElementById('player-play').dataset.playing === 'false'");
            Framebuffer paused = page.picture();
            Pictures.expect("TigerVNC where it pauses", paused, () -> XwdPicture.of(desk));
            assertTrue(
                    pictures.subList(52, 58).stream().anyMatch(each -> each.sameAs(paused)),
                    "a picture of the film, between 26 and 29 s");
        }
    }

    private void expect(ClientPage page, Xvfb desk, int seconds) throws Exception {
        Pictures.expect("the page at " + seconds, at(seconds), page::picture);
        Pictures.expect("TigerVNC at " + seconds, at(seconds), () -> XwdPicture.of(desk));
    }

    private void assertRecordsWhatIsPlayed(int port) throws Exception {
        Path again = folder.resolve("again.orec");
        Distribution.Ended ended = Distribution.run("record", "127.0.0.1:" + port, again.toString(), "--seconds", "1");
        assertEquals(0, ended.code(), () -> ended.err().toString());
        assertTrue(Files.size(again) > 100);
        try (Playback playback = new Playback(RecordingReader.open(again))) {
            playback.seek(playback.durationMicros());
            Framebuffer last = playback.picture();
            assertTrue(pictures.stream().anyMatch(each -> each.sameAs(last)), "a picture of the film");
        }
    }
}
