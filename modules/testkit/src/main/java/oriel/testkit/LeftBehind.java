package oriel.testkit;

import static org.junit.jupiter.api.extension.ExtensionContext.Namespace.GLOBAL;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/**
 * Fails a run of tests that leaves something behind: a process, a thread of Oriel's, a socket, shared memory, or something
 * temporary on the disk. JUnit finds it by itself where {@code junit.jupiter.extensions.autodetection.enabled} is true; it
 * compares what is there before the first test class with what is there after the last one.
 *
 * <p>What others do on the machine meanwhile does not count. Processes are known by an environment variable that all of a
 * run inherit. Of files and shared memory nobody knows who made them: where one build runs tests in several JVMs at the same
 * time, the last that ends answers for all of them ({@link TestRun}); where other builds' tests have been seen beside this
 * one, they are named but fail nothing.
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
        return context.getStore(StoreScope.LAUNCHER_SESSION, GLOBAL)
                .getOrComputeIfAbsent(LeftBehind.class, key -> Watch.start(), Watch.class);
    }

    /** All tests of one JVM, which may be told to run one class after the other; JUnit closes it after the last one. */
    static final class Watch implements AutoCloseable {

        private final Inventory before = Inventory.take();
        private final TestRun run;
        private final Duration patience;
        private boolean last = true;
        private volatile boolean alone = true;

        /** Watches this JVM alone, and gives some time to what is about to end. */
        Watch(Duration patience) {
            run = TestRun.alone(before.ofNobody());
            this.patience = patience;
        }

        /** Watches this JVM beside others of the same build, which have the same file. */
        Watch(Path build, Duration patience) {
            run = TestRun.join(build, before.ofNobody());
            this.patience = patience;
        }

        private static Watch start() {
            return Optional.ofNullable(System.getProperty("oriel.root"))
                    .map(root -> new Watch(Path.of(root, "target/left-behind"), PATIENCE))
                    .orElseGet(() -> new Watch(PATIENCE));
        }

        /** Notices others that run beside this. */
        void look() {
            alone = alone && !OwnProcesses.areOthersThere();
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
            left.keySet()
                    .removeIf(key -> Inventory.isSurelyOurs(key)
                            ? before.things().containsKey(key)
                            : !last || run.before().contains(key));
            return left;
        }

        @Override
        public void close() throws IOException {
            closeShared();
            try (run) {
                last = run.leave();
                complain(left(patience));
            }
        }

        private void complain(Map<String, String> left) {
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
