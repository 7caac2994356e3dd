package oriel.launcher;

import java.util.Optional;
import oriel.capture.CaptureProvider;
import oriel.capture.Screen;
import oriel.capture.ScreenListener;
import oriel.plugin.Options;
import oriel.plugin.PluginException;

/**
 * A capture whose options are checked to the last when it has opened its screen, before anything listens.
 *
 * @param provider the capture itself
 */
record CheckedCapture(CaptureProvider provider) implements CaptureProvider {

    @Override
    public String name() {
        return provider.name();
    }

    @Override
    public Optional<String> obstacle(Options options) {
        return provider.obstacle(options);
    }

    @Override
    public int priority() {
        return provider.priority();
    }

    @Override
    public Screen open(Options options, ScreenListener listener) throws PluginException {
        Screen screen = provider.open(options, listener);
        try {
            options.rejectUnread();
        } catch (PluginException e) {
            screen.close();
            throw e;
        }
        return screen;
    }
}
