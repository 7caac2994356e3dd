package oriel.capture.demo;

import java.time.Clock;
import java.util.Optional;
import oriel.capture.CaptureProvider;
import oriel.capture.Screen;
import oriel.capture.ScreenListener;
import oriel.plugin.Options;
import oriel.plugin.PluginException;

/**
 * Offers a screen that the server draws itself, for machines without one. Options: {@code width}, {@code height},
 * {@code frame_rate} of what moves, {@code animate}.
 */
public final class DemoProvider implements CaptureProvider {

    /** For ServiceLoader. */
    public DemoProvider() {}

    @Override
    public String name() {
        return "demo";
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
        int width = options.integer("width", 1280, 320, 7680);
        int height = options.integer("height", 800, 240, 4320);
        int frameRate = options.integer("frame_rate", 20, 1, 60);
        boolean animate = options.flag("animate", true);
        options.rejectUnread();
        DemoScene scene =
                new DemoScene(width, height, animate ? Optional.of(Clock.systemDefaultZone()) : Optional.empty());
        return new DemoScreen(scene, frameRate, listener);
    }
}
