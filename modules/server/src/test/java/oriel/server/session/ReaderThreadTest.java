package oriel.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thread that can be interrupted while it reads, and not while it tells of the end. */
@Timeout(30)
class ReaderThreadTest {

    private static final long LONG = TimeUnit.MINUTES.toNanos(1);

    private final List<String> noted = new ArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);

    private static ReaderThread started(Runnable work) {
        ReaderThread reader = new ReaderThread(work, "reader");
        reader.start();
        return reader;
    }

    private void awaitForEver() {
        try {
            never.await();
        } catch (InterruptedException e) {
            noted.add("interrupted");
        }
    }

    @Test
    void hasItsNameAndHoldsNoProgramUp() {
        ReaderThread reader = started(() -> noted.add(
                Thread.currentThread().getName() + " " + Thread.currentThread().isDaemon()));
        assertTrue(reader.join(LONG));
        assertEquals(List.of("reader true"), noted);
    }

    @Test
    void isInterruptedWhileItReads() {
        ReaderThread reader = started(this::awaitForEver);
        reader.interrupt();
        assertTrue(reader.join(LONG));
        assertEquals(List.of("interrupted"), noted);
    }

    /** Another one that ends the session may come before the end of the reading, or after it. */
    @Test
    void isNotInterruptedWhileItTells() {
        ReaderThread[] reader = {null};
        reader[0] = new ReaderThread(
                () -> {
                    reader[0].interrupt();
                    noted.add("reads " + Thread.currentThread().isInterrupted());
                    reader[0].endReading();
                    noted.add("tells " + Thread.currentThread().isInterrupted());
                    reader[0].interrupt();
                    noted.add("tells " + Thread.currentThread().isInterrupted());
                },
                "reader");
        reader[0].start();
        assertTrue(reader[0].join(LONG));
        assertEquals(List.of("reads true", "tells false", "tells false"), noted);
    }

    @Test
    void isWaitedForAsLongAsSaid() {
        ReaderThread reader = started(this::awaitForEver);
        assertFalse(reader.join(1));
        never.countDown();
        assertTrue(reader.join(LONG));
        assertEquals(List.of(), noted);
    }

    @Test
    void whoWaitsForItStaysInterrupted() {
        ReaderThread reader = started(this::awaitForEver);
        Thread.currentThread().interrupt();
        assertFalse(reader.join(LONG));
        assertTrue(Thread.interrupted());
        never.countDown();
        assertTrue(reader.join(LONG));
    }
}
