package oriel.server.options;

/** What a person would rather have where a line is too slow for a picture that is both sharp and fluent. */
public enum QualityPreference {
    /** Some of both: less sharp before there are fewer frames, and fewer frames before faces are blocks. */
    AUTO,
    /** As sharp as the viewer wishes, with as many frames as the line then takes. */
    SHARP,
    /** Frames that follow each other quickly, however blurred. */
    FLUENT
}
