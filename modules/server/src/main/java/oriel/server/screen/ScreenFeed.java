package oriel.server.screen;

import java.io.IOException;
import java.nio.IntBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.capture.CaptureProvider;
import oriel.capture.ClipboardPort;
import oriel.capture.InputSink;
import oriel.capture.LedState;
import oriel.capture.PixelSink;
import oriel.capture.Resizer;
import oriel.capture.Screen;
import oriel.capture.ScreenLayout;
import oriel.plugin.Configured;
import oriel.plugin.PluginException;
import oriel.rfb.Rect;
import oriel.server.event.Histogram;
import oriel.server.flight.CaptureEvent;
import oriel.server.flight.Flight;
import oriel.server.flow.NanoClock;
import oriel.server.options.PictureMemory;

/**
 * Owns the screen and the capture thread, which fills the shared picture.
 *
 * <p>Pixels are read only while somebody waits for newer ones: a session that has nothing to send calls {@link #requestNewerThan}, and
 * one that is about to send calls {@link #ensureCurrent} so that no old picture goes out. A slow viewer thus never makes the
 * screen be read for nothing, and without viewers it rests. A screen that is lost is opened again, with growing pauses;
 * the last picture stays meanwhile.
 */
public final class ScreenFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ScreenFeed.class);
    private static final Duration PATIENT = Duration.ofDays(1);
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long MAX_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Configured<CaptureProvider> source;
    private final NanoClock clock;
    private final double scale;
    private final ScreenEvents events;
    private final DesktopState desktop;
    private final SharedFramebuffer shared;
    private final ScreenSizer sizer = new ScreenSizer(this::resizer);
    private final Thread thread;

    private final CaptureDemand demand;

    private volatile Screen screen;
    private volatile ScreenLayout pictured;
    private volatile boolean lost;
    private final Histogram durations = new Histogram();
    private volatile boolean busy;
    private volatile long busySinceNanos;

    /**
     * Opens the screen; reads no pixel yet.
     *
     * @throws PluginException if the screen cannot be had
     */
    public ScreenFeed(Configured<CaptureProvider> source, double scale, ScreenEvents events, NanoClock clock)
            throws PluginException {
        this.clock = clock;
        this.demand = new CaptureDemand(clock);
        this.source = source;
        this.scale = scale;
        this.events = events;
        this.desktop = new DesktopState(scale, events);
        this.screen = open();
        ScreenLayout layout = screen.layout();
        this.pictured = layout;
        this.shared = new SharedFramebuffer(layout.width(), layout.height());
        this.thread = new Thread(this::run, "oriel-capture");
        thread.setDaemon(true);
    }

    private Screen open() throws PluginException {
        Screen opened = source.provider().open(source.options(), desktop);
        Screen shown = scale == 1.0 ? opened : new ScaledScreen(opened, scale);
        ScreenLayout layout = shown.layout();
        Optional<String> obstacle = PictureMemory.obstacle(layout.width(), layout.height());
        if (obstacle.isPresent()) {
            shown.close();
            throw new PluginException(obstacle.get(), PictureMemory.remedy(layout.width(), layout.height()));
        }
        return shown;
    }

    /** Starts the capture thread. */
    public void start() {
        thread.start();
    }

    /** The picture. */
    public SharedFramebuffer picture() {
        return shared;
    }

    /** What is shown, for people. */
    public String description() {
        return screen.description();
    }

    /** Size and monitors of the screen now. */
    public ScreenLayout layout() {
        return screen.layout();
    }

    /** The layout of the picture: that of the screen when it was last read; of the size of the picture under its lock. */
    public ScreenLayout pictured() {
        return pictured;
    }

    /** True while the picture is the last one of a screen that is looked for. */
    public boolean isLost() {
        return lost;
    }

    /** Keys and pointer of the screen, unless it is lost or takes none. */
    public Optional<InputSink> input() {
        return lost ? Optional.empty() : screen.input();
    }

    /** The clipboard of the screen, unless it is lost or has none. */
    public Optional<ClipboardPort> clipboard() {
        return lost ? Optional.empty() : screen.clipboard();
    }

    /** The cursor now. */
    public CursorState cursor() {
        return desktop.cursor();
    }

    /** The locks of the screen's keyboard, once it has told them. */
    public Optional<LedState> locks() {
        return desktop.locks();
    }

    /** Changes the screen's size for viewers. */
    public ScreenSizer sizer() {
        return sizer;
    }

    /** What changes the screen's size, unless it is lost or cannot. */
    private Optional<Resizer> resizer() {
        return lost ? Optional.empty() : screen.resizer();
    }

    /** Says that a viewer has moved the pointer to a place of the picture, before the screen tells it. */
    public void pointerMoved(int x, int y) {
        desktop.pointerMoved(x, y);
    }

    /** Whether there is a thread that captures, or looks for a screen that is lost. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    /**
     * True if the capture thread has been reading pixels for much longer than that may take: nobody gets a newer picture. How
     * long a screen waits for its next change says nothing.
     */
    public boolean isStuck() {
        return busy && clock.nanoTime() - busySinceNanos > STUCK_NANOS;
    }

    private void busy() {
        busySinceNanos = clock.nanoTime();
        busy = true;
    }

    /** How long it took to take pixels, from the first of a capture on. */
    public Histogram.Snapshot durations() {
        return durations.snapshot();
    }

    /** Number of times that pixels were asked from the screen. */
    public long captures() {
        return demand.cycles();
    }

    /** Says that somebody waits for a picture newer than {@code version}. */
    public void requestNewerThan(long version) {
        demand.requestNewerThan(version);
    }

    /**
     * Returns when the picture is as new as the screen. That is at once while the capture thread waits for a change or has
     * just read one; else it is made to look. Gives up after a short while with a screen that is slow or lost.
     */
    public void ensureCurrent() throws InterruptedException {
        demand.ensureCurrent(() -> lost);
    }

    /** Says that nobody waits any longer. A capture that waits goes on; {@link #wake} ends it. */
    public void suspend() {
        demand.suspend();
    }

    /**
     * Ends a capture that waits for a change which nobody wants. A screen that is not waiting is not woken: its next
     * capture would be cut short. Called without a lock that a listener of the screen may need.
     */
    public void wake() {
        if (demand.isWaitingInVain()) {
            screen.wake();
        }
    }

    private void run() {
        long pause = FIRST_PAUSE_NANOS;
        while (true) {
            try {
                if (lost) {
                    reopen();
                    pause = FIRST_PAUSE_NANOS;
                }
                captureUntilClosed();
                return;
            } catch (IOException | PluginException | TooLargeException e) {
                if (demand.isClosed()) {
                    return;
                }
                markLost(e);
                pause = Math.min(MAX_PAUSE_NANOS, demand.pause(pause) * 2);
            } catch (InterruptedException e) {
                return;
            } catch (Exception | Error e) {
                if (demand.isClosed()) {
                    return;
                }
                LOG.error("the capture {} failed", source.provider().name(), e);
                markLost(e);
                pause = Math.min(MAX_PAUSE_NANOS, demand.pause(pause) * 2);
            }
        }
    }

    private void captureUntilClosed() throws IOException, InterruptedException {
        while (true) {
            boolean patient = demand.await(shared::version);
            if (demand.isClosed()) {
                return;
            }
            ScreenLayout before = pictured;
            CaptureCycle cycle = new CaptureCycle();
            boolean news;
            if (!patient) {
                busy();
            }
            try {
                screen.capture(cycle, patient ? PATIENT : Duration.ZERO);
            } finally {
                news = cycle.finish();
                busy = false;
                demand.noteCycle();
            }
            if (news | rearranged(before)) {
                events.desktopChanged();
            }
        }
    }

    /** True if there are other monitors than before a capture, whether it has handed over pixels or not. */
    private boolean rearranged(ScreenLayout before) {
        ScreenLayout now = screen.layout();
        if (now.width() == pictured.width() && now.height() == pictured.height()) {
            pictured = now;
        }
        return !pictured.equals(before);
    }

    private void markLost(Throwable cause) {
        if (!lost) {
            lost = true;
            LOG.warn(
                    "the screen is lost ({}); viewers keep the last picture while it is looked for",
                    cause.getMessage() == null ? cause.toString() : cause.getMessage());
            closeLost();
            events.screenLost(true);
        }
    }

    /** Whatever the screen does at its end, this thread looks for it again: all viewers depend on it. */
    private void closeLost() {
        try {
            screen.close();
        } catch (Exception | Error e) {
            LOG.error("the lost screen could not be closed", e);
        }
    }

    private void reopen() throws PluginException {
        if (demand.isClosed()) {
            return;
        }
        screen = open();
        lost = false;
        LOG.info("the screen is back: {}", screen.description());
        events.screenLost(false);
    }

    @Override
    public void close() {
        demand.close();
        sizer.close();
        screen.wake();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        screen.close();
    }

    /** The screen has grown beyond what the heap can hold; it is lost until it is smaller. */
    private static final class TooLargeException extends RuntimeException {

        private static final long serialVersionUID = 1;

        TooLargeException(String reason) {
            super(reason);
        }
    }

    /** Takes the pixels of one capture; the lock of the picture is taken with the first of them. */
    private final class CaptureCycle implements PixelSink {

        private boolean begun;
        private Optional<CaptureEvent> event = Optional.empty();

        @Override
        public void pixels(Rect area, IntBuffer pixels, int offset, int stride) {
            if (!begun) {
                event = Flight.isRecorded() ? Optional.of(CaptureEvent.begun()) : Optional.empty();
                shared.begin(clock.nanoTime());
                begun = true;
                busy();
                ScreenLayout layout = screen.layout();
                PictureMemory.obstacle(layout.width(), layout.height()).ifPresent(reason -> {
                    throw new TooLargeException(reason);
                });
                shared.resize(layout.width(), layout.height());
                pictured = layout;
            }
            shared.pixels(area, pixels, offset, stride);
        }

        boolean finish() {
            if (!begun) {
                return false;
            }
            boolean news = shared.end();
            durations.add(clock.nanoTime() - busySinceNanos);
            event.ifPresent(told -> told.ended(pictured.width(), pictured.height(), news));
            return news;
        }
    }
}
