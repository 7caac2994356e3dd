package oriel.server.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.capture.Resizer;
import oriel.capture.ScreenLayout;
import oriel.capture.ScreenLayout.Monitor;
import oriel.rfb.MonitorArea;
import oriel.rfb.Rect;
import oriel.rfb.SizeChange;
import oriel.server.event.SessionId;
import oriel.server.options.PictureMemory;

/** What viewers ask of the screen's size, one after the other, and whose wish it has. */
@Timeout(30)
class ScreenSizerTest {

    private static final SessionId ONE = new SessionId(1);
    private static final SessionId OTHER = new SessionId(2);

    private final LinkedBlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
    private final List<ScreenLayout> asked = new ArrayList<>();
    private final List<String> threads = new ArrayList<>();
    private Optional<Resizer> resizer = Optional.of(this::resize);
    private Resizer.Outcome outcome = Resizer.Outcome.DONE;
    private final ScreenSizer sizer = new ScreenSizer(() -> resizer);

    @AfterEach
    void close() {
        sizer.close();
    }

    private Resizer.Outcome resize(ScreenLayout wanted) {
        threads.add(
                Thread.currentThread().getName() + " " + Thread.currentThread().isDaemon());
        asked.add(wanted);
        return outcome;
    }

    private static List<MonitorArea> single(int width, int height) {
        return List.of(new MonitorArea(1, new Rect(0, 0, width, height), 7));
    }

    private int ask(int width, int height, List<MonitorArea> monitors) throws InterruptedException {
        sizer.ask(new ScreenSizer.Request(ONE, width, height, monitors, () -> true, answers::add));
        return answers.poll(20, TimeUnit.SECONDS);
    }

    private int ask(int width, int height) throws InterruptedException {
        return ask(width, height, single(width, height));
    }

    @Test
    void asksTheScreenByItsOwnNumbersOfMonitors() throws Exception {
        assertEquals(SizeChange.DONE, ask(800, 600));
        assertEquals(List.of(ScreenLayout.single(800, 600)), asked);
        assertEquals(List.of("oriel-sizes true"), threads);
    }

    @ParameterizedTest
    @CsvSource({"DONE, 0", "PROHIBITED, 1", "OUT_OF_RESOURCES, 2", "INVALID_LAYOUT, 3"})
    void tellsWhatTheScreenSays(Resizer.Outcome said, int status) throws Exception {
        outcome = said;
        assertEquals(status, ask(800, 600));
    }

    @Test
    void anErrorOfTheScreenIsToldAsALackOfMeans() throws Exception {
        resizer = Optional.of(wanted -> {
            throw new IllegalStateException("made by the test");
        });
        assertEquals(SizeChange.OUT_OF_RESOURCES, ask(800, 600));
        resizer = Optional.of(this::resize);
        assertEquals(SizeChange.DONE, ask(800, 600));
    }

    @Test
    void aScreenThatCannotChangeProhibitsIt() throws Exception {
        resizer = Optional.empty();
        assertEquals(SizeChange.PROHIBITED, ask(800, 600));
    }

    @Test
    void asksForNoSizeAboveAnyScreenOrOfNoMonitors() throws Exception {
        assertEquals(SizeChange.OUT_OF_RESOURCES, ask(16_385, 1));
        assertEquals(SizeChange.OUT_OF_RESOURCES, ask(1, 16_385));
        assertEquals(SizeChange.INVALID_LAYOUT, ask(800, 600, List.of()));
        assertEquals(SizeChange.INVALID_LAYOUT, ask(800, 600, single(801, 600)));
        assertEquals(List.of(), asked);
        assertEquals(SizeChange.DONE, ask(16_384, 1));
        assertEquals(SizeChange.DONE, ask(1, 16_384));
    }

    @Test
    void asksForNoPictureThatTheHeapCannotHold() throws Exception {
        int side = 16_384;
        Optional<String> obstacle = PictureMemory.obstacle(side, side);
        assertEquals(obstacle.isPresent() ? SizeChange.OUT_OF_RESOURCES : SizeChange.DONE, ask(side, side));
    }

    @Test
    void doesNothingForAViewerThatHasLeft() throws Exception {
        sizer.ask(new ScreenSizer.Request(OTHER, 1, 1, single(1, 1), () -> false, answers::add));
        assertEquals(SizeChange.DONE, ask(800, 600));
        assertEquals(List.of(ScreenLayout.single(800, 600)), asked);
        assertTrue(answers.isEmpty());
    }

    @Test
    void prohibitsItWhenTheServerStops() throws Exception {
        sizer.close();
        assertEquals(SizeChange.PROHIBITED, ask(800, 600));
    }

    @Test
    void knowsWhoseWishTheSizeIs() throws Exception {
        assertEquals(SizeChange.BY_SERVER, sizer.reason(ONE, ScreenLayout.single(800, 600)));
        ask(800, 600);
        assertEquals(SizeChange.BY_SERVER, sizer.reason(ONE, ScreenLayout.single(800, 600)));
        assertEquals(SizeChange.BY_OTHER_VIEWER, sizer.reason(OTHER, ScreenLayout.single(800, 600)));
        assertEquals(SizeChange.BY_SERVER, sizer.reason(OTHER, ScreenLayout.single(800, 601)));
        assertEquals(SizeChange.BY_SERVER, sizer.reason(OTHER, ScreenLayout.single(801, 600)));
    }

    @Test
    void aWishThatTheScreenRefusesChangesNothing() throws Exception {
        ask(800, 600);
        outcome = Resizer.Outcome.PROHIBITED;
        ask(1024, 768);
        assertEquals(SizeChange.BY_OTHER_VIEWER, sizer.reason(OTHER, ScreenLayout.single(800, 600)));
        assertEquals(SizeChange.BY_SERVER, sizer.reason(OTHER, ScreenLayout.single(1024, 768)));
    }

    @Test
    void tellsTheFlagsThatAViewerHasGivenAMonitor() throws Exception {
        ScreenLayout layout = new ScreenLayout(
                800,
                600,
                List.of(new Monitor(0, new Rect(0, 0, 400, 600)), new Monitor(5, new Rect(400, 0, 400, 600))));
        ask(800, 600);
        assertEquals(
                List.of(
                        new MonitorArea(1, new Rect(0, 0, 400, 600), 7),
                        new MonitorArea(6, new Rect(400, 0, 400, 600), 0)),
                sizer.monitors(layout));
    }

    @Test
    void tellsNoMoreMonitorsThanAMessageHolds() {
        List<Monitor> many = IntStream.range(0, 300)
                .mapToObj(i -> new Monitor(i, new Rect(i, 0, 1, 1)))
                .toList();
        assertEquals(255, sizer.monitors(new ScreenLayout(300, 1, many)).size());
    }
}
