package oriel.server.input;

import java.util.Optional;
import oriel.capture.InputSink;
import oriel.server.event.SessionId;
import oriel.server.flow.NanoClock;
import oriel.server.options.InputPolicy;
import oriel.server.screen.ScreenFeed;

/**
 * Decides whose input goes to the screen, and has it brought there by a thread of its own. Thread-safe; its monitor guards
 * who controls the screen. Nobody who calls it waits for the screen.
 */
public final class InputRouter implements AutoCloseable {

    private final InputPolicy policy;
    private final NanoClock clock;
    private final InputQueue queue;
    private Optional<SessionId> controller = Optional.empty();

    /** Routes to the feed's screen. */
    public InputRouter(ScreenFeed feed, InputPolicy policy, NanoClock clock) {
        this(new ScreenInput(feed), policy, clock);
    }

    InputRouter(InputQueue.Taker taker, InputPolicy policy, NanoClock clock) {
        this.policy = policy;
        this.clock = clock;
        this.queue = new InputQueue(taker, clock);
    }

    /**
     * A KeyEvent of a session.
     *
     * @param scanCode the key's place, as {@link InputSink#key(int, int, boolean)} has it; 0 if it is not known
     */
    public void key(SessionId session, int keysym, int scanCode, boolean down) {
        if (takesControl(session)) {
            queue.add(session, new InputEvent.Key(keysym, scanCode, down, clock.nanoTime()));
        }
    }

    /**
     * A PointerEvent of a session; a place outside of the screen means its edge.
     *
     * @param buttons bit 0 is button 1
     */
    public void pointer(SessionId session, int x, int y, int buttons) {
        if (takesControl(session)) {
            queue.add(session, new InputEvent.Pointer(x, y, buttons, clock.nanoTime()));
        }
    }

    private synchronized boolean takesControl(SessionId session) {
        if (!mayControl(session)) {
            return false;
        }
        controller = Optional.of(session);
        return true;
    }

    /** False if another session alone controls the screen. */
    public synchronized boolean mayControl(SessionId session) {
        return policy == InputPolicy.SHARED
                || controller.isEmpty()
                || controller.get().equals(session);
    }

    /** Drops what a session has sent and the screen has not yet, and releases what it holds, and its control. */
    public void leave(SessionId session) {
        synchronized (this) {
            controller = controller.filter(holder -> !holder.equals(session));
        }
        queue.leave(session);
    }

    /** Releases what is held, and ends; a screen that takes no input is not waited for long. */
    @Override
    public void close() {
        queue.close();
    }
}
