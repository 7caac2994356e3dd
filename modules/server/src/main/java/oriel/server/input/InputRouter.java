package oriel.server.input;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import oriel.capture.InputSink;
import oriel.server.InputPolicy;
import oriel.server.screen.ScreenFeed;

/**
 * Brings the input of all viewers to the screen, one event at a time, and releases what a viewer holds when it leaves.
 * Thread-safe; never waits for pixels.
 */
public final class InputRouter {

    private final ScreenFeed feed;
    private final InputPolicy policy;
    private final Map<Long, PressedKeys> pressed = new HashMap<>();
    private Optional<Long> controller = Optional.empty();

    /** Routes to the feed's screen. */
    public InputRouter(ScreenFeed feed, InputPolicy policy) {
        this.feed = feed;
        this.policy = policy;
    }

    /**
     * A KeyEvent of a session.
     *
     * @param scanCode the key's place, as {@link InputSink#key(int, int, boolean)} has it; 0 if it is not known
     */
    public synchronized void key(long session, int keysym, int scanCode, boolean down) {
        if (takesControl(session)) {
            PressedKeys held = of(session);
            feed.input().ifPresent(screen -> held.key(keysym, scanCode, down, shared(screen, held)));
        }
    }

    /**
     * A PointerEvent of a session; a place outside of the screen means its edge.
     *
     * @param buttons bit 0 is button 1
     * @return true if the pointer is this session's to move
     */
    public synchronized boolean pointer(long session, int x, int y, int buttons) {
        if (!takesControl(session)) {
            return false;
        }
        PressedKeys held = of(session);
        feed.input().ifPresent(screen -> point(held, x, y, buttons, shared(screen, held)));
        return true;
    }

    private InputSink shared(InputSink screen, PressedKeys own) {
        return new SharedSink(screen, () -> pressed.values().stream().filter(held -> held != own));
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

    private boolean takesControl(long session) {
        if (!mayControl(session)) {
            return false;
        }
        controller = Optional.of(session);
        return true;
    }

    /** False if another session alone controls the screen. */
    public synchronized boolean mayControl(long session) {
        return policy == InputPolicy.SHARED || controller.isEmpty() || controller.get() == session;
    }

    /** Releases everything that a session holds, and its control. */
    public synchronized void leave(long session) {
        controller = controller.filter(holder -> holder != session);
        PressedKeys held = pressed.remove(session);
        if (held != null) {
            feed.input().ifPresent(screen -> held.releaseAll(shared(screen, held)));
        }
    }
}
