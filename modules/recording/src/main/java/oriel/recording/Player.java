package oriel.recording;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/**
 * Plays a recording by the clock, with pause, seek and speed. It pauses at first, and at the end. Thread-safe: its monitor
 * guards all.
 */
public final class Player implements AutoCloseable {

    /** The lowest speed. */
    public static final double MIN_SPEED = 0.25;

    /** The highest speed. */
    public static final double MAX_SPEED = 16;

    private static final long MAX_WAIT_NANOS = TimeUnit.DAYS.toNanos(1);

    private final Playback playback;
    private final boolean endless;
    private final LongSupplier nanoTime;
    private Consumer<PlayerState> listener = state -> {};
    private boolean playing;
    private double speed = 1;
    private long sinceMicros;
    private long sinceNanos;
    private boolean seeking;
    private boolean woken;
    private boolean closed;

    /** What {@link #await} gives. */
    interface Frames {

        /** Takes what has changed; called with the player's monitor held. */
        void changed(Framebuffer picture, List<Rect> areas, boolean bell);
    }

    /**
     * At the beginning.
     *
     * @param playback used by nobody else from now on
     * @param endless true if it begins anew at its end
     * @param nanoTime the time, as of {@link System#nanoTime}
     */
    public Player(Playback playback, boolean endless, LongSupplier nanoTime) {
        this.playback = playback;
        this.endless = endless;
        this.nanoTime = nanoTime;
    }

    /** Has somebody hear of each pause, seek and change of speed; called with the monitor held, and must not block. */
    public synchronized void listen(Consumer<PlayerState> whoHears) {
        listener = whoHears;
    }

    /** Tells somebody how it is being played; called with the monitor held, so that each change comes after it. */
    public synchronized void ask(Consumer<PlayerState> whoHears) {
        whoHears.accept(state());
    }

    /** How it is being played. */
    public synchronized PlayerState state() {
        return new PlayerState(micros(), playback.durationMicros(), playing, speed);
    }

    private long micros() {
        double gone = playing ? (nanoTime.getAsLong() - sinceNanos) / 1000.0 * speed : 0;
        return (long) Math.min(playback.durationMicros(), sinceMicros + gone);
    }

    /** Goes on, or from the beginning if it is at the end; or pauses. */
    public synchronized void play(boolean wanted) {
        if (wanted && !playing && micros() >= playback.durationMicros()) {
            sinceMicros = 0;
            seeking = true;
        }
        change(micros(), wanted, speed);
    }

    /** Goes to a time; one before the beginning or behind the end is that. */
    public synchronized void seek(long micros) {
        seeking = true;
        change(Math.max(0, Math.min(playback.durationMicros(), micros)), playing, speed);
    }

    /** Goes so far forward, or back. */
    public synchronized void skip(long micros) {
        seek(micros() + micros);
    }

    /** Plays at another speed, which is kept within {@link #MIN_SPEED} and {@link #MAX_SPEED}. */
    public synchronized void speed(double wanted) {
        change(micros(), playing, Math.max(MIN_SPEED, Math.min(MAX_SPEED, wanted)));
    }

    private void change(long micros, boolean playingNow, double speedNow) {
        sinceMicros = micros;
        sinceNanos = nanoTime.getAsLong();
        playing = playingNow;
        speed = speedNow;
        listener.accept(state());
        notifyAll();
    }

    /** The picture now; to be looked at with the monitor held. */
    synchronized Framebuffer picture() {
        return playback.picture();
    }

    /**
     * Waits until the picture has changed, somebody wakes it or patience ends, and gives what has changed by then.
     *
     * @throws IOException if the recording cannot be read, or this is closed
     */
    synchronized void await(Duration patience, Frames frames) throws IOException {
        long end = nanoTime.getAsLong() + Math.min(MAX_WAIT_NANOS, saturated(patience));
        while (true) {
            if (closed) {
                throw new IOException("the recording is closed");
            }
            advance();
            List<Rect> areas = playback.takeChanges();
            boolean bell = playback.takeBell();
            long left = end - nanoTime.getAsLong();
            if (!areas.isEmpty() || bell || woken || left <= 0) {
                woken = false;
                frames.changed(playback.picture(), areas, bell);
                return;
            }
            pause(Math.min(left, nanosToNext()));
        }
    }

    private static long saturated(Duration patience) {
        return patience.compareTo(Duration.ofNanos(MAX_WAIT_NANOS)) > 0 ? MAX_WAIT_NANOS : patience.toNanos();
    }

    private void advance() throws IOException {
        long now = micros();
        if (seeking) {
            seeking = false;
            playback.seek(now);
        } else {
            playback.playTo(now);
        }
        if (!playing || now < playback.durationMicros()) {
            return;
        }
        if (endless && playback.durationMicros() > 0) {
            seeking = true;
            change(0, true, speed);
        } else {
            change(now, false, speed);
        }
    }

    private long nanosToNext() {
        if (!playing) {
            return MAX_WAIT_NANOS;
        }
        long next = Math.min(playback.durationMicros(), playback.nextMicros().orElse(Long.MAX_VALUE));
        double nanos = (next - sinceMicros) / speed * 1000 - (nanoTime.getAsLong() - sinceNanos);
        return (long) Math.max(1, Math.min(MAX_WAIT_NANOS, nanos));
    }

    private void pause(long nanos) throws IOException {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(1_000_000, nanos));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while playing", e);
        }
    }

    /** Ends a wait at once, or the next one. */
    synchronized void wake() {
        woken = true;
        notifyAll();
    }

    /** Has the next wait give the whole picture. */
    synchronized void redraw() throws IOException {
        playback.seek(micros());
    }

    /** Ends a wait, and closes the recording. */
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
        playback.close();
    }
}
