package oriel.launcher.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.launcher.AcmePlugin;
import oriel.launcher.CommandRun;
import oriel.launcher.plugins.PluginFolder;
import oriel.launcher.serve.DoorPlugin;

/** The doctor sees what a start would meet, and ends as it would. */
class DoctorCommandTest {

    @TempDir
    static Path plugins;

    @TempDir
    Path folder;

    @BeforeAll
    static void compile() throws IOException {
        AcmePlugin.compile(plugins);
    }

    private static CommandRun doctor(Map<String, String> more, String... options) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("ORIEL_PLUGIN_FOLDER", plugins.toString());
        environment.putIfAbsent("ORIEL_PORT", "0");
        String[] arguments = new String[options.length + 1];
        arguments[0] = "doctor";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return CommandRun.of(environment, arguments);
    }

    private static void assertSays(CommandRun run, String state, String finding) {
        String line = "%-8s %s".formatted(state, finding);
        assertTrue(run.out().lines().anyMatch(line::equals), () -> line + " is not in\n" + run.out());
    }

    @Test
    void saysWhatWorksAndWhatIsMissing() throws IOException {
        Files.createDirectories(plugins.resolve("empty"));
        CommandRun run = doctor(Map.of("ORIEL_CAPTURE", "acme", "PATH", folder.toString()));
        assertEquals(0, run.code(), run.out());
        assertSays(run, "ok", "capture acme: works here");
        assertSays(run, "ok", "screen: shown through acme");
        assertSays(run, "missing", "encoder needy: it lacks everything");
        assertSays(run, "missing", "program Xvfb: not found; it is for serve --virtual");
        assertSays(run, "", "  try: apt install xvfb");
        String empty = plugins.resolve("empty").toString();
        assertSays(run, "missing", "plugin " + empty + ": there is no module in it; put the plugin's jar there");
    }

    @Test
    void findsALibraryWhereTheSystemWould() throws IOException {
        Path library = Files.createFile(folder.resolve("libisal.so.2"));
        Map<String, String> environment = Map.of("LD_LIBRARY_PATH", folder.toString());
        assertSays(doctor(environment), "ok", "library libisal.so.2: " + library);
        assertEquals(Optional.empty(), new SharedLibrary("libno.so.1", "libno1", "nothing").find(environment));
    }

    @Test
    void namesTheKeysThatViewersKnow() throws IOException {
        Path plugins = Files.createDirectory(folder.resolve("plugins"));
        PluginFolder.compile(plugins.resolve("door"), "door", DoorPlugin.sources(true));
        Path key = Files.createDirectory(folder.resolve("secrets")).resolve("door-key");
        Map<String, String> environment = Map.of(
                "ORIEL_STATE_FOLDER", folder.toString(), "ORIEL_PLUGIN_FOLDER", plugins.toString(), "ORIEL_PORT", "0");
        assertFalse(CommandRun.of(environment, "doctor").out().contains("key: "));
        Files.writeString(key, "1f-10");
        assertSays(CommandRun.of(environment, "doctor"), "ok", "key: 1f-10, as viewers show it that log in by door");
        Files.write(key, new byte[1 << 17]);
        assertSays(CommandRun.of(environment, "doctor"), "missing", "key: " + key + " is too large");
    }

    @Test
    void printsJson() {
        CommandRun run = doctor(Map.of("ORIEL_CAPTURE", "acme"), "--json");
        String json = run.out().replaceAll("\\s+", " ");
        assertTrue(json.startsWith("{ \"ready\" : true, \"exit_code\" : 0, \"findings\" : [ {"), json);
        String finding = "{ \"state\" : \"ok\", \"subject\" : \"capture acme\", \"text\" : \"works here\" }";
        assertTrue(json.contains(finding), json);
    }

    @Test
    void aPortInUseEndsAsServeWould() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();
            CommandRun run = doctor(Map.of("ORIEL_CAPTURE", "acme", "ORIEL_PORT", "" + port));
            assertEquals(75, run.code());
            String cause = "problem  port " + port + ": port " + port + " is in use on 127.0.0.1";
            assertTrue(run.out().contains(cause), run.out());
            assertTrue(run.out().matches("(?s).*  try: --port \\d+, which is free.*"), run.out());
        }
    }

    @ParameterizedTest
    @CsvSource({"ORIEL_VIEWER_PORT, --viewer-port", "ORIEL_BROWSER_PORT, --browser-port"})
    void aPortOfOneKindInUseIsNamedByItsOwnOption(String variable, String option) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();
            CommandRun run = doctor(Map.of("ORIEL_CAPTURE", "acme", "ORIEL_PORT", "0", variable, "" + port));
            assertEquals(75, run.code());
            assertTrue(run.out().contains("port " + port + " is in use on 127.0.0.1"), run.out());
            assertTrue(run.out().matches("(?s).*  try: " + option + " \\d+, which is free.*"), run.out());
        }
    }

    @Test
    void aWrongConfigurationIsAFindingToo() {
        CommandRun run = doctor(Map.of("ORIEL_FRAME_RATE", "fast"));
        assertEquals(78, run.code());
        assertSays(
                run,
                "problem",
                "configuration: the variable ORIEL_FRAME_RATE must be a whole number from 1 to 60, not \"fast\"");
    }

    @Test
    void aMissingScreenEndsAsServeWould() {
        CommandRun run = doctor(Map.of("ORIEL_CAPTURE", "tin-can"));
        assertEquals(69, run.code());
        assertSays(run, "problem", "screen: there is no capture plugin tin-can");
    }
}
