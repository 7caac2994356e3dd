package oriel.it.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import oriel.testkit.Circles;

/** The arrows of ARCHITECTURE.md, as they are in the code. */
class HouseTest {

    private static final Path ROOT = Path.of(System.getProperty("oriel.root"));
    private static final Pattern CLOCK =
            Pattern.compile("System\\s*(\\.|::)\\s*(nanoTime|currentTimeMillis)|Instant\\.now");
    private static final Pattern DISCOVERY = Pattern.compile("\\bServiceLoader\\s*\\.\\s*load");

    /** A field, a component or a parameter of type Object, but that of equals. */
    private static final Pattern ANY_OBJECT = Pattern.compile("(?<![.\\w])Object\\s+(?!other\\b)\\w+|Map<Object");

    /** Modules and plugins that have code besides tests. */
    private static List<Path> parts() throws IOException {
        List<Path> parts = new ArrayList<>();
        for (String folder : List.of("modules", "plugins")) {
            try (Stream<Path> each = Files.list(ROOT.resolve(folder))) {
                each.filter(part -> Files.isDirectory(part.resolve("src/main/java")))
                        .forEach(parts::add);
            }
        }
        parts.sort(null);
        return parts;
    }

    private static List<String> filesWith(Pattern words, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> found = new ArrayList<>();
            for (Path file : files.filter(each -> each.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                String code = Files.readString(file).replaceAll("(?s)/\\*.*?\\*/|//[^\\n]*", "");
                if (words.matcher(code).find()) {
                    found.add(ROOT.relativize(file).toString());
                }
            }
            return found;
        }
    }

    @Test
    void noFileOrPackageNeedsItselfThroughOthers() throws IOException {
        List<String> circles = new ArrayList<>();
        for (Path part : parts()) {
            Path classes = part.resolve("target/classes/oriel");
            if (part.endsWith("benchmarks") && Files.notExists(classes)) {
                continue; // Nothing here needs it, so that a build of this module alone leaves it out.
            }
            for (Set<String> files : Circles.ofFiles(classes)) {
                circles.add("files of " + ROOT.relativize(part) + ": " + files);
            }
            for (Set<String> packages : Circles.ofPackages(classes)) {
                circles.add("packages of " + ROOT.relativize(part) + ": " + packages);
            }
        }
        assertEquals(List.of(), circles);
    }

    @Test
    void theWordsOfTheProtocolNeedNothing() throws IOException {
        String descriptor = Files.readString(ROOT.resolve("modules/rfb/src/main/java/module-info.java"));
        assertEquals(false, descriptor.contains("requires"), descriptor);
    }

    @Test
    void onlyTheLauncherLooksForPlugins() throws IOException {
        List<String> others = new ArrayList<>();
        for (Path part : parts()) {
            if (!List.of("launcher", "testkit", "benchmarks")
                    .contains(part.getFileName().toString())) {
                others.addAll(filesWith(DISCOVERY, part.resolve("src/main/java")));
            }
        }
        assertEquals(List.of(), others);
    }

    @Test
    void onlyFlowReadsAClock() throws IOException {
        assertEquals(
                List.of("modules/server/src/main/java/oriel/server/flow/NanoClock.java"),
                filesWith(CLOCK, ROOT.resolve("modules/server/src/main/java")));
    }

    @Test
    void nothingInTheEngineIsKnownByAnyObject() throws IOException {
        assertEquals(List.of(), filesWith(ANY_OBJECT, ROOT.resolve("modules/server/src/main/java")));
    }
}
