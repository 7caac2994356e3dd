package oriel.it.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.it.Browser;
import oriel.it.ClientPage;
import oriel.it.Pictures;
import oriel.it.ScreenServer;
import oriel.plugin.Configured;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.rfb.message.CompanionMessage;
import oriel.scenes.Scene;
import oriel.scenes.SceneKind;
import oriel.server.ServerStats;
import oriel.server.event.Companion;
import oriel.server.event.SessionInfo;
import oriel.testkit.PaintedScreen;

/** What the page measures is what the server sent, and its sliders change what that is. */
@Timeout(120)
class PageMeasuresTest {

    /** Where no panel lies over the screen. */
    private static final int FREE_COLUMN = 560;

    private static final int FREE_ROW = 380;

    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    private static final int SECONDS = 5;

    private final PaintedScreen screen = new PaintedScreen(WIDTH, HEIGHT);
    private int moves;
    private ScreenServer server;
    private ClientPage page;

    @BeforeEach
    void start() throws Exception {
        server = ScreenServer.answering(
                new FarAway(), Configured.plain(screen), ClientPage.pages(), ScreenServer.unpaced(Optional.empty()));
        page = new ClientPage(Browser.Look.LAPTOP, server.port());
    }

    @AfterEach
    void stop() {
        page.close();
        server.close();
    }

    /** Tells pages that their line is slow, first and whenever they ask. */
    private final class FarAway implements Companion {

        private static final String LINE =
                "{\"oriel\": 1, \"kind\": \"line\", \"bits_per_second\": 3000000, \"quality_levels_down\": 2}";

        @Override
        public void opened(SessionInfo session) {
            server.tell(session.id(), CompanionMessage.of(LINE));
        }

        @Override
        public void received(SessionInfo session, CompanionMessage message) {
            opened(session);
        }
    }

    @Test
    void statisticsSayInPlainWordsWhyThePictureIsLessSharp() {
        page.open("/#autoconnect=1").awaitConnected().press("#show-statistics");
        page.browser()
                .await("document.getElementById('figure-line').textContent"
                        + " === 'sharpness lowered: the line takes 3 Mbit/s'");
        page.browser().await("document.getElementById('figure-limit').textContent === 'nothing'");
        paintNext();
        page.browser().await("document.getElementById('figure-limit').textContent === 'your line'");
    }

    private void paintNoise(Random random) {
        screen.paint(picture -> {
            Rect area = new Rect(100, 50, 160, 120);
            for (int y = area.y(); y < area.bottom(); y++) {
                for (int x = area.x(); x < area.right(); x++) {
                    picture.pixels()[picture.offset(x, y)] = random.nextInt(1 << 24);
                }
            }
            return area;
        });
    }

    @Test
    void statisticsTellFramesAndDataAsTheyAre() throws InterruptedException {
        page.open("/#autoconnect=1").awaitConnected().press("#show-statistics");
        // What is told is per second, and a second is longer on a busy machine.
        page.page()
                .evaluate("window.seen = { ticks: 0, frames: 0, kilobytes: 0 }; let last = performance.now();"
                        + " new MutationObserver(() => { const now = performance.now(); const number = (id) => (now - last)"
                        + " / 1000 * Number(document.getElementById(id).value);"
                        + " seen.ticks++; seen.frames += number('figure-frames'); seen.kilobytes += number('figure-data');"
                        + " last = now; }).observe(document.getElementById('plot-frames'), { attributes: true })");
        // Nothing moves when it begins and when it ends: the page may tell what it has seen a second later.
        page.browser().await("seen.ticks > 2 && document.getElementById('figure-frames').value === '0'");
        List<Double> before = seen();
        ServerStats statsBefore = server.stats();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try {
            Random random = new Random(1);
            clock.scheduleAtFixedRate(() -> paintNoise(random), 0, 100, TimeUnit.MILLISECONDS);
            page.browser().await("seen.ticks >= " + (before.get(0).intValue() + SECONDS));
            clock.shutdown();
            assertTrue(clock.awaitTermination(10, TimeUnit.SECONDS));
            String quiet = "document.getElementById('figure-frames').value === '0'";
            page.browser().await("(window.painted ??= seen.ticks) + 2 < seen.ticks && " + quiet);
            List<Double> after = seen();
            ServerStats statsAfter = server.stats();
            double seconds = after.get(0) - before.get(0);
            double frames = after.get(1) - before.get(1);
            double updates = statsAfter.updates() - statsBefore.updates();
            // The page asks for one pixel a second, whose answers are no frames.
            assertEquals(updates - seconds / 2.0, frames, seconds / 2.0 + updates * 0.15, "frames");
            double kilobytes = (statsAfter.bytes() - statsBefore.bytes()) / 1000.0;
            assertEquals(kilobytes, after.get(2) - before.get(2), kilobytes * 0.2, "kB");
            assertEquals(WIDTH + " \u00d7 " + HEIGHT, page.text("#figure-size"));
            double trip = Double.parseDouble(page.attribute("#figure-trip", "value"));
            assertTrue(trip >= 1 && trip < 2000, trip + " ms");
        } finally {
            clock.shutdownNow();
        }
    }

    /** Another colour each time. */
    private void paintNext() {
        screen.paint(picture -> {
            Rect area = new Rect(100, 50, 160, 120);
            picture.fill(area, picture.pixels()[picture.offset(area.x(), area.y())] + 0x010305);
            return area;
        });
    }

    @Test
    void aPageThatNobodySeesIsSentNothing() throws Exception {
        page.open("/#autoconnect=1").awaitConnected();
        paintNext();
        Pictures.expect("the page", screen.picture(), page::picture);
        page.hide(true);
        awaitRest();
        page.hide(false);
        Pictures.expect("the page", screen.picture(), page::picture);
    }

    @Test
    void aPageThatIsOpenedUnseenIsShownWhenItIsSeen() throws Exception {
        page.page().addInitScript("Object.defineProperty(document, 'hidden', { value: true, configurable: true })");
        page.open("/#autoconnect=1").awaitConnected();
        awaitRest();
        page.hide(false);
        Pictures.expect("the page", screen.picture(), page::picture);
    }

    /** Waits until changes of the screen make no updates any more. */
    private void awaitRest() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        long before;
        do {
            assertTrue(System.nanoTime() - deadline < 0, "updates went on");
            before = server.stats().updates();
            for (int i = 0; i < 20; i++) {
                paintNext();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        } while (server.stats().updates() != before);
    }

    private List<Double> seen() {
        List<?> numbers = (List<?>) page.page().evaluate("[seen.ticks, seen.frames, seen.kilobytes]");
        return numbers.stream().map(each -> ((Number) each).doubleValue()).toList();
    }

    /** Shows a picture that has nothing in common with the last one; returns the bytes that it took to arrive. */
    private long show(Framebuffer shown, double decibels) throws Exception {
        long before = server.stats().bytes();
        screen.paint(picture -> {
            System.arraycopy(shown.pixels(), 0, picture.pixels(), 0, shown.pixels().length);
            return picture.bounds();
        });
        Pictures.expectAbove("the page", decibels, shown, page::picture);
        return server.stats().bytes() - before;
    }

    private static Framebuffer inverted(Framebuffer picture) {
        Framebuffer other = new Framebuffer(picture.width(), picture.height());
        for (int i = 0; i < picture.pixels().length; i++) {
            other.pixels()[i] = ~picture.pixels()[i] & 0xffffff;
        }
        return other;
    }

    /** Moves a slider to one of its ends, and waits until the server has been told. */
    private void slide(String slider, String key, int told) throws InterruptedException {
        page.page().press(slider, key);
        awaitTold(told);
    }

    /** The server has read it once the screen has got what was done behind it. */
    private void awaitTold(int told) throws InterruptedException {
        page.page().waitForCondition(() -> page.browser().hasSent((byte) -1, (byte) -1, (byte) -1, (byte) told));
        while (!screen.isQuiet()) {
            screen.nextEvent();
        }
        double[] place = page.browser().placeOf(FREE_COLUMN + 5 * ++moves, FREE_ROW);
        page.page().mouse().move(place[0], place[1]);
        assertTrue(screen.nextEvent().startsWith("move "), "the pointer does not come to the screen");
    }

    @Test
    void qualityChangesWhatPhotographsLookLike() throws Exception {
        Scene photos = SceneKind.PHOTO.open(WIDTH, HEIGHT, 1);
        photos.next();
        page.open("/#autoconnect=1").awaitConnected().press("#open-picture");
        page.press("#picture-more");
        slide("#quality", "End", 0xe9);
        long fineBytes = show(photos.picture(), 20);
        double fine = Pictures.likeness(photos.picture(), page.picture());
        slide("#quality", "Home", 0xe0);
        Framebuffer other = inverted(photos.picture());
        long coarseBytes = show(other, 15);
        double coarse = Pictures.likeness(other, page.picture());
        assertTrue(fine > coarse + 4, fine + " dB at 9, " + coarse + " at 0");
        assertTrue(fineBytes > 2 * coarseBytes, fineBytes + " bytes at 9, " + coarseBytes + " at 0");
    }

    @Test
    void compressionChangesHowMuchIsSent() throws Exception {
        Scene desktop = SceneKind.DESKTOP.open(WIDTH, HEIGHT, 1);
        page.open("/#autoconnect=1").awaitConnected().press("#open-picture");
        page.press("#slow-line input[value='sharp']");
        awaitTold(0xe9);
        page.press("#picture-more");
        assertEquals("9", page.text("#quality-value"));
        slide("#compression", "Home", 0x00);
        long loose = show(desktop.picture(), 40);
        slide("#compression", "End", 0x09);
        long tight = show(inverted(desktop.picture()), 40);
        assertTrue(loose > 1.1 * tight, loose + " bytes at 0, " + tight + " at 9");
    }
}
