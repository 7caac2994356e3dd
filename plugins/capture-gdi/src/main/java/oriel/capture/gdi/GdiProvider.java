package oriel.capture.gdi;

import java.util.Locale;
import java.util.Optional;
import oriel.capture.CaptureProvider;
import oriel.capture.Screen;
import oriel.capture.ScreenListener;
import oriel.plugin.Options;
import oriel.plugin.PluginException;

/** Offers the desktop of Windows, all monitors, through GDI. */
public final class GdiProvider implements CaptureProvider {

    private static final String REMEDY = "use --capture awt or demo";

    private final String system;

    /** For ServiceLoader. */
    public GdiProvider() {
        this(System.getProperty("os.name"));
    }

    GdiProvider(String system) {
        this.system = system;
    }

    @Override
    public String name() {
        return "gdi";
    }

    @Override
    public Optional<String> unavailableReason(Options options) {
        return isWindows() ? GdiLibraries.load() : Optional.of("not Windows");
    }

    private boolean isWindows() {
        return system.toLowerCase(Locale.ROOT).startsWith("windows");
    }

    @Override
    public int priority() {
        return 20;
    }

    @Override
    public Screen open(Options options, ScreenListener listener) throws PluginException {
        options.rejectUnread();
        if (!isWindows()) {
            throw new PluginException("capture gdi needs Windows, and this is " + system, REMEDY);
        }
        Optional<String> missing = GdiLibraries.load();
        if (missing.isPresent()) {
            throw new PluginException(missing.get(), REMEDY);
        }
        try {
            return new GdiScreen(listener);
        } catch (GdiException e) {
            throw new PluginException("Windows does not show its desktop: " + e.getMessage(), REMEDY, e);
        }
    }
}
