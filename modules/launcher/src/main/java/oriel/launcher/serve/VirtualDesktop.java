package oriel.launcher.serve;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.ExternalPrograms;
import oriel.launcher.cli.StartException;

/**
 * A private X server without a monitor (Xvfb), and the command that runs in it. Only who can read its Xauthority file
 * comes in; it does not listen on the network.
 */
final class VirtualDesktop implements AutoCloseable {

    /** Xvfb cannot grow beyond its first size: so it starts large enough for a viewer's window on a 4K monitor. */
    private static final ScreenSize LARGEST = new ScreenSize(3840, 2160);

    private static final int START_SECONDS = 30;
    private static final int LAST_LINES = 3;

    private final XauthorityFile authority;
    private final Process server;
    private final Guardian guardian;
    private Optional<DesktopCommand> command = Optional.empty();
    private String display = "";

    private VirtualDesktop(XauthorityFile authority, Process server, Guardian guardian) {
        this.authority = authority;
        this.server = server;
        this.guardian = guardian;
    }

    /** Starts an X server that can have this size; whatever happens, {@code tasks} ends it. */
    static VirtualDesktop start(ScreenSize size, Map<String, String> environment, ShutdownTasks tasks)
            throws StartException {
        Path program = ExternalPrograms.find("Xvfb", environment)
                .orElseThrow(() -> new StartException(
                        ExitCode.UNAVAILABLE,
                        "--virtual needs the X server Xvfb, which is not there",
                        "install it (Debian package xvfb)"));
        ScreenSize most =
                new ScreenSize(Math.max(size.width(), LARGEST.width()), Math.max(size.height(), LARGEST.height()));
        try {
            XauthorityFile authority = XauthorityFile.create();
            tasks.add(authority::close);
            List<String> words = List.of(
                    program.toString(),
                    "-displayfd",
                    "1",
                    "-auth",
                    authority.path().toString(),
                    "-nolisten",
                    "tcp",
                    "-noreset",
                    "-screen",
                    "0",
                    most + "x24");
            Guardian guardian = Guardian.start(environment);
            tasks.add(guardian::close);
            guardian.folder(authority.folder());
            Process server = ExternalPrograms.builder(words, environment)
                    .redirectError(authority.log().toFile())
                    .start();
            guardian.group(server.pid());
            VirtualDesktop desktop = new VirtualDesktop(authority, server, guardian);
            tasks.add(desktop::close);
            desktop.awaitDisplay();
            return desktop;
        } catch (IOException e) {
            throw failed("it cannot be started: " + e.getMessage());
        }
    }

    private void awaitDisplay() throws IOException, StartException {
        BufferedReader reader = server.inputReader(StandardCharsets.US_ASCII);
        CompletableFuture<Optional<String>> number = new CompletableFuture<>();
        Thread thread = new Thread(() -> number.complete(firstLine(reader)), "oriel-xvfb-start");
        thread.setDaemon(true);
        thread.start();
        try {
            String line = number.get(START_SECONDS, TimeUnit.SECONDS)
                    .filter(word -> word.matches("\\d+"))
                    .orElseThrow(() -> failed(lastWords()));
            display = ":" + line;
            authority.write(line);
        } catch (TimeoutException | ExecutionException e) {
            throw failed("it says nothing");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("the start was interrupted");
        }
    }

    private static Optional<String> firstLine(BufferedReader reader) {
        try {
            return Optional.ofNullable(reader.readLine()).map(String::strip);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private String lastWords() {
        try (Stream<String> lines = Files.lines(authority.log(), StandardCharsets.ISO_8859_1)) {
            List<String> said = lines.filter(line -> !line.isBlank()).toList();
            return String.join(" ", said.subList(Math.max(0, said.size() - LAST_LINES), said.size()));
        } catch (IOException e) {
            return "it has said nothing";
        }
    }

    private static StartException failed(String reason) {
        return new StartException(
                ExitCode.UNAVAILABLE, "the X server Xvfb failed: " + reason, "Xvfb :99 by hand, to see what is wrong");
    }

    String display() {
        return display;
    }

    /** The file with the cookie. */
    Path xauthority() {
        return authority.path();
    }

    /** Runs a command in it. */
    void run(List<String> words, Map<String, String> environment) throws StartException {
        DesktopCommand started = DesktopCommand.start(words, environment, display, authority.path());
        guardian.group(started.pid());
        command = Optional.of(started);
    }

    /**
     * Waits until the command has ended; without one, until the X server has.
     *
     * @return the command's exit code
     * @throws StartException if the X server has ended
     */
    int await() throws StartException, InterruptedException {
        CompletableFuture<?> end = command.map(running -> CompletableFuture.anyOf(server.onExit(), running.onExit()))
                .orElseGet(() -> CompletableFuture.anyOf(server.onExit()));
        try {
            end.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        if (!server.isAlive() || command.isEmpty()) {
            throw failed("it has ended with exit code " + server.waitFor());
        }
        return command.get().exitCode();
    }

    /** How long the command has run, and how it ended, for people. */
    Optional<String> complaint() {
        return command.flatMap(DesktopCommand::complaint);
    }

    /** Ends the command, then the X server. */
    @Override
    public void close() {
        command.ifPresent(DesktopCommand::close);
        ExternalPrograms.end(server);
    }
}
