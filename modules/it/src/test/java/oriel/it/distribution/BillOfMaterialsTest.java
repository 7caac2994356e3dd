package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import oriel.it.Distribution;
import oriel.testkit.Programs;

/** The lists of what is shipped name it all, and nothing else. */
class BillOfMaterialsTest {

    private static final Path BILLS = Distribution.HOME.resolve("share/bill-of-materials");

    private static JsonNode components(String name) throws IOException {
        if (!Files.exists(Distribution.SCRIPT)) {
            Programs.leaveOut(Distribution.SCRIPT + " is not there: mvn package builds it");
        }
        Path note = BILLS.resolve(name + "-is-missing.txt");
        if (Files.exists(note)) {
            Programs.leaveOut(Files.readString(note).strip());
        }
        JsonNode bill = new ObjectMapper().readTree(BILLS.resolve(name).toFile());
        assertEquals("CycloneDX", bill.get("bomFormat").asText());
        return bill.get("components");
    }

    @Test
    void everyLibraryIsListedWithItsHashAndLicence() throws IOException {
        Set<String> listed = new TreeSet<>();
        for (JsonNode component : components("oriel.cdx.json")) {
            listed.add(component.get("name").asText() + "-"
                    + component.get("version").asText());
            if (!component.get("name").asText().startsWith("oriel-")) {
                assertTrue(component.get("licenses").size() > 0, component::toString);
                assertTrue(component.get("hashes").size() > 0, component::toString);
            }
        }
        assertTrue(listed.removeIf(name -> name.startsWith("oriel-web-")), "the page is a component of the product");
        assertTrue(listed.removeIf(name -> name.startsWith("oriel-plugins-")), "the list of the plugins has no jar");
        try (Stream<Path> files = Files.list(Distribution.HOME.resolve("lib"))) {
            Set<String> shipped = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .map(name -> name.replaceFirst("(-linux-(?:x86_64|aarch_64))?\\.jar$", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(shipped, listed);
        }
    }

    @Test
    void thePagesLibrariesAreListedAndItsToolsAreNot() throws IOException {
        JsonNode components = components("web.cdx.json");
        JsonNode shipped = new ObjectMapper()
                .readTree(Distribution.HOME.resolve("web/noVNC/package.json").toFile());
        assertEquals(1, components.size());
        assertEquals("@novnc/novnc", components.get(0).get("name").asText());
        assertEquals(shipped.get("version"), components.get(0).get("version"));
        assertEquals(
                "SHA-512", components.get(0).get("hashes").get(0).get("alg").asText());
        assertFalse(components.toString().contains("axe-core"));
    }
}
