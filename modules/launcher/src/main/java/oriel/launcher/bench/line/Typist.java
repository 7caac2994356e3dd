package oriel.launcher.bench.line;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import oriel.client.Viewer;
import oriel.client.line.SimulatedLine;

/** What happens at times of its own while a viewer watches: the line's schedule begins, and keys are pressed. */
final class Typist implements AutoCloseable {

    private static final int LETTERS = 26;

    private final Viewer viewer;
    private final SimulatedLine line;
    private final Sightings sightings;
    private final double keysPerSecond;
    private final long fromNanos;
    private final Thread thread = new Thread(this::run, "oriel-bench-typist");

    Typist(Viewer viewer, SimulatedLine line, Sightings sightings, double keysPerSecond, long fromNanos) {
        this.viewer = viewer;
        this.line = line;
        this.sightings = sightings;
        this.keysPerSecond = keysPerSecond;
        this.fromNanos = fromNanos;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            sleepUntil(fromNanos);
            line.begin();
            if (keysPerSecond > 0) {
                type();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            return; // the viewer's reads say why
        }
    }

    /** Pauses are uneven, so that keys keep in step with nothing. */
    private void type() throws InterruptedException, IOException {
        Random random = new Random(1);
        long due = fromNanos;
        for (int i = 0; true; i++) {
            due += Math.round((0.5 + random.nextDouble()) * 1e9 / keysPerSecond);
            sleepUntil(due);
            sightings.pressed(System.nanoTime());
            viewer.key('a' + i % LETTERS, true);
            viewer.key('a' + i % LETTERS, false);
        }
    }

    private static void sleepUntil(long nanos) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(nanos - System.nanoTime());
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
