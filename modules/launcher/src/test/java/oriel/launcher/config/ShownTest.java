package oriel.launcher.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings as they are shown, and written to begin with. */
class ShownTest {

    @TempDir
    Path folder;

    private static Shown of(Configuration configuration, Key<?> key) {
        return Shown.of(configuration).stream()
                .filter(shown -> shown.name().equals(key.name()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void passwordsAreHiddenIfThereAreAny() {
        Configuration configuration = Given.json(folder, "{\"password\": \"secret\",\n \"port\": 6000}");
        String file = folder.resolve("config.json").toString();
        assertEquals(new Shown("password", Shown.HIDDEN, file + ":1:14"), of(configuration, Keys.PASSWORD));
        assertEquals(new Shown("read_only_password", "", "the default"), of(configuration, Keys.READ_ONLY_PASSWORD));
        assertEquals(new Shown("port", 6000, file + ":2:10"), of(configuration, Keys.PORT));
        assertEquals(Keys.all().size(), Shown.of(configuration).size());
    }

    @Test
    void theFirstConfigurationListensHereWithItsPassword() throws Exception {
        Configuration first = Given.json(folder, Template.with("abc\"d"));
        assertEquals("abc\"d", first.value(Keys.PASSWORD));
        assertEquals(Optional.of("127.0.0.1"), first.value(Keys.HOST));
        for (Key<?> key : Keys.all()) {
            if (key != Keys.PASSWORD && key != Keys.HOST) {
                assertEquals(key.byDefault(), first.value(key), key.name());
            }
        }
    }

    @Test
    void commentsShowWhatASettingIsElse() {
        String text = Template.with("x");
        assertTrue(text.startsWith("{\n  \"_comment\": "), text);
        assertTrue(text.endsWith("\n}\n"), text);
        assertTrue(text.contains("else none)"), text);
        assertTrue(text.contains("\n\n  \"_port\": "), "a line between settings");
        assertTrue(!text.contains("`"), "marks of Markdown");
    }

    @Test
    void valuesOfEveryKindAreWrittenAsJson() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("a", List.of(1, "x\"", true));
        object.put("b", Optional.empty());
        object.put("c", Optional.of(2.5));
        assertEquals(
                "{\n  \"a\" : [ 1, \"x\\\"\", true ],\n  \"b\" : null,\n  \"c\" : 2.5\n}", JsonOutput.text(object));
    }

    @Test
    void whatIsWrongIsToldInOneLineEach() {
        List<String> causes = new ArrayList<>(List.of("a", "b"));
        ConfigException wrong = new ConfigException(ConfigException.Kind.NO_INPUT, causes, "mend it");
        causes.clear();
        assertEquals("a; b", wrong.getMessage());
        assertEquals(List.of("a", "b"), wrong.causes());
        assertEquals("mend it", wrong.remedy());
        assertEquals(ConfigException.Kind.WRONG, new ConfigException("a", "b").kind());
    }

    @Test
    void foldersAreThoseOfTheDistributionUnlessTheyAreNamed() throws ConfigException {
        Sources sources = new Sources(Optional.empty(), Optional.of(folder), Map.of(), new Overrides());
        Configuration configuration = ConfigurationReader.read(sources);
        assertEquals(Optional.of(folder.resolve("plugins")), configuration.pluginFolder());
        assertEquals(Optional.of(folder.resolve("web")), configuration.webRoot());
        assertEquals(Optional.empty(), configuration.file());
        assertEquals(Optional.empty(), Given.defaults().pluginFolder());
        assertEquals(Optional.empty(), Given.defaults().webRoot());
        Configuration named = Given.json(folder, "{}");
        assertEquals(Optional.of(folder.resolve("config.json")), named.file());
    }
}
