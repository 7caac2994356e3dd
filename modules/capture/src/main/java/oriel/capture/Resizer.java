package oriel.capture;

/** Changes the size of a screen and the place of its monitors. Called from any thread, one call at a time. */
@FunctionalInterface
public interface Resizer {

    /** What came of a request. */
    enum Outcome {
        /** The screen has, or is about to have, the size and monitors asked for. */
        DONE,

        /** This screen does not change its size now. */
        PROHIBITED,

        /** The screen has not the memory or the monitors for it. */
        OUT_OF_RESOURCES,

        /** The size or the monitors make no sense, or not for this screen. */
        INVALID_LAYOUT
    }

    /**
     * Asks for another layout. Takes at most some hundred milliseconds. Afterwards {@link Screen#layout} tells the new one,
     * and the next capture hands over the whole screen.
     *
     * @param wanted monitors lie inside of it; their identifiers are those of {@link Screen#layout}, or new ones
     */
    Outcome resize(ScreenLayout wanted);
}
