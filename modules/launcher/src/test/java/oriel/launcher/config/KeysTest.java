package oriel.launcher.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of keys agrees with itself, with docs/configuration.md and with the config.json that is shipped. */
class KeysTest {

    private static final Path ROOT = Path.of(System.getProperty("oriel.root"));

    @Test
    void everyNameIsThereOnce() {
        List<String> names = Keys.all().stream().<String>map(Key::name).toList();
        assertEquals(names.stream().distinct().toList(), names);
        assertTrue(names.stream().allMatch(name -> name.matches("[a-z][a-z0-9_]*")), names.toString());
    }

    @Test
    void everyDefaultSuitsItsOwnType() {
        for (Key<?> key : Keys.all()) {
            assertEquals(Optional.of(key.byDefault()), key.type().fromJson(key.byDefault()), key.name());
        }
    }

    @Test
    void theShippedFileHoldsTheDefaultsAndOneOriginForTheWalkThrough() throws ConfigException {
        Sources sources =
                new Sources(Optional.of(ROOT.resolve("config.json")), Optional.empty(), Map.of(), new Overrides());
        Configuration shipped = ConfigurationReader.read(sources);
        for (Key<?> key : Keys.all()) {
            if (!key.equals(Keys.WEBSOCKET_ALLOWED_ORIGINS)) {
                assertEquals(key.byDefault(), shipped.value(key), key.name());
            }
        }
        assertEquals(List.of("http://localhost:8000"), shipped.value(Keys.WEBSOCKET_ALLOWED_ORIGINS));
        assertTrue(shipped.isGiven(Keys.ENABLE_WEBSOCKET));
    }

    @Test
    void theCommentsOfTheShippedFileAreMadeFromTheDeclarations() throws Exception {
        Path file = ROOT.resolve("config.json");
        Sources sources = new Sources(Optional.of(file), Optional.empty(), Map.of(), new Overrides());
        Configuration shipped = ConfigurationReader.read(sources);
        Map<Key<?>, Object> values = new LinkedHashMap<>();
        Keys.all().stream().filter(shipped::isGiven).forEach(key -> values.put(key, shipped.value(key)));
        assertEquals(Template.text(Keys.all(), values), Files.readString(file));
    }

    @Test
    void capturesAreOfferedEverythingThatSaysWhatIsShown() {
        assertEquals(DisplayKeys.SECTION.keys(), DisplayKeys.IN_ORDER);
    }

    @Test
    void theDocsListEveryKeyAsItIsDeclared() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/configuration.md"));
        String tables = Keys.sections().stream().map(KeysTest::table).collect(Collectors.joining("\n"));
        assertEquals(
                tables,
                page.substring(page.indexOf("## " + Keys.sections().get(0).title())));
    }

    private static String table(KeySection section) {
        Stream<String> head = Stream.of(
                "## " + section.title(),
                "",
                "| key | value | default | counts | meaning |",
                "| --- | --- | --- | --- | --- |");
        return Stream.concat(head, section.keys().stream().map(KeysTest::row))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String row(Key<?> key) {
        return "| `%s` | %s | %s | %s | %s |"
                .formatted(
                        key.name(),
                        key.values(),
                        shown(key.byDefault()),
                        key.effect().words(),
                        key.meaning());
    }

    private static String shown(Object value) {
        if (value instanceof Optional<?>) {
            return "`null`";
        }
        if (value instanceof String text) {
            return "`\"" + text + "\"`";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(item -> "\"" + item + "\"").collect(Collectors.joining(", ", "`[", "]`"));
        }
        return "`" + value + "`";
    }
}
