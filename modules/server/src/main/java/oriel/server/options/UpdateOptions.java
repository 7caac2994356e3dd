package oriel.server.options;

import java.util.Optional;
import java.util.function.Consumer;

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
    public static final UpdateOptions DEFAULT = new Draft().options();

    /** Checks the range of the scale. */
    public UpdateOptions {
        if (!(scale >= 0.1 && scale <= 2.0)) {
            throw new IllegalArgumentException("a scale of " + scale);
        }
    }

    /** The same with other frame rates. */
    public UpdateOptions withRates(FrameRates most) {
        return with(draft -> draft.rates = most);
    }

    /** The same with one profile for every viewer, or none. */
    public UpdateOptions withForcedProfile(Optional<NetworkProfile> profile) {
        return with(draft -> draft.forcedProfile = profile);
    }

    /** The same with requests that wait answered together, or not. */
    public UpdateOptions withCoalesceRequests(boolean together) {
        return with(draft -> draft.coalesceRequests = together);
    }

    /** The same with only what changed sent, or all that is asked for. */
    public UpdateOptions withDetectRegions(boolean changedOnly) {
        return with(draft -> draft.detectRegions = changedOnly);
    }

    /** The same with the cursor sent apart, or always part of the picture. */
    public UpdateOptions withSendCursor(boolean apart) {
        return with(draft -> draft.sendCursor = apart);
    }

    /** The same with other encodings. */
    public UpdateOptions withEncoding(EncodingOptions options) {
        return with(draft -> draft.encoding = options);
    }

    /** The same with another size of the picture, 0.1 to 2. */
    public UpdateOptions withScale(double factor) {
        return with(draft -> draft.scale = factor);
    }

    private UpdateOptions with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.options();
    }

    /** Each component by its name, with its default. */
    private static final class Draft {
        private FrameRates rates = FrameRates.DEFAULT;
        private Optional<NetworkProfile> forcedProfile = Optional.empty();
        private boolean coalesceRequests = true;
        private boolean detectRegions = true;
        private boolean sendCursor = true;
        private EncodingOptions encoding = EncodingOptions.DEFAULT;
        private double scale = 1.0;

        Draft() {}

        Draft(UpdateOptions options) {
            rates = options.rates;
            forcedProfile = options.forcedProfile;
            coalesceRequests = options.coalesceRequests;
            detectRegions = options.detectRegions;
            sendCursor = options.sendCursor;
            encoding = options.encoding;
            scale = options.scale;
        }

        UpdateOptions options() {
            return new UpdateOptions(
                    rates, forcedProfile, coalesceRequests, detectRegions, sendCursor, encoding, scale);
        }
    }
}
