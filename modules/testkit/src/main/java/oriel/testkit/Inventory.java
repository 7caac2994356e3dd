package oriel.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run of tests holds, or might have made.
 *
 * @param things what each is, by a key of its own
 */
record Inventory(Map<String, String> things) {

    private static final String PROCESS = "process ";
    private static final String THREAD = "thread ";
    private static final String SOCKET = "socket ";
    private static final String MEMORY = "shared memory ";
    private static final String FILE = "file ";

    private static final Path SELF = Path.of("/proc/self");
    private static final Path SEGMENTS = Path.of("/proc/sysvipc/shm");
    private static final Pattern TEMPORARY =
            Pattern.compile("oriel.*|junit.*|playwright.*|pulse-.*|\\.X\\d+-lock|X\\d+|\\.org\\.chromium.*");

    /** States of TCP that the kernel ends by itself. */
    private static final Set<String> ENDING = Set.of("04", "05", "06", "0B", "09");

    /** Looks around. */
    static Inventory take() {
        Map<String, String> things = new TreeMap<>();
        for (ProcessHandle process : OwnProcesses.all()) {
            things.put(
                    PROCESS + process.pid() + process.info().startInstant(),
                    PROCESS + process.pid() + ": " + OwnProcesses.commandLine(process));
        }
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("oriel-")) {
                things.put(THREAD + thread.getId(), THREAD + thread.getName());
            }
        }
        try {
            addSockets(things);
            addSegments(things);
            addFiles(things, Path.of(System.getProperty("java.io.tmpdir")));
            addFiles(things, Path.of("/tmp/.X11-unix"));
            addFiles(things, Path.of("/dev/shm"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Inventory(things);
    }

    /** Keys of those that another run may have made as well. */
    Set<String> ofNobody() {
        return things.keySet().stream().filter(key -> !isSurelyOurs(key)).collect(Collectors.toSet());
    }

    /** True if no other run can have made what has this key. */
    static boolean isSurelyOurs(String key) {
        return key.startsWith(PROCESS) || key.startsWith(THREAD) || key.startsWith(SOCKET);
    }

    /** Those of this process; others' sockets end with them. */
    private static void addSockets(Map<String, String> things) throws IOException {
        if (!Files.isDirectory(SELF)) {
            return;
        }
        Set<String> own = new HashSet<>();
        for (Path file : entries(SELF.resolve("fd"))) {
            own.add(target(file));
        }
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(SELF.resolve("net/" + table))) {
                String[] fields = line.strip().split("\\s+");
                if (own.contains("socket:[" + fields[9] + "]") && !ENDING.contains(fields[3])) {
                    things.put(SOCKET + fields[9], SOCKET + "at port " + port(fields[1]) + words(fields));
                }
            }
        }
    }

    private static String words(String[] fields) {
        return fields[3].equals("0A") ? ", which listens" : ", connected to port " + port(fields[2]);
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
    }

    private static void addSegments(Map<String, String> things) throws IOException {
        if (!Files.isReadable(SEGMENTS)) {
            return;
        }
        List<String> lines = Files.readAllLines(SEGMENTS);
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.strip().split("\\s+");
            things.put(
                    MEMORY + fields[1], MEMORY + fields[1] + " of process " + fields[4] + ", " + fields[3] + " bytes");
        }
    }

    private static void addFiles(Map<String, String> things, Path folder) throws IOException {
        for (Path file : entries(folder)) {
            if (TEMPORARY.matcher(file.getFileName().toString()).matches()) {
                things.put(FILE + file, FILE + file);
            }
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return ""; // Closed meanwhile.
        }
    }
}
