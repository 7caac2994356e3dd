package oriel.capture.x11.input;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import oriel.capture.x11.xlib.XConnection;

/**
 * Gives unused keys a meaning for a while, to type what no layout has. The one used longest ago is given another meaning
 * first, and not before programs have asked what it meant: they do so when they come to the key press. Most tell when they
 * have ({@link FocusPing}); the others get time, the more the longer the X server's answers take, as on a busy machine.
 * Guarded by the input's lock.
 */
final class TemporaryKeyMappings {

    private static final int MAX_KEYS = 16;
    private static final long MIN_REST_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long MAX_REST_NANOS = TimeUnit.SECONDS.toNanos(3);

    /** What a program needs that is all keys behind: for each press and release an answer of the server, or two. */
    private static final int REST_ANSWERS = 4 * MAX_KEYS;

    private static final int AVERAGED = 8;

    /** For a program that should have answered before: nobody's keys are to wait for one that hangs. */
    private static final long SILENT_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** Between two changes, for programs that do not answer. */
    private static final long CALM_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final KeyMeanings keys;
    private final FocusPing ping;
    private final KeyboardRestoreJournal journal;
    private final Set<Integer> all = new TreeSet<>();
    private final Deque<Integer> free = new ArrayDeque<>();
    private final Map<Integer, Use> given = new LinkedHashMap<>(MAX_KEYS, 0.75f, true);
    private long answerNanos;
    private long lastNanos = System.nanoTime();
    private long seenUntilNanos = lastNanos - 1;

    /** A key and when it was last pressed. */
    private record Use(int keycode, long nanos) {}

    /** Takes keys that mean nothing in any layout, the last ones first. */
    TemporaryKeyMappings(
            XConnection x, Map<Integer, Set<Integer>> meanings, FocusPing ping, KeyboardRestoreJournal journal) {
        this.ping = ping;
        this.journal = journal;
        meanings.keySet().stream()
                .filter(keycode -> meanings.get(keycode).isEmpty())
                .sorted(Comparator.reverseOrder())
                .limit(MAX_KEYS)
                .forEach(free::add);
        all.addAll(free);
        int first = free.isEmpty() ? 0 : free.getLast();
        this.keys = new KeyMeanings(x, first, free.isEmpty() ? 0 : free.getFirst());
    }

    /** The keys that are used, whether they mean something now or not. */
    Set<Integer> all() {
        return Set.copyOf(all);
    }

    /** True for the range of keys that the X server names after a change of a spare key. */
    boolean isTheirs(int firstKeycode, int count) {
        return keys.isWhole(firstKeycode, count);
    }

    /** A key that means {@code keysym} and is about to be pressed; empty if all are held. */
    Optional<Integer> keycode(int keysym, Collection<Integer> held) {
        Optional<Integer> chosen = Optional.ofNullable(given.get(keysym)).map(Use::keycode);
        if (chosen.isEmpty()) {
            awaitCalm();
            chosen = Optional.ofNullable(free.pollFirst()).or(() -> takeBack(held));
            if (chosen.isPresent() && !change(chosen.get(), keysym)) {
                free.add(chosen.get());
                return Optional.empty();
            }
            awaitHeard();
        }
        chosen.ifPresent(keycode -> {
            lastNanos = System.nanoTime();
            given.put(keysym, new Use(keycode, lastNanos));
        });
        return chosen;
    }

    private boolean change(int keycode, int keysym) {
        journal.gives(keycode, keysym);
        long from = System.nanoTime();
        boolean done = keys.change(keycode, keysym);
        answerNanos += (System.nanoTime() - from - answerNanos) / AVERAGED;
        return done;
    }

    private long restNanos() {
        return Math.min(MAX_REST_NANOS, Math.max(MIN_REST_NANOS, REST_ANSWERS * answerNanos));
    }

    private Optional<Integer> takeBack(Collection<Integer> held) {
        for (Map.Entry<Integer, Use> oldest : given.entrySet()) {
            if (!held.contains(oldest.getValue().keycode())) {
                given.remove(oldest.getKey());
                awaitSeen(oldest.getValue().nanos());
                return Optional.of(oldest.getValue().keycode());
            }
        }
        return Optional.empty();
    }

    /**
     * Xlib forgets a change of which it hears right after the answer to its question about the one before (its _XReply
     * takes both at once, and then XkbGetMapChanges says that nothing has changed): so a program is not to be asking.
     */
    private void awaitCalm() {
        if (lastNanos - seenUntilNanos <= 0) {
            return;
        }
        long now = System.nanoTime();
        long left = ping.isSilent() ? SILENT_NANOS : lastNanos + MAX_REST_NANOS - now;
        if (left > 0 && ping.isAnswered(left)) {
            seenUntilNanos = now;
            return;
        }
        ping.pauseUntil(lastNanos + CALM_NANOS);
    }

    /** Chromium asks on its own time what a key means now, and reads one that is pressed meanwhile as it was before. */
    private void awaitHeard() {
        if (!ping.isSilent()) {
            ping.isAnswered(MAX_REST_NANOS);
        }
    }

    /** Waits until a program has seen a key press, or should have. */
    private void awaitSeen(long pressedNanos) {
        if (pressedNanos - seenUntilNanos <= 0) {
            return;
        }
        long now = System.nanoTime();
        long left = pressedNanos + MAX_REST_NANOS - now;
        if (!ping.isSilent()) {
            ping.pauseUntil(pressedNanos + restNanos());
        } else if (left > 0 && ping.isAnswered(left)) {
            seenUntilNanos = now;
        }
    }

    /**
     * Somebody else has changed the mapping: keeps what is still as it was, and leaves keys that were given a use. As
     * after a change of ours, programs ask for it when the next key comes.
     */
    void lookAgain(Map<Integer, Set<Integer>> meanings) {
        lastNanos = System.nanoTime();
        free.removeIf(keycode -> !meanings.getOrDefault(keycode, Set.of()).isEmpty());
        given.entrySet().removeIf(entry -> {
            int keycode = entry.getValue().keycode();
            Set<Integer> means = meanings.getOrDefault(keycode, Set.of());
            if (means.isEmpty()) {
                free.add(keycode);
            }
            return !means.equals(Set.of(entry.getKey()));
        });
        all.clear();
        all.addAll(free);
        given.values().forEach(use -> all.add(use.keycode()));
    }

    /** Makes all of them mean nothing again. */
    void restore() {
        given.values().forEach(use -> keys.change(use.keycode(), 0));
        given.clear();
        keys.close();
    }
}
