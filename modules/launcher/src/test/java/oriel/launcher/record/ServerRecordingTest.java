package oriel.launcher.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.launcher.companion.BlackEncoding;
import oriel.launcher.config.Given;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.recording.Chunk;
import oriel.recording.ChunkKind;
import oriel.recording.RecordingReader;
import oriel.security.Accounts;
import oriel.security.NoneProvider;
import oriel.security.SecurityTools;
import oriel.server.OrielServer;
import oriel.server.ServerParts;
import oriel.server.event.ServerListener;
import oriel.server.event.SessionInfo;
import oriel.server.options.ServerOptions;
import oriel.testkit.MemoryTransport;
import oriel.testkit.PaintedScreen;

/** A server that records its own screen. */
@Timeout(30)
class ServerRecordingTest {

    @TempDir
    Path folder;

    private final PaintedScreen screen = new PaintedScreen(64, 48);
    private final HeardCapture heard = new HeardCapture(screen);
    private final BlockingQueue<Boolean> signs = new LinkedBlockingQueue<>();
    private final MemoryTransport transport = new MemoryTransport();
    private OrielServer server;
    private Optional<ServerRecording> recording = Optional.empty();

    @BeforeEach
    void serve() throws Exception {
        ServerParts parts = new ServerParts(
                Configured.plain(heard),
                List.of(Configured.plain(new BlackEncoding())),
                List.of(new NoneProvider().create(Options.none("none"), new SecurityTools(Accounts.NOBODY))),
                List.of(transport));
        server = OrielServer.start(ServerOptions.named("desk"), parts, new ServerListener() {
            @Override
            public void authenticated(SessionInfo session) {
                recording.ifPresent(ServerRecording::viewersChanged);
            }

            @Override
            public void closed(SessionInfo session, String reason) {
                recording.ifPresent(ServerRecording::viewersChanged);
            }
        });
    }

    @AfterEach
    void close() {
        recording.ifPresent(ServerRecording::close);
        server.close();
    }

    private void start(Path target, String when) {
        String text = "{\"record_directory\": \"%s\", \"record\": \"%s\"}".formatted(target, when);
        recording = ServerRecording.start(Given.json(folder, text), server, signs::add);
    }

    private boolean sign() throws InterruptedException {
        return signs.poll(20, TimeUnit.SECONDS);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".orec")).toList();
        }
    }

    private void assertRecorded(Path file) throws IOException {
        try (RecordingReader reader = RecordingReader.open(file)) {
            assertTrue(reader.isComplete());
            assertEquals("desk", reader.start().init().name());
        }
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void isSilentUntilItIsOrdered() throws Exception {
        start(folder, "on_order");
        ServerRecording.Outcome begun = recording.get().order(true);
        assertEquals(Optional.empty(), begun.failure());
        assertTrue(sign());
        assertEquals(begun, recording.get().order(true), "it goes on");
        assertEquals(Optional.empty(), recording.get().order(false).file());
        assertFalse(sign());
        assertEquals(files(), begun.file().stream().toList());
        assertRecorded(files().get(0));
        assertEquals(List.of(), List.copyOf(signs));
    }

    @Test
    void beginsWithTheFirstViewerAndEndsWithTheLast() throws Exception {
        start(folder, "viewers");
        try (Viewer viewer = Viewer.connect(transport.connect(), ViewerOptions.OPEN)) {
            assertEquals("desk", viewer.name());
            assertTrue(sign());
        }
        assertFalse(sign());
        assertRecorded(files().get(0));
    }

    @Test
    void recordsFromTheStartToTheEnd() throws Exception {
        start(folder, "always");
        assertTrue(sign());
        recording.get().order(true);
        recording.get().close();
        assertFalse(sign());
        assertEquals(1, files().size());
        assertRecorded(files().get(0));
    }

    @Test
    void saysWhyItCannotAndTriesAgainWhenItIsOrdered() throws Exception {
        Path missing = folder.resolve("missing");
        start(missing, "always");
        String reason = recording.get().order(true).failure().orElseThrow();
        assertTrue(reason.startsWith("the recording cannot be written into " + missing + ": NoSuchFile"), reason);
        assertEquals(List.of(), List.copyOf(signs), "nothing is recorded");
        Files.createDirectory(missing);
        assertTrue(recording.get().order(true).file().orElseThrow().startsWith(missing));
    }

    @Test
    void hasKeysAndThePointerWhereThatIsWanted() throws Exception {
        start(folder, "on_order");
        heard.tell(recording.get()::input);
        Path file = recording.get().order(true).file().orElseThrow();
        try (Viewer viewer = Viewer.connect(transport.connect(), ViewerOptions.OPEN)) {
            viewer.key('b', true);
            viewer.pointer(7, 9, 1);
            assertEquals("key 98 down", screen.nextEvent());
            assertEquals("move 7,9", screen.nextEvent());
            assertEquals("button 1 down", screen.nextEvent());
            viewer.key('b', false);
            assertEquals("key 98 up", screen.nextEvent());
            viewer.key('c', true);
            assertEquals("key 99 down", screen.nextEvent()); // so what was before is written
        }
        recording.get().order(false);
        List<String> inputs = new ArrayList<>();
        try (RecordingReader reader = RecordingReader.open(file)) {
            for (Optional<Chunk> chunk = reader.next(); chunk.isPresent(); chunk = reader.next()) {
                if (chunk.get().kind() == ChunkKind.INPUT) {
                    inputs.add(HexFormat.of().formatHex(chunk.get().data()));
                }
            }
        }
        assertEquals(
                List.of("0401000000000062", "050000070009", "050100070009", "0400000000000062"), inputs.subList(0, 4));
    }

    @Test
    void isNotThereWithoutAFolder() throws Exception {
        assertEquals(Optional.empty(), ServerRecording.start(Given.json(folder, "{}"), server, signs::add));
    }
}
