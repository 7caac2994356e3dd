package oriel.testkit;

import static org.junit.jupiter.api.extension.ExtensionContext.Namespace.GLOBAL;

import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a run of tests that leaves something behind: a process, a thread of Oriel's, a socket, shared memory, or something
 * temporary on the disk. JUnit finds it by itself where {@code junit.jupiter.extensions.autodetection.enabled} is true; it
 * compares what is there before the first test class with what is there after the last one.
 *
 * <p>What others do on the machine meanwhile does not count. Processes are known by an environment variable that all of a
 * run inherit. Of files and shared memory nobody knows who made them: where other runs of such programs have been seen
 * beside this one, they are named but fail nothing.
 */
public final class LeftBehind implements BeforeAllCallback, AfterAllCallback {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Deque<AutoCloseable> SHARED = new ConcurrentLinkedDeque<>();

    /** Made by JUnit. */
    public LeftBehind() {}

    /** Has something closed after the last test, before what is left is looked at: what the tests of a run share. */
    public static void closeAfterTheLastTest(AutoCloseable shared) {
        SHARED.push(shared);
    }

    private static void closeShared() {
        while (!SHARED.isEmpty()) {
            try {
                SHARED.pop().close();
            } catch (Exception e) {
                throw new AssertionError("what the tests shared does not end", e);
            }
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        watch(context).look();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        watch(context).look();
    }

    private static Watch watch(ExtensionContext context) {
        return context.getRoot()
                .getStore(GLOBAL)
                .getOrComputeIfAbsent(LeftBehind.class, key -> new Watch(), Watch.class);
    }

    /** One run of tests; JUnit closes it after the last one. */
    static final class Watch implements AutoCloseable {

        private final Inventory before = Inventory.take();
        private final Duration patience;
        private boolean alone = true;

        Watch() {
            this(PATIENCE);
        }

        /** Gives some time to what is about to end. */
        Watch(Duration patience) {
            this.patience = patience;
        }

        /** Notices others that run beside this. */
        void look() {
            alone &= !OwnProcesses.areOthersThere();
        }

        /** What is there now and was not before; waits for what is about to end. */
        Map<String, String> left(Duration limit) {
            long end = System.nanoTime() + limit.toNanos();
            Map<String, String> left = leftNow();
            while (!left.isEmpty() && System.nanoTime() - end < 0) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
                left = leftNow();
            }
            return left;
        }

        private Map<String, String> leftNow() {
            Map<String, String> left = new TreeMap<>(Inventory.take().things());
            left.keySet().removeAll(before.things().keySet());
            return left;
        }

        @Override
        public void close() {
            closeShared();
            Map<String, String> left = left(patience);
            look();
            List<String> ours = left.entrySet().stream()
                    .filter(thing -> alone || Inventory.isSurelyOurs(thing.getKey()))
                    .map(Map.Entry::getValue)
                    .toList();
            left.values().stream()
                    .filter(thing -> !ours.contains(thing))
                    .forEach(thing -> System.out.println("left behind by this run or another: " + thing));
            if (!ours.isEmpty()) {
                throw new AssertionError("the tests have left behind:\n  " + String.join("\n  ", ours));
            }
        }
    }
}
