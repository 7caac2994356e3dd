package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import oriel.it.Distribution;

/** Somebody who has built Oriel in a checkout, knows nothing of it, and types what the docs say, line by line. */
final class Stranger {

    private static final int LIMIT_SECONDS = 60;

    private final Path home;
    private final Path checkout;

    private Stranger(Path home, Path checkout) {
        this.home = home;
        this.checkout = checkout;
    }

    /** Has a home and a checkout in a folder, and programs that do nothing but write down how they are called. */
    static Stranger in(Path folder, Set<String> standIns) throws IOException {
        Path root = Path.of(System.getProperty("oriel.root"));
        Path checkout = Files.createDirectories(folder.resolve("checkout"));
        copy(
                Distribution.HOME,
                Files.createDirectories(checkout.resolve("distribution/target")).resolve("oriel"));
        for (String name : List.of("examples", "modules", "web")) {
            Files.createSymbolicLink(checkout.resolve(name), root.resolve(name));
        }
        Path home = Files.createDirectories(folder.resolve("home"));
        Path bin = Files.createDirectories(folder.resolve("home/stand-ins"));
        for (String name : standIns) {
            Path program = bin.resolve(name);
            Files.writeString(program, "#!/bin/sh\necho " + name + " \"$@\" >> " + home.resolve("calls") + "\n");
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return new Stranger(home, checkout);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    Path checkout() {
        return checkout;
    }

    /** How the programs that stand in were called, one line for each. */
    List<String> calls() throws IOException {
        return Files.exists(home.resolve("calls")) ? Files.readAllLines(home.resolve("calls")) : List.of();
    }

    /** Runs lines until they end, which they must do well; returns what they said. */
    List<String> runToTheEnd(String lines) throws IOException, InterruptedException {
        Path said = Files.createTempFile(home, "said", "");
        Process shell = start(lines, said);
        try {
            assertTrue(shell.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS), () -> "it does not end: " + words(said));
            assertEquals(0, shell.exitValue(), () -> words(said));
            return words(said).lines().toList();
        } finally {
            end(shell);
        }
    }

    /** Runs lines until they have said something, then ends them as a terminal's end would. */
    void runUntil(String wanted, String lines) throws IOException, InterruptedException {
        Path said = Files.createTempFile(home, "said", "");
        Process shell = start(lines, said);
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
            while (!words(said).contains(wanted)) {
                assertTrue(shell.isAlive(), () -> "it has ended: " + words(said));
                assertTrue(System.nanoTime() - end < 0, () -> "it does not say " + wanted + ": " + words(said));
                TimeUnit.MILLISECONDS.sleep(50);
            }
            assertTrue(tellToEnd(shell), () -> "it does not end: " + words(said));
        } finally {
            end(shell);
        }
    }

    /** A shell in a process group of its own, whose number is the shell's. */
    private Process start(String lines, Path said) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("setsid", "bash", "-e", "-c", lines)
                .directory(checkout.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("ORIEL_") || name.equals("JAVA_OPTS"));
        environment.remove("DISPLAY");
        String path = checkout.resolve("distribution/target/oriel/bin") + ":" + home.resolve("stand-ins") + ":"
                + System.getProperty("java.home") + "/bin:" + environment.get("PATH");
        environment.putAll(Map.of(
                "PATH",
                path,
                "HOME",
                home.toString(),
                "JAVA_HOME",
                System.getProperty("java.home"),
                "JAVA_OPTS",
                Distribution.BRIEFLY,
                "ORIEL_PORT",
                "0",
                "ORIEL_LOG_LEVEL",
                "error",
                "PYTHONUNBUFFERED",
                "1",
                "MANPAGER",
                "cat"));
        return builder.start();
    }

    private static String words(Path said) {
        try {
            return Files.readString(said, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Tells the whole group to end; true if the shell then has. */
    private static boolean tellToEnd(Process shell) throws IOException, InterruptedException {
        new ProcessBuilder("bash", "-c", "kill -TERM -- -" + shell.pid())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        return shell.waitFor(20, TimeUnit.SECONDS);
    }

    /** Ends what is left of the group: a shell that failed leaves behind what it had started in the background. */
    private static void end(Process shell) throws IOException, InterruptedException {
        List<ProcessHandle> all = shell.descendants().toList();
        tellToEnd(shell);
        shell.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
