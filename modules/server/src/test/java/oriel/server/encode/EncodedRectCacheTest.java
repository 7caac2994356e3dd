package oriel.server.encode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.EncoderTraits;
import oriel.encoding.EncoderTraits.Loss;
import oriel.encoding.EncoderTraits.Memory;
import oriel.encoding.RectEncoder;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;
import oriel.server.screen.PictureId;

/** What several viewers want is encoded once, by whoever comes first. */
class EncodedRectCacheTest {

    private static final Framebuffer PICTURE = new Framebuffer(8, 8);

    private static final EncodingPreferences ONE =
            new EncodingPreferences(EncodeSettings.lossless(PixelFormat.NATIVE), List.of(0));
    private static final EncodingPreferences OTHER =
            new EncodingPreferences(EncodeSettings.lossless(PixelFormat.NATIVE), List.of(16, 0));

    private final AtomicInteger encoded = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final EncoderPool pool =
            new EncoderPool(List.of(Configured.plain(new Slow()), Configured.plain(new Broken())), EncoderTools.BASIC);
    private final EncodedRectCache shared = new EncodedRectCache();

    @AfterEach
    void close() {
        pool.close();
    }

    private EncodeTask job() {
        return new EncodeTask(pool, piece(), PICTURE, true);
    }

    private EncodeTask.Piece piece() {
        return new EncodeTask.Piece(
                new Rect(0, 0, 8, 8), pool.offer(0).orElseThrow(), EncodeSettings.lossless(PixelFormat.NATIVE));
    }

    @Test
    void onlyEqualPreferencesAreShared() {
        shared.join(ONE);
        assertFalse(shared.isShared(ONE));
        shared.join(OTHER);
        shared.join(ONE);
        assertTrue(shared.isShared(ONE));
        assertFalse(shared.isShared(OTHER));
        shared.leave(ONE);
        assertFalse(shared.isShared(ONE));
    }

    @Test
    void theSamePixelsHaveOneJobAndOthersAnother() {
        shared.join(ONE);
        shared.join(ONE);
        EncodeTask first = shared.job(new EncodedRectCache.Key(new PictureId(1), 1, piece()), this::job);
        assertSame(first, shared.job(new EncodedRectCache.Key(new PictureId(1), 1, piece()), this::job));
        assertNotSame(first, shared.job(new EncodedRectCache.Key(new PictureId(1), 2, piece()), this::job));
        assertNotSame(first, shared.job(new EncodedRectCache.Key(new PictureId(2), 1, piece()), this::job));
        shared.leave(ONE);
        assertNotSame(
                first,
                shared.job(new EncodedRectCache.Key(new PictureId(1), 1, piece()), this::job),
                "nobody shares any longer");
    }

    private EncodeTask known(int version) {
        return shared.job(new EncodedRectCache.Key(new PictureId(1), version, piece()), this::job);
    }

    @Test
    void keepsWhatTwoOfThreeStillShare() {
        shared.join(ONE);
        shared.join(ONE);
        shared.join(ONE);
        EncodeTask first = known(1);
        shared.leave(ONE);
        assertSame(first, known(1));
        assertTrue(shared.isShared(ONE));
        shared.leave(ONE);
        assertNotSame(first, known(1));
        shared.leave(ONE);
        shared.join(ONE);
        assertFalse(shared.isShared(ONE));
    }

    @Test
    void forgetsTheOldestOfMoreThanFourThousand() {
        List<EncodeTask> jobs = IntStream.range(0, 4097).mapToObj(this::known).toList();
        assertSame(jobs.get(0), known(0));
        shared.trim();
        assertSame(jobs.get(1), known(1));
        assertSame(jobs.get(4096), known(4096));
        shared.trim();
        assertNotSame(jobs.get(0), known(0));
    }

    @Test
    void forgetsTheOldestOfMoreThanSixteenMegabytes() throws InterruptedException {
        EncoderPool large = NotedEncoders.pool(NotedEncoders.withMemory(0, Memory.NONE)
                .writing(out -> out.bytes().zeros(1 << 20)));
        List<EncodeTask> jobs = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            EncodeTask job = new EncodeTask(large, piece(), PICTURE, true);
            shared.job(new EncodedRectCache.Key(new PictureId(1), i, piece()), () -> job);
            job.await().orElseThrow();
            jobs.add(job);
            shared.trim();
        }
        List<Integer> kept = IntStream.range(0, 40)
                .filter(i -> known(i) == jobs.get(i))
                .boxed()
                .toList();
        int held = kept.size() * jobs.get(0).heldBytes();
        assertTrue(held <= 16 << 20, () -> held + " bytes");
        assertTrue(held > (16 << 20) - jobs.get(0).heldBytes(), () -> held + " bytes");
        assertEquals(IntStream.range(40 - kept.size(), 40).boxed().toList(), kept, "the newest");
    }

    @Test
    void whoComesSecondWaitsForTheFirst() throws InterruptedException {
        EncodeTask job = job();
        Thread first = new Thread(job);
        first.start();
        begun.await();
        mayEnd.countDown();
        assertEquals(1, job.await().orElseThrow().bytes().size());
        first.join();
        assertEquals(1, encoded.get());
    }

    @Test
    void aJobGivenUpIsNeverBegun() throws InterruptedException {
        EncodeTask job = job();
        job.giveUp();
        assertTrue(job.await().isEmpty());
        assertEquals(0, encoded.get());
    }

    @Test
    void givingUpWaitsForWhoeverLooksAtThePicture() throws InterruptedException {
        EncodeTask job = job();
        Thread worker = new Thread(job);
        worker.start();
        begun.await();
        Thread owner = new Thread(job::giveUp);
        owner.start();
        while (owner.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        mayEnd.countDown();
        owner.join();
        worker.join();
        assertTrue(job.await().isPresent());
    }

    @Test
    void anEncodingWhoseEncoderFailsIsNotOffered() {
        assertTrue(pool.offer(0).isPresent());
        assertTrue(pool.offer(5).isEmpty());
        assertEquals(1, pool.offers().size());
    }

    /** Writes one byte, when it may. */
    private final class Slow implements EncoderProvider {

        @Override
        public String name() {
            return "slow";
        }

        @Override
        public int encoding() {
            return 0;
        }

        @Override
        public EncoderTraits traits() {
            return new EncoderTraits(Loss.NEVER, Memory.NONE, 100, 10_000);
        }

        @Override
        public RectEncoder create(Options options, EncoderTools tools) {
            return (source, rect, settings, out) -> {
                encoded.incrementAndGet();
                begun.countDown();
                try {
                    mayEnd.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                out.bytes().u8(1);
            };
        }
    }

    /** Cannot be made. */
    private static final class Broken implements EncoderProvider {

        @Override
        public String name() {
            return "broken";
        }

        @Override
        public int encoding() {
            return 5;
        }

        @Override
        public EncoderTraits traits() {
            return new EncoderTraits(Loss.NEVER, Memory.NONE, 100, 10_000);
        }

        @Override
        public RectEncoder create(Options options, EncoderTools tools) throws PluginException {
            throw new PluginException("it is broken", "mend it");
        }
    }
}
