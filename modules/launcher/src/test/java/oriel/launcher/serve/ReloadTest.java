package oriel.launcher.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.Effect;
import oriel.launcher.config.Given;
import oriel.launcher.config.Key;
import oriel.launcher.config.Keys;
import oriel.launcher.log.Logging;
import oriel.launcher.metrics.MetricsPages;
import oriel.security.Accounts;
import oriel.server.options.ServerOptions;
import oriel.server.options.Sharing;
import oriel.transport.Peer;

/** What a running server takes of a configuration that is read again. */
class ReloadTest {

    private static final String BEFORE = "{\"name\": \"Before\"}";
    private static final String WRONG = "the configuration has an error, so all stays as it was: ";

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final MetricsPages metrics = MetricsPages.none();
    private Accounts accounts = Accounts.NOBODY;
    private boolean takesPasswords = true;
    private boolean takesRules = true;
    private ServerOptions options = ServerOptions.named("");
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

    /** A server that takes all of it, and notes what. */
    private class Noting implements Reload.Target {

        @Override
        public void check(Configuration newest) throws ConfigException {
            MetricsPages.of(newest);
        }

        @Override
        public boolean options(Configuration newest) {
            options = new OptionsPlan(Given.defaults()).options(new OptionsPlan(newest));
            return takesRules;
        }

        @Override
        public void name(String newest) {
            names.add(newest);
        }

        @Override
        public boolean passwords(Accounts newest) {
            accounts = newest;
            return takesPasswords;
        }

        @Override
        public boolean metrics(Configuration newest) throws ConfigException {
            return metrics.take(newest);
        }
    }

    private Reload reload(String json, Reload.Source source) throws ConfigException {
        Configuration started = json(json);
        metrics.take(started);
        return new Reload(new Noting(), started, source, supervisor);
    }

    private static Map<String, Object> answer(List<String> taken, List<String> restart) {
        return Map.of("taken", taken, "restart", restart);
    }

    private boolean admits(String password) {
        byte[] secret = password.getBytes(StandardCharsets.US_ASCII);
        return accounts.withSecret("", secret, new Peer(new InetSocketAddress(1), false, false))
                .isPresent();
    }

    private static boolean debugs() {
        return LoggerFactory.getLogger(ReloadTest.class).isDebugEnabled();
    }

    /** A password for those who may only look must not let them in before they may only look. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"host\": \"0.0.0.0\", \"view_only\": true, \"password\": \"guestpwd\" | view_only",
                "\"host\": \"127.0.0.1\", \"deny\": [\"192.0.2.1\"] | host",
                "\"host\": \"0.0.0.0\", \"ask_before_connect\": \"dialog\", \"enable_metrics\": true | ask_before_connect"
            })
    void opensNoDoorBeforeItsGuardIsThere(String members, String guard) throws ConfigException {
        Configuration newest = json("{" + members + "}");
        Reload reload = reload("{\"password\": \"oldestpw\", \"host\": \"0.0.0.0\"}", () -> newest);
        String error = String.valueOf(reload.now().get("error"));
        assertTrue(error.contains("all stays as it was: " + guard + " waits for a restart"), error);
        assertEquals(List.of(), names);
        assertEquals(Accounts.NOBODY, accounts);
    }

    @Test
    void saysThatRulesWaitWhereATransportDoesNotTakeThem() throws ConfigException {
        takesRules = false;
        Configuration newest = json("{\"deny\": [\"192.0.2.1\"]}");
        assertEquals(
                answer(List.of(), List.of("deny")), reload("{}", () -> newest).now());
    }

    @Test
    void takesWhatCountsAtOnceAndNamesTheRest() throws ConfigException {
        Configuration newest = json("{\"name\": \"After\", \"log_level\": \"debug\", \"port\": 5999}");
        assertEquals(
                answer(List.of("name", "log_level"), List.of("port")),
                reload(BEFORE, () -> newest).now());
        assertEquals(List.of("After"), names);
        assertTrue(debugs());
        assertEquals(List.of("RELOADING", "READY"), told);
    }

    @Test
    void namesAgainOnlyWhatStillWaits() throws ConfigException {
        Configuration newest = json("{\"name\": \"After\", \"port\": 5999}");
        Reload reload = reload(BEFORE, () -> newest);
        reload.now();
        assertEquals(answer(List.of(), List.of("port")), reload.now());
    }

    /** As the table of the docs has it, which KeysTest holds to the declarations. */
    @ParameterizedTest
    @CsvSource({
        "name, '\"After\"', AT_ONCE",
        "log_level, '\"debug\"', AT_ONCE",
        "enable_metrics, false, AT_ONCE",
        "metrics_access, '[]', AT_ONCE",
        "password, '\"other\"', LOGINS",
        "read_only_password, '\"look\"', LOGINS",
        "frame_rate, 5, VIEWERS",
        "lan_prefer_zlib, false, VIEWERS",
        "port, 5999, RESTART",
        "view_only, true, RESTART"
    })
    void doesAsTheKeyDeclares(String name, String value, Effect effect) throws ConfigException {
        Key<?> key = Keys.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertEquals(effect, key.effect());
        Configuration newest = json("{\"" + name + "\": " + value + "}");
        Map<String, Object> answer = reload("{}", () -> newest).now();
        assertEquals(
                effect == Effect.RESTART ? answer(List.of(), List.of(name)) : answer(List.of(name), List.of()), answer);
    }

    @Test
    void viewersToComeGetWhatTheTableSaysAndNothingElse() throws ConfigException {
        Configuration newest = json("""
                {"frame_rate": 5, "handshake_timeout": 7, "sharing": "viewer-decides", "max_set_encodings": 9,
                 "enable_jpeg_encoding": false, "view_only": true, "scale_factor": 0.5, "clipboard_enabled": false}
                """);
        Map<String, Object> answer = reload("{}", () -> newest).now();
        assertEquals(List.of("view_only", "clipboard_enabled", "scale_factor"), answer.get("restart"));
        assertEquals(5, options.updates().rates().wan());
        assertFalse(options.updates().encoding().lossy());
        assertEquals(1, options.updates().scale());
        assertEquals(Duration.ofSeconds(7), options.sessions().handshakeTimeout());
        assertEquals(Sharing.VIEWER_DECIDES, options.sessions().sharing());
        assertEquals(9, options.sessions().limits().setEncodings());
        assertFalse(options.sessions().viewOnly());
        assertTrue(options.policy().clipboard().toViewers());
    }

    @Test
    void readsFilesOfPasswordsAndTokensAgainThoughTheirNamesStay() throws Exception {
        Path passwords = Files.writeString(folder.resolve("passwords"), "first\n");
        Path token = Files.writeString(folder.resolve("token"), "0123456789abcdef");
        String json = "{\"password_file\": \"passwords\", \"metrics_token_file\": \"token\"}";
        Reload reload = reload(json, () -> json(json));
        assertEquals(answer(List.of(), List.of()), reload.now());
        assertTrue(admits("first"));
        Files.writeString(passwords, "second\nlook\n");
        assertEquals(answer(List.of("password_file"), List.of()), reload.now());
        assertTrue(admits("second") && admits("look") && !admits("first"));
        Files.writeString(token, "fedcba9876543210");
        assertEquals(answer(List.of("metrics_token_file"), List.of()), reload.now());
        assertEquals(answer(List.of(), List.of()), reload.now());
    }

    @Test
    void tellsEachTimeThatPasswordsWaitWhichCannotBeTaken() throws ConfigException {
        takesPasswords = false;
        Configuration newest = json("{\"password\": \"first\"}");
        Reload reload = reload("{}", () -> newest);
        assertEquals(answer(List.of(), List.of("password")), reload.now());
        assertEquals(answer(List.of(), List.of("password")), reload.now());
    }

    @Test
    void leavesAllAsItWasWhereTheFileIsWrong() throws ConfigException {
        Map<String, Object> answer = reload(BEFORE, () -> {
                    throw new ConfigException("there is no key nmae", "name");
                })
                .now();
        assertEquals(Map.of("error", WRONG + "there is no key nmae"), answer);
        assertEquals(List.of(), names);
        assertEquals(List.of("RELOADING", "READY"), told);
    }

    @Test
    void namesTheKeyWhoseFileCannotBeRead() throws ConfigException {
        Configuration newest = json("{\"name\": \"After\",\n \"password_file\": \"none\"}");
        Path file = folder.resolve("config.json");
        assertEquals(
                Map.of(
                        "error",
                        WRONG + file + ":2:19: password_file: the password file " + folder.resolve("none")
                                + " is not there"),
                reload("{}", () -> newest).now());
        assertEquals(List.of(), names);
        Configuration noToken = json("{\"metrics_token_file\": \"config.json\"}");
        String reason = String.valueOf(reload("{}", () -> noToken).now().get("error"));
        assertTrue(reason.startsWith(WRONG + "the first line of metrics_token_file " + file), reason);
    }

    @Test
    void leavesAllAsItWasWhereTheNameIsNotTaken() throws ConfigException {
        Configuration newest = json("{\"name\": \"After\", \"log_level\": \"debug\"}");
        Reload reload = new Reload(
                new Noting() {
                    @Override
                    public void name(String name) {
                        throw new IllegalArgumentException("too long");
                    }
                },
                json("{}"),
                () -> newest,
                supervisor);
        assertEquals(Map.of("error", "the name is not taken, so all stays as it was: too long"), reload.now());
        assertEquals(false, debugs());
    }
}
