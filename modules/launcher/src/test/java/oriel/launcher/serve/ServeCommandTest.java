package oriel.launcher.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.launcher.AcmePlugin;
import oriel.launcher.CommandRun;

/** The command that serves, with plugins of a third party for everything. */
class ServeCommandTest {

    private static final Pattern LISTENING = Pattern.compile("oriel: listening on 127\\.0\\.0\\.1:(\\d+)");

    @TempDir
    static Path plugins;

    @TempDir
    Path folder;

    @BeforeAll
    static void compile() throws IOException {
        AcmePlugin.compile(plugins);
    }

    @Test
    void announcesListensAndEnds() throws Exception {
        Files.createDirectories(folder.resolve("web"));
        StringWriter out = new StringWriter();
        FutureTask<CommandRun> run = new FutureTask<>(() ->
                CommandRun.of(environment(), out, Optional.of(folder), "serve", "--port", "0", "--capture", "acme"));
        Thread thread = new Thread(run, "serve");
        thread.start();
        String announced = awaitLines(out, run, 7);
        Matcher listening = LISTENING.matcher(announced);
        assertTrue(listening.find(), announced);
        int port = Integer.parseInt(listening.group(1));
        Matcher password = Pattern.compile("#password=([a-z2-9]{8})&").matcher(announced);
        assertTrue(password.find(), announced);
        List<String> lines = announced.lines().toList();
        assertEquals(
                List.of(
                        "oriel: listening on 127.0.0.1:" + port,
                        "oriel: open http://localhost:" + port + "/" + password.group() + "autoconnect=1 in a browser",
                        "oriel: showing the acme screen, 32x16, through acme",
                        "oriel: or connect a VNC viewer to localhost:" + port + ", password " + password.group(1)),
                lines.subList(0, 4));
        assertTrue(lines.get(5).startsWith("oriel: stop with Ctrl-C"), announced);
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        thread.interrupt();
        assertEquals(0, run.get(10, TimeUnit.SECONDS).code());
        assertThrows(ConnectException.class, () -> new Socket(InetAddress.getLoopbackAddress(), port).close());
    }

    @Test
    void aPasswordThatWouldGoIntoTheJournalStandsInAFileUntilTheEnd() throws Exception {
        Path state = folder.resolve("state");
        Files.createDirectories(folder.resolve("web"));
        StringWriter out = new StringWriter();
        Map<String, String> variables = new HashMap<>(environment());
        variables.put("JOURNAL_STREAM", "8:12345");
        variables.put("ORIEL_STATE_FOLDER", state.toString());
        FutureTask<CommandRun> run = new FutureTask<>(
                () -> CommandRun.of(variables, out, Optional.of(folder), "serve", "--port", "0", "--capture", "acme"));
        Thread thread = new Thread(run, "serve");
        thread.start();
        String announced = awaitLines(out, run, 7);
        Matcher listening = LISTENING.matcher(announced);
        assertTrue(listening.find(), announced);
        Path file = state.resolve("password-" + listening.group(1));
        assertTrue(announced.contains(", password: see " + file), announced);
        String password = Files.readString(file).strip();
        assertTrue(password.matches("[a-z2-9]{8}"), password);
        assertFalse(announced.contains(password), announced);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        thread.interrupt();
        assertEquals(0, run.get(10, TimeUnit.SECONDS).code());
        assertFalse(Files.exists(file));
    }

    @Test
    void aPortInUseNamesTheNextFreeOne() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            CommandRun run = serve("--capture", "acme", "--port", String.valueOf(taken.getLocalPort()));
            assertEquals(75, run.code(), run.err());
            assertEquals(
                    "oriel: port " + taken.getLocalPort() + " is in use on 127.0.0.1",
                    run.errors().get(0));
            Matcher free = Pattern.compile("  try: --port (\\d+), which is free")
                    .matcher(run.errors().get(1));
            assertTrue(free.matches(), run.err());
            new ServerSocket(Integer.parseInt(free.group(1)), 1, InetAddress.getByName("127.0.0.1")).close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--port 5900 --viewer-port 5900, --viewer-port: viewer_port must differ from port",
        "--port 5900 --browser-port 5900, --browser-port: browser_port must differ from port",
        "--viewer-port 5901 --browser-port 5901, --browser-port: browser_port must differ from viewer_port",
        "--browser-port 5901 --no-websocket, --browser-port: browser_port serves nobody while enable_websocket is false",
    })
    void portsThatServeNobodyAreAWrongConfiguration(String options, String problem) {
        CommandRun run = serve((options + " --capture acme").split(" "));
        assertEquals(78, run.code(), run.err());
        assertTrue(run.err().contains(problem), run.err());
    }

    @Test
    void anAddressOfAnotherMachineIsAWrongConfiguration() {
        CommandRun run = serve("--capture", "acme", "--host", "192.0.2.1", "--insecure");
        assertEquals(78, run.code(), run.err());
        assertEquals(
                "oriel: host 192.0.2.1 is not an address of this machine",
                run.errors().get(0));
    }

    @Test
    void aNamedCaptureThatFailsEndsTheStart() {
        CommandRun run = serve("--capture", "broken");
        assertEquals(69, run.code());
        assertEquals(List.of("oriel: its cable is cut", "  try: mend it"), run.errors());
    }

    @Test
    void anObstacleIsTold() {
        CommandRun run =
                serve(Map.of("ORIEL_PLUGINS", "{\"acme\": {\"obstacle\": \"it rains\"}}"), "--capture", "acme");
        assertEquals(69, run.code());
        assertEquals(
                "oriel: the capture acme cannot be used here: it rains",
                run.errors().get(0));
    }

    @Test
    void aCaptureThatKnowsNoDisplayRefusesOne() {
        CommandRun run = serve("--capture", "broken", "--display", ":7");
        assertEquals(78, run.code());
        assertEquals(
                "oriel: the capture broken knows no display, but display is given (--display)",
                run.errors().get(0));
    }

    @Test
    void anOptionThatAPluginDoesNotReadIsAWrongConfiguration() {
        CommandRun run = serve(Map.of("ORIEL_PLUGINS", "{\"plain\": {\"lout\": true}}"), "--capture", "acme");
        assertEquals(78, run.code());
        assertEquals(List.of("oriel: unknown option plugins.plain.lout", "  try: one of loud"), run.errors());
    }

    @Test
    void anOptionOutOfItsRangeIsAWrongConfiguration() {
        CommandRun run = serve(Map.of("ORIEL_PLUGINS", "{\"acme\": {\"speed\": 10}}"), "--capture", "acme");
        assertEquals(78, run.code());
        assertEquals(
                "oriel: option plugins.acme.speed must be a whole number from 1 to 9",
                run.errors().get(0));
    }

    @Test
    void anEncoderThatLacksSomethingEndsTheStartOnlyIfItsOptionsAreWrong() {
        CommandRun run = serve(Map.of("ORIEL_PLUGINS", "{\"needy\": {\"level\": 10}}"), "--capture", "acme");
        assertEquals(78, run.code());
        assertEquals(
                "oriel: option plugins.needy.level must be a whole number from 1 to 9",
                run.errors().get(0));
    }

    @Test
    void aSectionOfNoPluginIsAWrongConfiguration() {
        CommandRun run = serve(Map.of("ORIEL_PLUGINS", "{\"acne\": {}}"), "--capture", "acme");
        assertEquals(78, run.code());
        assertEquals(
                List.of(
                        "oriel: ORIEL_PLUGINS: plugins has a section for acne, but there is no such plugin",
                        "  try: the nearest name is acme"),
                run.errors());
    }

    @Test
    void aMissingTransportOrSecurityTypeIsTold() {
        assertEquals(
                "oriel: there is no transport plugin tin-can",
                serve(Map.of("ORIEL_TRANSPORTS", "tin-can"), "--capture", "acme")
                        .errors()
                        .get(0));
        assertEquals(
                "oriel: there is no security plugin guard",
                serve(Map.of("ORIEL_SECURITY_TYPES", "guard"), "--capture", "acme")
                        .errors()
                        .get(0));
    }

    private static CommandRun serve(String... options) {
        return serve(Map.of(), options);
    }

    /** For starts that fail: one that succeeded would not return, so the test would run into its own end. */
    private static CommandRun serve(Map<String, String> more, String... options) {
        Map<String, String> environment = new HashMap<>(environment());
        environment.put("ORIEL_PORT", "0");
        environment.putAll(more);
        String[] arguments = new String[options.length + 1];
        arguments[0] = "serve";
        System.arraycopy(options, 0, arguments, 1, options.length);
        FutureTask<CommandRun> run = new FutureTask<>(() -> CommandRun.of(environment, arguments));
        Thread thread = new Thread(run, "serve");
        thread.start();
        try {
            return run.get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            thread.interrupt();
            throw new AssertionError("the command did not end", e);
        }
    }

    private static Map<String, String> environment() {
        return Map.of(
                "ORIEL_PLUGIN_FOLDER", plugins.toString(), "ORIEL_TRANSPORTS", "acme", "ORIEL_LOG_LEVEL", "error");
    }

    private static String awaitLines(StringWriter out, FutureTask<CommandRun> run, int lines) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (out.toString().lines().count() < lines) {
            assertFalse(run.isDone(), () -> "it ended early: " + run);
            assertTrue(System.nanoTime() < deadline, () -> "only this was announced: " + out);
            Thread.onSpinWait();
        }
        return out.toString();
    }
}
