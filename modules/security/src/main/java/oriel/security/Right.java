package oriel.security;

import java.util.EnumSet;
import java.util.Set;

/** What somebody who was admitted may do. */
public enum Right {
    /** See the screen, and hear its bell. Nobody is admitted without it. */
    LOOK,
    /** Press keys, move the pointer. */
    INPUT,
    /** Read the screen's clipboard, and what other viewers put there. */
    CLIPBOARD_READ,
    /** Give text to the screen's clipboard. */
    CLIPBOARD_WRITE,
    /** Change the screen's size. */
    RESIZE,
    /** Send the other viewers away by asking to be alone, where the server lets viewers decide. */
    EXCLUSIVE,
    /** Decide about the server itself. No password gives it, and no message of RFB needs it. */
    MANAGE;

    /** May do with the desktop whatever a viewer can. */
    public static final Set<Right> FULL = Set.copyOf(EnumSet.complementOf(EnumSet.of(MANAGE)));

    /** May look, and leaves no trace. */
    public static final Set<Right> VIEW_ONLY = Set.of(LOOK);
}
