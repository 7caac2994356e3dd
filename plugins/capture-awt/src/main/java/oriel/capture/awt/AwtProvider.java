package oriel.capture.awt;

import java.awt.AWTError;
import java.awt.AWTException;
import java.awt.GraphicsEnvironment;
import java.awt.Robot;
import java.util.Map;
import java.util.Optional;
import oriel.capture.CaptureProvider;
import oriel.capture.Screen;
import oriel.capture.ScreenListener;
import oriel.plugin.Options;
import oriel.plugin.PluginException;

/**
 * Offers the desktop through java.awt.Robot, wherever the JVM has one: slower than a plugin for the system at hand, since
 * it must look for changes. It shows all monitors. The X11 display is the environment's; an option {@code display} that
 * names another one is refused.
 */
public final class AwtProvider implements CaptureProvider {

    private static final String REMEDY = "use --capture demo, or another capture";

    private final Map<String, String> environment;

    /** For ServiceLoader. */
    public AwtProvider() {
        this(System.getenv());
    }

    AwtProvider(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "awt";
    }

    @Override
    public Optional<String> unavailableReason(Options options) {
        try {
            requireOwnDisplay(options);
        } catch (PluginException e) {
            return Optional.of(e.getMessage());
        }
        return unavailableReason();
    }

    private Optional<String> unavailableReason() {
        if (environment.containsKey("WAYLAND_DISPLAY")) {
            return Optional.of("a Wayland session does not let java.awt.Robot see it");
        }
        return GraphicsEnvironment.isHeadless()
                ? Optional.of("no display, or a Java without a desktop (headless)")
                : Optional.empty();
    }

    @Override
    public int priority() {
        return 10;
    }

    @Override
    public Screen open(Options options, ScreenListener listener) throws PluginException {
        requireOwnDisplay(options);
        options.rejectUnread();
        Optional<String> obstacle = unavailableReason();
        if (obstacle.isPresent()) {
            throw new PluginException(obstacle.get(), REMEDY);
        }
        try {
            return new AwtScreen(new Robot(), new Robot(), listener);
        } catch (AWTException | AWTError | LinkageError | RuntimeException e) {
            throw new PluginException("java.awt cannot use the display: " + e.getMessage(), REMEDY, e);
        }
    }

    /** AWT takes the display from the environment, once for the whole process. */
    private void requireOwnDisplay(Options options) throws PluginException {
        String own = environment.getOrDefault("DISPLAY", "");
        String wanted = options.text("display", own);
        if (!wanted.equals(own)) {
            throw new PluginException(
                    "java.awt uses the environment's display \"" + own + "\", not \"" + wanted + '"',
                    "start with DISPLAY=" + wanted + " in the environment, or use --capture x11");
        }
    }
}
