package oriel.server;

import java.util.Optional;

/**
 * How pixels are sent.
 *
 * @param rates most updates a second
 * @param forcedProfile the profile of every viewer, whatever its address
 * @param coalesceRequests requests that wait are answered together; otherwise each by an update of its own
 * @param detectRegions only tiles that changed are sent; otherwise the whole area asked for, once anything in it changed
 * @param sendCursor viewers that can draw the cursor do so; otherwise it is always part of the picture
 * @param encoding which encodings are used, and how hard
 * @param scale size of the picture over the size of the screen, 0.1 to 2
 */
public record UpdateOptions(
        FrameRates rates,
        Optional<NetworkProfile> forcedProfile,
        boolean coalesceRequests,
        boolean detectRegions,
        boolean sendCursor,
        EncodingOptions encoding,
        double scale) {

    /** Everything on, nothing scaled. */
    public static final UpdateOptions DEFAULT =
            new UpdateOptions(FrameRates.DEFAULT, Optional.empty(), true, true, true, EncodingOptions.DEFAULT, 1.0);

    /** Checks the range of the scale. */
    public UpdateOptions {
        if (!(scale >= 0.1 && scale <= 2.0)) {
            throw new IllegalArgumentException("a scale of " + scale);
        }
    }
}
