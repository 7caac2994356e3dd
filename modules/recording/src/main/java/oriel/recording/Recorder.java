package oriel.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import oriel.client.ServerEvent;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.transport.Connection;

/**
 * Records a server as a viewer of it that presses nothing: its picture, with the cursor in it, and its bell. Texts of its
 * clipboard are left out. One thread runs it; any may stop it.
 */
public final class Recorder {

    /** Whoever seeks has to play no more than that. */
    private static final long KEY_FRAME_MICROS = 10_000_000;

    /** What a server has to send first. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Tap tap;
    private final Viewer viewer;
    private final RecorderOptions options;
    private volatile boolean stopped;
    private volatile long updates;
    private long keyFrameMicros;

    private Recorder(Tap tap, Viewer viewer, RecorderOptions options) {
        this.tap = tap;
        this.viewer = viewer;
        this.options = options;
    }

    /**
     * Logs in. Closes the connection if that fails.
     *
     * @throws IOException as of {@link Viewer#connect}
     */
    public static Recorder connect(Connection connection, ViewerOptions login, RecorderOptions options)
            throws IOException {
        List<Tap> taps = new ArrayList<>();
        Viewer viewer = Viewer.connect(connection, login, onward -> {
            taps.add(new Tap(onward));
            return taps.get(0);
        });
        return new Recorder(taps.get(0), viewer, options);
    }

    /** The name of the server's desktop. */
    public String name() {
        return viewer.name();
    }

    /** The picture so far. */
    public Framebuffer picture() {
        return viewer.picture();
    }

    /** How many updates were recorded. */
    public long updates() {
        return updates;
    }

    /**
     * Records until it is stopped.
     *
     * @param clock counts microseconds since the start of the recording
     * @throws java.io.EOFException if the server ends the connection
     * @throws RecordingFailure if the recording cannot be written
     * @throws IOException if the server goes away or breaks the rules
     */
    public void run(RecordingWriter recording, MicroClock clock) throws IOException {
        List<Integer> encodings = new ArrayList<>(options.encodings());
        encodings.addAll(List.of(Encodings.DESKTOP_SIZE, Encodings.LAST_RECT));
        viewer.setEncodings(encodings);
        tap.take();
        viewer.readLimit(PATIENCE);
        viewer.requestUpdate(false);
        try {
            while (!stopped) {
                ServerEvent event = viewer.read();
                ByteBuffer said = tap.take();
                long micros = clock.micros();
                if (event instanceof ServerEvent.Update update) {
                    viewer.readLimit(Duration.ZERO);
                    write(recording, ChunkKind.MESSAGES, micros, List.of(said).iterator());
                    keep(recording, micros);
                    rest();
                    viewer.requestUpdate(!update.resized());
                } else if (event instanceof ServerEvent.Bell) {
                    write(recording, ChunkKind.MESSAGES, micros, List.of(said).iterator());
                }
            }
        } catch (IOException e) {
            if (!stopped || e instanceof RecordingFailure) {
                throw e;
            }
        }
    }

    private void keep(RecordingWriter recording, long micros) throws RecordingFailure {
        updates++;
        if (micros - keyFrameMicros >= KEY_FRAME_MICROS) {
            keyFrameMicros = micros;
            write(recording, ChunkKind.KEY_FRAME, micros, KeyFramePicture.of(viewer.picture()));
        }
    }

    private static void write(RecordingWriter recording, ChunkKind kind, long micros, Iterator<ByteBuffer> data)
            throws RecordingFailure {
        try {
            recording.append(kind, micros, data);
        } catch (IOException e) {
            throw new RecordingFailure(e);
        }
    }

    /** Waits before the next question: nobody needs more pictures than eyes see. */
    private synchronized void rest() {
        long end = System.nanoTime() + options.pause().toNanos();
        long left = options.pause().toNanos();
        try {
            while (!stopped && left > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
                left = end - System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }

    /** Ends {@link #run}, and the connection. */
    public synchronized void stop() {
        stopped = true;
        notifyAll();
        viewer.close();
    }
}
