package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.it.Distribution;
import oriel.testkit.Programs;

/** The product that needs no Java: with the profile {@code runtime} alone. */
@Timeout(120)
class RuntimeImageTest {

    private static final String IMAGE = System.getProperty("runtime.image", "");

    @TempDir
    Path folder;

    private Path moved;

    /** It works wherever it lies; the build's folder is not there for who unpacks the archive. */
    @BeforeEach
    void unpack() throws Exception {
        if (IMAGE.isEmpty()) {
            Programs.leaveOut("there is no image of Java and Oriel: build with -Pruntime");
        }
        Path archive = Path.of(IMAGE).resolveSibling("oriel-runtime-linux-x64.tar.gz");
        Process tar = new ProcessBuilder("tar", "-xzf", archive.toString(), "-C", folder.toString())
                .inheritIO()
                .start();
        assertEquals(0, tar.waitFor());
        moved = folder.resolve("oriel-runtime");
    }

    private Distribution start(String options, String... arguments) throws Exception {
        return Distribution.start(
                moved.resolve("bin/oriel"), folder, Map.of("JAVA_HOME", "/nowhere", "JAVA_OPTS", options), arguments);
    }

    private Distribution.Ended run(String options, String... arguments) throws Exception {
        try (Distribution command = start(options, arguments)) {
            Distribution.Ended ended = command.awaitEnd();
            assertEquals(0, ended.code(), ended::toString);
            return ended;
        }
    }

    private static boolean isPrepared(Path log, String name) throws Exception {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.anyMatch(line -> line.contains(" " + name + " source: shared objects file"));
        }
    }

    private boolean isAheadOfTime() throws Exception {
        try (Stream<Path> files = Files.list(moved.resolve("lib"))) {
            return files.anyMatch(file -> file.toString().endsWith(".aot"));
        }
    }

    @Test
    void startsWithItsOwnJavaAndClassesThatArePreparedForIt() throws Exception {
        Path log = folder.resolve("loaded.txt");
        Distribution.Ended version = run("-Xlog:class+load:file=" + log, "--version");
        assertEquals(List.of(), version.err());
        assertTrue(version.out().get(0).startsWith("oriel "), version::toString);
        assertTrue(isPrepared(log, "oriel.launcher.Main"));
        assertTrue(isPrepared(log, "picocli.CommandLine") || !isAheadOfTime(), "its classes are of a very old format");
        Files.delete(moved.resolve("lib/classes.home"));
        run("", "train");
        run("-Xlog:class+load:file=" + log, "--version");
        assertTrue(isPrepared(log, "oriel.launcher.Main"));
    }

    @Test
    void showsAScreenAndHasEveryPluginOfTheProduct() throws Exception {
        List<String> jars = Distribution.run("plugins").out();
        List<String> image = run("", "plugins").out();
        assertEquals(names(jars), names(image));
        Path picture = folder.resolve("picture.png");
        try (Distribution server = start("", "serve", "--capture", "demo", "--no-auth", "--port", "0")) {
            String address = "127.0.0.1:" + server.port();
            run("", "test-client", address, "--encodings", "tight,jpeg", "--screenshot", picture.toString());
        }
        assertEquals(1280, ImageIO.read(picture.toFile()).getWidth());
    }

    private static List<String> names(List<String> plugins) {
        return plugins.stream()
                .map(line -> line.replaceFirst(" +(jrt|file):.*| +\\S*\\.jar$", ""))
                .map(line -> line.replaceAll(" +", " "))
                .toList();
    }
}
