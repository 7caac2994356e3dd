package oriel.capture.x11.input;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import oriel.capture.x11.xlib.EventWindow;
import oriel.capture.x11.xlib.Painter;
import oriel.rfb.Keysyms;
import oriel.testkit.Programs;
import oriel.testkit.Xvfb;

/** An X display with a window that notes what is typed, and the input that is tested: one for each test. */
final class Desk implements BeforeEachCallback, AfterEachCallback {

    private Xvfb xvfb;
    private Painter painter;
    private EventWindow window;
    private X11Input input;

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        xvfb = Xvfb.start(640, 480);
        painter = new Painter(xvfb.display(), 640, 480, 1);
        window = new EventWindow(xvfb.display(), 640, 480);
        input = X11Input.open(xvfb.display()).orElseThrow();
    }

    Xvfb xvfb() {
        return xvfb;
    }

    Painter painter() {
        return painter;
    }

    EventWindow window() {
        return window;
    }

    X11Input input() {
        return input;
    }

    void type(int keysym) {
        input.key(keysym, true);
        input.key(keysym, false);
    }

    void typeAt(int scanCode) {
        input.key(0, scanCode, true);
        input.key(0, scanCode, false);
    }

    /** What was noted up to now; of the key that ends it, nothing. */
    List<String> notes() {
        type(Keysyms.ESCAPE);
        window.awaitNote("release ff1b");
        List<String> notes = window.await(2);
        window.forget();
        return notes.subList(0, notes.size() - 2);
    }

    /** Types a text; what has arrived. */
    String typed(String text) {
        text.codePoints().forEach(codePoint -> type(Keysyms.of(codePoint)));
        String seen = window.awaitText(text.codePointCount(0, text.length()));
        notes();
        return seen;
    }

    /** Gives the display another layout. */
    void layout(String... arguments) throws Exception {
        Programs.require("setxkbmap", "x11-xkb-utils");
        List<String> command = new ArrayList<>(List.of("setxkbmap"));
        command.addAll(List.of(arguments));
        xvfb.run(command.toArray(String[]::new));
    }

    /** What every key means, as xkbcomp writes it. */
    String mapping() throws Exception {
        Programs.require("xkbcomp", "x11-xkb-utils");
        return new String(xvfb.run("xkbcomp", xvfb.display(), "-"), StandardCharsets.ISO_8859_1);
    }

    /** What xset tells of the keyboard and more. */
    String settings() throws Exception {
        Programs.require("xset", "x11-xserver-utils");
        return new String(xvfb.run("xset", "q"), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (xvfb != null) {
            if (input != null) {
                input.close();
                window.close();
                painter.close();
            }
            xvfb.close();
        }
    }
}
