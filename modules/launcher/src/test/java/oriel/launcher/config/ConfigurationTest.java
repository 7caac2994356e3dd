package oriel.launcher.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts when several sources speak, and what values become. */
class ConfigurationTest {

    /** What the first Python server was shipped with, and the two keys that came later. */
    private static final String PYTHON_V1 = """
            {
              "_comment": "PyVNCServer",
              "host": "0.0.0.0", "port": 5900, "password": "", "frame_rate": 30, "lan_frame_rate": 90,
              "network_profile_override": "lan", "scale_factor": 1.0, "max_connections": 10,
              "client_socket_timeout": 60.0, "enable_region_detection": true, "enable_cursor_encoding": false,
              "enable_metrics": true, "enable_request_coalescing": true, "enable_lan_adaptive_encoding": true,
              "lan_raw_area_threshold": 0.10, "lan_raw_max_pixels": 65536, "lan_prefer_zlib": true,
              "lan_zlib_area_threshold": 0.08, "lan_zlib_min_pixels": 8192, "lan_zlib_compression_level": 2,
              "lan_zlib_warmup_requests": 2, "lan_zlib_disable_if_request_gap_ms": 1500,
              "lan_jpeg_area_threshold": 0.20, "lan_jpeg_min_pixels": 16384, "lan_jpeg_quality_initial": 84,
              "lan_jpeg_quality_min": 70, "lan_jpeg_quality_max": 95, "lan_zrle_compression_level": 3,
              "enable_tight_encoding": true, "tight_disable_for_ultravnc": true,
              "ultravnc_tight_warmup_requests": 16, "ultravnc_tight_warmup_seconds": 2.5,
              "enable_jpeg_encoding": true, "enable_h264_encoding": false, "enable_parallel_encoding": true,
              "encoding_threads": null, "enable_websocket": false, "websocket_detect_timeout": 0.5,
              "websocket_max_handshake_bytes": 65536, "websocket_max_payload_bytes": 8388608,
              "websocket_max_buffer_bytes": 16777216, "max_set_encodings": 1024, "max_client_cut_text": 16777216,
              "log_level": "INFO", "log_file": null,
              "websocket_allowed_origins": [], "input_control_policy": "shared"
            }
            """;

    @TempDir
    Path folder;

    @Test
    void understandsTheConfigurationOfThePythonServer() {
        Configuration configuration = Given.json(folder, PYTHON_V1);
        assertEquals(Optional.of("lan"), configuration.value(Keys.NETWORK_PROFILE_OVERRIDE));
        assertEquals(0.5, configuration.value(Keys.WEBSOCKET_DETECT_TIMEOUT));
        assertFalse(configuration.value(Keys.ENABLE_WEBSOCKET));
        assertEquals("info", configuration.value(Keys.LOG_LEVEL));
        assertEquals(List.of(), configuration.warnings());
    }

    @Test
    void saysInOneLineWhatHasNoEffectYet() {
        Configuration configuration = Given.json(
                folder, "{\"enable_metrics\": false, \"enable_h264_encoding\": true, \"lan_raw_max_pixels\": 65536}");
        assertEquals(List.of("this setting has no effect yet: enable_h264_encoding"), configuration.warnings());
    }

    @Test
    void theFileOverridesTheDefault() {
        assertEquals(6000, Given.json(folder, "{\"port\": 6000}").value(Keys.PORT));
        assertEquals(5900, Given.json(folder, "{}").value(Keys.PORT));
    }

    @Test
    void theEnvironmentOverridesTheFileAndTheCommandLineTheEnvironment() throws ConfigException {
        Optional<Path> file = Given.file(folder, "{\"port\": 1, \"frame_rate\": 1, \"name\": \"file\"}")
                .file();
        Map<String, String> environment = Map.of("ORIEL_PORT", "2", "ORIEL_FRAME_RATE", "2");
        Overrides overrides = new Overrides();
        overrides.put(Keys.PORT, 3, "--port");
        Configuration configuration =
                ConfigurationReader.read(new Sources(file, Optional.empty(), environment, overrides));
        assertEquals(3, configuration.value(Keys.PORT));
        assertEquals(2, configuration.value(Keys.FRAME_RATE));
        assertEquals("file", configuration.value(Keys.NAME));
        assertEquals("--port", configuration.where(Keys.PORT));
        assertEquals("ORIEL_FRAME_RATE", configuration.where(Keys.FRAME_RATE));
    }

    @Test
    void readsTheFileOfTheDistributionIfNoneIsNamed() throws IOException, ConfigException {
        Files.writeString(folder.resolve("config.json"), "{\"port\": 6001}");
        Sources sources = new Sources(Optional.empty(), Optional.of(folder), Map.of(), new Overrides());
        assertEquals(6001, ConfigurationReader.read(sources).value(Keys.PORT));
    }

    @Test
    void theFileOfTheEnvironmentGoesBeforeThatOfTheDistribution() throws IOException, ConfigException {
        Files.writeString(folder.resolve("config.json"), "{\"port\": 6001}");
        Path other = Files.writeString(folder.resolve("other.json"), "{\"port\": 6002}");
        Map<String, String> environment = Map.of("ORIEL_CONFIG", other.toString());
        Sources sources = new Sources(Optional.empty(), Optional.of(folder), environment, new Overrides());
        assertEquals(6002, ConfigurationReader.read(sources).value(Keys.PORT));
    }

    @Test
    void aDistributionWithoutAFileIsFine() throws ConfigException {
        Sources sources = new Sources(Optional.empty(), Optional.of(folder), Map.of(), new Overrides());
        assertEquals(5900, ConfigurationReader.read(sources).value(Keys.PORT));
    }

    @Test
    void readsEveryTypeFromTheEnvironment() {
        Configuration configuration = Given.environment(Map.of(
                "ORIEL_ENABLE_WEBSOCKET", "no",
                "ORIEL_SCALE_FACTOR", "0.5",
                "ORIEL_WEBSOCKET_ALLOWED_ORIGINS", "https://A.example/, http://b.example:8000",
                "ORIEL_NETWORK_PROFILE_OVERRIDE", "WAN",
                "ORIEL_LOG_FILE", "",
                "ORIEL_PLUGINS", "{\"x11\": {\"shm\": false}}"));
        assertFalse(configuration.value(Keys.ENABLE_WEBSOCKET));
        assertEquals(0.5, configuration.value(Keys.SCALE_FACTOR));
        assertEquals(
                List.of("https://a.example", "http://b.example:8000"),
                configuration.value(Keys.WEBSOCKET_ALLOWED_ORIGINS));
        assertEquals(Optional.of("wan"), configuration.value(Keys.NETWORK_PROFILE_OVERRIDE));
        assertEquals(Optional.empty(), configuration.value(Keys.LOG_FILE));
        assertEquals(Map.of("x11", Map.of("shm", false)), configuration.value(Keys.PLUGINS));
    }

    @Test
    void warnsOfAMisspeltVariable() {
        Configuration configuration = Given.environment(Map.of("ORIEL_PROT", "1", "ORIEL_OPTS", "-Xint", "HOME", "/"));
        assertEquals(
                List.of("the variable \"ORIEL_PROT\" is unknown and ignored, the nearest known one is ORIEL_PORT"),
                configuration.warnings());
    }

    @Test
    void leavesCommentsOutEvenWhereTheyAreRepeated() {
        Configuration configuration = Given.json(
                folder,
                "{\"_\": {\"port\": [1]}, \"_\": 2, \"port\": 7, \"plugins\": {\"a\": {\"_why\": 1, \"b\": 2}}}");
        assertEquals(7, configuration.value(Keys.PORT));
        assertEquals(Map.of("a", Map.of("b", 2)), configuration.value(Keys.PLUGINS));
    }

    @Test
    void filesNamedInTheFileAreRelativeToIt() {
        Configuration configuration = Given.json(
                folder, "{\"log_file\": \"oriel.log\", \"web_root\": \"/srv/web\", \"plugin_folder\": \"p\"}");
        assertEquals(Optional.of(folder.resolve("oriel.log")), configuration.path(Keys.LOG_FILE));
        assertEquals(Optional.of(Path.of("/srv/web")), configuration.webRoot());
        assertEquals(Optional.of(folder.resolve("p")), configuration.pluginFolder());
    }

    @Test
    void filesNamedElsewhereAreRelativeToTheWorkingFolder() {
        Configuration configuration = Given.environment(Map.of("ORIEL_LOG_FILE", "oriel.log"));
        assertEquals(Optional.of(Path.of("oriel.log")), configuration.path(Keys.LOG_FILE));
    }

    @Test
    void aWideOpenValueIsStillChecked() {
        assertTrue(Keys.PASSWORD.parse("with\nline").isEmpty());
        assertTrue(Keys.PASSWORD.parse("\u20ac").isEmpty());
        assertEquals(Optional.of("p\u00e4ss"), Keys.PASSWORD.parse("p\u00e4ss"));
    }

    /** As a package has it: the program's folder holds a link to the machine's settings. */
    @Test
    void namesInAFileAreRelativeToWhereItIsAndNotToALinkToIt() throws Exception {
        Path machine = Files.createDirectories(folder.resolve("etc"));
        Path home = Files.createDirectories(folder.resolve("usr"));
        Path file = Files.writeString(machine.resolve("config.json"), "{\"password_file\": \"passwords\"}");
        Files.createSymbolicLink(home.resolve("config.json"), file);
        Configuration configuration =
                ConfigurationReader.read(new Sources(Optional.empty(), Optional.of(home), Map.of(), new Overrides()));
        assertEquals(Optional.of(machine.toRealPath().resolve("passwords")), configuration.path(Keys.PASSWORD_FILE));
    }
}
