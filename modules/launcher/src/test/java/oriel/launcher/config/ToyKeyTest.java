package oriel.launcher.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import oriel.launcher.config.NumberTypes.Whole;
import oriel.server.options.ServerOptions;
import oriel.server.options.SessionOptions;

/** What a new setting costs: it is declared here, and used here; file, environment, documents and messages know it then. */
class ToyKeyTest {

    private static final KeySection TOYS = new KeySection("Toys");

    /** The declaration. */
    private static final Key<Integer> TOY_SECONDS =
            TOYS.key("toy_seconds", new Whole(1, 9), Unit.SECONDS, 3, "How long viewers may play.");

    @TempDir
    Path folder;

    private static Configuration load(Sources sources) throws ConfigException {
        return new ConfigurationReader(TOYS.keys()).readAll(sources);
    }

    /** The use: a component of the engine's options, named alone. */
    private static ServerOptions options(Configuration configuration) {
        Duration toy = Duration.ofSeconds(configuration.value(TOY_SECONDS));
        return ServerOptions.named("toys").withSessions(SessionOptions.DEFAULT.withHandshakeTimeout(toy));
    }

    @Test
    void reachesTheEngineFromEverySource() throws ConfigException {
        Sources file = Given.file(folder, "{\"toy_seconds\": 5}");
        Sources both = new Sources(file.file(), Optional.empty(), Map.of("ORIEL_TOY_SECONDS", "7"), new Overrides());
        Overrides option = new Overrides();
        option.put(TOY_SECONDS, 9, "--toy");
        assertEquals(Duration.ofSeconds(3), options(load(nothing())).sessions().handshakeTimeout());
        assertEquals(Duration.ofSeconds(5), options(load(file)).sessions().handshakeTimeout());
        assertEquals(Duration.ofSeconds(7), options(load(both)).sessions().handshakeTimeout());
        Sources all = new Sources(file.file(), Optional.empty(), both.environment(), option);
        assertEquals(Duration.ofSeconds(9), options(load(all)).sessions().handshakeTimeout());
    }

    private static Sources nothing() {
        return new Sources(Optional.empty(), Optional.empty(), Map.of(), new Overrides());
    }

    @Test
    void isCheckedByItsRange() {
        ConfigException wrong =
                assertThrows(ConfigException.class, () -> load(Given.file(folder, "{\"toy_seconds\": 10}")));
        assertTrue(
                wrong.getMessage().contains("toy_seconds must be a whole number from 1 to 9, not 10"),
                wrong::getMessage);
        ConfigException misspelt =
                assertThrows(ConfigException.class, () -> load(Given.file(folder, "{\"toy_second\": 1}")));
        assertTrue(misspelt.getMessage().contains("the nearest known one is \"toy_seconds\""), misspelt::getMessage);
    }

    @Test
    void isDocumented() throws ConfigException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(JsonOutput.text(Schema.of(TOYS.keys())));
        assertTrue(schema.validate("{\"toy_seconds\": 9}", InputFormat.JSON).isEmpty());
        assertFalse(schema.validate("{\"toy_seconds\": 10}", InputFormat.JSON).isEmpty());
        String comment =
                "\"_toy_seconds\": \"How long viewers may play. (a whole number from 1 to 9, in seconds; else 3)\"";
        assertTrue(Template.text(TOYS.keys(), Map.of()).contains(comment));
        assertEquals(List.of(new Shown("toy_seconds", 3, "the default")), Shown.of(load(nothing())));
    }
}
