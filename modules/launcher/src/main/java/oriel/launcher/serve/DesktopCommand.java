package oriel.launcher.serve;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.ExternalPrograms;
import oriel.launcher.cli.StartException;

/** A command that runs on a display of ours; it shares our input and output. */
final class DesktopCommand implements AutoCloseable {

    private static final long AT_ONCE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final String name;
    private final Process process;
    private final long beganNanos = System.nanoTime();
    private final CompletableFuture<Long> ranNanos;

    private DesktopCommand(String name, Process process) {
        this.name = name;
        this.process = process;
        this.ranNanos = process.onExit().thenApply(ended -> System.nanoTime() - beganNanos);
    }

    /** Refuses a command that is not there. */
    static void require(String name, Map<String, String> environment) throws StartException {
        if (ExternalPrograms.find(name, environment).isEmpty()) {
            throw new StartException(
                    ExitCode.UNAVAILABLE, "there is no command " + name, "a program that is on the PATH, or its path");
        }
    }

    static DesktopCommand start(List<String> words, Map<String, String> environment, String display, Path xauthority)
            throws StartException {
        String name = words.get(0);
        ProcessBuilder builder = ExternalPrograms.builder(words, environment).inheritIO();
        if (!environment.getOrDefault("LISTEN_FDS", "").isEmpty()) {
            builder.redirectInput(new File("/dev/null")); // standard input may be the socket that viewers come to
        }
        builder.environment().put("DISPLAY", display);
        builder.environment().put("XAUTHORITY", xauthority.toString());
        builder.environment().remove("WAYLAND_DISPLAY");
        try {
            return new DesktopCommand(name, builder.start());
        } catch (IOException e) {
            throw new StartException(
                    ExitCode.UNAVAILABLE,
                    "the command " + name + " cannot be started: " + e.getMessage(),
                    "another command");
        }
    }

    long pid() {
        return process.pid();
    }

    CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /** How it has ended. */
    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    /** What the operator should know of its end; empty if it ended well after a while, or has not. */
    Optional<String> complaint() {
        if (process.isAlive()) {
            return Optional.empty();
        }
        if (process.exitValue() != 0) {
            return Optional.of("the command " + name + " has ended with exit code " + process.exitValue());
        }
        return ranNanos.join() < AT_ONCE_NANOS
                ? Optional.of("the command " + name + " has ended at once, and so does Oriel; one that goes into the"
                        + " background needs an option that keeps it in front")
                : Optional.empty();
    }

    @Override
    public void close() {
        ExternalPrograms.end(process);
    }
}
