package acme.window;

import java.util.Optional;
import javax.swing.JRootPane;
import oriel.capture.CaptureProvider;
import oriel.capture.Screen;
import oriel.capture.ScreenListener;
import oriel.plugin.Options;

/** Offers what is in one window of this program as a screen. */
final class WindowProvider implements CaptureProvider {

    private final JRootPane root;

    WindowProvider(JRootPane root) {
        this.root = root;
    }

    @Override
    public String name() {
        return "window";
    }

    @Override
    public Optional<String> unavailableReason(Options options) {
        return Optional.empty();
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public Screen open(Options options, ScreenListener listener) {
        return new WindowScreen(root);
    }
}
