package oriel.launcher.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.ConfigurationReader;
import oriel.launcher.config.Given;
import oriel.launcher.config.Overrides;
import oriel.launcher.config.Sources;
import oriel.launcher.plugins.PluginRegistry;
import oriel.server.options.ClipboardPolicy;
import oriel.server.options.InputPolicy;
import oriel.server.options.LoginGuardPolicy;
import oriel.server.options.ViewerPolicy;

/** What keys of the configuration mean for the engine. */
class ServerPlanTest {

    @TempDir
    Path folder;

    private ViewerPolicy policy(String json) throws Exception {
        Path file = Files.writeString(folder.resolve("config.json"), json);
        Sources sources = new Sources(Optional.of(file), Optional.empty(), Map.of(), new Overrides());
        return plan(ConfigurationReader.read(sources)).serverOptions().policy();
    }

    private static ServerPlan plan(Configuration configuration) throws Exception {
        return ServerPlan.of(configuration, PluginRegistry.open(Optional.empty()));
    }

    @Test
    void letsViewersDoEverythingByDefault() throws Exception {
        assertEquals(ViewerPolicy.DEFAULT, policy("{}"));
    }

    @ParameterizedTest
    @CsvSource({"rw-r--r--, true", "rw-r-----, true", "rw-------, false"})
    void warnsOfATokenThatOthersCanRead(String mode, boolean warned) throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "0123456789abcdef");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString(mode));
        ServerPlan plan = plan(Given.json(folder, "{\"metrics_token_file\": \"token\"}"));
        assertEquals(
                warned,
                plan.warnings()
                        .contains("others can read the token of metrics_token_file " + token
                                + "; chmod 600 keeps it to you"),
                plan.warnings().toString());
    }

    private static Set<String> origins(ServerPlan plan) {
        return plan.transport().webSocket().allowedOrigins();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8000",
                "https://localhost",
                "http://app.localhost:3000",
                "http://127.0.0.1:8080",
                "http://127.8.9.10",
                "http://[::1]:8000",
                "http://[0:0:0:0:0:0:0:1]"
            })
    void pagesOfThisMachineMayConnectOnlyWhereAPasswordIsAskedFor(String origin) throws Exception {
        String origins = "\"websocket_allowed_origins\": [\"%s\", \"https://screen.example.org\"]".formatted(origin);
        ServerPlan asked = plan(Given.json(folder, "{\"password\": \"secret\", " + origins + "}"));
        assertEquals(Set.of(origin, "https://screen.example.org"), origins(asked));
        assertEquals(List.of(), asked.refusedOrigins());
        ServerPlan open = plan(Given.json(folder, "{\"auth\": false, " + origins + "}"));
        assertEquals(Set.of("https://screen.example.org"), origins(open));
        assertEquals(List.of(origin), open.refusedOrigins());
    }

    @Test
    void aPageElsewhereThatIsCalledLikeThisMachineIsNotOfIt() throws Exception {
        String elsewhere = "http://localhost.example.org:8000";
        ServerPlan open =
                plan(Given.json(folder, "{\"auth\": false, \"websocket_allowed_origins\": [\"" + elsewhere + "\"]}"));
        assertEquals(Set.of(elsewhere), origins(open));
    }

    @ParameterizedTest
    @CsvSource({"{}, true", "'{\"login_guard\": \"off\"}', false", "'{\"login_guard\": [\"10.0.0.0/8\"]}', false"})
    void exemptsFromTheLoginGuard(String json, boolean watched) throws Exception {
        LoginGuardPolicy guard =
                plan(Given.json(folder, json)).serverOptions().sessions().loginGuard();
        assertEquals(watched, guard.watches(InetAddress.getByName("10.1.2.3")));
        assertEquals(!json.contains("off"), guard.watches(InetAddress.getByName("11.1.2.3")));
    }

    @Test
    void restrictsInputAndSize() throws Exception {
        assertEquals(
                ViewerPolicy.DEFAULT.withInput(InputPolicy.SINGLE_CONTROLLER).withResize(false),
                policy("{\"input_control_policy\": \"single-controller\", \"allow_client_resize\": false}"));
    }

    @ParameterizedTest
    @CsvSource({
        "true, both, true, true",
        "true, client-to-server, true, false",
        "true, server-to-client, false, true",
        "true, disabled, false, false",
        "false, both, false, false"
    })
    void directsTheClipboard(boolean enabled, String direction, boolean fromViewers, boolean toViewers)
            throws Exception {
        String json = "{\"clipboard_enabled\": %s, \"clipboard_direction\": \"%s\", \"clipboard_max_bytes\": 77}"
                .formatted(enabled, direction);
        assertEquals(
                new ClipboardPolicy(fromViewers, toViewers, 77), policy(json).clipboard());
    }
}
