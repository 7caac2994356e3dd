package oriel.it.desktop;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import oriel.capture.CaptureProvider;
import oriel.capture.Screen;
import oriel.capture.ScreenListener;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.plugin.PluginException;

/** Another capture that counts how often it is opened: a screen that is lost is opened again. */
final class CountedCapture implements CaptureProvider {

    private final CaptureProvider counted;
    private final AtomicInteger opened = new AtomicInteger();

    private CountedCapture(CaptureProvider counted) {
        this.counted = counted;
    }

    /** Counts the screens of another capture. */
    static CountedCapture of(Configured<CaptureProvider> capture) {
        return new CountedCapture(capture.provider());
    }

    int opened() {
        return opened.get();
    }

    @Override
    public String name() {
        return counted.name();
    }

    @Override
    public Optional<String> unavailableReason(Options options) {
        return counted.unavailableReason(options);
    }

    @Override
    public int priority() {
        return counted.priority();
    }

    @Override
    public Screen open(Options options, ScreenListener listener) throws PluginException {
        opened.incrementAndGet();
        return counted.open(options, listener);
    }
}
