package oriel.launcher.bench.line;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import oriel.launcher.bench.line.LineResult.SeenFrame;
import oriel.rfb.Framebuffer;

/**
 * What is seen of a stage, and when. Times are given, in nanoseconds of {@link System#nanoTime}. Thread-safe: one thread looks,
 * another presses keys, a third counts bytes.
 */
final class Sightings {

    private static final long SLICE_NANOS = (long) (LineResult.SLICE_SECONDS * 1e9);

    private final Stage stage;
    private final long fromNanos;
    private final long toNanos;
    private final long[] bytes;
    private final List<SeenFrame> frames = new ArrayList<>();
    private final List<Long> pressedNanos = new ArrayList<>();
    private final List<Double> keyMillis = new ArrayList<>();
    private int lastFrame = -1;
    private int keysBefore;

    /** Counts from one time to another. */
    Sightings(Stage stage, long fromNanos, long toNanos) {
        this.stage = stage;
        this.fromNanos = fromNanos;
        this.toNanos = toNanos;
        this.bytes = new long[Math.toIntExact((toNanos - fromNanos + SLICE_NANOS - 1) / SLICE_NANOS)];
    }

    private boolean counts(long nanos) {
        return nanos - fromNanos >= 0 && nanos - toNanos < 0;
    }

    /** Bytes have come. */
    synchronized void received(int count, long nanos) {
        if (counts(nanos)) {
            bytes[(int) ((nanos - fromNanos) / SLICE_NANOS)] += count;
        }
    }

    /** A key is about to be pressed. */
    synchronized void pressed(long nanos) {
        if (pressedNanos.isEmpty()) {
            keysBefore = stage.keys();
        }
        pressedNanos.add(nanos);
    }

    /** The viewer has this picture now. */
    synchronized void saw(Framebuffer picture, long nanos) {
        if (!counts(nanos) || !picture.bounds().contains(Stamp.FRAME.union(Stamp.KEYS))) {
            return;
        }
        int frame = Stamp.read(picture, Stamp.FRAME);
        OptionalLong drawn = stage.drawnNanos(frame);
        if (frame != lastFrame && drawn.isPresent()) {
            lastFrame = frame;
            frames.add(new SeenFrame((nanos - fromNanos) / 1e9, (nanos - drawn.getAsLong()) / 1e6));
        }
        sawKeys(Math.floorMod(Stamp.read(picture, Stamp.KEYS) - keysBefore, Stamp.LIMIT), nanos);
    }

    private void sawKeys(int count, long nanos) {
        if (count <= pressedNanos.size()) { // else it is a picture from before the first
            while (keyMillis.size() < count) {
                keyMillis.add((nanos - pressedNanos.get(keyMillis.size())) / 1e6);
            }
        }
    }

    /** All that was seen. */
    synchronized LineResult result(boolean continuous) {
        List<Long> slices = new ArrayList<>();
        for (long slice : bytes) {
            slices.add(slice);
        }
        return new LineResult(continuous, (toNanos - fromNanos) / 1e9, frames, keyMillis, slices);
    }
}
