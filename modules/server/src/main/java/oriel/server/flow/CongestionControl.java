package oriel.server.flow;

/**
 * What one viewer's line takes, as far as it shows: how much may go out that nobody waits for, so that a change never waits
 * long behind it. Used by the writer thread; all times are of the engine's clock.
 */
public interface CongestionControl {

    /** An update goes out that holds no news: pixels without loss, after the same with loss. */
    void refreshBegan(long nanos);

    /** The viewer has asked for the next update: what was sent has come, or nearly. */
    void requested(long nanos);

    /** How many pixels without news may go out at once. */
    int refreshPixels();
}
