package oriel.server.input;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.server.event.SessionId;
import oriel.server.flow.NanoClock;

/**
 * The input that the screen has not yet, and the thread that gives it to the screen: a screen may take its time over a key,
 * and only this thread waits for it. Viewers take turns. What one has sent is bounded in number and in time, and is dropped
 * when it leaves. One lock guards it, which is never held while the screen is given anything.
 */
final class InputQueue implements AutoCloseable {

    /** Keys and clicks that wait for one viewer: a script may type some thousand characters at once. */
    static final int MAX_EVENTS = 16_384;

    /** Moves of the pointer that wait in a row: a line that is drawn keeps its bends, but of a jam the end counts. */
    static final int MAX_MOVES = 64;

    /** What waited longer is not pressed any more: nobody means it now. A slow program may need it for a long text. */
    static final long MAX_WAIT_NANOS = TimeUnit.SECONDS.toNanos(60);

    /** A screen that has taken longer over one event has hung; then what waited longer than this is not pressed. */
    static final long HANG_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** What somebody who has left sent before is given for so long: a script types its text and leaves. */
    static final long MAX_LAST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final Logger LOG = LoggerFactory.getLogger(InputQueue.class);
    private static final long LAST_WORDS_MILLIS = 2000;

    private final Taker taker;
    private final NanoClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Map<SessionId, Waiting> waiting = new HashMap<>();
    private final Map<SessionId, Waiting> turns = new LinkedHashMap<>();
    private final Deque<SessionId> leaving = new ArrayDeque<>();
    private Optional<Long> hungUntil = Optional.empty();
    private boolean failing;
    private Optional<Thread> thread = Optional.empty();
    private boolean closed;

    /** Where input goes. All calls are made by the queue's thread. */
    interface Taker {

        /** An event of a session; if it comes late, it presses nothing. */
        void take(SessionId session, InputEvent event, boolean late);

        /** A session has left, or its events were too many: it holds nothing any more. */
        void release(SessionId session);
    }

    /** What waits of one session. */
    private static final class Waiting {

        private final Deque<InputEvent> events = new ArrayDeque<>();
        private int moves;
        private boolean overflowed;
        private boolean last;

        private boolean isMove(InputEvent event) {
            InputEvent before = events.peekLast();
            if (event instanceof InputEvent.Motion motion) {
                return before instanceof InputEvent.Motion last && motion.buttons() == last.buttons();
            }
            return event instanceof InputEvent.Pointer pointer
                    && before instanceof InputEvent.Pointer last
                    && pointer.buttons() == last.buttons();
        }

        /** Of places the last counts, of ways the sum. */
        private static InputEvent joined(InputEvent earlier, InputEvent event) {
            return earlier instanceof InputEvent.Motion first && event instanceof InputEvent.Motion motion
                    ? motion.behind(first)
                    : event;
        }

        void add(InputEvent event) {
            boolean move = isMove(event);
            InputEvent newest = event;
            if (move && Math.min(moves, events.size()) >= MAX_MOVES) {
                newest = joined(events.removeLast(), event);
            } else {
                moves = move ? moves + 1 : 0;
            }
            if (events.size() < MAX_EVENTS) {
                events.addLast(newest);
            } else {
                overflowed = true;
            }
        }
    }

    /** What the thread has to do. */
    private record Turn(SessionId session, Optional<InputEvent> event) {}

    /** Events carry times of {@code clock}. */
    InputQueue(Taker taker, NanoClock clock) {
        this.taker = taker;
        this.clock = clock;
    }

    /** Adds an event of a session; never waits. */
    void add(SessionId session, InputEvent event) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            Waiting of = waiting.computeIfAbsent(session, any -> new Waiting());
            of.add(event);
            turns.putIfAbsent(session, of);
            begin();
        } finally {
            lock.unlock();
        }
    }

    /** Drops what waits of a session, and has released what it holds. Never waits. */
    void leave(SessionId session) {
        lock.lock();
        try {
            boolean finishing = turns.remove(session) != null;
            if ((waiting.remove(session) != null || finishing) && !closed) {
                leaving.add(session);
                begin();
            }
        } finally {
            lock.unlock();
        }
    }

    /** A session ends and adds nothing more: it has released what it holds behind its last event. Never waits. */
    void finish(SessionId session) {
        lock.lock();
        try {
            Waiting of = waiting.remove(session);
            if (of != null && !closed) {
                of.last = true;
                turns.putIfAbsent(session, of);
                begin();
            }
        } finally {
            lock.unlock();
        }
    }

    private void begin() {
        if (thread.filter(Thread::isAlive).isEmpty()) {
            Thread begun = new Thread(this::run, "oriel-input");
            begun.setDaemon(true);
            thread = Optional.of(begun);
            begun.start();
        }
        filled.signalAll();
    }

    private void run() {
        Optional<Turn> turn = next();
        while (turn.isPresent()) {
            SessionId session = turn.get().session();
            long began = clock.nanoTime();
            try {
                turn.get()
                        .event()
                        .ifPresentOrElse(
                                event -> taker.take(session, event, isLate(event)), () -> taker.release(session));
                failing = false;
            } catch (RuntimeException | Error e) {
                note(e, session);
            }
            long now = clock.nanoTime();
            if (now - began > HANG_NANOS) {
                hungUntil = Optional.of(now);
            }
            turn = next();
        }
    }

    /** A screen that fails with every key is told of once. */
    private void note(Throwable failure, SessionId session) {
        if (failing) {
            LOG.debug("input of session {} could not be given to the screen: {}", session, failure.toString());
        } else {
            LOG.error("input of session {} could not be given to the screen", session, failure);
        }
        failing = true;
    }

    private boolean isFresh(InputEvent event) {
        return clock.nanoTime() - event.nanos() <= MAX_LAST_WAIT_NANOS;
    }

    private boolean isLate(InputEvent event) {
        return clock.nanoTime() - event.nanos() > MAX_WAIT_NANOS
                || hungUntil.filter(end -> end - event.nanos() > HANG_NANOS).isPresent();
    }

    /** Waits for it; empty when it is closed and everybody has left. */
    private Optional<Turn> next() {
        lock.lock();
        try {
            while (leaving.isEmpty() && turns.isEmpty() && !closed) {
                filled.awaitUninterruptibly();
            }
            if (!leaving.isEmpty()) {
                return Optional.of(new Turn(leaving.remove(), Optional.empty()));
            }
            return closed ? Optional.empty() : Optional.of(turn());
        } finally {
            lock.unlock();
        }
    }

    private Turn turn() {
        Map.Entry<SessionId, Waiting> first = turns.entrySet().iterator().next();
        SessionId session = first.getKey();
        Waiting of = first.getValue();
        turns.remove(session);
        Optional<InputEvent> event =
                Optional.ofNullable(of.events.pollFirst()).filter(next -> !of.last || isFresh(next));
        if (event.isEmpty()) { // after its last event: then nothing of it is down for good
            of.events.clear();
            of.overflowed = false;
            of.last = false;
        }
        if (!of.events.isEmpty() || of.overflowed || of.last) {
            turns.put(session, of);
        }
        return new Turn(session, event);
    }

    /** Drops what waits, and has released what is held; a screen that takes no input is waited for two seconds. */
    @Override
    public void close() {
        Optional<Thread> begun;
        lock.lock();
        try {
            closed = true;
            leaving.addAll(waiting.keySet());
            turns.keySet().stream()
                    .filter(session -> !waiting.containsKey(session))
                    .forEach(leaving::add);
            filled.signalAll();
            begun = thread;
        } finally {
            lock.unlock();
        }
        try {
            if (begun.isPresent()) {
                begun.get().join(LAST_WORDS_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
