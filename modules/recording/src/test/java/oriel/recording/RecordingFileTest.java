package oriel.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import oriel.rfb.Framebuffer;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.message.CopyRect;
import oriel.rfb.message.FramebufferUpdate;
import oriel.transport.LocalPipe;

/** Recordings as files: whole, cut off, damaged, and what is none. */
class RecordingFileTest {

    @TempDir
    Path folder;

    private Path file;
    private Film film;

    @BeforeEach
    void record() throws IOException {
        file = folder.resolve("film.orec");
        film = new Film(file, true);
    }

    @Test
    void tellsWhatItBeginsWithAndHowLongItLasts() throws IOException {
        try (RecordingReader reader = RecordingReader.open(file)) {
            assertEquals(RecordingStart.of(Film.TIME, Film.WIDTH, Film.HEIGHT, "Film"), reader.start());
            assertEquals(Film.FRAMES * Film.STEP_MICROS, reader.durationMicros());
            assertTrue(reader.isComplete());
        }
    }

    @Test
    void hasTheSamePictureAfterEverySeek() throws IOException {
        Random random = new Random(1);
        try (Playback playback = new Playback(RecordingReader.open(file))) {
            for (int i = 0; i < 100; i++) {
                long micros = random.nextInt((int) playback.durationMicros());
                if (random.nextBoolean()) {
                    playback.seek(micros);
                } else {
                    playback.seek(micros / 2);
                    playback.playTo(micros);
                }
                assertArrayEquals(film.pictureAt(micros), playback.picture().pixels(), "at " + micros);
            }
            assertEquals("", playback.damage().orElse(""));
        }
    }

    @Test
    void playsUpToTheCutWhereverItWasCut() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Path cut = folder.resolve("cut.orec");
        Random random = new Random(2);
        for (int i = 0; i < 200; i++) {
            int length = 100 + random.nextInt(whole.length - 100);
            int frames = film.framesWithin(length);
            Files.write(cut, Arrays.copyOf(whole, length));
            try (Playback playback = new Playback(RecordingReader.open(cut))) {
                playback.playTo(Long.MAX_VALUE);
                assertArrayEquals(film.picture(frames), playback.picture().pixels(), "at " + length);
                long half = playback.durationMicros() / 2;
                playback.seek(half);
                int[] then = frames == 0 ? film.picture(0) : film.pictureAt(half);
                assertArrayEquals(then, playback.picture().pixels(), "half of what is left at " + length);
            }
        }
    }

    @Test
    void isReadableWhereItsWriterWasKilled() throws IOException {
        Path killed = folder.resolve("killed.orec");
        new Film(killed, false);
        try (Playback playback = new Playback(RecordingReader.open(killed))) {
            assertEquals((Film.FRAMES - 1) * Film.STEP_MICROS, playback.durationMicros());
            playback.seek(playback.durationMicros());
            assertArrayEquals(film.picture(Film.FRAMES), playback.picture().pixels());
        }
    }

    @Test
    void endsBeforeAByteThatIsAnotherOne() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        bytes[bytes.length - 1] ^= 1; // the index is not found either
        Path damaged = Files.write(folder.resolve("damaged.orec"), bytes);
        try (Playback playback = new Playback(RecordingReader.open(damaged))) {
            long micros = playback.durationMicros();
            assertTrue(micros > 20_000_000 && micros < 40_000_000, () -> "it lasts " + micros);
            playback.playTo(Long.MAX_VALUE);
            assertArrayEquals(film.pictureAt(micros), playback.picture().pixels());
        }
    }

    @Test
    void refusesWhatIsNone() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "FBS 001.000\n and more than that");
        assertEquals(
                "this is no recording of Oriel's",
                assertThrows(RecordingException.class, () -> RecordingReader.open(text))
                        .getMessage());
        byte[] later = Files.readAllBytes(file);
        later[9] = 2;
        Path other = Files.write(folder.resolve("later"), later);
        assertEquals(
                "this recording has version 2 of the container",
                assertThrows(RecordingException.class, () -> RecordingReader.open(other))
                        .getMessage());
        Path head = Files.write(folder.resolve("head"), Arrays.copyOf(Files.readAllBytes(file), 60));
        assertThrows(RecordingException.class, () -> RecordingReader.open(head));
    }

    @Test
    void writesOverNoFileUnasked() {
        RecordingStart start = RecordingStart.of(Film.TIME, 1, 1, "");
        assertThrows(FileAlreadyExistsException.class, () -> RecordingWriter.create(file, false, start));
    }

    @Test
    void saysSoWhereTheDiskIsFull() {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full), "left out: there is no /dev/full");
        RecordingStart start = RecordingStart.of(Film.TIME, 1, 1, "");
        assertThrows(IOException.class, () -> RecordingWriter.create(full, true, start));
    }

    @Test
    void takesMessagesThatAreLongerThanAChunk() throws IOException {
        byte[] data = new byte[3 * Container.MAX_DATA_BYTES + 5];
        new Random(3).nextBytes(data);
        Path large = folder.resolve("large.orec");
        try (RecordingWriter writer = RecordingWriter.create(large, false, RecordingStart.of(Film.TIME, 9, 9, ""))) {
            writer.append(ChunkKind.MESSAGES, 5, ByteBuffer.wrap(data));
        }
        try (RecordingReader reader = RecordingReader.open(large)) {
            ByteBuffer read = ByteBuffer.allocate(data.length);
            for (int i = 0; i < 4; i++) {
                Chunk chunk = reader.next().orElseThrow();
                assertEquals(i < 3, chunk.continued());
                read.put(chunk.data());
            }
            assertArrayEquals(data, read.array());
            assertFalse(reader.next().isPresent());
        }
        byte[] bytes = Files.readAllBytes(large);
        Files.write(large, Arrays.copyOf(bytes, bytes.length - 1));
        try (RecordingReader reader = RecordingReader.open(large)) {
            assertFalse(reader.next().isPresent(), "a message without its end");
        }
    }

    @Test
    void keepsKeyFramesFromTheWholeOfAVeryLongRecording() {
        KeyFrames frames = new KeyFrames();
        int count = 3 * Container.MAX_KEY_FRAMES;
        for (int i = 0; i < count; i++) {
            frames.add(i, 1000 + i);
        }
        KeyFrames read = new KeyFrames();
        assertEquals(count, read.read(frames.index(count), 1000 + count).orElseThrow());
        for (int i = 0; i < count; i += 97) {
            long micros = read.atOrBefore(i).orElseThrow().micros();
            assertTrue(micros <= i && micros > i - 16, () -> "key frame " + micros);
        }
    }

    private RecordingWriter large(int width, int height) throws IOException {
        return RecordingWriter.create(
                folder.resolve("large.orec"), true, RecordingStart.of(Film.TIME, width, height, "Large"));
    }

    @Test
    void aKeyFrameMayBeLargerThanAChunk() throws IOException {
        Framebuffer picture = new Framebuffer(700, 811);
        Random random = new Random(4);
        for (int i = 0; i < picture.pixels().length; i++) {
            picture.pixels()[i] = random.nextInt(1 << 24);
        }
        try (RecordingWriter writer = large(700, 811)) {
            writer.append(ChunkKind.KEY_FRAME, 5, KeyFramePicture.of(picture));
            writer.end(9);
        }
        try (Playback playback = new Playback(RecordingReader.open(folder.resolve("large.orec")))) {
            playback.seek(7);
            assertEquals("", playback.damage().orElse(""));
            assertArrayEquals(picture.pixels(), playback.picture().pixels());
        }
    }

    /** An interrupted thread closes the channel that it writes to. */
    @Test
    void whatCouldNotBeWrittenIsToldAgain() throws IOException {
        ByteBuffer bell = ByteBuffer.wrap(new byte[] {2});
        RecordingWriter writer = large(64, 48);
        Thread.currentThread().interrupt();
        assertThrows(IOException.class, () -> writer.append(ChunkKind.MESSAGES, 1, bell));
        assertTrue(Thread.interrupted());
        assertThrows(IOException.class, () -> writer.append(ChunkKind.MESSAGES, 2, bell));
        writer.end(3);
        writer.close();
    }

    @Test
    void noRecordingIsLongerThanAYear() throws IOException {
        try (RecordingWriter writer = large(64, 48)) {
            writer.append(ChunkKind.MESSAGES, 7, ByteBuffer.wrap(new byte[] {2}));
            writer.append(ChunkKind.MESSAGES, Container.MAX_MICROS + 1, ByteBuffer.wrap(new byte[] {2}));
            writer.end(Container.MAX_MICROS + 2);
        }
        try (RecordingReader reader = RecordingReader.open(folder.resolve("large.orec"))) {
            assertEquals(7, reader.durationMicros());
            assertFalse(reader.isComplete());
        }
    }

    @Test
    void anUpdateThatDrawsWithoutEndIsDamage() throws IOException {
        WireBuffer update = new WireBuffer(4096);
        new FramebufferUpdate(100).write(update);
        for (int i = 0; i < 100; i++) {
            new CopyRect(new Rect(0, 0, 1200, 1000), 0, 0).write(update);
        }
        try (RecordingWriter writer = large(1200, 1000)) {
            writer.append(ChunkKind.MESSAGES, 1, update.view());
            writer.end(2);
        }
        try (Playback playback = new Playback(RecordingReader.open(folder.resolve("large.orec")))) {
            playback.playTo(2);
            assertTrue(playback.damage().orElse("").contains("more than 64 times"), playback.damage()::toString);
        }
    }

    @Test
    void oneInThePlaceOfAnotherIsItsOwnersAloneToo() throws IOException {
        Assumptions.assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        Path old = Files.writeString(folder.resolve("large.orec"), "old");
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rw-r--r--"));
        large(64, 48).close();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(old)));
    }

    @Test
    void aMessageWithoutEndIsNotKept() throws IOException {
        LocalPipe pipe = new LocalPipe(64);
        Tap tap = new Tap(pipe.viewer(), 10);
        pipe.server().write(ByteBuffer.wrap(new byte[10]));
        assertEquals(10, tap.read(ByteBuffer.allocate(64)));
        pipe.server().write(ByteBuffer.wrap(new byte[1]));
        assertThrows(ProtocolException.class, () -> tap.read(ByteBuffer.allocate(64)));
        tap.take();
        pipe.server().write(ByteBuffer.wrap(new byte[10]));
        assertEquals(10, tap.read(ByteBuffer.allocate(64)));
    }
}
