package oriel.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.capture.CaptureProvider;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.plugin.Configured;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.scenes.Photo;
import oriel.server.OrielServer;
import oriel.server.ServerParts;
import oriel.server.options.ServerOptions;
import oriel.testkit.MemoryTransport;
import oriel.testkit.PaintedScreen;
import oriel.testkit.Parts;

/** A server is recorded, and the recording is what another server shows. */
@Timeout(60)
class RecorderTest {

    private static final int SIDE = 200;
    private static final int CHANGES = 30;

    @TempDir
    Path folder;

    private final AtomicLong micros = new AtomicLong();

    /** A server in memory. */
    private record Served(OrielServer server, MemoryTransport transport) implements AutoCloseable {

        static Served showing(CaptureProvider capture) throws Exception {
            MemoryTransport transport = new MemoryTransport();
            ServerParts parts = new ServerParts(
                    Configured.plain(capture), Parts.encoders(), Parts.tools(), Parts.open(), List.of(transport));
            return new Served(OrielServer.start(ServerOptions.named("desk"), parts), transport);
        }

        @Override
        public void close() {
            server.close();
        }
    }

    private static RecorderOptions options(int... more) {
        List<Integer> encodings = new ArrayList<>(RecorderOptions.STATELESS);
        for (int each : more) {
            encodings.add(each);
        }
        return new RecorderOptions(encodings, Duration.ofMillis(1));
    }

    /** Records a screen that changes a few times, a second after the other by the recording's clock, and then ends. */
    private Path record(PaintedScreen screen, RecorderOptions options, List<int[]> pictures) throws Exception {
        Path file = folder.resolve("desk.orec");
        try (Served desk = Served.showing(screen);
                RecordingWriter writer =
                        RecordingWriter.create(file, false, RecordingStart.of(Instant.EPOCH, SIDE, SIDE, "desk"))) {
            Recorder recorder = Recorder.connect(desk.transport().connect(), ViewerOptions.OPEN, options);
            assertEquals("desk", recorder.name());
            FutureTask<Void> run = started(recorder, writer);
            Framebuffer photo = new Photo(3).draw(SIDE, SIDE);
            for (int i = 0; i < CHANGES; i++) {
                int step = i;
                micros.set(i * 1_000_000L);
                screen.paint(picture -> {
                    Rect area = new Rect(step * 5, step * 3, 50, 40);
                    picture.copyFrom(photo, area);
                    picture.fill(new Rect(step * 5, step * 3, 8, 8), 0xff0000 + step);
                    pictures.add(picture.pixels().clone());
                    return area;
                });
                await(recorder, pictures.get(i));
            }
            desk.server().close();
            Exception end = assertThrows(Exception.class, () -> run.get(10, TimeUnit.SECONDS));
            assertInstanceOf(IOException.class, end.getCause());
            assertFalse(end.getCause() instanceof RecordingFailure);
            writer.end(CHANGES * 1_000_000L);
        }
        return file;
    }

    /** The cursor is drawn into the left upper corner, where this test does not look. */
    private static void await(Recorder recorder, int[] wanted) throws InterruptedException {
        while (!sameBelow(recorder.picture().pixels(), wanted)) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    private static boolean sameBelow(int[] pixels, int[] wanted) {
        int from = SIDE * 30;
        return Arrays.equals(pixels, from, pixels.length, wanted, from, wanted.length);
    }

    @Test
    void aRecordingShowsViewersWhatTheServerShowed() throws Exception {
        List<int[]> pictures = new ArrayList<>();
        Path file = record(new PaintedScreen(SIDE, SIDE), options(), pictures);
        Player player = new Player(new Playback(RecordingReader.open(file)), false, System::nanoTime);
        try (Served played = Served.showing(new PlayedCapture(player, "desk"));
                Viewer viewer = Viewer.connect(played.transport().connect(), ViewerOptions.OPEN)) {
            viewer.setEncodings(List.of(Encodings.ZRLE, Encodings.COPY_RECT, Encodings.CURSOR));
            for (int second : List.of(0, 20, 3, 11, 29, 12)) {
                player.seek(second * 1_000_000L);
                viewer.requestUpdate(false);
                while (!sameBelow(viewer.picture().pixels(), pictures.get(second))) {
                    viewer.readUpdate();
                    viewer.requestUpdate(true);
                }
            }
        } finally {
            player.close();
        }
    }

    @Test
    void photographsMayLoseSomethingWhereThatIsAllowedAndAreTheSameEachTime() throws Exception {
        Path exact = recordPhoto("exact.orec", options());
        Path lossy = recordPhoto("lossy.orec", options(Encodings.QUALITY_LEVEL_0 + 5));
        assertTrue(
                Files.size(lossy) < Files.size(exact) / 4,
                () -> lossy.toFile().length() + " of " + exact.toFile().length());
        try (Playback playback = new Playback(RecordingReader.open(lossy))) {
            playback.seek(1);
            int[] first = playback.picture().pixels().clone();
            playback.seek(1);
            assertArrayEquals(first, playback.picture().pixels());
        }
    }

    /** Records the first picture of a screen with a photograph. */
    private Path recordPhoto(String name, RecorderOptions options) throws Exception {
        Path file = folder.resolve(name);
        Framebuffer photo = new Photo(3).draw(3 * SIDE, 2 * SIDE);
        RecordingStart start = RecordingStart.of(Instant.EPOCH, photo.width(), photo.height(), "desk");
        try (Served desk = Served.showing(PaintedScreen.showing(photo));
                RecordingWriter writer = RecordingWriter.create(file, false, start)) {
            Recorder recorder = Recorder.connect(desk.transport().connect(), ViewerOptions.OPEN, options);
            FutureTask<Void> run = started(recorder, writer);
            while (recorder.updates() == 0) {
                TimeUnit.MILLISECONDS.sleep(2);
            }
            recorder.stop();
            run.get(10, TimeUnit.SECONDS);
            writer.end(1);
        }
        return file;
    }

    private FutureTask<Void> started(Recorder recorder, RecordingWriter writer) {
        FutureTask<Void> run = new FutureTask<>(() -> {
            recorder.run(writer, micros::get);
            return null;
        });
        new Thread(run, "recorder").start();
        return run;
    }

    @Test
    void refusesEncodingsThatNeedWhatCameBefore() {
        for (int encoding : List.of(Encodings.ZRLE, Encodings.TIGHT, Encodings.ZLIB, Encodings.JPEG)) {
            List<Integer> encodings = List.of(encoding, Encodings.RAW);
            assertThrows(IllegalArgumentException.class, () -> new RecorderOptions(encodings, Duration.ZERO));
        }
    }
}
