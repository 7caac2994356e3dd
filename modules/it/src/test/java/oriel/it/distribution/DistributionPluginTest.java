package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.it.Distribution;
import oriel.it.Docs;
import oriel.it.Pictures;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.testkit.XwdPicture;

/**
 * The example of a capture, built outside of the tree with nothing but what is published, does its work in the product; the
 * program of the docs that embeds Oriel compiles against it.
 */
@Timeout(120)
class DistributionPluginTest {

    private static final Pattern CLASS = Pattern.compile("^(?:public )?final class (\\w+)", Pattern.MULTILINE);

    /** Where the server draws the pointer, which nobody has moved, for a viewer that does not. */
    private static final Rect POINTER = new Rect(0, 0, 30, 30);

    @TempDir
    static Path published;

    private static Path poster;

    @TempDir
    Path folder;

    private Path plugins;

    @BeforeAll
    static void build() throws Exception {
        poster = PublishedArtifacts.in(published.resolve("artifacts"))
                .build("poster")
                .resolve("target/acme-poster-1.jar");
    }

    /** A copy of the folder for plugins of third parties, with a good one and a bad one. */
    @BeforeEach
    void fill() throws IOException {
        plugins = Files.createDirectory(folder.resolve("plugins"));
        Files.copy(Distribution.HOME.resolve("plugins/README.txt"), plugins.resolve("README.txt"));
        Files.copy(poster, Files.createDirectory(plugins.resolve("acme")).resolve("acme-poster.jar"));
        Files.writeString(Files.createDirectory(plugins.resolve("bad")).resolve("bad.jar"), "not a jar");
    }

    private Path compile(List<String> sources) throws IOException {
        Path work = Files.createTempDirectory(folder, "sources");
        Path classes = Files.createTempDirectory(folder, "classes");
        List<String> arguments = new ArrayList<>(List.of("-Xlint:all", "-Werror", "-d", classes.toString()));
        arguments.addAll(
                List.of("--module-path", Distribution.HOME.resolve("lib").toString()));
        for (String source : sources) {
            Matcher name = CLASS.matcher(source);
            Path file = work.resolve((name.find() ? name.group(1) : "module-info") + ".java");
            arguments.add(Files.writeString(file, source).toString());
        }
        run("javac", arguments.toArray(String[]::new));
        return classes;
    }

    private static void run(String tool, String... arguments) {
        StringWriter words = new StringWriter();
        PrintWriter printer = new PrintWriter(words);
        ToolProvider program = ToolProvider.findFirst(tool).orElseThrow();
        assertEquals(0, program.run(printer, printer, arguments), words::toString);
    }

    @Test
    void thePluginIsListedAndTheBadOneIsLeftOut() throws Exception {
        Distribution.Ended ended = Distribution.run(Map.of("ORIEL_PLUGIN_FOLDER", plugins.toString()), "plugins");
        assertEquals(0, ended.code(), () -> ended.toString());
        assertTrue(
                ended.out().stream()
                        .anyMatch(line -> line.matches("capture +poster +acme\\.poster +yes +.*acme-poster\\.jar")),
                () -> ended.out().toString());
        assertTrue(
                ended.out().stream().anyMatch(line -> line.startsWith("left out: " + plugins.resolve("bad") + ": ")),
                () -> ended.out().toString());
    }

    @Test
    void thePluginShowsItsScreen() throws Exception {
        Path picture = Path.of(System.getProperty("oriel.root"), "web/images/oriel.png");
        Map<String, String> environment = Map.of(
                "ORIEL_PLUGIN_FOLDER",
                plugins.toString(),
                "ORIEL_PLUGINS",
                "{\"poster\": {\"file\": \"" + picture + "\"}}");
        Path screenshot = folder.resolve("screenshot.png");
        try (Distribution server =
                Distribution.start(environment, "serve", "--no-auth", "--port", "0", "--capture", "poster")) {
            String address = "127.0.0.1:" + server.port();
            server.awaitError("plugin " + plugins.resolve("bad") + " is left out: ");
            Distribution.Ended ended = Distribution.run("test-client", address, "--screenshot", screenshot.toString());
            assertEquals(0, ended.code(), () -> ended.toString());
        }
        Framebuffer shown = Pictures.of(ImageIO.read(screenshot.toFile()));
        Framebuffer wanted = Pictures.of(ImageIO.read(picture.toFile()));
        shown.copyFrom(wanted, POINTER);
        assertEquals(Optional.empty(), XwdPicture.difference(wanted, shown));
    }

    @Test
    void theEmbeddingExampleCompilesAndReadmeQuotesIt() throws Exception {
        String example = Docs.block("java", "final class Embedded");
        Path classes = compile(List.of(Docs.block("java", "module acme.program {"), example));
        assertTrue(Files.exists(classes.resolve("acme/program/Embedded.class")));
        String quoted = Docs.blocks(Docs.pages().get(0), "java").get(0).indent(8);
        assertTrue(example.contains(quoted), quoted);
    }
}
