package oriel.recording;

import java.io.IOException;
import java.util.Optional;
import oriel.capture.CaptureProvider;
import oriel.capture.Screen;
import oriel.capture.ScreenListener;
import oriel.plugin.Options;
import oriel.plugin.PluginException;

/**
 * Shows a recording as a server's screen.
 *
 * @param player plays it
 * @param title what it is called in announcements, such as the name of its file
 */
public record PlayedCapture(Player player, String title) implements CaptureProvider {

    /** The name of this capture. */
    public static final String NAME = "recording";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> unavailableReason(Options options) {
        return Optional.empty();
    }

    @Override
    public int priority() {
        return -1;
    }

    @Override
    public Screen open(Options options, ScreenListener listener) throws PluginException {
        try {
            return new PlayedScreen(player, title, listener);
        } catch (IOException e) {
            throw new PluginException("the recording cannot be played: " + e.getMessage(), "another recording");
        }
    }
}
