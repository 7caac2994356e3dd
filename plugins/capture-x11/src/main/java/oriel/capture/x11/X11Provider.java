package oriel.capture.x11;

import java.util.Optional;
import oriel.capture.CaptureProvider;
import oriel.capture.Screen;
import oriel.capture.ScreenListener;
import oriel.capture.x11.capture.Damage;
import oriel.capture.x11.capture.ViewCapture;
import oriel.capture.x11.xlib.Authority;
import oriel.capture.x11.xlib.X11Libraries;
import oriel.capture.x11.xlib.XConnection;
import oriel.plugin.Options;
import oriel.plugin.PluginException;

/**
 * Offers the screen of an X11 display. Options: {@code display} (otherwise the environment's DISPLAY); {@code xauthority},
 * the file with its cookie (otherwise as all X programs find it); {@code shm}, false if memory shall not be shared with
 * the X server; {@code primary}, false if a text of a viewer shall leave the selection PRIMARY alone; and at most one of
 * {@code monitor} (a number or a name of {@code xrandr --listmonitors}), {@code region} ({@code WIDTHxHEIGHT+X+Y}) and
 * {@code window} (an id or a title), which is then all that is shown.
 */
public final class X11Provider implements CaptureProvider {

    /** For ServiceLoader. */
    public X11Provider() {}

    @Override
    public String name() {
        return "x11";
    }

    @Override
    public Optional<String> unavailableReason(Options options) {
        try {
            X11Options wanted = X11Options.of(options);
            if (wanted.display().isEmpty()) {
                return Optional.of("no X11 display: DISPLAY is not set");
            }
            Optional<String> missing = X11Libraries.load();
            if (missing.isPresent()) {
                return missing;
            }
            try (XConnection x = connect(wanted)) {
                new Damage(x, x.root());
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
        X11Options wanted = X11Options.of(options);
        options.rejectUnread();
        if (wanted.display().isEmpty()) {
            throw new PluginException(
                    "no X11 display: DISPLAY is not set", "set DISPLAY, give --display, or use --capture demo");
        }
        Optional<String> missing = X11Libraries.load();
        if (missing.isPresent()) {
            throw new PluginException(missing.get(), "install what is missing, or use --capture awt or demo");
        }
        XConnection x = connect(wanted);
        try {
            return open(x, wanted, listener);
        } catch (PluginException | RuntimeException e) {
            x.close();
            throw e;
        }
    }

    private static Screen open(XConnection x, X11Options wanted, ScreenListener listener) throws PluginException {
        ViewCapture capture = ViewCapture.open(x, wanted.display(), wanted.part(), wanted.shm(), listener);
        Optional<X11Ports> ports = Optional.empty();
        try {
            ports = Optional.of(X11Ports.open(wanted, listener, capture::place));
            String name = wanted.display() + wanted.part().description();
            return new X11Screen(name, x, capture, ports.get());
        } catch (PluginException | RuntimeException e) {
            ports.ifPresent(X11Ports::close);
            capture.close();
            throw e;
        }
    }

    private static XConnection connect(X11Options wanted) throws PluginException {
        Authority.use(wanted.display(), wanted.authority());
        return XConnection.open(wanted.display())
                .orElseThrow(() -> new PluginException(
                        "the X11 display " + wanted.display() + " is not there or refuses us"
                                + Authority.complaint(wanted.display())
                                        .map(why -> " (" + why + ")")
                                        .orElse(""),
                        "check DISPLAY and XAUTHORITY, or use --capture demo"));
    }
}
