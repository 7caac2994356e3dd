package oriel.server.options;

/**
 * Which clipboard text is passed on.
 *
 * @param fromViewers text of viewers that have the right goes to the screen
 * @param toViewers text of the screen goes to viewers
 * @param maxBytes most bytes of a text in UTF-8, either way, 1 to {@link #MAX_BYTES}; longer ones are left out
 */
public record ClipboardPolicy(boolean fromViewers, boolean toViewers, int maxBytes) {

    /** The largest limit. */
    public static final int MAX_BYTES = 64 << 20;

    /** Both ways. */
    public static final ClipboardPolicy DEFAULT = new ClipboardPolicy(true, true, 16 << 20);

    /** Neither way. */
    public static final ClipboardPolicy NOTHING = new ClipboardPolicy(false, false, 1);

    /** Checks the range. */
    public ClipboardPolicy {
        if (maxBytes < 1 || maxBytes > MAX_BYTES) {
            throw new IllegalArgumentException("clipboard texts of " + maxBytes + " bytes");
        }
    }

    /** True if text goes either way. */
    public boolean isOn() {
        return fromViewers || toViewers;
    }
}
