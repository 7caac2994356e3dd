package oriel.launcher.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.launcher.CommandRun;
import oriel.recording.ChunkKind;
import oriel.recording.RecordingStart;
import oriel.recording.RecordingWriter;
import oriel.rfb.Encodings;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.message.FramebufferUpdate;
import oriel.rfb.message.RectangleHeader;
import oriel.transport.Connection;
import oriel.transport.Peer;

/** Other files made of a recording of three seconds: all red, with a blue part after one second, and a green one after two. */
class ExportCommandTest {

    private static final int WIDTH = 21;
    private static final int HEIGHT = 10;
    private static final Rect ALL = new Rect(0, 0, WIDTH, HEIGHT);
    private static final Rect BLUE = new Rect(2, 3, 4, 5);
    private static final Rect GREEN = new Rect(10, 1, 3, 2);

    @TempDir
    Path folder;

    private Path film;

    @BeforeEach
    void record() throws IOException {
        film = folder.resolve("film.orec");
        RecordingStart start = RecordingStart.of(Instant.EPOCH, WIDTH, HEIGHT, "desk");
        try (RecordingWriter writer = RecordingWriter.create(film, false, start)) {
            writer.append(ChunkKind.MESSAGES, 0, fill(ALL, 0xff0000));
            writer.append(ChunkKind.MESSAGES, 1_000_000, fill(BLUE, 0x0000ff));
            writer.append(
                    ChunkKind.INPUT, 1_500_000, ByteBuffer.wrap(HexFormat.of().parseHex("0401000000000061")));
            writer.append(
                    ChunkKind.INPUT, 1_750_000, ByteBuffer.wrap(HexFormat.of().parseHex("050100070009")));
            writer.append(ChunkKind.INPUT, 1_800_000, ByteBuffer.wrap(new byte[] {4, 1}));
            writer.append(ChunkKind.MESSAGES, 2_000_000, fill(GREEN, 0x00ff00));
            writer.end(3_000_000);
        }
    }

    private static ByteBuffer fill(Rect area, int rgb) {
        WireBuffer out = new WireBuffer(1024);
        new FramebufferUpdate(1).write(out);
        new RectangleHeader(area, Encodings.RAW).write(out);
        for (int i = 0; i < area.area(); i++) {
            out.s32(Integer.reverseBytes(rgb));
        }
        return out.view();
    }

    private static int[] picture(int second) {
        int[] pixels = new int[WIDTH * HEIGHT];
        for (int i = 0; i < pixels.length; i++) {
            Rect here = new Rect(i % WIDTH, i / WIDTH, 1, 1);
            boolean blue = second >= 1 && BLUE.contains(here);
            boolean green = second >= 2 && GREEN.contains(here);
            pixels[i] = green ? 0x00ff00 : blue ? 0x0000ff : 0xff0000;
        }
        return pixels;
    }

    private CommandRun export(Map<String, String> environment, String... words) {
        String[] all = new String[words.length + 2];
        all[0] = "export";
        all[1] = film.toString();
        System.arraycopy(words, 0, all, 2, words.length);
        return CommandRun.of(environment, all);
    }

    @Test
    void makesAFolderOfPictures() throws IOException {
        Path pictures = folder.resolve("pictures");
        assertEquals(0, export(Map.of(), pictures + "/", "--rate", "2").code());
        for (int i = 0; i < 6; i++) {
            BufferedImage image =
                    ImageIO.read(pictures.resolve("00000" + (i + 1) + ".png").toFile());
            int[] pixels = image.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
            assertArrayEquals(
                    picture(i / 2),
                    Arrays.stream(pixels).map(argb -> argb & 0xffffff).toArray());
        }
        assertEquals(6, pictures.toFile().list().length);
        assertEquals(73, export(Map.of(), pictures.toString()).code(), "there are files already");
    }

    @Test
    void makesAPictureThatMoves() throws IOException {
        Path moving = folder.resolve("film.png");
        CommandRun run = export(Map.of(), moving.toString(), "--rate", "4", "--from", "0.5");
        assertEquals("oriel: 2.5 s in " + moving + System.lineSeparator(), run.out(), run.err());
        byte[] bytes = Files.readAllBytes(moving);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 8, bytes.length));
        assertEquals(new Chunk("IHDR", WIDTH + " " + HEIGHT), chunk(in, 2));
        assertEquals(new Chunk("acTL", "3 0"), chunk(in, 2));
        assertEquals(new Chunk("fcTL", "0 21 10 0 0 131076"), chunk(in, 6), "half a second: 2 of 4");
        assertEquals("IDAT", chunk(in, 0).type());
        assertEquals(new Chunk("fcTL", "1 4 5 2 3 262148"), chunk(in, 6));
        assertEquals(new Chunk("fdAT", "2"), chunk(in, 1));
        assertEquals(new Chunk("fcTL", "3 3 2 10 1 262148"), chunk(in, 6));
        assertEquals(new Chunk("fdAT", "4"), chunk(in, 1));
        assertEquals("IEND", chunk(in, 0).type());
        assertEquals(-1, in.read());
        int[] first = ImageIO.read(moving.toFile()).getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
        assertEquals(0xffff0000, first[0]);
    }

    /** A chunk of PNG: its type, and its first numbers. */
    private record Chunk(String type, String numbers) {}

    private static Chunk chunk(DataInputStream in, int count) throws IOException {
        int length = in.readInt();
        byte[] bytes = in.readNBytes(4 + length);
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        assertEquals((int) checksum.getValue(), in.readInt());
        ByteBuffer content = ByteBuffer.wrap(bytes, 4, length);
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(Integer.toString(content.getInt()));
        }
        String type = new String(bytes, 0, 4, StandardCharsets.US_ASCII);
        if (type.equals("fdAT")) {
            byte[] rows = new InflaterInputStream(new ByteArrayInputStream(bytes, 8, length - 4)).readAllBytes();
            assertTrue(rows.length == 5 * 13 || rows.length == 2 * 10, "rows of " + rows.length);
        }
        return new Chunk(type, String.join(" ", numbers));
    }

    @Test
    void makesAnFbsFileThatAViewerReads() throws IOException {
        Path fbs = folder.resolve("film.fbs");
        assertEquals(0, export(Map.of(), fbs.toString(), "--from", "1.2").code());
        DataInputStream in = new DataInputStream(Files.newInputStream(fbs));
        assertEquals("FBS 001.000\n", new String(in.readNBytes(12), StandardCharsets.US_ASCII));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        List<Integer> times = new ArrayList<>();
        while (in.available() > 0) {
            int length = in.readInt();
            said.write(in.readNBytes(length));
            in.readNBytes((4 - length % 4) % 4);
            times.add(in.readInt());
        }
        in.close();
        assertEquals(List.of(0, 0, 800), times);
        try (Viewer viewer = Viewer.connect(new Said(said.toByteArray()), ViewerOptions.OPEN)) {
            assertEquals("desk", viewer.name());
            viewer.setEncodings(List.of(Encodings.ZLIB));
            viewer.readUpdate();
            assertArrayEquals(picture(1), viewer.picture().pixels());
            viewer.readUpdate();
            assertArrayEquals(picture(2), viewer.picture().pixels());
        }
        assertEquals(
                2, export(Map.of(), fbs.toString(), "--over", "--rate", "3").code());
    }

    /** A server that says what it has to say. */
    private static final class Said implements Connection {

        private final ByteBuffer left;

        Said(byte[] bytes) {
            left = ByteBuffer.wrap(bytes);
        }

        @Override
        public int read(ByteBuffer target) {
            int count = Math.min(left.remaining(), target.remaining());
            target.put(left.slice().limit(count));
            left.position(left.position() + count);
            return count == 0 ? -1 : count;
        }

        @Override
        public void write(ByteBuffer source) {}

        @Override
        public void readLimit(Duration limit) {}

        @Override
        public Peer peer() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    @Test
    void listsWhatHappened() throws IOException {
        Path list = folder.resolve("film.jsonl");
        assertEquals(0, export(Map.of(), list.toString(), "--from", "0.5").code());
        assertEquals(
                List.of(
                        "{\"recording\":\"1970-01-01T00:00:00Z\",\"name\":\"desk\",\"width\":21,\"height\":10,\"seconds\":3.0}",
                        "{\"at\":1.0,\"event\":\"messages\",\"bytes\":96}",
                        "{\"at\":1.5,\"event\":\"key\",\"down\":true,\"keysym\":\"0x61\"}",
                        "{\"at\":1.75,\"event\":\"pointer\",\"x\":7,\"y\":9,\"buttons\":1}",
                        "{\"at\":2.0,\"event\":\"messages\",\"bytes\":40}"),
                Files.readAllLines(list));
    }

    /** In place of ffmpeg a script that keeps its words and what it is given. */
    @Test
    void hasFfmpegMakeAFilm() throws IOException {
        Path made = folder.resolve("film.mp4");
        Map<String, String> environment =
                ffmpeg("echo \"$@\" > \"$0.words\"; for last; do :; done; cat > \"${last#file:}\"");
        CommandRun run = export(environment, made.toString(), "--rate", "1");
        assertEquals(0, run.code(), run.err());
        String words = Files.readString(folder.resolve("bin/ffmpeg.words"));
        assertTrue(words.contains(" -pix_fmt bgr0 -s 21x10 -r 1 -i - "), words);
        ByteBuffer frames = ByteBuffer.wrap(Files.readAllBytes(made));
        for (int second = 0; second < 3; second++) {
            int[] pixels = new int[WIDTH * HEIGHT];
            Arrays.setAll(pixels, i -> Integer.reverseBytes(frames.getInt()));
            assertArrayEquals(picture(second), pixels);
        }
        assertEquals(0, frames.remaining());
    }

    private Map<String, String> ffmpeg(String does) throws IOException {
        Path script = Files.createDirectories(folder.resolve("bin")).resolve("ffmpeg");
        Files.writeString(script, "#!/bin/sh\n" + does + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return Map.of("PATH", script.getParent() + ":" + System.getenv("PATH"));
    }

    @Test
    void saysWhatFfmpegComplainsOfAndWhatToInstallWithoutIt() throws IOException {
        String made = folder.resolve("film.mp4").toString();
        CommandRun failed = export(ffmpeg("echo 'Unknown encoder' >&2; exit 3"), made);
        assertEquals(73, failed.code());
        assertTrue(failed.err().contains("ffmpeg has failed: Unknown encoder"), failed.err());
        CommandRun without = export(Map.of("PATH", folder.toString()), made);
        assertEquals(69, without.code());
        assertEquals(
                "oriel: a film is made by ffmpeg, which is not there",
                without.errors().get(0));
    }

    @Test
    void refusesWhatMakesNoSense() {
        for (String[] wrong : new String[][] {
            {"film"},
            {"film.avi"},
            {"film.png", "--rate", "61"},
            {"film.png", "--from", "4"},
            {"film.png", "--seconds", "0"}
        }) {
            wrong[0] = folder.resolve(wrong[0]).toString();
            assertEquals(2, export(Map.of(), wrong).code(), String.join(" ", wrong));
        }
    }

    @Test
    void whatIsMadeIsItsOwnersAloneAlsoInThePlaceOfAnother() throws Exception {
        Assumptions.assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        for (String name : List.of("film.jsonl", "film.png", "film.fbs")) {
            Path made = Files.writeString(folder.resolve(name), "old");
            Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-r--r--"));
            export(Map.of(), made.toString(), "--over");
            assertTrue(Files.size(made) > 3, name);
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made)), name);
        }
        Path pictures = folder.resolve("pictures");
        export(Map.of(), pictures + "/", "--seconds", "1");
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(pictures)));
    }
}
