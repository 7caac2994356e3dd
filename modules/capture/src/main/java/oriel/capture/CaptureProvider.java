package oriel.capture;

import java.util.Optional;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.plugin.Provider;

/**
 * Offers one way to read a screen and to drive it. The operator names one, or the server takes the available one of the
 * highest priority.
 */
public interface CaptureProvider extends Provider {

    /**
     * Why it cannot be used here, in a few words; empty if it can. Cheap; never throws; loads native code only if there is
     * a sign that it may work.
     */
    Optional<String> unavailableReason(Options options);

    /** Among those that can be used the highest is taken; below 0: never by itself, only by name. */
    int priority();

    /**
     * Opens the screen. May be called again after the screen was lost.
     *
     * @param listener told of what is not a pixel, from any thread; its methods do not block
     * @throws PluginException if the screen cannot be had
     */
    Screen open(Options options, ScreenListener listener) throws PluginException;
}
