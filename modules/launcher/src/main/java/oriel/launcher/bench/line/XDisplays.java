package oriel.launcher.bench.line;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.StartException;

/** The X displays on which a stage is shown, all at the same time. */
final class XDisplays implements AutoCloseable {

    private final List<XDisplay> displays = new ArrayList<>();

    private XDisplays() {}

    /** Opens them, at least one. */
    static XDisplays open(List<String> names) throws StartException {
        XDisplays opened = new XDisplays();
        for (String name : names) {
            try {
                opened.displays.add(XDisplay.open(name));
            } catch (IOException e) {
                opened.close();
                throw unusable(name, e);
            }
        }
        return opened;
    }

    /** Why a display is of no use. */
    static StartException unusable(String name, IOException e) {
        return new StartException(
                ExitCode.UNAVAILABLE,
                "the display " + name + " cannot be drawn on: " + e.getMessage(),
                "one of Xvfb, such as Xvfb :1 -screen 0 1280x800x24");
    }

    /** The size of the first. */
    SceneOptions.Size size() {
        return new SceneOptions.Size(displays.get(0).width(), displays.get(0).height());
    }

    /** Shows a stage on each of them. */
    void show(Stage stage) throws StartException {
        for (XDisplay display : displays) {
            try {
                display.show(stage);
            } catch (IOException e) {
                throw unusable("of " + display.width() + "x" + display.height(), e);
            }
        }
    }

    @Override
    public void close() {
        displays.forEach(XDisplay::close);
    }
}
