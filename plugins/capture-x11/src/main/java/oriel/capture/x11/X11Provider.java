package oriel.capture.x11;

import java.util.Optional;
import oriel.capture.CaptureProvider;
import oriel.capture.Screen;
import oriel.capture.ScreenListener;
import oriel.plugin.Options;
import oriel.plugin.PluginException;

/**
 * Offers the screen of an X11 display. Options: {@code display} (otherwise the environment's DISPLAY) and {@code shm},
 * false if memory shall not be shared with the X server.
 */
public final class X11Provider implements CaptureProvider {

    /** For ServiceLoader. */
    public X11Provider() {}

    @Override
    public String name() {
        return "x11";
    }

    @Override
    public Optional<String> obstacle(Options options) {
        try {
            String display = display(options);
            if (display.isEmpty()) {
                return Optional.of("no X11 display: DISPLAY is not set");
            }
            Optional<String> missing = Libraries.load();
            if (missing.isPresent()) {
                return missing;
            }
            try (XConnection x = connect(display)) {
                new Damage(x);
                return Optional.empty();
            }
        } catch (PluginException e) {
            return Optional.of(e.getMessage());
        }
    }

    @Override
    public int priority() {
        return 100;
    }

    @Override
    public Screen open(Options options, ScreenListener listener) throws PluginException {
        String display = display(options);
        boolean shm = options.flag("shm", true);
        options.rejectUnread();
        if (display.isEmpty()) {
            throw new PluginException(
                    "no X11 display: DISPLAY is not set", "set DISPLAY, give --display, or use --capture demo");
        }
        Optional<String> missing = Libraries.load();
        if (missing.isPresent()) {
            throw new PluginException(missing.get(), "install what is missing, or use --capture awt or demo");
        }
        return open(display, shm, listener);
    }

    private static Screen open(String display, boolean shm, ScreenListener listener) throws PluginException {
        XConnection x = connect(display);
        Optional<X11Input> input = Optional.empty();
        try {
            RootCapture root = new RootCapture(x, shm, listener);
            input = X11Input.open(display);
            return new X11Screen(display, x, root, input);
        } catch (PluginException | RuntimeException e) {
            input.ifPresent(X11Input::close);
            x.close();
            throw e;
        }
    }

    private static XConnection connect(String display) throws PluginException {
        return XConnection.open(display)
                .orElseThrow(() -> new PluginException(
                        "the X11 display " + display + " is not there or refuses us",
                        "check DISPLAY and XAUTHORITY, or use --capture demo"));
    }

    private static String display(Options options) throws PluginException {
        String environment = Optional.ofNullable(System.getenv("DISPLAY")).orElse("");
        return options.text("display", environment);
    }
}
