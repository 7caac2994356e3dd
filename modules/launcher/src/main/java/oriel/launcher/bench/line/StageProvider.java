package oriel.launcher.bench.line;

import java.util.Optional;
import oriel.capture.CaptureProvider;
import oriel.capture.Screen;
import oriel.capture.ScreenListener;
import oriel.plugin.Options;
import oriel.plugin.PluginException;

/** Offers a stage as a screen, to a server in this program. */
final class StageProvider implements CaptureProvider {

    private final Stage stage;

    StageProvider(Stage stage) {
        this.stage = stage;
    }

    @Override
    public String name() {
        return "scene";
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
        options.rejectUnread();
        StageScreen screen = new StageScreen(stage);
        stage.showOn(screen);
        return screen;
    }
}
