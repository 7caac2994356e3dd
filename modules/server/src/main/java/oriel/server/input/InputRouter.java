package oriel.server.input;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final AtomicBoolean controlIsNew = new AtomicBoolean();
    private volatile Runnable controlChanged = () -> {};

    /** Routes to the feed's screen. */
    public InputRouter(ScreenFeed feed, InputPolicy policy, NanoClock clock) {
        this(new ScreenInput(feed), policy, clock);
    }

    InputRouter(InputQueue.Taker taker, InputPolicy policy, NanoClock clock) {
        this.policy = policy;
        this.clock = clock;
        this.queue = new InputQueue(new Telling(taker), clock);
    }

    /** Tells of another controller from the queue's thread, which holds no lock of a session's. */
    private final class Telling implements InputQueue.Taker {

        private final InputQueue.Taker screen;

        Telling(InputQueue.Taker screen) {
            this.screen = screen;
        }

        @Override
        public void take(SessionId session, InputEvent event, boolean late) {
            tell();
            screen.take(session, event, late);
        }

        @Override
        public void release(SessionId session) {
            tell();
            screen.release(session);
        }

        private void tell() {
            if (controlIsNew.getAndSet(false)) {
                controlChanged.run();
            }
        }
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

    /**
     * A PointerEvent of a session that tells how far the pointer was moved.
     *
     * @param buttons bit 0 is button 1
     */
    public void motion(SessionId session, int x, int y, int buttons) {
        if (takesControl(session)) {
            queue.add(session, new InputEvent.Motion(x, y, buttons, clock.nanoTime()));
        }
    }

    /** Has somebody told whenever another session, or none, controls the screen alone; by the thread that gives input. */
    public void whenControlChanges(Runnable told) {
        controlChanged = told;
    }

    /** Who alone controls the screen; empty as long as all may. */
    public synchronized Optional<SessionId> controller() {
        return controller;
    }

    /**
     * Gives the control that one session has to another; what the first holds is released.
     *
     * @return false if the first does not control the screen alone
     */
    public boolean handOver(SessionId from, SessionId to) {
        synchronized (this) {
            if (!controller.equals(Optional.of(from))) {
                return false;
            }
            controller = Optional.of(to);
            controlIsNew.set(true);
        }
        queue.leave(from);
        return true;
    }

    private synchronized boolean takesControl(SessionId session) {
        if (policy == InputPolicy.SINGLE_CONTROLLER && controller.isEmpty()) {
            controller = Optional.of(session);
            controlIsNew.set(true);
        }
        return mayControl(session);
    }

    /** False if another session alone controls the screen. */
    public synchronized boolean mayControl(SessionId session) {
        return controller.isEmpty() || controller.get().equals(session);
    }

    /** Drops what a session has sent and the screen has not yet, and releases what it holds, and its control. */
    public void leave(SessionId session) {
        giveUp(session);
        queue.leave(session);
    }

    /**
     * A session has left by itself: what it sent in its last seconds is still given to the screen, as a script means it that
     * types and leaves; then what it holds is released. Its control is free at once.
     */
    public void finish(SessionId session) {
        giveUp(session);
        queue.finish(session);
    }

    private synchronized void giveUp(SessionId session) {
        if (controller.equals(Optional.of(session))) {
            controller = Optional.empty();
            controlIsNew.set(true);
        }
    }

    /** Releases what is held, and ends; a screen that takes no input is not waited for long. */
    @Override
    public void close() {
        queue.close();
    }
}
