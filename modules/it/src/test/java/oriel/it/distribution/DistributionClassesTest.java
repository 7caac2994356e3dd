package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.it.Distribution;

/** The classes that the build has prepared for its Java make starts quick, and never fail one. */
@Timeout(120)
class DistributionClassesTest {

    @TempDir
    Path folder;

    private List<String> loaded(Path script) throws IOException, InterruptedException {
        Path log = folder.resolve("loaded.txt");
        Map<String, String> environment = Map.of("JAVA_OPTS", "-Xlog:class+load:file=" + log);
        try (Distribution plugins = Distribution.start(script, folder, environment, "plugins")) {
            Distribution.Ended ended = plugins.awaitEnd();
            assertEquals(0, ended.code(), ended::toString);
            assertEquals(List.of(), ended.err());
        }
        return Files.readAllLines(log);
    }

    private static long prepared(List<String> loaded) {
        return loaded.stream()
                .filter(line -> line.contains("source: shared objects file"))
                .count();
    }

    @Test
    void theyAreUsed() throws Exception {
        List<String> loaded = loaded(Distribution.SCRIPT.toAbsolutePath());
        assertTrue(loaded.stream().anyMatch(line -> line.contains(" oriel.launcher.Main source: shared objects file")));
        assertTrue(prepared(loaded) * 3 > loaded.size() * 2L, prepared(loaded) + " of " + loaded.size());
    }

    @Test
    void aProductThatWasMovedDoesWithoutThem() throws Exception {
        Path moved = folder.resolve("moved");
        try (Stream<Path> files = Files.walk(Distribution.HOME)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file, moved.resolve(Distribution.HOME.relativize(file).toString()));
            }
        }
        Path script = moved.resolve("bin/oriel");
        assertTrue(script.toFile().setExecutable(true));
        assertTrue(loaded(script).stream()
                .noneMatch(line -> line.contains(" oriel.launcher.Main source: shared objects file")));
    }
}
