package oriel.it.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.testkit.Programs;

/** The Javadoc of what programs and plugins build on can be made, without a warning: its links lead somewhere. */
@Timeout(180)
class JavadocTest {

    private static final Path ROOT = Path.of(System.getProperty("oriel.root"));
    private static final int LIMIT_SECONDS = 120;

    @TempDir
    Path folder;

    @Test
    void isMadeWithoutAWarning() throws Exception {
        Path said = folder.resolve("said");
        Path pages = folder.resolve("pages");
        Process javadoc = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/javadoc").toString(),
                        "@modules/it/javadoc.options",
                        "--module-path",
                        System.getProperty("jdk.module.path"),
                        "-d",
                        pages.toString())
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertTrue(javadoc.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS), "it does not end");
        } finally {
            Programs.end(javadoc);
        }
        assertEquals("", Files.readString(said));
        assertEquals(0, javadoc.exitValue());
        assertTrue(Files.exists(pages.resolve("oriel.server/oriel/server/OrielServer.html")));
    }

    /** All modules but those that are no ground for others: the launcher, scenes of benchmarks, tests, and the list of the parts. */
    @Test
    void hasEveryModuleThatOthersBuildOn() throws Exception {
        Matcher named = Pattern.compile("(?m)^--module (.*)$")
                .matcher(Files.readString(ROOT.resolve("modules/it/javadoc.options")));
        assertTrue(named.find());
        List<String> others = List.of("benchmarks", "bom", "fuzz", "it", "launcher", "scenes");
        try (Stream<Path> modules = Files.list(ROOT.resolve("modules"))) {
            assertEquals(
                    modules.map(module -> module.getFileName().toString())
                            .filter(name -> !others.contains(name))
                            .map(name -> "oriel." + name)
                            .sorted()
                            .toList(),
                    Stream.of(named.group(1).split(",")).sorted().toList());
        }
    }
}
