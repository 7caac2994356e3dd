package oriel.launcher.serve;

import java.util.Optional;
import oriel.capture.CaptureProvider;
import oriel.capture.Resizer;
import oriel.capture.Screen;
import oriel.capture.ScreenLayout;
import oriel.capture.ScreenListener;
import oriel.launcher.plugins.Fault;
import oriel.plugin.Options;
import oriel.plugin.PluginException;

/**
 * A capture whose options are checked to the last when it has opened its screen, before anything listens.
 *
 * @param provider the capture itself
 * @param size what its screen is changed to, if that is wanted
 */
record CheckedCapture(CaptureProvider provider, Optional<ScreenSize> size) implements CaptureProvider {

    @Override
    public String name() {
        return provider.name();
    }

    @Override
    public Optional<String> unavailableReason(Options options) {
        return provider.unavailableReason(options);
    }

    @Override
    public int priority() {
        return provider.priority();
    }

    @Override
    public Screen open(Options options, ScreenListener listener) throws PluginException {
        Screen screen = opened(options, listener);
        try {
            options.rejectUnread();
            if (size.isPresent()) {
                resize(screen, size.get());
            }
        } catch (PluginException e) {
            screen.close();
            throw e;
        }
        return screen;
    }

    private Screen opened(Options options, ScreenListener listener) throws PluginException {
        try {
            return provider.open(options, listener);
        } catch (RuntimeException | LinkageError e) {
            throw new PluginException("the capture " + name() + " failed: " + Fault.of(e), "another capture");
        }
    }

    private static void resize(Screen screen, ScreenSize wanted) throws PluginException {
        Optional<Resizer> resizer = screen.resizer();
        if (resizer.isEmpty()) {
            throw new PluginException(
                    "the size of the screen cannot be changed to " + wanted,
                    "leave monitor, region and window out, or install libXrandr (Debian package libxrandr2)");
        }
        Resizer.Outcome outcome = resizer.get().resize(ScreenLayout.single(wanted.width(), wanted.height()));
        if (outcome != Resizer.Outcome.DONE) {
            throw new PluginException(
                    "the X server does not change the size of its screen to " + wanted + ": " + outcome,
                    "another size");
        }
    }
}
