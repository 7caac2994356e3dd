package oriel.server.warmup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.encoding.EncoderTraits.Loss;
import oriel.encoding.EncoderTraits.Memory;
import oriel.plugin.Configured;
import oriel.rfb.Encodings;
import oriel.rfb.Rect;
import oriel.scenes.Photo;
import oriel.server.flow.NanoClock;
import oriel.server.options.FrameRates;
import oriel.server.options.UpdateOptions;
import oriel.server.screen.ScreenEvents;
import oriel.server.screen.ScreenFeed;
import oriel.server.update.UpdateContext;
import oriel.server.warmup.SeenEncoder.Given;
import oriel.testkit.PaintedScreen;
import oriel.testkit.Parts;

/** Updates for nobody: everything is used once as for a viewer, and it is over as soon as somebody comes. */
@Timeout(120)
class RehearsalTest {

    private static final Rect SCREEN = new Rect(0, 0, 200, 120);

    private final SeenEncoder tight = SeenEncoder.of(Encodings.TIGHT, Loss.WHERE_ALLOWED, Memory.NONE);
    private final SeenEncoder zrle = SeenEncoder.of(Encodings.ZRLE, Loss.NEVER, Memory.NONE);
    private final SeenEncoder raw = SeenEncoder.of(Encodings.RAW, Loss.NEVER, Memory.NONE);
    private ScreenFeed feed;
    private UpdateContext context;
    private final List<Long> rests = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        PaintedScreen screen = PaintedScreen.showing(new Photo(3).draw(SCREEN.width(), SCREEN.height()));
        feed = new ScreenFeed(Configured.plain(screen), 1.0, mock(ScreenEvents.class), NanoClock.SYSTEM);
        feed.start();
        context = UpdateContext.of(
                feed,
                SeenEncoder.configured(tight, zrle, raw),
                Parts.tools(),
                UpdateOptions.DEFAULT.withRates(new FrameRates(1000, 1000, 1000)),
                NanoClock.SYSTEM);
    }

    @AfterEach
    void close() {
        feed.close();
        context.close();
    }

    private Rehearsal rehearsal(BooleanSupplier alone) {
        return new Rehearsal(context, SCREEN, alone, (over, nanos) -> rests.add(nanos));
    }

    @Test
    void readsTheScreenEncodesItAsForAViewerAndEndsByItself() {
        AtomicInteger asked = new AtomicInteger();
        rehearsal(() -> asked.incrementAndGet() > 0).run();
        assertTrue(feed.picture().version() > 0 && feed.captures() > 0, "the screen was not read");
        assertTrue(asked.get() > 300, asked + " updates and rounds");
        for (SeenEncoder each : List.of(tight, zrle)) {
            assertTrue(ofScreen(each).anyMatch(given -> given.rect().area() > SCREEN.area() / 4), "the whole screen");
            assertTrue(
                    ofScreen(each)
                                    .filter(given -> Math.max(
                                                    given.rect().width(),
                                                    given.rect().height())
                                            <= 16)
                                    .count()
                            > 50,
                    "typed letters");
        }
        assertTrue(!raw.given().isEmpty(), "each encoder is touched at least");
    }

    /** By a clock that jumps a millisecond whenever it is asked. */
    @Test
    void waitsFirstAndRestsLongerThanItWorks() {
        AtomicLong now = new AtomicLong();
        NanoClock jumping = () -> now.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
        context = UpdateContext.of(
                feed, SeenEncoder.configured(tight, zrle, raw), Parts.tools(), UpdateOptions.DEFAULT, jumping);
        AtomicInteger asked = new AtomicInteger();
        rehearsal(() -> asked.incrementAndGet() < 20).run();
        assertEquals(Rehearsal.FIRST_REST_NANOS, rests.get(0));
        assertEquals(20, rests.size());
        for (long rest : rests.subList(1, rests.size())) {
            assertTrue(rest >= TimeUnit.MILLISECONDS.toNanos(Rehearsal.REST_FOR_WORK), rests::toString);
            assertTrue(rest <= TimeUnit.SECONDS.toNanos(1), rests::toString);
        }
    }

    @Test
    void theServerDoesNotWaitForItsRest() throws Exception {
        Rehearsal resting = new Rehearsal(context, SCREEN, () -> true);
        Thread[] before = new Thread[Thread.activeCount() + 16];
        resting.start();
        int count = Thread.enumerate(before);
        Thread thread = Stream.of(before)
                .limit(count)
                .filter(each -> each.getName().equals("oriel-rehearsal"))
                .findFirst()
                .orElseThrow();
        resting.close();
        thread.join(60_000);
        assertFalse(thread.isAlive());
        assertEquals(0, feed.captures(), "it had not begun");
    }

    /** Letters are typed all over the screen. */
    @Test
    void typesInManyPlaces() {
        rehearsal(() -> true).run();
        List<Rect> letters = Stream.of(tight, zrle)
                .flatMap(this::ofScreen)
                .map(Given::rect)
                .filter(rect -> rect.width() == 16 && rect.height() == 16)
                .distinct()
                .toList();
        assertTrue(letters.size() > 30, letters.size() + " places");
        assertTrue(letters.stream().allMatch(SCREEN::contains));
        assertTrue(letters.stream().anyMatch(letter -> letter.right() > SCREEN.width() * 3 / 4));
        assertTrue(letters.stream().anyMatch(letter -> letter.bottom() > SCREEN.height() * 3 / 4));
    }

    /** Pictures of the size that only the rehearsal of encoders has are not the screen. */
    private Stream<Given> ofScreen(SeenEncoder encoder) {
        return encoder.given().stream().filter(given -> given.picture().width() != 512);
    }

    @Test
    void aViewerThatWaitsForTheWholeScreenMayLoseWhatItAllows() {
        rehearsal(() -> true).run();
        assertTrue(ofScreen(tight).anyMatch(given -> given.settings().jpeg().isPresent()), "with a quality level");
        assertTrue(ofScreen(tight).anyMatch(given -> given.settings().jpeg().isEmpty()), "and without");
    }

    @Test
    void evenOfTheSmallestScreenItMakesUpdates() {
        Rehearsal small = new Rehearsal(context, new Rect(0, 0, 1, 1), () -> true, (over, nanos) -> {});
        small.run();
        assertTrue(Stream.of(tight, zrle).flatMap(this::ofScreen).count() > 0);
    }

    @Test
    void doesNothingIfSomebodyIsThereAlready() {
        rehearsal(() -> false).run();
        assertEquals(0, feed.captures());
        assertTrue(Stream.of(tight, zrle, raw).allMatch(each -> each.given().isEmpty()));
    }

    @Test
    void endsWithTheUpdateDuringWhichSomebodyComes() {
        AtomicInteger asked = new AtomicInteger();
        rehearsal(() -> asked.incrementAndGet() <= 3).run();
        assertEquals(4, asked.get(), "once somebody has come it is over for good");
        assertTrue(ofScreen(tight).findAny().isPresent());
        assertEquals(List.of(), raw.given());
    }

    @Test
    void staysOverWhenThatSomebodyLeaves() {
        AtomicInteger asked = new AtomicInteger();
        rehearsal(() -> asked.incrementAndGet() != 3).run();
        assertEquals(3, asked.get());
        assertEquals(List.of(), raw.given());
    }

    @Test
    void isNotBegunOnceTheServerIsClosed() {
        Rehearsal closed = rehearsal(() -> true);
        closed.close();
        closed.run();
        assertTrue(Stream.of(tight, zrle, raw).allMatch(each -> each.given().isEmpty()));
    }

    @Test
    void endsWithTheServerWhateverItWaitsFor() throws Exception {
        CompletableFuture<Thread> running = new CompletableFuture<>();
        Rehearsal waiting = rehearsal(() -> running.complete(Thread.currentThread()) || true);
        feed.picture().begin();
        try {
            waiting.start();
            Thread thread = running.get(60, TimeUnit.SECONDS);
            assertTrue(thread.isDaemon(), "nothing may wait for it");
            waiting.close();
            thread.interrupt();
            thread.join(60_000);
            assertFalse(thread.isAlive());
        } finally {
            feed.picture().end();
        }
    }

    @Test
    void staysClosedIfThatHappensWhileItAsksWhetherItIsAlone() {
        CompletableFuture<Rehearsal> closing = new CompletableFuture<>();
        AtomicInteger asked = new AtomicInteger();
        Rehearsal closed = rehearsal(() -> {
            asked.incrementAndGet();
            closing.join().close();
            return true;
        });
        closing.complete(closed);
        closed.run();
        assertEquals(1, asked.get());
        assertTrue(Stream.of(tight, zrle, raw).allMatch(each -> each.given().isEmpty()));
    }

    /** Without a capture it waits for the first one. */
    @Test
    void endsWithTheServerThoughThereWasNoPictureYet() throws Exception {
        PaintedScreen screen = new PaintedScreen(SCREEN.width(), SCREEN.height());
        try (ScreenFeed blind =
                new ScreenFeed(Configured.plain(screen), 1.0, mock(ScreenEvents.class), NanoClock.SYSTEM)) {
            UpdateContext unseen = UpdateContext.of(
                    blind,
                    SeenEncoder.configured(tight, zrle, raw),
                    Parts.tools(),
                    UpdateOptions.DEFAULT,
                    NanoClock.SYSTEM);
            CompletableFuture<Thread> running = new CompletableFuture<>();
            Rehearsal waiting = new Rehearsal(
                    unseen, SCREEN, () -> running.complete(Thread.currentThread()) || true, (over, nanos) -> {});
            waiting.start();
            Thread thread = running.get(60, TimeUnit.SECONDS);
            waiting.close();
            thread.join(60_000);
            assertFalse(thread.isAlive());
            unseen.close();
        }
        assertTrue(Stream.of(tight, zrle).allMatch(each -> each.given().isEmpty()));
    }

    @Test
    void stopsWhenItIsInterrupted() {
        Thread.currentThread().interrupt();
        rehearsal(() -> true).run();
        assertTrue(Thread.interrupted(), "whoever interrupted it can see that");
        assertEquals(List.of(), raw.given());
    }

    @Test
    void leavesNothingBehind() {
        rehearsal(() -> true).run();
        assertEquals(0, context.counters().updates(), "no viewer was sent anything");
        assertEquals(0, context.counters().bytes());
        context.close();
        assertTrue(Stream.of(tight, zrle, raw).allMatch(each -> each.open() == 0), "an encoder was not given back");
    }
}
