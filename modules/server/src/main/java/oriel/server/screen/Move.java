package oriel.server.screen;

import oriel.rfb.Rect;

/**
 * Pixels that one capture found again in another row: a scroll.
 *
 * @param version of the picture in which they are at their new place
 * @param target where they are now
 * @param down rows by which they moved; negative: up
 * @param before by tile of {@link #source}, row after row: the version in which it had last changed before they moved
 */
public record Move(long version, Rect target, int down, long[] before) {

    /** Where they were. */
    public Rect source() {
        return new Rect(target.x(), target.y() - down, target.width(), target.height());
    }
}
