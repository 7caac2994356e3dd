package oriel.it;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import oriel.testkit.Programs;

/** The unpacked product's start script as a process, without a display and settings of whoever runs the tests. */
public final class Distribution implements AutoCloseable {

    /** The folder of the unpacked product. */
    public static final Path HOME = Path.of(System.getProperty("oriel.root"), "distribution/target/oriel");

    /** Where it keeps what it makes itself: not in the home of whoever runs the tests. */
    static final Path STATE =
            Path.of(System.getProperty("oriel.root"), "modules/it/target/state").toAbsolutePath();

    /** The start script. */
    public static final Path SCRIPT = HOME.resolve("bin/oriel");

    private static final int LIMIT_SECONDS = 60;

    /** Most live for seconds, in which a second compiler takes as long as all the rest, and making things quick does too. */
    public static final String BRIEFLY = "-XX:TieredStopAtLevel=1";

    private static final Pattern LISTENING =
            Pattern.compile("oriel: listening on (?:127\\.0\\.0\\.1|0\\.0\\.0\\.0):(\\d+)");

    /**
     * A command that has ended.
     *
     * @param code its exit code
     * @param out lines of standard output
     * @param err lines of standard error
     */
    public record Ended(int code, List<String> out, List<String> err) {}

    private final Process process;
    private final BlockingQueue<String> out = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> err = new LinkedBlockingQueue<>();
    private final List<Thread> readers;

    private Distribution(Process process) {
        this.process = process;
        this.readers = List.of(
                reader(process.inputReader(StandardCharsets.UTF_8), out),
                reader(process.errorReader(StandardCharsets.UTF_8), err));
    }

    /** Starts a command of the product. */
    public static Distribution start(Map<String, String> environment, String... arguments) throws IOException {
        return start(SCRIPT, Path.of("."), environment, arguments);
    }

    /** Starts a command through another name of the script, in another folder. */
    public static Distribution start(Path script, Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        if (!Files.exists(SCRIPT)) {
            Programs.leaveOut(SCRIPT + " is not there: mvn package builds it");
        }
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("ORIEL_") || name.equals("JAVA_OPTS"));
        builder.environment().remove("DISPLAY");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("XDG_STATE_HOME", STATE.toString());
        builder.environment().put("JAVA_OPTS", BRIEFLY);
        builder.environment().put("ORIEL_WARM_UP", "false");
        builder.environment().putAll(environment);
        return new Distribution(builder.start());
    }

    /** Runs a command of the product to its end. */
    public static Ended run(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        try (Distribution command = start(environment, arguments)) {
            return command.awaitEnd();
        }
    }

    /** Runs a command of the product to its end. */
    public static Ended run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), arguments);
    }

    private static Thread reader(BufferedReader reader, BlockingQueue<String> lines) {
        Thread thread = new Thread(() -> read(reader, lines), "distribution-reader");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void read(BufferedReader reader, BlockingQueue<String> lines) {
        try (reader) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add("unreadable: " + e.getMessage());
        }
    }

    /** Gives it a text on standard input, and nothing more. */
    public void type(String text) throws IOException {
        try (Writer input = process.outputWriter(StandardCharsets.UTF_8)) {
            input.write(text);
        }
    }

    /** The next line of standard output. */
    public String next() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        String line = null;
        while (line == null
                && System.nanoTime() < deadline
                && (process.isAlive() || readers.get(0).isAlive())) {
            line = out.poll(100, TimeUnit.MILLISECONDS);
        }
        return line == null ? fail("it announces nothing, but says " + err + " and does: " + threads()) : line;
    }

    /** What its threads do, as its Java writes it where it is asked to. */
    private String threads() throws InterruptedException {
        try {
            new ProcessBuilder("kill", "-QUIT", Long.toString(pid())).start().waitFor();
        } catch (IOException e) {
            return "not to be had: " + e.getMessage();
        }
        StringBuilder all = new StringBuilder();
        for (String line = out.poll(1, TimeUnit.SECONDS); line != null; line = out.poll(1, TimeUnit.SECONDS)) {
            all.append(line).append(System.lineSeparator());
        }
        return all.toString();
    }

    /** Reads the line that names the port. */
    public int port() throws InterruptedException {
        String line = next();
        Matcher listening = LISTENING.matcher(line);
        assertTrue(listening.matches(), line);
        return Integer.parseInt(listening.group(1));
    }

    /** What it has written to standard error so far. */
    public List<String> errors() {
        return List.copyOf(err);
    }

    /** Waits until a line of standard error holds some words. */
    public void awaitError(String words) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (err.stream().noneMatch(line -> line.contains(words))) {
            assertTrue(System.nanoTime() < deadline, () -> "it does not say \"" + words + "\" but " + err);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** What it has started. */
    public Stream<ProcessHandle> descendants() {
        return process.descendants();
    }

    /** Its number, which is that of Java: the script makes way for it. */
    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Sends SIGTERM; unlike {@link Process#destroy} this keeps the streams open for the last words. */
    public void terminate() {
        process.toHandle().destroy();
    }

    /** Ends it as a crash would, and waits until it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        assertTrue(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS), "it does not end");
    }

    /** Waits until it ends by itself, or as it was told to. */
    public Ended awaitEnd() throws InterruptedException {
        assertTrue(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS), () -> "it does not end: " + out + err);
        for (Thread reader : readers) {
            reader.join(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
        }
        return new Ended(process.exitValue(), List.copyOf(out), List.copyOf(err));
    }

    @Override
    public void close() {
        Programs.end(process);
    }
}
