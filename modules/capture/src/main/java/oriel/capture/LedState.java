package oriel.capture;

/**
 * Which locks of the screen's keyboard are on: what the lamps of a keyboard show (rfbproto "QEMU LED State
 * Pseudo-encoding").
 *
 * @param scroll Scroll Lock
 * @param num Num Lock
 * @param caps Caps Lock
 */
public record LedState(boolean scroll, boolean num, boolean caps) {

    /** All off. */
    public static final LedState NONE = new LedState(false, false, false);
}
