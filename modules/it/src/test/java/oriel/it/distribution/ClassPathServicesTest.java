package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import oriel.it.Distribution;

/** What our modules provide is found on the class path too, where ServiceLoader reads files and no module-info. */
class ClassPathServicesTest {

    private static final String FOLDER = "META-INF/services/";

    @Test
    void theFilesNameWhatTheModulesProvide() throws IOException {
        Set<String> seen = new TreeSet<>();
        for (ModuleReference module :
                ModuleFinder.of(Distribution.HOME.resolve("lib")).findAll()) {
            String name = module.descriptor().name();
            if (name.startsWith("oriel.") && !name.equals("oriel.launcher")) {
                Map<String, Set<String>> provided = module.descriptor().provides().stream()
                        .collect(Collectors.toMap(each -> each.service(), each -> new TreeSet<>(each.providers())));
                assertEquals(provided, files(module), name);
                seen.addAll(provided.keySet());
            }
        }
        assertTrue(seen.size() >= 6, seen::toString);
    }

    private static Map<String, Set<String>> files(ModuleReference module) throws IOException {
        Map<String, Set<String>> files = new TreeMap<>();
        try (ModuleReader reader = module.open();
                Stream<String> names = reader.list()) {
            for (String name : names.filter(each -> each.startsWith(FOLDER) && !each.endsWith("/"))
                    .toList()) {
                String text = new String(reader.open(name).orElseThrow().readAllBytes());
                files.put(name.substring(FOLDER.length()), text.lines().collect(Collectors.toCollection(TreeSet::new)));
            }
        }
        return files;
    }
}
