package oriel.launcher.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.Given;
import oriel.launcher.config.Key;
import oriel.launcher.log.Logging;

/** What a running server takes of a configuration that is read again. */
class ReloadTest {

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Supervisor supervisor = new Supervisor(
            Map.of("NOTIFY_SOCKET", "/run/n"),
            (socket, message) -> told.add(new String(message, StandardCharsets.UTF_8).replaceFirst("(?s)=.*", "")));

    @BeforeEach
    void startLog() throws ConfigException {
        Logging.start(Given.defaults());
    }

    @AfterEach
    void release() throws ConfigException {
        Logging.start(Given.defaults());
    }

    private Configuration json(String json) {
        return Given.json(folder, json);
    }

    private Reload reload(Reload.Source source) {
        return new Reload(names::add, json("{\"name\": \"Before\"}"), source, supervisor);
    }

    private static boolean debugs() {
        return LoggerFactory.getLogger(ReloadTest.class).isDebugEnabled();
    }

    @Test
    void takesWhatCountsAtOnceAndNamesTheRest() {
        Configuration newest = json("{\"name\": \"After\", \"log_level\": \"debug\", \"port\": 5999}");
        assertEquals(
                Map.of("taken", List.of("name", "log_level"), "restart", List.of("port")),
                reload(() -> newest).now());
        assertEquals(List.of("After"), names);
        assertTrue(debugs());
        assertEquals(List.of("RELOADING", "READY"), told);
    }

    @Test
    void namesAgainOnlyWhatStillWaits() {
        Configuration newest = json("{\"name\": \"After\", \"port\": 5999}");
        Reload reload = reload(() -> newest);
        reload.now();
        assertEquals(Map.of("taken", List.of(), "restart", List.of("port")), reload.now());
    }

    @Test
    void leavesAllAsItWasWhereTheFileIsWrong() {
        Map<String, Object> answer = reload(() -> {
                    throw new ConfigException("there is no key nmae", "name");
                })
                .now();
        assertEquals(
                Map.of("error", "the configuration has an error, so all stays as it was: there is no key nmae"),
                answer);
        assertEquals(List.of(), names);
        assertEquals(List.of("RELOADING", "READY"), told);
    }

    @Test
    void leavesAllAsItWasWhereTheNameIsNotTaken() {
        Configuration newest = json("{\"name\": \"After\", \"log_level\": \"debug\"}");
        Reload reload = new Reload(
                name -> {
                    throw new IllegalArgumentException("too long");
                },
                json("{}"),
                () -> newest,
                supervisor);
        assertEquals(Map.of("error", "the name is not taken, so all stays as it was: too long"), reload.now());
        assertEquals(false, debugs());
    }

    @Test
    void theDocsNameTheKeysThatCountAtOnce() throws IOException {
        String page = Files.readString(Path.of("../../docs/configuration.md"));
        List<String> documented = Pattern.compile("\\| `(\\w+)` \\| at a reload")
                .matcher(page)
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();
        assertEquals(Reload.WHILE_RUNNING.stream().map(Key::name).toList(), documented);
    }
}
