package oriel.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import oriel.capture.PixelSink;
import oriel.capture.Screen;

/** A thread that waits in {@link Screen#capture} for an hour, unless it is woken. */
final class Waiting {

    /** A test waits no longer. */
    static final Duration LIMIT = Duration.ofSeconds(20);

    private final CountDownLatch begun = new CountDownLatch(1);
    private final AtomicReference<Optional<Throwable>> failure = new AtomicReference<>(Optional.empty());
    private final Thread thread;

    Waiting(Screen screen, PixelSink sink) {
        thread = new Thread(() -> capture(screen, sink), "waiting-capture");
        thread.setDaemon(true);
    }

    private void capture(Screen screen, PixelSink sink) {
        begun.countDown();
        try {
            screen.capture(sink, Duration.ofHours(1));
        } catch (IOException e) {
            // A closed screen may say so: this is an end, too.
        } catch (Throwable e) {
            failure.set(Optional.of(e));
        }
    }

    /** Returns when the thread is about to wait; most likely it then does. */
    void begin() throws InterruptedException {
        thread.start();
        assertTrue(begun.await(LIMIT.toSeconds(), TimeUnit.SECONDS));
        thread.join(100);
    }

    void assertEnds() throws InterruptedException {
        thread.join(LIMIT.toMillis());
        assertTrue(!thread.isAlive(), "the capture still waits");
        assertEquals(Optional.empty(), failure.get());
    }
}
