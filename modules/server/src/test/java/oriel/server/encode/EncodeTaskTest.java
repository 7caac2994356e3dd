package oriel.server.encode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncodedRect;
import oriel.encoding.EncoderTraits.Memory;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.server.encode.EncodeTask.Piece;

/** A rectangle is encoded by whoever asks for it, or by the threads that help. */
@Timeout(30)
class EncodeTaskTest {

    private static final Framebuffer PICTURE = new Framebuffer(8, 8);
    private static final int COMPRESSED_BYTES = 1 << 15;

    private final NotedEncoders raw = NotedEncoders.withMemory(Encodings.RAW, Memory.NONE);
    private final NotedEncoders acme = NotedEncoders.withMemory(1000, Memory.NONE);
    private final EncoderPool pool = NotedEncoders.pool(raw, acme);
    private final Piece piece =
            new Piece(PICTURE.bounds(), pool.offer(1000).orElseThrow(), EncodeSettings.lossless(PixelFormat.NATIVE));

    @AfterEach
    void close() {
        pool.close();
    }

    private EncodeTask task(boolean forAll) {
        return new EncodeTask(pool, piece, PICTURE, forAll);
    }

    private static void write(EncodedRect out) {
        out.bytes().zeros(COMPRESSED_BYTES);
        out.deflate(0, new EncodedRect.Stream(0, EncodedRect.Length.FOUR_BYTES, 1));
    }

    @Test
    void whoWaitsForItDoesItOnceAndGivesTheEncoderBack() throws InterruptedException {
        EncodeTask task = task(false);
        assertTrue(task.await().isPresent());
        assertTrue(task.await().isPresent());
        assertTrue(task(false).await().isPresent());
        assertEquals(List.of("1 made", "1 encode", "1 encode"), acme.take());
    }

    @Test
    void whatIsForAllIsCompressedAtOnce() throws InterruptedException {
        acme.writing(EncodeTaskTest::write);
        assertEquals(0, task(true).await().orElseThrow().waiting());
        assertEquals(COMPRESSED_BYTES, task(false).await().orElseThrow().waiting());
    }

    @Test
    void holdsBytesOnceItIsDone() throws InterruptedException {
        acme.writing(EncodeTaskTest::write);
        EncodeTask task = task(false);
        assertEquals(0, task.heldBytes());
        task.await();
        assertTrue(task.heldBytes() >= COMPRESSED_BYTES);
    }

    @Test
    void isEmptyIfTheEncoderFailsWhichIsClosed() throws InterruptedException {
        acme.fail();
        EncodeTask task = task(false);
        assertTrue(task.await().isEmpty());
        assertEquals(List.of("1 made", "1 encode", "1 close"), acme.take());
        assertTrue(pool.offer(1000).isEmpty());
        assertEquals(0, task.heldBytes());
    }

    @Test
    void theSamePixelsGoInAnotherEncoding() throws InterruptedException {
        raw.take();
        new EncodeTask(pool, piece.as(pool.raw()), PICTURE, false).await();
        assertEquals(List.of("1 encode"), raw.take());
    }

    @Test
    void whoIsInterruptedWhileItGivesUpStaysInterrupted() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        acme.writing(out -> {
            begun.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        EncodeTask task = task(false);
        try (EncoderThreads threads = new EncoderThreads(1)) {
            threads.help(task);
            begun.await();
            AtomicBoolean interrupted = new AtomicBoolean();
            Thread owner = new Thread(() -> {
                task.giveUp();
                interrupted.set(Thread.currentThread().isInterrupted());
            });
            owner.start();
            owner.interrupt();
            while (owner.isInterrupted() || owner.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            mayEnd.countDown();
            owner.join();
            assertTrue(interrupted.get());
            assertTrue(task.await().isPresent());
        }
    }

    @Test
    void whoGivesUpIsNotInterruptedOtherwise() {
        task(false).giveUp();
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void threadsThatHelpHaveNamesAndKeepNoServerAlive() throws Exception {
        try (EncoderThreads threads = new EncoderThreads(2)) {
            assertEquals(2, threads.count());
            FutureTask<String> name = new FutureTask<>(() -> Thread.currentThread()
                            .getName() + " " + Thread.currentThread().isDaemon());
            threads.help(name);
            assertEquals("oriel-encode-1 true", name.get(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void withoutThreadsTheCallerDoesItAll() {
        try (EncoderThreads none = new EncoderThreads(0)) {
            FutureTask<Integer> task = new FutureTask<>(() -> 1);
            none.help(task);
            assertEquals(0, none.count());
            assertFalse(task.isDone());
        }
    }
}
