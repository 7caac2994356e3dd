package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.it.Distribution;
import oriel.it.Pictures;
import oriel.rfb.Framebuffer;
import oriel.testkit.XwdPicture;

/** The example of an encoder, built outside of the tree with nothing but what is published, does its work in the product. */
@Timeout(180)
class EncoderExampleTest {

    @TempDir
    static Path folder;

    private static Path plugins;

    @BeforeAll
    static void build() throws Exception {
        Path project = PublishedArtifacts.in(folder.resolve("published")).build("encoder");
        plugins = Files.createDirectory(folder.resolve("plugins"));
        Path jar = Files.createDirectory(plugins.resolve("runs")).resolve("acme-runs.jar");
        Files.copy(project.resolve("target/acme-runs-1.jar"), jar);
    }

    @Test
    void itsContractTestsRan() throws IOException {
        String report =
                Files.readString(folder.resolve("encoder/target/surefire-reports/acme.runs.RunsEncoderTest.txt"));
        assertTrue(report.matches("(?s).*Tests run: 1[0-9], Failures: 0, Errors: 0, Skipped: 0,.*"), report);
    }

    @Test
    void itIsListedWithItsDecoder() throws Exception {
        Distribution.Ended ended = Distribution.run(Map.of("ORIEL_PLUGIN_FOLDER", plugins.toString()), "plugins");
        assertEquals(0, ended.code(), ended::toString);
        for (String kind : new String[] {"encoder", "decoder"}) {
            assertTrue(
                    ended.out().stream()
                            .anyMatch(line -> line.matches(
                                    kind + " +runs \\(1094929733\\) +acme\\.runs +yes +.*acme-runs\\.jar")),
                    ended::toString);
        }
    }

    @Test
    void aViewerThatListsItGetsItAndSeesTheSamePixels() throws Exception {
        Map<String, String> environment =
                Map.of("ORIEL_PLUGIN_FOLDER", plugins.toString(), "ORIEL_PLUGINS", "{\"demo\": {\"animate\": false}}");
        try (Distribution server =
                Distribution.start(environment, "serve", "--no-auth", "--port", "0", "--capture", "demo")) {
            String address = "127.0.0.1:" + server.port();
            Framebuffer runs = see(address, environment, "runs,raw", "runs");
            Framebuffer raw = see(address, environment, "raw", "raw");
            assertEquals(Optional.empty(), XwdPicture.difference(raw, runs));
        }
    }

    private static Framebuffer see(String address, Map<String, String> environment, String encodings, String name)
            throws Exception {
        Path screenshot = folder.resolve(name + ".png");
        Distribution.Ended ended = Distribution.run(
                environment, "test-client", address, "--encodings", encodings, "--screenshot", screenshot.toString());
        assertEquals(0, ended.code(), ended::toString);
        String rectangles = ended.out().get(2).replaceFirst(".*rectangles: ", "");
        assertTrue(rectangles.matches("(?:desktopname 1, |extendeddesktopsize 1, )*" + name + " \\d+"), rectangles);
        return Pictures.of(ImageIO.read(screenshot.toFile()));
    }
}
