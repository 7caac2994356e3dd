package oriel.launcher.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import oriel.launcher.CommandRun;
import oriel.recording.Playback;
import oriel.recording.RecordingReader;

/** Recording a server that shows one picture, and goes. */
class RecordCommandTest {

    private static final String HELLO = "524642203030332e3030380a" + "0101" + "00000000" + "0002" + "0001" + "20180001"
            + "00ff00ff00ff" + "100800" + "000000" + "00000004" + "6465736b";

    private static final String PICTURE =
            "00000001" + "0000" + "0000" + "0002" + "0001" + "00000000" + "33221100" + "66554400";

    @TempDir
    Path folder;

    private CommandRun record(String says, String... options) throws IOException, InterruptedException {
        Thread server;
        CommandRun run;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server = new Thread(() -> serve(socket, says), "one-picture");
            server.start();
            String[] all = new String[options.length + 2];
            all[0] = "record";
            all[1] = "127.0.0.1:" + socket.getLocalPort();
            System.arraycopy(options, 0, all, 2, options.length);
            run = CommandRun.of(Map.of(), all);
        }
        server.join();
        return run;
    }

    /** Says all as soon as the viewer has said its version, and goes when it asks for the next picture. */
    private static void serve(ServerSocket socket, String says) {
        try (Socket viewer = socket.accept()) {
            new DataOutputStream(viewer.getOutputStream()).write(HexFormat.of().parseHex(says));
            DataInputStream in = new DataInputStream(viewer.getInputStream());
            in.skipNBytes(12 + 1 + 1 + 20);
            in.readNBytes(2);
            in.skipNBytes(4L * in.readUnsignedShort() + 2 * 10);
        } catch (IOException e) {
            return; // nobody comes, or it goes first
        }
    }

    @Test
    void keepsWhatTheServerShowsAndEndsWithIt() throws Exception {
        Path file = folder.resolve("desk.orec");
        CommandRun run = record(HELLO + PICTURE, file.toString());
        assertEquals(0, run.code(), run.err());
        List<String> lines = run.out().lines().toList();
        assertTrue(
                lines.get(0).matches("oriel: recording 127\\.0\\.0\\.1:\\d+, \"desk\", into " + file + ".*"),
                run.out());
        assertEquals("oriel: the server has ended the connection", lines.get(1));
        assertTrue(lines.get(2).matches("oriel: recorded \\d+\\.\\d s, 1 updates, 0\\.0 MB"), run.out());
        try (RecordingReader reader = RecordingReader.open(file);
                Playback playback = new Playback(reader)) {
            assertTrue(reader.isComplete());
            assertEquals("desk", reader.start().init().name());
            playback.seek(reader.durationMicros());
            assertArrayEquals(new int[] {0x112233, 0x445566}, playback.picture().pixels());
        }
    }

    @Test
    void writesOverAFileOnlyWhereThatIsSaid() throws Exception {
        Path file = Files.writeString(folder.resolve("desk.orec"), "mine");
        CommandRun refused = CommandRun.of(Map.of(), "record", "127.0.0.1:1", file.toString());
        assertEquals(73, refused.code());
        assertEquals("oriel: " + file + " is there already", refused.errors().get(0));
        assertEquals("mine", Files.readString(file));
        assertEquals(0, record(HELLO + PICTURE, file.toString(), "--over").code());
        assertTrue(Files.size(file) > 100);
    }

    @Test
    void makesNoFileWhereThereIsNoServer() {
        Path file = folder.resolve("desk.orec");
        CommandRun run = CommandRun.of(Map.of(), "record", "127.0.0.1:1", file.toString());
        assertEquals(69, run.code(), run.err());
        assertFalse(Files.exists(file));
    }

    @Test
    void saysWhatIsWrongWithTheFile() throws Exception {
        CommandRun run =
                record(HELLO + PICTURE, folder.resolve("none/desk.orec").toString());
        assertEquals(73, run.code());
        assertEquals("  try: a folder that is there", run.errors().get(1));
        Path text = Files.writeString(folder.resolve("text"), "text");
        CommandRun play = CommandRun.of(Map.of(), "play", text.toString());
        assertEquals(66, play.code());
        assertEquals(
                "oriel: " + text + " cannot be played: this is no recording of Oriel's",
                play.errors().get(0));
        assertEquals(
                66,
                CommandRun.of(Map.of(), "play", folder.resolve("no").toString()).code());
    }

    @Test
    void refusesValuesThatMakeNoSense() {
        for (String[] wrong : new String[][] {
            {"record", "localhost", "f", "--rate", "0"},
            {"record", "localhost", "f", "--seconds", "-1"},
            {"record", "localhost", "f", "--quality", "10"},
            {"play", "f", "--speed", "17"},
            {"play", "f", "--from", "-1"}
        }) {
            assertEquals(2, CommandRun.of(Map.of(), wrong).code(), String.join(" ", wrong));
        }
    }
}
