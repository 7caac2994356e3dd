package oriel.launcher.record;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import oriel.client.SocketConnection;
import oriel.client.ViewerOptions;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Quoted;
import oriel.launcher.testclient.ServerAddress;
import oriel.launcher.testclient.Unreachable;
import oriel.launcher.testclient.VisitOptions;
import oriel.recording.MicroClock;
import oriel.recording.Recorder;
import oriel.recording.RecorderOptions;
import oriel.recording.RecordingFailure;
import oriel.recording.RecordingStart;
import oriel.recording.RecordingWriter;
import oriel.rfb.Encodings;
import oriel.rfb.ProtocolException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Records a server as a viewer of it. */
@Command(
        name = "record",
        description = {
            "Record what any VNC server shows, as one of its viewers.",
            "It ends with Ctrl-C, or with the server. Tell the people whose screen it is."
        },
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        footerHeading = "%nExample:%n",
        footer = "  oriel record localhost:5901 film.orec --seconds 60")
public final class RecordCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long END_MILLIS = 1500;
    private static final int HIGHEST_QUALITY = 9;
    private static final int HIGHEST_RATE = 60;

    private final Environment environment;

    @Mixin
    private final VisitOptions visited = new VisitOptions();

    @Parameters(index = "1", paramLabel = "FILE", description = "Where the recording goes.")
    private Path file;

    @Option(names = "--seconds", paramLabel = "S", description = "Record for so long; else until it is ended.")
    private Double seconds;

    @Option(names = "--rate", paramLabel = "N", description = "At most so many pictures a second: 1 to 60 (20).")
    private int rate = 20;

    @Option(
            names = "--quality",
            paramLabel = "0-9",
            description = "Let the server send photographs as JPEG of this level; else nothing is lost.")
    private Integer quality;

    @Option(names = "--over", description = "Write over a file that is there.")
    private boolean over;

    @Spec
    private CommandSpec spec;

    public RecordCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws ConfigException, StartException {
        check();
        if (!over && Files.exists(file)) {
            throw RecordingFile.isThere(file);
        }
        ServerAddress address = visited.address();
        ViewerOptions login = ViewerOptions.with(visited.login());
        Recorder recorder;
        try {
            recorder = Recorder.connect(
                    SocketConnection.open(address.host(), address.port(), PATIENCE), login, recorderOptions());
        } catch (IOException e) {
            throw Unreachable.because(address, e);
        }
        record(recorder, address);
        return ExitCode.OK.number();
    }

    private void check() {
        if (seconds != null && !(seconds > 0 && seconds <= Integer.MAX_VALUE)) {
            throw wrong("--seconds S", seconds);
        }
        if (rate < 1 || rate > HIGHEST_RATE) {
            throw wrong("--rate N", rate);
        }
        if (quality != null && (quality < 0 || quality > HIGHEST_QUALITY)) {
            throw wrong("--quality", quality);
        }
    }

    private ParameterException wrong(String what, Number given) {
        return new ParameterException(spec.commandLine(), "wrong value for " + what + ": " + given);
    }

    private RecorderOptions recorderOptions() {
        List<Integer> encodings = new ArrayList<>(RecorderOptions.STATELESS);
        if (quality != null) {
            encodings.add(Encodings.QUALITY_LEVEL_0 + quality);
        }
        return new RecorderOptions(encodings, Duration.ofSeconds(1).dividedBy(rate));
    }

    private void record(Recorder recorder, ServerAddress address) throws StartException {
        RecordingStart start = RecordingStart.of(
                Instant.now(), recorder.picture().width(), recorder.picture().height(), recorder.name());
        MicroClock clock = MicroClock.start();
        CountDownLatch done = new CountDownLatch(1);
        Thread hook = new Thread(() -> end(recorder, done), "oriel-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        try (RecordingWriter recording = RecordingFile.create(file, over, start)) {
            say("recording " + address + ", \"" + Quoted.printable(recorder.name()) + "\", into "
                    + Quoted.printable(file.toString()) + (seconds == null ? "; end it with Ctrl-C" : ""));
            if (seconds != null) {
                Executor later = CompletableFuture.delayedExecutor(Math.round(seconds * 1e9), TimeUnit.NANOSECONDS);
                later.execute(recorder::stop);
            }
            run(recorder, recording, clock, address);
            say(String.format(
                    Locale.ROOT,
                    "recorded %.1f s, %d updates, %.1f MB",
                    clock.micros() / 1e6,
                    recorder.updates(),
                    recording.bytes() / 1e6));
        } catch (IOException e) {
            throw RecordingFile.notWritten(file, e);
        } finally {
            recorder.stop();
            done.countDown();
            removed(hook);
        }
    }

    private void run(Recorder recorder, RecordingWriter recording, MicroClock clock, ServerAddress address)
            throws StartException, IOException {
        try {
            recorder.run(recording, clock);
        } catch (RecordingFailure e) {
            throw e;
        } catch (IOException e) {
            if (recorder.updates() == 0 || e instanceof ProtocolException) {
                throw Unreachable.because(address, e);
            }
            say("the server has ended the connection");
        } finally {
            recording.end(clock.micros());
        }
    }

    /** A signal: the recording gets its end, unless that takes too long. */
    private static void end(Recorder recorder, CountDownLatch done) {
        recorder.stop();
        try {
            done.await(END_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removed(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // it runs
        }
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("oriel: " + line);
        out.flush();
    }
}
