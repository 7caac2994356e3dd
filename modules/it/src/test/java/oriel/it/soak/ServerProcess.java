package oriel.it.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a Java process holds, as Linux and the JDK tell it. */
record ServerProcess(long pid) {

    /**
     * Threads that Java starts and ends as it likes, among them the one that all timeouts of a CompletableFuture share. Linux
     * cuts names at 15 characters.
     */
    private static final Set<String> OF_JAVA =
            Set.of("C1 CompilerThre", "C2 CompilerThre", "Attach Listener", "CompletableFutu", "ForkJoinPool.co");

    private static final int LARGEST = 20;

    /** States of TCP: established, and left by the peer alone. */
    private static final Set<String> OPEN = Set.of("01", "08");

    private static final Pattern LIVE = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");

    /** Names of its threads, in order, but for those of the JVM's compilers. */
    List<String> threads() throws IOException {
        return entries("task")
                .map(task -> words(task.resolve("comm")))
                .filter(name -> !name.isEmpty() && !OF_JAVA.contains(name))
                .sorted()
                .toList();
    }

    /** What its open descriptors are; sockets and pipes without their numbers. By one socket tools ask Java itself. */
    List<String> files() throws IOException {
        List<String> ofJava = attachSockets();
        return entries("fd")
                .map(ServerProcess::target)
                .filter(name -> !name.isEmpty() && !ofJava.contains(name))
                .map(name -> name.replaceAll(":\\[\\d+]$", ""))
                .sorted()
                .toList();
    }

    /** Connections that are open at one of its ports, and from where; Linux has not yet been told of their end. */
    List<String> peers(int port) throws IOException {
        List<String> peers = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "net", table))) {
                String[] fields = line.strip().split("\\s+");
                if (fields[1].endsWith(String.format(":%04X", port)) && OPEN.contains(fields[3])) {
                    peers.add(address(fields[2]));
                }
            }
        }
        return peers;
    }

    /** An address of IPv4, which may be written as one of IPv6: the last four bytes in the order of the machine. */
    private static String address(String field) {
        int colon = field.indexOf(':');
        long word = Long.parseLong(field.substring(colon - 8, colon), 16);
        return (word & 0xff) + "." + (word >> 8 & 0xff) + "." + (word >> 16 & 0xff) + "." + (word >> 24);
    }

    /** Bytes of main memory that it has. */
    long residentBytes() throws IOException {
        Matcher resident = RESIDENT.matcher(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
        assertEquals(true, resident.find());
        return Long.parseLong(resident.group(1)) << 10;
    }

    /** Bytes of objects that are in use: what a full garbage collection, which this brings about, leaves. */
    long liveBytes() throws IOException, InterruptedException {
        String said = histogram();
        Matcher live = LIVE.matcher(said);
        assertEquals(true, live.find(), said);
        return Long.parseLong(live.group(1));
    }

    /** Of which classes the objects are that take the most room. */
    String largest() throws IOException, InterruptedException {
        return histogram().lines().limit(LARGEST).collect(Collectors.joining("\n"));
    }

    private String histogram() throws IOException, InterruptedException {
        Process asks = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/jcmd").toString(),
                        Long.toString(pid),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String said = new String(asks.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asks.waitFor();
        return said;
    }

    private Stream<Path> entries(String folder) throws IOException {
        try (Stream<Path> found = Files.list(Path.of("/proc", Long.toString(pid), folder))) {
            return found.toList().stream();
        }
    }

    /** As the descriptors name them. */
    private List<String> attachSockets() throws IOException {
        try (Stream<String> sockets = Files.lines(Path.of("/proc", Long.toString(pid), "net", "unix"))) {
            return sockets.filter(socket -> socket.contains("/.java_pid"))
                    .map(socket -> "socket:[" + socket.strip().split("\\s+")[6] + "]")
                    .toList();
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (NoSuchFileException e) {
            return ""; // Closed meanwhile.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String words(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return ""; // Ended meanwhile.
        }
    }
}
