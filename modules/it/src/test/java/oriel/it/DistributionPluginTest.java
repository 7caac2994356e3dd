package oriel.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.capture.Screen;
import oriel.plugin.Options;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.testkit.RecordingListener;
import oriel.testkit.RecordingSink;

/** The examples of README compile against the product, and the plugin among them works in it. */
@Timeout(120)
class DistributionPluginTest {

    private static final Pattern CLASS = Pattern.compile("^(?:public )?final class (\\w+)", Pattern.MULTILINE);
    private static final String STILL = "{\"demo\": {\"animate\": false}}";

    /** Where the server draws the pointer for a viewer that does not. */
    private static final Rect POINTER = new Rect(630, 390, 40, 40);

    @TempDir
    Path folder;

    private Path plugins;

    /** A copy of the folder for plugins of third parties, with a good one and a bad one. */
    @BeforeEach
    void fill() throws IOException {
        plugins = Files.createDirectory(folder.resolve("plugins"));
        Files.copy(Distribution.HOME.resolve("plugins/README.txt"), plugins.resolve("README.txt"));
        List<String> template = Readme.blocks("java").stream()
                .filter(block -> block.contains("acme.rre"))
                .toList();
        assertEquals(3, template.size());
        Path classes = compile(template);
        Path jar = Files.createDirectory(plugins.resolve("acme")).resolve("acme-rre.jar");
        run("jar", "--create", "--file", jar.toString(), "-C", classes.toString(), ".");
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
                        .anyMatch(line -> line.matches("encoder +acme-rre \\(2\\) +acme\\.rre +yes +.*acme-rre\\.jar")),
                () -> ended.out().toString());
        assertTrue(
                ended.out().stream().anyMatch(line -> line.startsWith("left out: " + plugins.resolve("bad") + ": ")),
                () -> ended.out().toString());
    }

    /** A picture that does not move, in the encoding of the plugin, for a viewer that is not ours. */
    @Test
    void thePluginEncodesThePicture() throws Exception {
        Framebuffer wanted = still();
        Map<String, String> environment = Map.of(
                "ORIEL_PLUGIN_FOLDER",
                plugins.toString(),
                "ORIEL_PLUGINS",
                STILL,
                "ORIEL_CAPTURE",
                "demo",
                "ORIEL_ENABLE_CURSOR_ENCODING",
                "false");
        try (Distribution server = Distribution.start(environment, "serve", "--port", "0");
                CProgram watcher = CProgram.watcher(server.port(), "rre", 32)) {
            server.awaitError("plugin " + plugins.resolve("bad") + " is left out: ");
            watcher.expect("ready 1280 800");
            Path file = folder.resolve("picture");
            Pictures.expect("libvncclient", wanted, () -> {
                watcher.say("save " + file).expect("saved");
                Framebuffer picture = Pictures.words(file, 1280, 800);
                picture.copyFrom(wanted, POINTER);
                return picture;
            });
        }
    }

    private static Framebuffer still() throws Exception {
        Options options = new Options("plugins.demo", Map.of("animate", false));
        try (Screen screen = Parts.capture("demo").open(options, new RecordingListener())) {
            RecordingSink sink = new RecordingSink(screen.layout());
            screen.capture(sink, Duration.ZERO);
            return sink.picture();
        }
    }

    @Test
    void theEmbeddingExampleCompiles() throws Exception {
        String module = """
                /** A program with Oriel inside. */
                module acme.program {
                    requires oriel.server;

                    uses oriel.capture.CaptureProvider;
                    uses oriel.encoding.EncoderProvider;
                    uses oriel.transport.TransportProvider;
                }
                """;
        String example = Readme.block("java", "final class Embedded");
        assertFalse(example.contains("package "));
        Path classes = compile(List.of(module, "package acme.program;\n" + example));
        assertTrue(Files.exists(classes.resolve("acme/program/Embedded.class")));
    }
}
