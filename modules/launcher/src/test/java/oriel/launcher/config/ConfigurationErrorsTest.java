package oriel.launcher.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import oriel.launcher.config.ConfigException.Kind;

/** Every way to get a configuration wrong is told with its place, and nothing is made of it. */
class ConfigurationErrorsTest {

    @TempDir
    Path folder;

    static Stream<Arguments> wrongJson() {
        return Stream.of(
                Arguments.of("", "1:1: a file of settings is one JSON object in braces, but it is empty"),
                Arguments.of("[]", "1:1: a file of settings is one JSON object in braces, but it holds something else"),
                Arguments.of("{} {}", "1:4: malformed JSON: something follows the closing brace"),
                Arguments.of("{\n  \"port\": 5900,\n}", "3:1: malformed JSON: Unexpected character ('}' (code 125)):"),
                Arguments.of("{\"port\": 5900", "1:14: malformed JSON: Unexpected end-of-input"),
                Arguments.of("{\n  \"port\": 1,\n  \"port\": 2\n}", "3:3: key \"port\" is there twice"),
                Arguments.of("{\"plugins\": {\"x\": {\"a\": 1, \"a\": 2}}}", "1:28: key \"a\" is there twice"));
    }

    static Stream<Arguments> wrongAcme() {
        return Stream.of(
                Arguments.of("{\"acme\": \"letsencrypt\"}", "1:10: acme needs tls_domain, the name to certify"),
                Arguments.of(
                        "{\"record\": \"always\"}", "1:12: record needs record_directory, the folder for recordings"),
                Arguments.of("{\"tls_domain\": \"a.example.org\"}", "1:16: tls_domain needs acme, who certifies it"),
                Arguments.of(
                        "{\"certificate\": \"c.pem\", \"tls_domain\": \"a.example.org\", \"acme\": \"letsencrypt\"}",
                        "1:65: give either acme or certificate, not both"),
                Arguments.of(
                        "{\"enable_websocket\": false, \"tls_domain\": \"a.example.org\", \"acme\": \"letsencrypt\"}",
                        "1:68: acme gets nothing while enable_websocket is false"),
                Arguments.of(
                        "{\"acme\": \"http://acme.example/dir\"}",
                        "1:10: acme must be \"letsencrypt\", or an address that begins with https://, or null"),
                Arguments.of(
                        "{\"tls_domain\": \"*.example.org\"}",
                        "1:16: tls_domain must be a host name in small letters"));
    }

    static Stream<Arguments> wrongValues() {
        return Stream.of(
                Arguments.of("{\n  \"prot\": 1\n}", "2:3: unknown key \"prot\", the nearest known one is \"port\""),
                Arguments.of(
                        "{\"max_conections\": 1}",
                        "1:2: unknown key \"max_conections\", the nearest known one is" + " \"max_connections\""),
                Arguments.of(
                        "{\"name\": \"" + "n".repeat(4097) + "\"}", "1:10: name has 4097 bytes, viewers take 4096"),
                Arguments.of("{\"port\": \"5900\"}", "1:10: port must be a whole number from 0 to 65535, not \"5900\""),
                Arguments.of("{\"port\": 5900.0}", "1:10: port must be a whole number from 0 to 65535, not 5900.0"),
                Arguments.of("{\"port\": 65536}", "1:10: port must be a whole number from 0 to 65535, not 65536"),
                Arguments.of("{\"port\": null}", "1:10: port must be a whole number from 0 to 65535, not null"),
                Arguments.of("{\"port\": 99999999999999999999}", "1:10: port must be a whole number"),
                Arguments.of(
                        "{\"max_connections\": 0}", "1:21: max_connections must be a whole number of 1 or more, not 0"),
                Arguments.of("{\"scale_factor\": 2.5}", "1:18: scale_factor must be a number from 0.1 to 2, not 2.5"),
                Arguments.of("{\"scale_factor\": 1e999}", "1:18: scale_factor must be a number from 0.1 to 2"),
                Arguments.of(
                        "{\"enable_websocket\": \"true\"}",
                        "1:22: enable_websocket must be true or false, not \"true\""),
                Arguments.of(
                        "{\"log_level\": \"loud\"}",
                        "1:15: log_level must be one of trace, debug, info, warn, error, off"),
                Arguments.of(
                        "{\"network_profile_override\": \"far\"}", "1:30: network_profile_override must be one of"),
                Arguments.of(
                        "{\"websocket_allowed_origins\": \"http://a\"}",
                        "1:31: websocket_allowed_origins must be a list"),
                Arguments.of(
                        "{\"websocket_allowed_origins\": [\"a.org\"]}",
                        "1:31: websocket_allowed_origins must be a list"),
                Arguments.of(
                        "{\"frame_ancestors\": [\"http://a;script-src\"]}", "1:21: frame_ancestors must be a list"),
                Arguments.of(
                        "{\"websocket_allowed_origins\": [\"http://a/b\"]}", "1:31: websocket_allowed_origins must be"),
                Arguments.of(
                        "{\"allowed_hosts\": [1]}",
                        "1:19: allowed_hosts must be a list of host names such as \"screen.example.org\", not a list"),
                Arguments.of(
                        "{\"plugins\": {\"x11\": 3}}",
                        "1:13: plugins must be an object that holds one object for each"),
                Arguments.of(
                        "{\"plugins\": {\"x11\": {\"a\": null}}}",
                        "1:13: plugins must be an object that holds one object"));
    }

    static Stream<Arguments> wrongCombinations() {
        return Stream.of(
                Arguments.of(
                        "{\"lan_jpeg_quality_max\": 60}",
                        "1:26: lan_jpeg_quality_max (60) must not be below" + " lan_jpeg_quality_min (70)"),
                Arguments.of(
                        "{\"lan_jpeg_quality_min\": 96}",
                        "1:26: lan_jpeg_quality_max (95) must not be below" + " lan_jpeg_quality_min (96)"),
                Arguments.of(
                        "{\"websocket_max_buffer_bytes\": 4096}",
                        "1:32: websocket_max_buffer_bytes (4096) must not be"),
                Arguments.of("{\"viewer_port\": 5900}", "1:17: viewer_port must differ from port"),
                Arguments.of("{\"browser_port\": 5900}", "1:18: browser_port must differ from port"),
                Arguments.of(
                        "{\"viewer_port\": 6000, \"browser_port\": 6000}",
                        "1:39: browser_port must differ from viewer_port"),
                Arguments.of(
                        "{\"enable_websocket\": false, \"browser_port\": 6000}",
                        "1:45: browser_port serves nobody while enable_websocket is false"),
                Arguments.of("{\"transports\": []}", "1:16: transports must name one, or nothing listens"),
                Arguments.of(
                        "{\"password\": \"a\",\n \"password_file\": \"b\"}",
                        "2:19: give either password or password_file"));
    }

    @ParameterizedTest
    @MethodSource({"wrongJson", "wrongAcme", "wrongValues", "wrongCombinations"})
    void tellsFileLineAndColumn(String json, String expected) {
        Sources sources = Given.file(folder, json);
        ConfigException e = assertThrows(ConfigException.class, () -> ConfigurationReader.read(sources));
        String begin = folder.resolve("config.json") + ":" + expected;
        assertEquals(Kind.WRONG, e.kind());
        assertTrue(e.causes().get(0).startsWith(begin), () -> e.causes().get(0) + "\nshould begin with\n" + begin);
        assertEquals(1, e.causes().size());
        assertEquals(1, e.causes().get(0).lines().count());
    }

    @Test
    void tellsAllErrorsInTheOrderOfTheFile() {
        Sources sources = Given.file(folder, "{\"prot\": 1,\n\"frame_rate\": 61,\n\"port\": }");
        List<String> causes = assertThrows(ConfigException.class, () -> ConfigurationReader.read(sources))
                .causes();
        assertEquals(
                List.of("1:2", "2:15", "3:9"), causes.stream().map(this::place).toList());
    }

    private String place(String cause) {
        String rest = cause.substring(folder.resolve("config.json").toString().length() + 1);
        return rest.substring(0, rest.indexOf(": "));
    }

    @Test
    void takesFilesOfFourMebibytesAndNotMore() throws IOException, ConfigException {
        String json = "{\"port\": 7}";
        Path file = Files.writeString(folder.resolve("large.json"), json + " ".repeat((4 << 20) - json.length()));
        assertEquals(7, ConfigurationReader.read(named(file)).value(Keys.PORT));
        Files.writeString(file, json + " ".repeat((4 << 20) + 1 - json.length()));
        ConfigException e = assertThrows(ConfigException.class, () -> ConfigurationReader.read(named(file)));
        assertEquals(List.of("the configuration " + file + " is too large"), e.causes());
    }

    @Test
    void aNameOfTheLongestSizeIsFine() {
        assertEquals(
                4096,
                Given.json(folder, "{\"name\": \"" + "n".repeat(4096) + "\"}")
                        .value(Keys.NAME)
                        .length());
    }

    @Test
    void boundsThatAreEqualAreInOrder() {
        Configuration equal = Given.json(folder, "{\"lan_jpeg_quality_min\": 95}");
        assertEquals(95, equal.value(EncodingKeys.LAN_JPEG_QUALITY_MIN));
    }

    @Test
    void keepsAPasswordOutOfItsError() {
        Sources sources = Given.file(folder, "{\"password\": 12345678}");
        String cause = assertThrows(ConfigException.class, () -> ConfigurationReader.read(sources))
                .causes()
                .get(0);
        assertFalse(cause.contains("12345678"), cause);
    }

    @Test
    void escapesWhatItRepeats() {
        Sources sources = Given.file(folder, "{\"a\\u001b[31m\\nb\": 1}");
        String cause = assertThrows(ConfigException.class, () -> ConfigurationReader.read(sources))
                .causes()
                .get(0);
        assertTrue(cause.contains("\"a\\u001b[31m\\u000ab\""), cause);
    }

    @Test
    void refusesAFileThatIsNotUtf8() throws IOException {
        Path file = Files.write(folder.resolve("latin1.json"), new byte[] {'{', '"', (byte) 0xe4, '"', ':', '1', '}'});
        ConfigException e = assertThrows(ConfigException.class, () -> ConfigurationReader.read(named(file)));
        assertEquals(List.of("the configuration " + file + " is not UTF-8"), e.causes());
    }

    @Test
    void refusesANamedFileThatIsMissing() {
        Path file = folder.resolve("nowhere.json");
        ConfigException e = assertThrows(ConfigException.class, () -> ConfigurationReader.read(named(file)));
        assertEquals(Kind.WRONG, e.kind());
        assertEquals(List.of("the configuration " + file + " is not there"), e.causes());
    }

    @Test
    void refusesAFileOfTheEnvironmentThatIsMissing() {
        Map<String, String> environment =
                Map.of("ORIEL_CONFIG", folder.resolve("nowhere.json").toString());
        Sources sources = new Sources(Optional.empty(), Optional.of(folder), environment, new Overrides());
        assertThrows(ConfigException.class, () -> ConfigurationReader.read(sources));
    }

    @Test
    void refusesAFolder() {
        ConfigException e = assertThrows(ConfigException.class, () -> ConfigurationReader.read(named(folder)));
        assertTrue(e.getMessage().startsWith("the configuration " + folder + " cannot be read"), e.getMessage());
    }

    @Test
    void namesTheVariableOfAWrongValue() {
        Map<String, String> environment = Map.of("ORIEL_FRAME_RATE", "0");
        Sources sources = new Sources(Optional.empty(), Optional.empty(), environment, new Overrides());
        ConfigException e = assertThrows(ConfigException.class, () -> ConfigurationReader.read(sources));
        assertEquals(
                List.of("the variable ORIEL_FRAME_RATE must be a whole number from 1 to 60, not \"0\""), e.causes());
    }

    private static Sources named(Path file) {
        return new Sources(Optional.of(file), Optional.empty(), Map.of(), new Overrides());
    }
}
