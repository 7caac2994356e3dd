package oriel.server.screen;

import oriel.rfb.Rect;

/**
 * Pixels that one capture found again at another place: of a page that scrolled, of a window that was dragged.
 *
 * @param version of the picture in which they are at their new place
 * @param motion where they are now, and by how far they moved
 * @param before by tile of {@link #source}, row after row: the version in which it had last changed before they moved
 */
public record Move(long version, Motion motion, long[] before) {

    /** Where they are now. */
    public Rect target() {
        return motion.target();
    }

    /** Where they were. */
    public Rect source() {
        return motion.source();
    }
}
