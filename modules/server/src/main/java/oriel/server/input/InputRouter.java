package oriel.server.input;

import java.util.HashMap;
import java.util.Map;
import oriel.capture.InputSink;
import oriel.server.screen.ScreenFeed;

/**
 * Brings the input of all viewers to the screen, one event at a time, and releases what a viewer holds when it leaves.
 * Thread-safe; never waits for pixels.
 */
public final class InputRouter {

    private final ScreenFeed feed;
    private final Map<Long, PressedKeys> pressed = new HashMap<>();

    /** Routes to the feed's screen. */
    public InputRouter(ScreenFeed feed) {
        this.feed = feed;
    }

    /** A KeyEvent of a session. */
    public synchronized void key(long session, int keysym, boolean down) {
        feed.input().ifPresent(sink -> of(session).key(keysym, down, sink));
    }

    /** A PointerEvent of a session; a place outside of the screen means its edge. */
    public synchronized void pointer(long session, int x, int y, int buttons) {
        feed.input().ifPresent(sink -> point(of(session), x, y, buttons, sink));
    }

    private void point(PressedKeys held, int x, int y, int buttons, InputSink sink) {
        var layout = feed.layout();
        int column = Math.min(x, layout.width() - 1);
        int row = Math.min(y, layout.height() - 1);
        sink.move(column, row);
        feed.pointerMoved(column, row);
        held.buttons(buttons, sink);
    }

    private PressedKeys of(long session) {
        return pressed.computeIfAbsent(session, any -> new PressedKeys());
    }

    /** Releases everything that a session holds. */
    public synchronized void leave(long session) {
        PressedKeys held = pressed.remove(session);
        if (held != null) {
            feed.input().ifPresent(held::releaseAll);
        }
    }
}
