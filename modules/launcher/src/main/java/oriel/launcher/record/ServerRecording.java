package oriel.launcher.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.client.ViewerOptions;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.RecordingKeys;
import oriel.recording.ChunkKind;
import oriel.recording.MicroClock;
import oriel.recording.Recorder;
import oriel.recording.RecorderOptions;
import oriel.recording.RecordingStart;
import oriel.recording.RecordingWriter;
import oriel.rfb.Encodings;
import oriel.server.OrielServer;

/**
 * Records the server's own screen into files of a folder, when that is wanted. Where it cannot be written, the log says so, and
 * it is tried again a minute later; the server goes on. A thread of its own; its monitor guards what is wanted.
 */
public final class ServerRecording implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServerRecording.class);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'oriel-'uuuuMMdd-HHmmss'Z.orec'").withZone(ZoneOffset.UTC);
    private static final Duration PAUSE = Duration.ofMillis(66);
    private static final long LONGEST_SECONDS = 3600;
    private static final long RETRY_MILLIS = TimeUnit.MINUTES.toMillis(1);
    private static final long ORDER_MILLIS = 3000;
    private static final int MOST_INPUTS = 4096;

    private final Path folder;
    private final String when;
    private final RecorderOptions options;
    private final OrielServer server;
    private final Consumer<Boolean> sign;
    private final Thread thread = new Thread(this::run, "oriel-recorder");

    /** Input never waits for the disk: what is too much is left out. */
    private final ThreadPoolExecutor inputs = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_INPUTS),
            ServerRecording::inputThread,
            new ThreadPoolExecutor.DiscardPolicy());

    private Optional<Boolean> ordered = Optional.empty();
    private Optional<Recorder> recorder = Optional.empty();
    private volatile Optional<Running> running = Optional.empty();
    private Optional<Path> file = Optional.empty();
    private Optional<String> failure = Optional.empty();
    private boolean shown;
    private boolean closed;

    /** A file that is written, and the time in it. */
    private record Running(RecordingWriter writer, MicroClock clock) {}

    /** What became of an order: the file that is written, or none, or why there is none. */
    public record Outcome(Optional<Path> file, Optional<String> failure) {}

    private ServerRecording(Path folder, String when, int quality, OrielServer server, Consumer<Boolean> sign) {
        List<Integer> encodings = new ArrayList<>(RecorderOptions.STATELESS);
        encodings.add(Encodings.QUALITY_LEVEL_0 + quality);
        this.folder = folder;
        this.when = when;
        this.options = new RecorderOptions(encodings, PAUSE);
        this.server = server;
        this.sign = sign;
    }

    /**
     * Begins as the configuration says.
     *
     * @param sign is told when recording begins and ends, ahead of the first picture
     * @return empty if the configuration names no folder
     */
    public static Optional<ServerRecording> start(
            Configuration configuration, OrielServer server, Consumer<Boolean> sign) {
        Optional<ServerRecording> recording = configuration
                .path(RecordingKeys.RECORD_DIRECTORY)
                .map(folder -> new ServerRecording(
                        folder,
                        configuration.value(RecordingKeys.RECORD),
                        configuration.value(RecordingKeys.RECORD_QUALITY),
                        server,
                        sign));
        recording.ifPresent(begun -> {
            begun.thread.setDaemon(true);
            begun.thread.start();
        });
        return recording;
    }

    private static Thread inputThread(Runnable work) {
        Thread thread = new Thread(work, "oriel-recorded-input");
        thread.setDaemon(true);
        return thread;
    }

    /** A viewer has come or gone. */
    public synchronized void viewersChanged() {
        update();
    }

    /**
     * Somebody orders that it begins or ends, whatever the configuration says; waits a moment for what comes of it.
     */
    public synchronized Outcome order(boolean record) {
        ordered = Optional.of(record);
        failure = Optional.empty();
        update();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ORDER_MILLIS);
        long left = ORDER_MILLIS;
        while (file.isPresent() != record && failure.isEmpty() && !closed && left > 0) {
            left = waited(left) ? TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()) : 0;
        }
        return new Outcome(file, failure);
    }

    /** False if this thread is to do something else. */
    private boolean waited(long millis) {
        try {
            wait(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Somebody has pressed a key or moved the pointer; that is in the recording, if there is one. */
    public void input(ByteBuffer message) {
        running.ifPresent(now -> {
            long micros = now.clock().micros();
            inputs.execute(() -> write(now.writer(), micros, message));
        });
    }

    private static void write(RecordingWriter writer, long micros, ByteBuffer message) {
        try {
            writer.append(ChunkKind.INPUT, micros, message);
        } catch (IOException e) {
            LOG.debug("input is not recorded: {}", e.toString()); // the next picture fails, too, and that is told
        }
    }

    /** What was pressed before is in the file then. */
    private void awaitInputs() {
        CountDownLatch done = new CountDownLatch(1);
        inputs.execute(done::countDown);
        try {
            if (!done.await(ORDER_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.warn("not all input is recorded: the disk is too slow");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isWanted() {
        boolean asConfigured = when.equals(RecordingKeys.ALWAYS)
                || when.equals(RecordingKeys.VIEWERS) && !server.sessions().isEmpty();
        return !closed && ordered.orElse(asConfigured);
    }

    private void update() {
        if (!isWanted()) {
            recorder.ifPresent(Recorder::stop);
        }
        notifyAll();
    }

    private void run() {
        while (awaitWanted()) {
            try {
                record();
            } catch (IOException e) {
                fail(e);
            } catch (RuntimeException e) {
                LOG.error("the recorder failed", e);
                fail(new IOException(e));
            }
            if (!isWanted()) {
                show(false);
            }
        }
        show(false);
    }

    /** False at the end. */
    private synchronized boolean awaitWanted() {
        while (!closed && !isWanted()) {
            if (!waited(0)) {
                return false;
            }
        }
        return !closed;
    }

    private void record() throws IOException {
        Path target = target();
        Recorder begun = Recorder.connect(server.observe(), ViewerOptions.OPEN, options);
        RecordingStart start = RecordingStart.of(
                Instant.now(), begun.picture().width(), begun.picture().height(), begun.name());
        MicroClock clock = MicroClock.start();
        try (RecordingWriter writer = RecordingWriter.create(target, false, start)) {
            if (begins(begun, target)) {
                show(true);
                LOG.info("recording the screen into {}", target);
                CompletableFuture<Void> hour =
                        new CompletableFuture<Void>().completeOnTimeout(null, LONGEST_SECONDS, TimeUnit.SECONDS);
                hour.thenRun(begun::stop);
                running = Optional.of(new Running(writer, clock));
                try {
                    begun.run(writer, clock);
                } finally {
                    hour.complete(null); // so that nobody keeps the pictures for the rest of it
                    running = Optional.empty();
                    awaitInputs();
                    writer.end(clock.micros());
                }
                LOG.info("recorded {} s into {}", clock.micros() / 1_000_000, target);
            }
        } finally {
            begun.stop();
            ends();
        }
    }

    private Path target() {
        Path target = folder.resolve(NAME.format(Instant.now()));
        for (int i = 2; Files.exists(target); i++) {
            target = folder.resolve(NAME.format(Instant.now()).replace("Z.", "Z-" + i + "."));
        }
        return target;
    }

    /** False if it is not wanted any more. */
    private synchronized boolean begins(Recorder begun, Path target) {
        recorder = Optional.of(begun);
        file = Optional.of(target);
        failure = Optional.empty();
        notifyAll();
        return isWanted();
    }

    private synchronized void ends() {
        recorder = Optional.empty();
        file = Optional.empty();
        notifyAll();
    }

    /** Says so, and rests. */
    private void fail(IOException e) {
        show(false);
        synchronized (this) {
            if (closed) {
                return; // with the server
            }
            failure = Optional.of("the recording cannot be written into " + folder + ": " + reason(e));
            LOG.warn("{}; the server goes on, and it is tried again in a minute", failure.get());
            notifyAll();
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(RETRY_MILLIS);
            long left = RETRY_MILLIS;
            while (isWanted() && failure.isPresent() && left > 0) {
                left = waited(left) ? TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()) : 0;
            }
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.toString() : e.getClass().getSimpleName() + " " + e.getMessage();
    }

    private void show(boolean recorded) {
        synchronized (this) {
            if (shown == recorded) {
                return;
            }
            shown = recorded;
        }
        sign.accept(recorded);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            update();
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        inputs.shutdown();
    }
}
