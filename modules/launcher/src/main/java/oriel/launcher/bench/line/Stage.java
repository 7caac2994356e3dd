package oriel.launcher.bench.line;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.scenes.Scene;
import oriel.scenes.SceneKind;

/**
 * A scene that plays: a frame at a time by the clock, or for each key where somebody types. Each frame and each key is
 * numbered in the picture. Its own monitor guards the picture and all else.
 */
final class Stage implements AutoCloseable {

    /** Shows a picture somewhere. */
    interface Surface {

        /** Takes areas that have changed; called with the stage's monitor held. */
        void show(Framebuffer picture, List<Rect> areas) throws IOException;
    }

    private static final long A_SECOND = 1_000_000_000;

    private final Scene scene;
    private final boolean typed;
    private final long frameNanos;
    private final long[] drawnNanos = new long[Stamp.LIMIT];
    private final Thread player = new Thread(this::play, "oriel-bench-scene");
    private final List<Surface> surfaces = new ArrayList<>();
    private Optional<IOException> failure = Optional.empty();
    private int frames;
    private int keys;
    private boolean closed;

    Stage(SceneKind kind, Scene scene, int frameRate) {
        this.scene = scene;
        this.typed = kind == SceneKind.TYPING;
        this.frameNanos = A_SECOND / frameRate;
        Stamp.draw(scene.picture(), Stamp.FRAME, 0);
        Stamp.draw(scene.picture(), Stamp.KEYS, 0);
        player.setDaemon(true);
    }

    /** Begins to play; a scene in which somebody types waits for keys. */
    void start() {
        if (!typed) {
            player.start();
        }
    }

    /** Shows what changes from now on here too. */
    synchronized void showOn(Surface surface) {
        surfaces.add(surface);
    }

    /** Shows no more there. */
    synchronized void hideFrom(Surface surface) {
        surfaces.remove(surface);
    }

    /** What is shown; to be read with the monitor held. */
    Framebuffer picture() {
        return scene.picture();
    }

    /** When a frame was about to be drawn, by {@link System#nanoTime}; empty for one that never was. */
    synchronized OptionalLong drawnNanos(int frame) {
        return drawnNanos[frame] == 0 ? OptionalLong.empty() : OptionalLong.of(drawnNanos[frame]);
    }

    /** How many keys have been pressed so far. */
    synchronized int keys() {
        return keys;
    }

    /** What kept a picture from being shown. */
    synchronized Optional<IOException> failure() {
        return failure;
    }

    /** A key is pressed: its number is shown at once, and where somebody types, a sign. */
    synchronized void key() {
        List<Rect> areas = new ArrayList<>();
        if (typed) {
            areas.addAll(drawFrame());
        }
        keys++;
        Stamp.draw(picture(), Stamp.KEYS, keys % Stamp.LIMIT);
        areas.add(Stamp.KEYS);
        show(areas);
    }

    private void play() {
        long due = System.nanoTime();
        while (nextFrame(due)) {
            due = Math.max(due + frameNanos, System.nanoTime());
        }
    }

    private synchronized boolean nextFrame(long dueNanos) {
        try {
            long left = dueNanos - System.nanoTime();
            while (!closed && left > 0) {
                wait(left / 1_000_000, (int) (left % 1_000_000));
                left = dueNanos - System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        if (closed) {
            return false;
        }
        show(drawFrame());
        return true;
    }

    private List<Rect> drawFrame() {
        frames++;
        int number = frames % Stamp.LIMIT;
        drawnNanos[number] = System.nanoTime();
        List<Rect> areas = new ArrayList<>(scene.next());
        Stamp.draw(picture(), Stamp.FRAME, number);
        Stamp.draw(picture(), Stamp.KEYS, keys % Stamp.LIMIT); // a scene may have drawn over it
        areas.add(Stamp.FRAME.union(Stamp.KEYS));
        return areas;
    }

    private void show(List<Rect> areas) {
        try {
            for (Surface surface : surfaces) {
                surface.show(picture(), areas);
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    /** What shows it is gone: nothing is drawn any more. */
    synchronized void fail(IOException reason) {
        failure = Optional.of(reason);
        closed = true;
        notifyAll();
    }

    /** Ends the play. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            player.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
