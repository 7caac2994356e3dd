package oriel.launcher.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compiles modules of third parties into folders of their own. */
public final class PluginFolder {

    private static final ToolProvider COMPILER = ToolProvider.findFirst("javac").orElseThrow();

    private PluginFolder() {}

    /** Compiles sources, by file name, into {@code folder}/{@code jar}; they see Oriel's modules and those of the folder. */
    public static void compile(Path folder, String jar, Map<String, String> sources) throws IOException {
        Path work = Files.createTempDirectory(folder.getParent(), ".sources-");
        List<String> arguments = new ArrayList<>(List.of("--module-path", modulePath(folder), "-d"));
        arguments.add(Files.createDirectories(folder.resolve(jar)).toString());
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = work.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            arguments.add(Files.writeString(file, source.getValue()).toString());
        }
        StringWriter words = new StringWriter();
        PrintWriter printer = new PrintWriter(words);
        assertEquals(0, COMPILER.run(printer, printer, arguments.toArray(String[]::new)), words::toString);
    }

    /** A module {@code acme.NAME} that provides an encoder in class {@code acme.NAME.Provider}. */
    public static Map<String, String> encoder(String module, String name, int encoding) {
        return Map.of(
                "module-info.java",
                "module acme.%s { requires oriel.encoding; provides oriel.encoding.EncoderProvider with acme.%s.Provider; }"
                        .formatted(module, module),
                "Provider.java",
                """
                package acme.%s;
                import oriel.encoding.*;
                import oriel.rfb.*;
                public final class Provider implements EncoderProvider {
                    public String name() { return "%s"; }
                    public int encoding() { return %d; }
                    public EncoderTraits traits() { return new EncoderTraits(EncoderTraits.Loss.NEVER, EncoderTraits.Memory.NONE, 65535, 1 << 30); }
                    public RectEncoder create(oriel.plugin.Options options, EncoderTools tools)
                            throws oriel.plugin.PluginException {
                        options.flag("loud", false);
                        return (source, rect, settings, out) -> {};
                    }
                }
                """.formatted(module, name, encoding));
    }

    private static String modulePath(Path folder) throws IOException {
        try (Stream<Path> neighbours = Files.list(Files.createDirectories(folder))) {
            Stream<String> own = ModuleLayer.boot().configuration().modules().stream()
                    .filter(module -> module.name().startsWith("oriel."))
                    .map(module -> module.reference().location().orElseThrow())
                    .map(location -> Path.of(location).toString());
            return Stream.concat(own, neighbours.map(Path::toString))
                    .collect(Collectors.joining(System.getProperty("path.separator")));
        }
    }
}
