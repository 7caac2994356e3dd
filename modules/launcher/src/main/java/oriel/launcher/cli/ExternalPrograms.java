package oriel.launcher.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import oriel.launcher.config.ConfigurationReader;
import oriel.launcher.config.Key;

/** Finding and ending programs of the machine. */
public final class ExternalPrograms {

    /** The system property with LC_ALL as it was, where the start script has given Java another one. */
    static final String GIVEN_LOCALE = "oriel.lc_all";

    /** What the service manager says to Oriel alone. */
    private static final Set<String> SERVICE_VARIABLES =
            Set.of("NOTIFY_SOCKET", "WATCHDOG_PID", "WATCHDOG_USEC", "LISTEN_FDS", "LISTEN_PID", "LISTEN_FDNAMES");

    /** How the start script has the C library keep memory for Java; other programs do better without. */
    private static final Map<String, String> MEMORY_VARIABLES =
            Map.of("MALLOC_ARENA_MAX", "1", "MALLOC_TRIM_THRESHOLD_", "131072");

    private static final long PATIENCE_MILLIS = 1000;

    private ExternalPrograms() {}

    /** The file that would be run under this name; empty if there is none. */
    public static Optional<Path> find(String name, Map<String, String> environment) {
        Stream<Path> candidates = name.contains("/")
                ? Stream.of(Path.of(name))
                : Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                        .map(folder -> Path.of(folder.isEmpty() ? "." : folder, name));
        return candidates
                .filter(file -> Files.isExecutable(file) && !Files.isDirectory(file))
                .findFirst();
    }

    /**
     * A program that Oriel starts: in a process group of its own where that can be had, so that a terminal's Ctrl-C does not
     * reach it and it is ended in its turn, and without Oriel's own settings, among which are passwords.
     */
    public static ProcessBuilder builder(List<String> words, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(inGroupOfItsOwn(words, environment));
        builder.environment().keySet().removeIf(name -> name.startsWith(Key.VARIABLE_PREFIX));
        builder.environment().remove(ConfigurationReader.CREDENTIALS_VARIABLE);
        builder.environment().keySet().removeAll(SERVICE_VARIABLES);
        MEMORY_VARIABLES.forEach(builder.environment()::remove);
        restoreLocale(builder.environment());
        return builder;
    }

    private static void restoreLocale(Map<String, String> environment) {
        String given = System.getProperty(GIVEN_LOCALE);
        if (given == null) {
            return;
        }
        if (given.isEmpty()) {
            environment.remove("LC_ALL");
        } else {
            environment.put("LC_ALL", given);
        }
    }

    private static List<String> inGroupOfItsOwn(List<String> words, Map<String, String> environment) {
        Optional<Path> setsid = find("setsid", environment);
        if (setsid.isEmpty()) {
            return words;
        }
        List<String> all = new ArrayList<>(List.of(setsid.get().toString()));
        all.addAll(words);
        return all;
    }

    /** Ends a process and all that it has started: politely, and a second later by force. */
    public static void end(Process process) {
        List<ProcessHandle> below = process.descendants().toList();
        signal(process, "TERM");
        process.destroy();
        below.forEach(ProcessHandle::destroy);
        awaitEnd(process);
        signal(process, "KILL");
        process.destroyForcibly();
        below.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(process);
    }

    /** Reaches the process's group, in which those are too that have lost their parents. */
    private static void signal(Process process, String name) {
        try {
            Process kill = new ProcessBuilder("sh", "-c", "kill -s " + name + " -- -" + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            awaitEnd(kill);
        } catch (IOException e) {
            process.destroy(); // there is no shell: the process itself must do
        }
    }

    private static void awaitEnd(Process process) {
        try {
            process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
