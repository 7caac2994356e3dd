package oriel.recording;

import java.io.IOException;
import java.util.List;
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

    private static final List<String> OF_SCREENS = List.of("display", "xauthority", "monitor", "region", "window");

    @Override
    public String name() {
        return NAME;
    }

    /** What a configuration says of screens that are there means nothing here. */
    @Override
    public Optional<String> unavailableReason(Options options) {
        try {
            ignoreScreens(options);
            return Optional.empty();
        } catch (PluginException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static void ignoreScreens(Options options) throws PluginException {
        for (String name : OF_SCREENS) {
            options.text(name);
        }
    }

    @Override
    public int priority() {
        return -1;
    }

    @Override
    public Screen open(Options options, ScreenListener listener) throws PluginException {
        ignoreScreens(options);
        try {
            return new PlayedScreen(player, title, listener);
        } catch (IOException e) {
            throw new PluginException("the recording cannot be played: " + e.getMessage(), "another recording");
        }
    }
}
