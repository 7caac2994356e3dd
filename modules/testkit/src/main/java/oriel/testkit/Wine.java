package oriel.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs a Java for Windows under Wine, in a prefix of its own on an X display. Where that Java is, the system property
 * {@code windows.java} says, and JAVA_HOME to programs that it runs; the build's profile {@code wine} fetches one and sets it.
 */
public final class Wine implements AutoCloseable {

    private static final int START_SECONDS = 180;
    private static final int END_SECONDS = 30;

    private final Map<String, String> environment;
    private final List<Process> started = new ArrayList<>();

    private Wine(String display, Path prefix) {
        environment = Map.of(
                "DISPLAY",
                display,
                "WINEPREFIX",
                prefix.toAbsolutePath().toString(),
                "WINEARCH",
                "win64",
                "WINEDEBUG",
                "-all",
                "WINEDLLOVERRIDES",
                "mscoree,mshtml,winemenubuilder.exe=",
                "JAVA_HOME",
                path(Path.of(System.getProperty("windows.java"))
                        .resolve("../..")
                        .normalize()));
    }

    /** Leaves the test out unless Wine and a Java for Windows are there. */
    public static void require() {
        if (System.getProperty("windows.java", "").isEmpty()) {
            Programs.leaveOut("there is no Java for Windows: build with -Pwine");
        }
        Programs.require("wine", "wine");
        Programs.require("wineserver", "wine");
    }

    /** Makes the prefix if it is not there, which takes some seconds. */
    public static Wine start(String display, Path prefix) throws IOException, InterruptedException {
        Files.createDirectories(prefix);
        Wine wine = new Wine(display, prefix);
        Path log = prefix.resolveSibling(prefix.getFileName() + "-boot.log");
        if (!wine.run(log, List.of("wineboot", "--init")).waitFor(START_SECONDS, TimeUnit.SECONDS)) {
            wine.close();
            throw new IOException("Wine does not start; see " + log);
        }
        return wine;
    }

    /** A file's name in Wine. */
    public static String path(Path file) {
        return "Z:" + file.toAbsolutePath().toString().replace('/', '\\');
    }

    /** Starts the Java for Windows; what it says goes to a file. */
    public Process java(Path output, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("windows.java")));
        command.addAll(arguments);
        return run(output, command);
    }

    /** Starts a program of Windows; what it says goes to a file. */
    public Process run(Path output, List<String> command) throws IOException {
        List<String> words = new ArrayList<>(List.of("wine"));
        words.addAll(command);
        Process process = process(output, words);
        started.add(process);
        return process;
    }

    private Process process(Path output, List<String> words) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        builder.environment().remove("XAUTHORITY");
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    /** Ends everything that runs in this prefix. */
    @Override
    public void close() throws IOException {
        try {
            Path log = Files.createTempFile("oriel-wine", ".log");
            process(log, List.of("wineserver", "--kill")).waitFor(END_SECONDS, TimeUnit.SECONDS);
            Files.delete(log);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            started.forEach(Process::destroyForcibly);
        }
    }
}
