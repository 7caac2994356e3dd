package oriel.security;

import java.util.EnumSet;
import java.util.Set;

/** What somebody who was admitted may do besides looking. */
public enum Right {
    /** Press keys, move the pointer. */
    INPUT,
    /** Give text to the screen's clipboard. */
    CLIPBOARD,
    /** Change the screen's size. */
    RESIZE;

    /** May do everything. */
    public static final Set<Right> FULL = Set.copyOf(EnumSet.allOf(Right.class));

    /** May look. */
    public static final Set<Right> VIEW_ONLY = Set.of();
}
