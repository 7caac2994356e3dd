package oriel.capture;

/** What became of an image that was to be put on a clipboard. */
public enum ImageOutcome {
    /** It is there, or on its way. */
    TAKEN,
    /** This clipboard takes none. */
    NO_IMAGES,
    /** It is broken. */
    UNREADABLE,
    /** There is no memory to unpack it. */
    TOO_LARGE,
    /** Another program keeps the clipboard to itself. */
    BUSY
}
