package oriel.it.soak;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import oriel.client.ServerEvent;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.rfb.Framebuffer;
import oriel.testkit.XwdPicture;
import oriel.transport.Connection;

/**
 * A viewer as it should be: it asks for an update when it has one. It measures how long each change of the screen takes to
 * reach it, by the painter's clock, which is this machine's.
 */
final class SoakViewer implements AutoCloseable {

    private static final int CLOCK_PIXELS = 16;
    private static final long TICK_NANOS = 100_000;
    private static final int TICKS = 0xffffff;
    private static final int NO_PICTURE_YET = 0;

    private final String name;
    private final Viewer viewer;
    private final Thread thread;
    private final int[] delays = new int[1 << 20];
    private int delayed;
    private int lastTick;
    private int lastChange = -1;
    private volatile long updates;
    private volatile Optional<String> end = Optional.empty();

    /** Shows the screen from now on. */
    SoakViewer(String name, Connection connection, ViewerOptions options, Integer... encodings) throws IOException {
        this.name = name;
        this.viewer = Viewer.connect(connection, options);
        viewer.setEncodings(Arrays.asList(encodings));
        this.thread = new Thread(this::follow, "soak-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void follow() {
        try {
            viewer.requestUpdate(false);
            while (true) {
                if (viewer.read() instanceof ServerEvent.Update update) {
                    measure(viewer.picture());
                    updates++; // This thread alone counts; others then see the picture.
                    viewer.requestUpdate(!update.resized());
                }
            }
        } catch (IOException | RuntimeException e) {
            end = Optional.of(e.toString());
        }
    }

    /** Counts each change since the last one that was seen, as if they had come evenly. */
    private synchronized void measure(Framebuffer picture) {
        int change = picture.pixels()[CLOCK_PIXELS - 1];
        int tick = picture.pixels()[0];
        if (change == lastChange || change == NO_PICTURE_YET) {
            return;
        }
        int now = (int) (System.nanoTime() / TICK_NANOS) & TICKS;
        int age = now - tick & TICKS;
        int span = tick - lastTick & TICKS;
        int changes = lastChange < 0 ? 1 : Math.min(change - lastChange & TICKS, delays.length - delayed);
        for (int i = 0; i < changes && delayed < delays.length; i++) {
            delays[delayed++] = age + (int) ((long) span * i / changes);
        }
        lastChange = change;
        lastTick = tick;
    }

    /** Forgets what it has measured: from the next change on it counts. */
    synchronized void measureAnew() {
        delayed = 0;
        lastChange = -1;
    }

    /**
     * How long changes took to reach a viewer.
     *
     * @param viewer its name
     * @param count of changes
     * @param medianMillis half of them took longer
     * @param p95Millis one of 20 took longer
     * @param mostMillis the longest
     */
    record Delays(String viewer, int count, double medianMillis, double p95Millis, double mostMillis) {}

    /** What it has measured since {@link #measureAnew}. */
    synchronized Delays delays() {
        int[] sorted = Arrays.copyOf(delays, delayed);
        Arrays.sort(sorted);
        return new Delays(name, delayed, at(sorted, 0.5), at(sorted, 0.95), at(sorted, 1));
    }

    private static double at(int[] sorted, double part) {
        return sorted.length == 0 ? -1 : sorted[(int) ((sorted.length - 1) * part)] / 10.0;
    }

    /** To ask for other sizes with. */
    Viewer viewer() {
        return viewer;
    }

    /** Why it has ended; empty if it has not. */
    Optional<String> end() {
        return end.map(reason -> name + ": " + reason);
    }

    /** What differs from a picture, when some time has been given to it to come; empty if nothing does. */
    Optional<String> differenceFrom(Framebuffer wanted) {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        Optional<String> difference = difference(wanted);
        while (difference.isPresent() && end.isEmpty() && System.nanoTime() - limit < 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            difference = difference(wanted);
        }
        return difference;
    }

    private Optional<String> difference(Framebuffer wanted) {
        long seen = updates;
        Optional<String> difference = XwdPicture.difference(wanted, viewer.picture());
        return difference.map(words -> name + " after " + seen + " updates: " + words);
    }

    @Override
    public void close() {
        viewer.close();
    }
}
