package oriel.it.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the build files say in more than one place they say alike: group and version, and which parts there are. */
class PomsTest {

    private static final Path ROOT = Path.of(System.getProperty("oriel.root"));

    private static String text(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }

    /** All that a pattern's group finds in a text, in its order. */
    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** The first value of an element: what a file says of itself, or of its parent. */
    private static String first(String element, String text) {
        return found("<" + element + ">([^<]+)<", text).get(0);
    }

    /** The build files of a folder's parts. */
    private static List<String> poms(String folder) throws IOException {
        try (Stream<Path> parts = Files.list(ROOT.resolve(folder))) {
            return parts.map(part -> part.resolve("pom.xml"))
                    .filter(Files::exists)
                    .map(pom -> ROOT.relativize(pom).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void allAreOfOneGroupAndVersion() throws IOException {
        String group = first("groupId", text("pom.xml"));
        String version = first("version", text("pom.xml"));
        List<String> poms = new ArrayList<>();
        for (String folder : List.of("", "modules", "plugins")) {
            poms.addAll(poms(folder));
        }
        assertTrue(poms.size() > 35, poms::toString);
        for (String pom : poms) {
            String text = text(pom);
            assertEquals(group, first("groupId", text), pom);
            assertEquals(version, first("version", text), pom);
            assertEquals(
                    1, found("<groupId>(" + Pattern.quote(group) + ")<", text).size(), pom + " repeats the group");
        }
        for (String example : poms("examples")) {
            assertEquals(version, first("oriel.version", text(example)), example);
            assertTrue(text(example).contains("<groupId>" + group + "</groupId>"), example);
        }
        assertEquals(List.of(version), found("(?m)^  \"version\": \"([^\"]+)\"", text("web/package.json")));
    }

    @Test
    void theDocsNameThatGroupAndVersion() throws IOException {
        String group = first("groupId", text("pom.xml"));
        String version = first("version", text("pom.xml"));
        List<String> named = new ArrayList<>();
        for (String page : List.of("README.md", "docs/embedding.md", "docs/plugins.md", "docs/install.md")) {
            named.addAll(found("`(\\S+:oriel-[a-z-]+:[^`]+)`", text(page)));
            named.addAll(found("(?:Status: |oriel-)(\\d[0-9.]*\\d)", text(page)));
        }
        assertTrue(named.size() > 4, named::toString);
        named.forEach(each -> assertTrue(
                each.equals(version) || each.matches(Pattern.quote(group) + ":[a-z-]+:" + Pattern.quote(version)),
                each));
    }

    @Test
    void theListOfPartsHasAllThatOthersBuildOn() throws IOException {
        Set<String> parts = new TreeSet<>();
        for (String folder : List.of("modules", "plugins")) {
            for (String pom : poms(folder)) {
                Path part = Path.of(pom).getParent();
                if (Files.exists(ROOT.resolve(part).resolve("src/main/java/module-info.java"))) {
                    parts.add("oriel-" + part.getFileName());
                }
            }
        }
        assertEquals(
                parts, new TreeSet<>(found("<artifactId>([^<]+)</artifactId><version>", text("modules/bom/pom.xml"))));
    }
}
