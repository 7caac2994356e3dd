package oriel.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.Overrides;
import oriel.launcher.config.Sources;
import oriel.server.ClipboardPolicy;
import oriel.server.InputPolicy;
import oriel.server.ViewerPolicy;

/** What keys of the configuration mean for the engine. */
class ServerPlanTest {

    @TempDir
    Path folder;

    private ViewerPolicy policy(String json) throws Exception {
        Path file = Files.writeString(folder.resolve("config.json"), json);
        Sources sources = new Sources(Optional.of(file), Optional.empty(), Map.of(), new Overrides());
        return ServerPlan.of(Configuration.load(sources)).serverOptions().policy();
    }

    @Test
    void letsViewersDoEverythingByDefault() throws Exception {
        assertEquals(ViewerPolicy.DEFAULT, policy("{}"));
    }

    @Test
    void restrictsInputAndSize() throws Exception {
        assertEquals(
                new ViewerPolicy(InputPolicy.SINGLE_CONTROLLER, ClipboardPolicy.DEFAULT, false),
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
