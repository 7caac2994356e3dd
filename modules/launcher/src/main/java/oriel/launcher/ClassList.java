package oriel.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.module.ModuleReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import picocli.CommandLine;

/**
 * Loads what a start of the server and its first viewer load, and ends. Java, started with
 * {@code -XX:DumpLoadedClassList}, writes the list of these classes, of which another one makes the archive that the start
 * script's Java reads them from: class data sharing.
 */
public final class ClassList {

    /** Needed only where there is a display or a library, which the machine that builds may be without. */
    private static final List<String> NATIVE_MODULES =
            List.of("com.sun.jna", "oriel.capture.x11", "oriel.deflate.igzip", "oriel.jpeg.turbo");

    /** A minute: a machine that builds other things beside is slow. */
    private static final int VISITS = 600;

    private static final long PAUSE_MILLIS = 100;

    private ClassList() {}

    /**
     * Serves the demo screen for a moment and visits it; writes down where, since an archive is good for one place only.
     *
     * @param arguments the folder of the distribution
     * @throws IllegalStateException if the server that was just built cannot be visited
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        NATIVE_MODULES.forEach(ClassList::load);
        Path folder = Path.of(arguments[0]);
        Map<String, String> variables = // What it keeps belongs to the build, not to its user.
                Map.of(
                        "STATE_DIRECTORY",
                        folder.toAbsolutePath()
                                .resolveSibling("class-list-state")
                                .toString());
        Environment built = new Environment(variables, Optional.of(folder), false, InputStream.nullInputStream());
        String port = Integer.toString(freePort());
        Thread server = new Thread(
                () -> quiet(Main.commandLine(built))
                        .execute("serve", "--capture", "demo", "--no-auth", "--port", port, "--log-level", "error"),
                "oriel-serve");
        server.setDaemon(true);
        server.start();
        visit(quiet(Main.commandLine(built)), "127.0.0.1:" + port);
        Path home = folder.toRealPath();
        Files.writeString(home.resolve("lib/classes.home"), home + "\n");
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

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static CommandLine quiet(CommandLine line) {
        return line.setOut(new PrintWriter(Writer.nullWriter()));
    }

    /** Again until it listens. */
    private static void visit(CommandLine line, String address) throws InterruptedException {
        StringWriter complaint = new StringWriter();
        for (int i = 0; i < VISITS; i++) {
            complaint.getBuffer().setLength(0);
            line.setErr(new PrintWriter(complaint));
            if (line.execute("test-client", address, "--seconds", "1") == ExitCode.OK.number()) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        throw new IllegalStateException("the server that was built does not answer: " + complaint);
    }
}
