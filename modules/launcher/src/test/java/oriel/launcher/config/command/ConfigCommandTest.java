package oriel.launcher.config.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.launcher.AcmePlugin;
import oriel.launcher.CommandRun;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.ConfigurationReader;
import oriel.launcher.config.Keys;
import oriel.launcher.config.Overrides;
import oriel.launcher.config.Shown;
import oriel.launcher.config.Sources;
import oriel.launcher.config.Status;

/** A configuration is written, shown and checked without reading about it first. */
class ConfigCommandTest {

    @TempDir
    static Path plugins;

    @TempDir
    Path folder;

    @BeforeAll
    static void compile() throws IOException {
        AcmePlugin.compile(plugins);
    }

    /** Validates a file where a transport is there; Oriel's own is not among the tests of this module. */
    private static CommandRun validate(Path file) {
        Map<String, String> environment = Map.of("ORIEL_PLUGIN_FOLDER", plugins.toString());
        return CommandRun.of(environment, "config", "validate", "--config", file.toString());
    }

    private static String served(String settings) {
        return settings.contains("transports")
                ? "{" + settings + "}"
                : "{\"transports\": [\"acme\"], " + settings + "}";
    }

    @Test
    void initWritesAConfigurationWithAPasswordThatOnlyItsOwnerReads() throws Exception {
        Path file = folder.resolve("oriel.json");
        CommandRun run = CommandRun.of(Map.of(), "config", "init", file.toString());
        assertEquals(0, run.code(), run.err());
        Matcher told = Pattern.compile("oriel: wrote \\Q" + file + "\\E with the password ([a-z2-9]{8})\\R"
                        + "oriel: use it with oriel serve --config \\Q" + file + "\\E\\R")
                .matcher(run.out());
        assertTrue(told.matches(), run.out());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        Configuration written =
                ConfigurationReader.read(new Sources(Optional.of(file), Optional.empty(), Map.of(), new Overrides()));
        assertEquals(told.group(1), written.value(Keys.PASSWORD));
        assertEquals(Optional.of("127.0.0.1"), written.value(Keys.HOST));
        String text = Files.readString(file);
        Keys.all()
                .forEach(key -> assertTrue(
                        text.contains("\"_" + key.name() + "\": ") || key.status() != Status.IN_EFFECT, key.name()));
    }

    @Test
    void initLeavesAFileAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.json"), "{}");
        CommandRun run = CommandRun.of(Map.of(), "config", "init", file.toString());
        assertEquals(73, run.code());
        assertEquals(
                List.of("oriel: " + file + " is there already", "  try: another name, or remove it first"),
                run.errors());
        assertEquals("{}", Files.readString(file));
        assertEquals(
                73,
                CommandRun.of(
                                Map.of(),
                                "config",
                                "init",
                                folder.resolve("no/where").toString())
                        .code());
    }

    @Test
    void showTellsWhoGaveAValueAndHidesPasswords() throws IOException {
        Path file = Files.writeString(
                folder.resolve("c.json"), "{\n  \"password\": \"secret\",\n  \"transports\": [\"netty\"]\n}");
        CommandRun run = CommandRun.of(
                Map.of("ORIEL_PORT", "5901"),
                "config",
                "show",
                "--origin",
                "--config",
                file.toString(),
                "--log-level",
                "warn");
        List<String> lines =
                run.out().lines().map(line -> line.replaceAll(" +", " ")).toList();
        assertEquals("KEY VALUE FROM", lines.get(0));
        assertTrue(lines.contains("password \"********\" " + file + ":2:15"), run.out());
        assertTrue(lines.contains("read_only_password \"\" the default"), run.out());
        assertTrue(lines.contains("transports [ \"netty\" ] " + file + ":3:17"), run.out());
        assertTrue(lines.contains("port 5901 ORIEL_PORT"), run.out());
        assertTrue(lines.contains("log_level \"warn\" --log-level"), run.out());
        assertTrue(lines.contains("host null the default"), run.out());
        assertEquals(Keys.all().size() + 1, lines.size());
    }

    @Test
    void showPrintsAConfigurationThatCanBeRead() throws Exception {
        CommandRun run = CommandRun.of(Map.of("ORIEL_PASSWORD", "secret", "ORIEL_NAME", "a \"b\""), "config", "show");
        assertFalse(run.out().contains("secret"), run.out());
        Path file = Files.writeString(folder.resolve("shown.json"), run.out());
        Configuration read =
                ConfigurationReader.read(new Sources(Optional.of(file), Optional.empty(), Map.of(), new Overrides()));
        assertEquals("a \"b\"", read.value(Keys.NAME));
        assertEquals(Shown.HIDDEN, read.value(Keys.PASSWORD));
        Keys.all().stream()
                .filter(key -> !key.equals(Keys.NAME) && !key.equals(Keys.PASSWORD))
                .forEach(key -> assertEquals(key.byDefault(), read.value(key), key.name()));
    }

    @Test
    void validateTellsWhatIsWrongAsServeWould() throws IOException {
        Path good = Files.writeString(
                folder.resolve("good.json"),
                served("\"$schema\": \"oriel.schema.json\", \"enable_h264_encoding\": true"));
        CommandRun run = validate(good);
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("oriel: this setting has no effect yet: enable_h264_encoding\n"), run.out());
        assertTrue(run.out().endsWith("oriel: the configuration " + good + " can be used\n"), run.out());
        for (String wrong : List.of(
                "{\"prot\": 1}",
                "{\"password_file\": \"none\"}",
                "{\"host\": \"0.0.0.0\", \"auth\": false}",
                "{\"plugins\": {\"no-such\": {}}}")) {
            refuses(wrong, wrong.contains("file") ? 66 : 78);
        }
    }

    private CommandRun refuses(String wrong, int code) throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.json"), wrong);
        CommandRun refused = validate(file);
        assertEquals(code, refused.code(), wrong + ": " + refused.err());
        assertEquals(2, refused.errors().size(), refused.err());
        assertEquals("", refused.out());
        return refused;
    }

    /** Each of these is understood, and yet serve would not start with it, or nobody would ever get in by it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "\"allowed_hosts\": [\"https://screen.example.org/\"] | 78 | allowed_hosts must be a list of host names",
                "\"allowed_hosts\": [\"*.example.org\"] | 78 | allowed_hosts must be a list of host names",
                "\"log_file\": \"no/such.log\" | 78 | the folder of the log file ",
                "\"capture\": \"x12\" | 69 | there is no capture plugin x12",
                "\"deflate\": \"gzip\" | 69 | there is no deflate plugin gzip",
                "\"jpeg\": \"mozjpeg\" | 69 | there is no jpeg plugin mozjpeg",
                "\"security_types\": [\"tls\"] | 69 | there is no security plugin tls",
                "\"transports\": [\"tcp\"] | 69 | there is no transport plugin tcp",
                "\"transports\": [] | 78 | transports must name one",
                "\"host\": \"192.0.2.77\" | 78 | host 192.0.2.77 is not an address of this machine",
                "\"plugins\": {\"acme\": {\"backlock\": 1}} | 78 | backlock"
            })
    void validateRefusesWhatNeverWorks(String setting, int code, String told) throws IOException {
        CommandRun refused = refuses(served("\"password\": \"secret\", " + setting), code);
        assertTrue(refused.errors().get(0).contains(told), refused.err());
    }

    @Test
    void validateLeavesNoLogFileBehind() throws IOException {
        Path file = Files.writeString(folder.resolve("c.json"), served("\"log_file\": \"new.log\""));
        assertEquals(0, validate(file).code());
        assertFalse(Files.exists(folder.resolve("new.log")));
    }
}
