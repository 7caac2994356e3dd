package oriel.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.module.ModuleReader;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.ExternalPrograms;
import picocli.CommandLine;

/**
 * Loads what a start of the server, its first viewers and a browser load, on X11 too, and ends: {@code oriel train} has Java note what
 * that is.
 */
public final class Training {

    /** Needed only where there is a display or a library, which the machine may be without. */
    private static final List<String> NATIVE_MODULES =
            List.of("com.sun.jna", "oriel.capture.x11", "oriel.deflate.igzip", "oriel.jpeg.turbo");

    private static final List<String> ENCODINGS = List.of("tight,jpeg,copyrect", "zrle,copyrect", "hextile", "raw");

    private static final String PASSWORD = "training";

    private static final Pattern LISTENING = Pattern.compile("listening on \\S+:(\\d+)");

    private static final long PAUSE_MILLIS = 100;

    private Training() {}

    /**
     * Serves the demo screen for a moment and visits it.
     *
     * @param arguments the folder of the product, and one for what a server keeps
     * @throws IllegalStateException if the server cannot be visited
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        NativeFolder.prepare(Environment.ofProcess().home(), System.getenv());
        NATIVE_MODULES.forEach(Training::load);
        Path state = Path.of(arguments[1]).toAbsolutePath(); // What it keeps is not its user's.
        Path password = Files.writeString(state.resolve("password"), PASSWORD + "\n");
        Environment built = new Environment(
                Map.of(
                        "STATE_DIRECTORY",
                        state.toString(),
                        "ORIEL_CONFIG", // the machine's settings name files that are not its own
                        Files.writeString(state.resolve("config.json"), "{}").toString(),
                        "PATH",
                        System.getenv().getOrDefault("PATH", "")),
                Optional.of(Path.of(arguments[0])),
                false,
                InputStream.nullInputStream());
        String address =
                "127.0.0.1:" + start(built, "serve", "--capture", "demo", "--password-file", password.toString());
        for (String encodings : ENCODINGS) {
            visit(built, address, "--password-file", password.toString(), "--encodings", encodings);
        }
        read(URI.create("http://" + address + "/").toURL());
        showX11(built);
        Main.commandLine(built, "--version").setOut(quiet()).execute("--version");
        System.exit(0);
    }

    /** All classes of a module, as far as it is there. */
    private static void load(String name) {
        ModuleLayer.boot()
                .configuration()
                .findModule(name)
                .ifPresent(found -> ModuleLayer.boot().findModule(name).ifPresent(module -> {
                    try (ModuleReader reader = found.reference().open()) {
                        reader.list()
                                .filter(file -> file.endsWith(".class") && !file.endsWith("module-info.class"))
                                .forEach(file -> Class.forName(module, className(file)));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
    }

    private static String className(String file) {
        return file.substring(0, file.length() - ".class".length()).replace('/', '.');
    }

    /** Starts a server on a free port; returns that. */
    private static String start(Environment environment, String... arguments) throws InterruptedException {
        StringWriter said = new StringWriter();
        String[] all = Stream.concat(Stream.of(arguments), Stream.of("--host", "127.0.0.1", "--port", "0"))
                .toArray(String[]::new);
        CommandLine line = Main.commandLine(environment, all).setOut(new PrintWriter(said));
        Thread server = new Thread(() -> line.execute(all), "oriel-serve");
        server.setDaemon(true);
        server.start();
        while (server.isAlive()) {
            Matcher listening = LISTENING.matcher(said.toString());
            if (listening.find()) {
                return listening.group(1);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        throw new IllegalStateException("the server does not start");
    }

    /** Where there is an Xvfb that starts. */
    private static void showX11(Environment environment) throws InterruptedException {
        if (ExternalPrograms.find("Xvfb", environment.variables()).isEmpty()) {
            return;
        }
        try {
            visit(environment, "127.0.0.1:" + start(environment, "serve", "--virtual", "640x480", "--no-auth"));
        } catch (IllegalStateException e) {
            System.err.println("oriel: nothing is prepared for X11: " + e.getMessage());
        }
    }

    private static PrintWriter quiet() {
        return new PrintWriter(Writer.nullWriter());
    }

    private static void visit(Environment environment, String address, String... options) {
        String[] arguments = Stream.concat(
                        Stream.of("test-client", address, "--seconds", "1", "--type", "hello", "--click", "9,9"),
                        Stream.of(options))
                .toArray(String[]::new);
        CommandLine line = Main.commandLine(environment, arguments).setOut(quiet());
        if (line.execute(arguments) != ExitCode.OK.number()) {
            throw new IllegalStateException("the server cannot be visited");
        }
    }

    private static void read(URL page) throws IOException {
        try (InputStream body = page.openStream()) {
            body.transferTo(OutputStream.nullOutputStream());
        }
    }
}
