package oriel.server.warmup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.encoding.DeflateCoder;
import oriel.encoding.DeflateCoders;
import oriel.encoding.DeflateProvider;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncoderTools;
import oriel.encoding.EncoderTraits;
import oriel.encoding.EncoderTraits.Loss;
import oriel.encoding.EncoderTraits.Memory;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.rfb.Encodings;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.server.content.SegmenterPool;
import oriel.server.encode.EncoderPool;
import oriel.server.warmup.SeenEncoder.Given;

/** Every stateless encoder is run on all kinds of content, and it ends. */
@Timeout(60)
class EncoderWarmUpTest {

    private static final int TEMPORAL = 99;

    private final AtomicLong nanos = new AtomicLong();
    private final SeenEncoder tight = SeenEncoder.of(Encodings.TIGHT, Loss.WHERE_ALLOWED, Memory.NONE);
    private final SeenEncoder zrle = SeenEncoder.of(Encodings.ZRLE, Loss.NEVER, Memory.NONE);
    private final SeenEncoder raw = SeenEncoder.of(Encodings.RAW, Loss.NEVER, Memory.NONE);
    private final SeenEncoder temporal = SeenEncoder.of(TEMPORAL, Loss.NEVER, Memory.VIEWER);

    /** Until it ends; time goes by with each look at the clock. */
    private void run(EncoderPool pool, long stepMillis) {
        new EncoderWarmUp(pool, new SegmenterPool(), () -> nanos.getAndAdd(TimeUnit.MILLISECONDS.toNanos(stepMillis)))
                .run(() -> true);
    }

    @Test
    void everyEncoderThatViewersMayShareIsRunAndEnds() {
        try (EncoderPool pool = SeenEncoder.pool(raw, tight, zrle, temporal)) {
            run(pool, 1000);
        }
        assertTrue(Stream.of(raw, tight, zrle).noneMatch(each -> each.given().isEmpty()));
        assertEquals(List.of(), temporal.given());
    }

    @Test
    void anEncoderGetsWhatItsTraitsAllow() {
        for (Loss loss : Loss.values()) {
            EncoderTraits narrow = new EncoderTraits(loss, Memory.NONE, 100, 50, 3000);
            EncoderTraits low = new EncoderTraits(loss, Memory.NONE, 3000, 1, 3000);
            SeenEncoder first = new SeenEncoder(Encodings.TIGHT, narrow, () -> {});
            SeenEncoder second = new SeenEncoder(Encodings.RAW, low, () -> {});
            try (EncoderPool pool = SeenEncoder.pool(first, second)) {
                run(pool, 1000);
            }
            assertTrue(first.given().stream()
                    .map(Given::rect)
                    .allMatch(rect -> rect.width() <= 100 && rect.height() <= 30 && rect.area() > 1000));
            assertTrue(second.given().stream().map(Given::rect).allMatch(rect -> rect.height() == 1));
            assertTrue(first.given().size() > 1 && !second.given().isEmpty());
        }
    }

    @Test
    void whereLossIsAllowedAPhotographMayLoseAndTextNot() {
        try (EncoderPool pool = SeenEncoder.pool(tight)) {
            run(pool, 1000);
        }
        List<Given> photos = tight.given().stream()
                .filter(each -> each.settings().allowedJpeg().isPresent())
                .toList();
        List<Given> rest = tight.given().stream()
                .filter(each -> each.settings().allowedJpeg().isEmpty())
                .toList();
        assertTrue(photos.stream().anyMatch(each -> each.rect().area() >= 4096 && colours(each) > 1000), "photograph");
        assertTrue(photos.stream().allMatch(each -> colours(each) > 96), "loss of what is no photograph");
        assertTrue(rest.stream().anyMatch(each -> colours(each) == 1), "one colour");
        assertTrue(rest.stream().anyMatch(each -> colours(each) > 1 && colours(each) < 96 && inkOf(each) > 5), "text");
    }

    private static long colours(Given each) {
        return pixels(each).distinct().count();
    }

    /** Of a hundred pixels, how many are dark. */
    private static long inkOf(Given each) {
        return 100
                * pixels(each).filter(colour -> (colour >> 8 & 0xff) < 0xa0).count()
                / each.rect().area();
    }

    private static Stream<Integer> pixels(Given each) {
        Rect rect = each.rect();
        return Stream.iterate(0, i -> i < rect.area(), i -> i + 1)
                .map(i -> each.at(rect.x() + i % rect.width(), rect.y() + i / rect.width()));
    }

    @Test
    void whatAlwaysLosesGetsPhotographsOnly() {
        SeenEncoder film = SeenEncoder.of(Encodings.TIGHT, Loss.ALWAYS, Memory.NONE);
        try (EncoderPool pool = SeenEncoder.pool(film)) {
            run(pool, 1000);
        }
        assertTrue(film.given().size() > 0);
        assertTrue(film.given().stream()
                .allMatch(each -> each.settings().allowedJpeg().isPresent() && colours(each) > 96));
    }

    @Test
    void whatNeverLosesGetsTheWholeInTheFormatsOfMostViewers() {
        try (EncoderPool pool = SeenEncoder.pool(raw)) {
            run(pool, 1000);
        }
        assertEquals(
                Set.of(new Rect(0, 0, 512, 192)),
                raw.given().stream().map(Given::rect).collect(Collectors.toSet()));
        assertEquals(
                2,
                raw.given().stream()
                        .map(Given::settings)
                        .map(EncodeSettings::format)
                        .distinct()
                        .count());
    }

    @Test
    void whatMostViewersTakeIsRepeatedUntilItsTimeIsOverAndTheOthersNot() {
        try (EncoderPool pool = SeenEncoder.pool(zrle, raw)) {
            run(pool, 50);
        }
        assertEquals(2, raw.given().size());
        assertEquals(2 * 5, zrle.given().size());
    }

    @Test
    void encodesNothingOnceSomebodyHasCome() {
        try (EncoderPool pool = SeenEncoder.pool(tight, raw)) {
            new EncoderWarmUp(pool, new SegmenterPool(), nanos::get).run(() -> false);
        }
        assertEquals(List.of(), tight.given());
        assertEquals(List.of(), raw.given());
    }

    @Test
    void leavesWhatItHadBegunAsSoonAsSomebodyComes() {
        AtomicInteger asked = new AtomicInteger();
        try (EncoderPool pool = SeenEncoder.pool(tight, zrle, raw)) {
            new EncoderWarmUp(pool, new SegmenterPool(), nanos::get).run(() -> asked.getAndIncrement() < 3);
        }
        assertTrue(!tight.given().isEmpty());
        assertEquals(List.of(), zrle.given());
        assertEquals(List.of(), raw.given());
    }

    @Test
    void viewersGetTheVeryEncodersThatWereRun() {
        try (EncoderPool pool = SeenEncoder.pool(tight, zrle, raw)) {
            run(pool, 100);
            for (SeenEncoder each : List.of(tight, zrle, raw)) {
                pool.borrow(pool.offer(each.encoding()).orElseThrow()).close();
                assertEquals(1, each.made());
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void compressesWhatIsToBeCompressedAndKeepsNoCoder() {
        NotedDeflate deflate = new NotedDeflate();
        EncoderTools tools = new EncoderTools(new DeflateCoders(List.of(Configured.plain(deflate))), Optional.empty());
        try (EncoderPool pool = new EncoderPool(SeenEncoder.configured(zrle), tools)) {
            run(pool, 1000);
        }
        assertEquals(zrle.given().size(), deflate.pieces.get());
        assertEquals(0, deflate.open.get());
    }

    @Test
    void anEncoderThatFailsDoesNotKeepTheOthersFromBeingRun() {
        EncoderTraits traits = new EncoderTraits(Loss.NEVER, Memory.NONE, 8192, 1 << 24);
        SeenEncoder faulty = new SeenEncoder(Encodings.TIGHT, traits, () -> {
            throw new IllegalStateException("broken by the test");
        });
        try (EncoderPool pool = SeenEncoder.pool(faulty, zrle, raw)) {
            run(pool, 1000);
        }
        assertEquals(1, faulty.given().size());
        assertEquals(0, faulty.open());
        assertTrue(!zrle.given().isEmpty() && !raw.given().isEmpty());
    }

    /** Compresses nothing, and counts. */
    private static final class NotedDeflate implements DeflateProvider {

        private final AtomicInteger open = new AtomicInteger();
        private final AtomicInteger pieces = new AtomicInteger();

        @Override
        public String name() {
            return "noted";
        }

        @Override
        public Optional<String> unavailableReason(Options options) {
            return Optional.empty();
        }

        @Override
        public int priority() {
            return 0;
        }

        @Override
        public int highestLevel() {
            return 9;
        }

        @Override
        public DeflateCoder open(Options options) {
            open.incrementAndGet();
            return new DeflateCoder() {
                @Override
                public void deflate(byte[] source, int from, int count, int level, WireBuffer out) {
                    pieces.incrementAndGet();
                }

                @Override
                public void forget() {}

                @Override
                public void close() {
                    open.decrementAndGet();
                }
            };
        }
    }
}
