package oriel.server.screen;

import oriel.rfb.Rect;

/**
 * Old pixels that were found among new ones.
 *
 * @param target where they are now
 * @param right columns by which they moved; negative: to the left
 * @param down rows by which they moved; negative: up
 */
public record Motion(Rect target, int right, int down) {

    private static final int MIN_SIDE = 24;
    private static final int MIN_PIXELS = 64 * 64;

    /** Where they were. */
    public Rect source() {
        return new Rect(target.x() - right, target.y() - down, target.width(), target.height());
    }

    /** False for pixels that are sent as soon as told. */
    boolean isWorthy() {
        return Math.min(target.width(), target.height()) >= MIN_SIDE && target.area() >= MIN_PIXELS;
    }
}
