package oriel.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;
import oriel.recording.ChunkKind;
import oriel.recording.Playback;
import oriel.recording.RecordingException;
import oriel.recording.RecordingReader;
import oriel.recording.RecordingStart;
import oriel.recording.RecordingWriter;
import oriel.rfb.Encodings;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.message.Bell;
import oriel.rfb.message.DesktopSize;
import oriel.rfb.message.FramebufferUpdate;
import oriel.rfb.message.RectangleHeader;

/** Files of any bytes for a player. Checksums are set right, so that mutations reach behind them. */
class RecordingFuzzTest {

    private static final int FILE_HEAD = 12;
    private static final int CHUNK_HEAD = 20;
    private static final int MAX_STEPS = 64;

    @TempDir
    static Path folder;

    @MethodSource("seeds")
    @FuzzTest
    void refusesOrPlays(byte[] bytes) throws IOException {
        play(bytes);
    }

    private static int play(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("fuzzed"), checked(bytes));
        int steps = 0;
        try (Playback playback = new Playback(RecordingReader.open(file))) {
            while (steps < MAX_STEPS && playback.step(Long.MAX_VALUE)) {
                steps++;
            }
            playback.seek(playback.durationMicros() / 2);
            playback.takeChanges();
        } catch (RecordingException expected) {
            return steps;
        }
        return steps;
    }

    private static byte[] checked(byte[] bytes) {
        ByteBuffer all = ByteBuffer.wrap(bytes.clone());
        int at = FILE_HEAD;
        while (at >= 0 && at + CHUNK_HEAD + Integer.BYTES <= bytes.length) {
            int length = all.getInt(at);
            if (length < 0 || length > bytes.length - at - CHUNK_HEAD - Integer.BYTES) {
                break;
            }
            CRC32 checksum = new CRC32();
            checksum.update(bytes, at, CHUNK_HEAD + length);
            all.putInt(at + CHUNK_HEAD + length, (int) checksum.getValue());
            at += CHUNK_HEAD + length + Integer.BYTES;
        }
        return all.array();
    }

    /** A seed that is refused would lead nowhere. */
    @Test
    void seedsArePlayed() throws IOException {
        for (byte[] seed : seeds().toList()) {
            assertTrue(play(seed) >= 3);
        }
    }

    static Stream<byte[]> seeds() throws IOException {
        return Stream.of(recording(true), recording(false));
    }

    private static byte[] recording(boolean complete) throws IOException {
        Path file = Files.createTempFile("oriel-seed", ".orec");
        try (RecordingWriter writer =
                RecordingWriter.create(file, true, RecordingStart.of(Instant.EPOCH, 16, 16, "seed"))) {
            writer.append(ChunkKind.MESSAGES, 10, update(16));
            writer.append(ChunkKind.KEY_FRAME, 20, update(16));
            WireBuffer bell = new WireBuffer(1);
            new Bell().write(bell);
            writer.append(ChunkKind.MESSAGES, 25, bell.view());
            writer.append(ChunkKind.MESSAGES, 30, update(20));
            if (complete) {
                writer.end(40);
            }
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    private static ByteBuffer update(int side) {
        WireBuffer out = new WireBuffer(1 << 11);
        new FramebufferUpdate(2).write(out);
        new DesktopSize(side, side).write(out);
        new RectangleHeader(new Rect(0, 0, side, side), Encodings.RAW).write(out);
        return out.zeros(side * side * Integer.BYTES).view();
    }
}
