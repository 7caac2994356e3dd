package oriel.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;

/** Help, version and wrong usage: what a stranger meets first. */
class CommandLineTest {

    @TempDir
    Path folder;

    private static final int MAX_LINES = 39;

    /** Making one takes a while: all of its options are looked at. */
    @Test
    void makesNoCommandsButTheOneThatIsCalled() {
        Environment nothing = new Environment(Map.of(), Optional.empty(), false, InputStream.nullInputStream());
        Set<String> all = Main.commandLine(nothing).getSubcommands().keySet();
        assertTrue(all.containsAll(List.of("serve", "ask", "help")), all::toString);
        for (String name : all) {
            Set<String> made =
                    Main.commandLine(nothing, name, "--help").getSubcommands().keySet();
            assertEquals(name.equals("help") ? all : Set.of(name), made);
        }
        assertEquals(Map.of(), Main.commandLine(nothing, "--version").getSubcommands());
        assertEquals(all, Main.commandLine(nothing, "--help").getSubcommands().keySet());
        assertEquals(all, Main.commandLine(nothing, "srve").getSubcommands().keySet());
    }

    @Test
    void helpNamesEveryExitCode() {
        String help = CommandRun.of(Map.of(), "help").out();
        assertEquals(CommandRun.of(Map.of(), "--help").out(), help);
        for (ExitCode code : ExitCode.values()) {
            assertTrue(help.contains(code.number() + "   " + code.meaning()), () -> code + " is not in\n" + help);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "serve --help",
                "test-client --help",
                "passwd --help",
                "record --help",
                "play --help",
                "export --help",
                "config --help",
                "config init --help",
                "config show --help",
                "config validate --help",
                "config schema --help",
                "doctor --help",
                "plugins --help",
                "bench --help",
                "bench encoders --help",
                "bench live --help"
            })
    void helpFitsAScreenAndHasAnExample(String arguments) {
        CommandRun run = CommandRun.of(Map.of(), arguments.split(" "));
        assertEquals(0, run.code());
        List<String> lines = run.out().lines().toList();
        assertTrue(lines.size() <= MAX_LINES, () -> lines.size() + " lines:\n" + run.out());
        int examples = Math.max(lines.indexOf("Example:"), lines.indexOf("Examples:"));
        assertTrue(examples > 0, run::out);
        assertTrue(lines.get(examples + 1).matches("  ([A-Z_]+=\\S+ )?oriel .*"), run::out);
        String plain = arguments.replace(" --help", "");
        if (!plain.startsWith("-") && !plain.contains(" ")) {
            assertEquals(run.out(), CommandRun.of(Map.of(), "help", plain).out());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--config",
                "--host",
                "--port",
                "--capture",
                "--display",
                "--name",
                "--password-file",
                "--no-auth",
                "--insecure",
                "--view-only",
                "--[no-]websocket",
                "--web-root",
                "--log-level",
                "--log-format"
            })
    void serveHasTheOption(String option) {
        assertTrue(CommandRun.of(Map.of(), "serve", "--help").out().contains("      " + option));
    }

    @Test
    void theDocsListEveryExitCode() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("oriel.root"), "docs/commands.md"));
        String table = Arrays.stream(ExitCode.values())
                .map(code -> "| " + code.number() + " | " + code.meaning() + " |\n")
                .collect(Collectors.joining("", "| code | meaning |\n| --- | --- |\n", "\n"));
        assertTrue(page.contains(table), () -> "docs/commands.md should hold this table:\n" + table);
    }

    @Test
    void tellsItsVersionAndThatOfJava() {
        CommandRun run = CommandRun.of(Map.of(), "--version");
        assertEquals(0, run.code());
        assertTrue(run.out().matches("oriel \\S+ \\(Java \\S+\\)\\R"), run.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; no command is given; oriel --help",
                "serv; Unmatched argument at index 0: 'serv'; did you mean serve? oriel --help",
                "serve --prot=5; Unknown option: '--prot=5'; did you mean --port? oriel serve --help",
                "serve --port; Missing required parameter for option '--port' (PORT); oriel serve --help",
                "serve --port x; --port must be a whole number from 0 to 65535, not \"x\"; oriel serve --help",
                "serve --virtual 9x9 --region 5x5+0+0; --virtual shows the whole of a new screen: leave --region out;"
                        + " oriel serve --help",
                "serve --log-level loud; --log-level must be one of trace, debug, info, warn, error, off, not \"loud\";"
                        + " oriel serve --help"
            })
    void wrongUsageIsOneLineOfCauseAndOneOfRemedy(String arguments, String cause, String remedy) {
        CommandRun run = CommandRun.of(Map.of(), arguments.isEmpty() ? new String[0] : arguments.split(" "));
        assertEquals(ExitCode.USAGE.number(), run.code());
        assertEquals(List.of("oriel: " + cause, "  try: " + remedy), run.errors());
    }

    @Test
    void aWrongConfigurationEndsWithItsOwnCode() throws IOException {
        Path file = Files.writeString(folder.resolve("c.json"), "{\n  \"prot\": 1, \"port\": 70000\n}");
        CommandRun run = CommandRun.of(Map.of(), "serve", "--config", file.toString());
        assertEquals(78, run.code());
        assertEquals(
                List.of(
                        "oriel: " + file + ":2:3: unknown key \"prot\", the nearest known one is \"port\"",
                        "oriel: " + file + ":2:22: port must be a whole number from 0 to 65535, not 70000",
                        "  try: correct it there, or leave it out to get the default; docs/configuration.md lists all keys"),
                run.errors());
    }

    @ParameterizedTest
    @CsvSource({
        "66, serve --password-file /nonexistent/secret",
        "78, serve --config /nonexistent/config.json",
        "78, serve --host 0.0.0.0 --no-auth",
        "78, serve --web-root /nonexistent",
        "69, serve --capture nosuch --no-websocket"
    })
    void everyErrorHasItsCode(int code, String arguments) {
        CommandRun run = CommandRun.of(Map.of(), arguments.split(" "));
        assertEquals(code, run.code(), run.err());
        assertEquals(2, run.errors().size(), run.err());
        assertTrue(run.errors().get(0).startsWith("oriel: "), run.err());
        assertTrue(run.errors().get(1).startsWith("  try: "), run.err());
    }

    @Test
    void listsPluginsAndWhatIsLeftOut() throws IOException {
        AcmePlugin.compile(folder);
        Files.createDirectories(folder.resolve("empty"));
        CommandRun run = CommandRun.of(Map.of("ORIEL_PLUGIN_FOLDER", folder.toString()), "plugins");
        assertEquals(0, run.code());
        List<String> words =
                run.out().lines().map(line -> line.replaceAll(" +", " ")).toList();
        String from = folder.resolve("all").resolve("all").toString();
        assertEquals("KIND NAME MODULE USABLE FROM", words.get(0));
        assertTrue(words.contains("capture acme acme.all yes " + from), run.out());
        assertTrue(words.contains("encoder plain (0) acme.all yes " + from), run.out());
        assertTrue(words.contains("encoder needy (21) acme.all no: it lacks everything " + from), run.out());
        assertTrue(
                words.contains("left out: " + folder.resolve("empty")
                        + ": there is no module in it; put the plugin's jar there"),
                run.out());
    }

    @Test
    void listsPluginsAsJson() throws IOException {
        AcmePlugin.compile(folder);
        Map<String, String> environment = Map.of(
                "ORIEL_PLUGIN_FOLDER",
                folder.toString(),
                "ORIEL_PLUGINS",
                "{\"acme\": {\"obstacle\": \"it is \\\"out\\\"\"}}");
        CommandRun run = CommandRun.of(environment, "plugins", "--json");
        assertEquals(0, run.code());
        String dense = run.out().replaceAll("\\s+", "");
        assertTrue(dense.contains("\"usable\":false,\"obstacle\":\"itis\\\"out\\\"\""), run.out());
        assertTrue(dense.endsWith("\"left_out\":[]}"), run.out());
    }
}
