package oriel.capture;

/**
 * Which locks of the screen's keyboard are on: what the lamps of a keyboard show.
 *
 * @param scroll Scroll Lock
 * @param num Num Lock
 * @param caps Caps Lock
 */
public record LockState(boolean scroll, boolean num, boolean caps) {

    /** All off. */
    public static final LockState NONE = new LockState(false, false, false);
}
