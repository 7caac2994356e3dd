package oriel.launcher.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A validator that is not ours finds by the schema what is wrong by the table of keys, and nothing else. */
class SchemaTest {

    private final JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(JsonOutput.text(Schema.of(Keys.all())));

    private static final List<Object> VALUES = Arrays.asList(
            Optional.empty(),
            true,
            -1,
            0,
            1,
            2,
            50,
            5900,
            70_000,
            Integer.MAX_VALUE,
            0.01,
            0.5,
            1.5,
            2_000_001.5,
            "",
            " ",
            "x",
            "auto",
            "INFO",
            "Warning",
            "both",
            "localhost",
            "viewer-decides",
            "single-controller",
            "a\nb",
            "\u20ac",
            List.of(),
            List.of("x"),
            List.of(1),
            List.of("https://example.org/"),
            List.of("https://a b"),
            List.of("Screen.example.org:443"),
            List.of("[::1]"),
            List.of("*.example.org"),
            Map.of(),
            Map.of("x11", Map.of("primary", false)),
            Map.of("x11", 1),
            Map.of("x11", Map.of("a", Optional.empty())));

    private boolean allows(Object value) {
        return schema.validate(JsonOutput.text(value), InputFormat.JSON).isEmpty();
    }

    @Test
    void judgesEveryValueOfEveryKeyAsTheTableDoes() {
        for (Key<?> key : Keys.all()) {
            for (Object value : VALUES) {
                assertEquals(
                        key.type().fromJson(value).isPresent(),
                        allows(Map.of(key.name(), value)),
                        () -> key.name() + ": " + JsonOutput.text(value));
            }
        }
    }

    @Test
    void allowsCommentsAndTheShippedFileButNoUnknownKey() throws IOException {
        assertEquals(true, allows(Map.of("_why", List.of(1), "$schema", "x")));
        assertFalse(allows(Map.of("prot", 1)));
        String shipped = Files.readString(Path.of(System.getProperty("oriel.root"), "config.json"));
        assertEquals("[]", schema.validate(shipped, InputFormat.JSON).toString());
        assertEquals(
                "[]", schema.validate(Template.with("secret"), InputFormat.JSON).toString());
    }
}
