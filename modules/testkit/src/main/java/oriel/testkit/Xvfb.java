package oriel.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An X server without a monitor, on a display number that nobody uses, for one test or one test class. It listens on
 * local sockets only, and ends with {@link #close}. Needs Debian's package xvfb; without it the test is left out.
 *
 * <pre>{@code
 * try (Xvfb xvfb = Xvfb.start(800, 600)) {
 *     Options options = new Options("plugins.x11", Map.of("display", xvfb.display()));
 * }
 * }</pre>
 */
public final class Xvfb implements AutoCloseable {

    private static final int START_SECONDS = 30;

    private static final String XORG = """
            Section "Device"
                Identifier "dummy"
                Driver "dummy"
                VideoRam 256000
            EndSection
            Section "Monitor"
                Identifier "monitor"
                HorizSync 5-1000
                VertRefresh 5-200
            EndSection
            Section "Screen"
                Identifier "screen"
                Device "dummy"
                Monitor "monitor"
                DefaultDepth 24
                SubSection "Display"
                    Depth 24
                    Virtual 4096 2160
                    Modes "1024x768" "800x600" "640x480"
                EndSubSection
            EndSection
            Section "ServerFlags"
                Option "AutoAddDevices" "false"
            EndSection
            """;

    private final Process process;
    private final String display;
    private final List<Process> programs = Collections.synchronizedList(new ArrayList<>());

    private Xvfb(Process process, String display) {
        this.process = process;
        this.display = display;
    }

    /** Starts one with 24 bits a pixel. */
    public static Xvfb start(int width, int height) throws IOException {
        return start(width, height, 24);
    }

    /** Starts one with another depth: 8, 16, 24 or 30; and with more of its options. */
    public static Xvfb start(int width, int height, int depth, String... options) throws IOException {
        List<String> command = command(width, height, depth);
        command.addAll(List.of(options));
        return start(command);
    }

    /** Starts one that has the shared memory of another process, as in that one's container; only root may do that. */
    public static Xvfb inIpcNamespaceOf(long pid, int width, int height) throws IOException {
        Programs.require("nsenter", "util-linux");
        List<String> command = new ArrayList<>(List.of("nsenter", "--target", Long.toString(pid), "--ipc"));
        command.addAll(command(width, height, 24));
        return start(command);
    }

    private static List<String> command(int width, int height, int depth) {
        Programs.require("Xvfb", "xvfb");
        List<String> command = new ArrayList<>(List.of("Xvfb", "-displayfd", "1", "-nolisten", "tcp", "-noreset"));
        command.addAll(List.of("-screen", "0", width + "x" + height + "x" + depth));
        return command;
    }

    /**
     * Starts Xorg instead, with outputs DUMMY0 to DUMMY15 that are turned on as xrandr does it; DUMMY0 is on, of 1024x768.
     * Needs Debian's packages xserver-xorg-core and xserver-xorg-video-dummy, and the right to start an X server.
     */
    public static Xvfb withOutputs() throws IOException {
        Programs.require("Xorg", "xserver-xorg-core");
        Programs.require(Path.of("/usr/lib/xorg/modules/drivers/dummy_drv.so"), "xserver-xorg-video-dummy");
        Path configuration = Files.createTempFile("oriel-xorg", ".conf");
        Files.writeString(configuration, XORG);
        try {
            return start(List.of(
                    "Xorg",
                    "-displayfd",
                    "1",
                    "-nolisten",
                    "tcp",
                    "-noreset",
                    "-novtswitch",
                    "-sharevts",
                    "-config",
                    configuration.toString(),
                    "-logfile",
                    "/dev/null"));
        } catch (IOException e) {
            Programs.leaveOut("Xorg does not start here: " + e.getMessage());
            throw e;
        } finally {
            Files.delete(configuration);
        }
    }

    private static Xvfb start(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader reader = process.inputReader(StandardCharsets.US_ASCII);
        CompletableFuture<String> number = CompletableFuture.supplyAsync(() -> readLine(reader));
        try {
            String line = number.get(START_SECONDS, TimeUnit.SECONDS);
            assertTrue(line.matches("[0-9]+"), () -> command.get(0) + " did not start: \"" + line + '"');
            return new Xvfb(process, ":" + line);
        } catch (ExecutionException | TimeoutException | AssertionError e) {
            process.destroyForcibly();
            throw new IOException(command.get(0) + " did not start", e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + command.get(0) + " started", e);
        }
    }

    private static String readLine(BufferedReader reader) {
        try {
            String line = reader.readLine();
            return line == null ? "" : line.strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** Its name, as DISPLAY has it: {@code ":99"}. */
    public String display() {
        return display;
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Runs a program on this display until it ends; returns what it wrote to standard output. */
    public byte[] run(String... command) throws IOException, InterruptedException {
        return Programs.run(display, command);
    }

    /** Starts a program on this display that runs until it is ended, at the latest by {@link #close}. */
    public Process launch(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DISPLAY", display);
        Process program = builder.start();
        programs.add(program);
        return program;
    }

    /** Kills it as a crash would, and waits until it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(START_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        List.copyOf(programs).forEach(program -> {
            program.descendants().forEach(ProcessHandle::destroy);
            Programs.end(program);
        });
        Programs.end(process);
    }
}
