package oriel.server.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.rfb.Encodings;
import oriel.rfb.Rect;
import oriel.rfb.SizeChange;
import oriel.rfb.message.Bell;
import oriel.rfb.message.ServerXvp;
import oriel.server.event.SessionId;
import oriel.server.options.ClipboardPolicy;
import oriel.server.update.WriterInput.Turn;
import oriel.server.viewer.ClientParams;
import oriel.server.viewer.PointerPlace;

/** What a writer is told, and how it waits for that. */
@Timeout(30)
class WriterInputTest {

    private static final Rect AREA = new Rect(1, 2, 3, 4);
    private static final long HOUR = 3_600_000_000_000L;

    private final AtomicLong now = new AtomicLong(5);
    private final WriterInput input = new WriterInput(new SessionId(1), true, now::get);
    private final WriterMonitor monitor = input.monitor();

    private Turn turn() {
        return input.take(true).orElseThrow();
    }

    @Test
    void hasWhatTheViewerWantsNow() {
        assertEquals(ClientParams.INITIAL, turn().params());
        ClientParams newest = ClientParams.INITIAL.withEncodings(List.of(Encodings.ZRLE));
        input.params(newest);
        assertEquals(newest, turn().params());
        assertEquals(Optional.empty(), turn().name());
        input.name("hall");
        assertEquals(Optional.of("hall"), turn().name());
        assertEquals(new SessionId(1), input.session());
    }

    @Test
    void knowsHowLatelyTheViewerHasActed() {
        assertFalse(input.hasActed(Long.MAX_VALUE));
        input.acted();
        now.addAndGet(10);
        assertTrue(input.hasActed(10));
        assertFalse(input.hasActed(9));
    }

    @Test
    void wakesTheWriterForInputOnlyWhileItWaitsForTheLine() {
        long before = monitor.serial();
        input.acted();
        assertEquals(before, monitor.serial());
        input.held(true);
        input.acted();
        assertEquals(before + 1, monitor.serial());
        input.held(false);
        input.acted();
        assertEquals(before + 1, monitor.serial());
    }

    @Test
    void hasEachRequestOnce() {
        input.request(AREA, true);
        Turn asked = turn();
        assertEquals(List.of(AREA), asked.areas());
        assertEquals(List.of(), asked.fresh());
        assertEquals(List.of(), turn().areas());
        input.request(AREA, false);
        assertEquals(List.of(AREA), turn().fresh());
        assertEquals(List.of(), turn().fresh());
    }

    @Test
    void aRequestWithoutAnAreaIsForWhatHasNoPixelsIfItIsFromScratch() {
        input.request(Rect.EMPTY, true);
        assertFalse(turn().bare());
        input.request(Rect.EMPTY, false);
        Turn bare = turn();
        assertTrue(bare.bare());
        assertEquals(List.of(), bare.areas());
        assertEquals(List.of(), bare.fresh());
        assertFalse(turn().bare());
    }

    @Test
    void tellsMessagesInTheirOrderAndOfOneBell() {
        input.pending().bell();
        assertTrue(input.pending().add(new ServerXvp(1, 2)));
        input.pending().bell();
        assertEquals(List.of(new Bell(), new ServerXvp(1, 2)), turn().messages());
        assertEquals(List.of(), turn().messages());
        input.pending().bell();
        assertEquals(List.of(new Bell()), turn().messages());
    }

    @Test
    void takesNoMoreThanSixtyFourMessages() {
        for (int i = 0; i < 64; i++) {
            assertTrue(input.pending().add(new ServerXvp(1, i)));
        }
        long serial = monitor.serial();
        assertFalse(input.pending().add(new ServerXvp(1, 64)));
        assertEquals(serial, monitor.serial(), "nobody is woken");
        assertEquals(64, turn().messages().size());
        assertTrue(input.pending().add(new ServerXvp(1, 65)));
    }

    @Test
    void keepsAnswersAboutSizesUntilTheyAreTold() {
        PendingMessages pending = input.pending();
        assertTrue(pending.askSize());
        assertTrue(pending.isSizeAskedSince(List.of()));
        pending.answerSize(SizeChange.PROHIBITED);
        assertTrue(pending.isSizeAskedSince(List.of()));
        assertFalse(pending.isSizeAskedSince(List.of(SizeChange.PROHIBITED)));
        assertTrue(pending.askSize());
        pending.answerSize(SizeChange.DONE);
        assertEquals(List.of(SizeChange.PROHIBITED, SizeChange.DONE), turn().sizeAnswers());
        pending.answered(1);
        assertEquals(List.of(SizeChange.DONE), turn().sizeAnswers());
    }

    @Test
    void takesNoMoreThanSixtyFourWishesForSizes() {
        PendingMessages pending = input.pending();
        for (int i = 0; i < 64; i++) {
            assertTrue(pending.askSize());
            if (i % 2 == 0) {
                pending.answerSize(SizeChange.DONE);
            }
        }
        assertFalse(pending.askSize());
        pending.answered(1);
        assertTrue(pending.askSize());
    }

    @Test
    void knowsWhereTheViewerPointedLast() {
        assertEquals(PointerPlace.NEVER, input.lastPointed());
        input.pointed(3, 4);
        assertEquals(new PointerPlace(3, 4, 5), input.lastPointed());
    }

    @Test
    void knowsHowMuchTextThereIs() {
        assertEquals(0, input.pending().textToGive());
        input.pending().clipboard(orders -> orders.allow(ClipboardPolicy.DEFAULT));
        input.pending().clipboard(orders -> orders.screenHas(new ClipboardText("five!")));
        assertEquals(5, input.pending().textToGive());
        assertTrue(turn().clipboard().textIsNew());
        assertFalse(turn().clipboard().textIsNew());
    }

    @Test
    void theWriterWorksBetweenATurnAndItsNextWait() throws InterruptedException {
        assertEquals(Optional.empty(), input.workingSince());
        Turn first = turn();
        assertEquals(Optional.of(5L), input.workingSince());
        now.set(9);
        Thread writer = waiting(() -> monitor.awaitEvent(first.serial()));
        assertEquals(Optional.empty(), input.workingSince());
        input.wake();
        writer.join();
        assertEquals(Optional.of(9L), input.workingSince());
    }

    @Test
    void nothingIsToBeDoneAfterTheEnd() {
        turn();
        assertFalse(input.isClosed());
        input.close();
        assertTrue(input.isClosed());
        assertEquals(Optional.empty(), input.take(true));
        assertEquals(Optional.empty(), input.workingSince());
    }

    @Test
    void whoWaitsGoesOnAtTheEnd() throws InterruptedException {
        Thread forAnEvent = waiting(() -> monitor.awaitEvent(monitor.serial()));
        Thread forBoth = waiting(() -> monitor.awaitEvent(monitor.serial(), now.get() + HOUR));
        Thread forATime = waiting(() -> monitor.awaitTime(now.get() + HOUR));
        assertEquals(Optional.empty(), input.workingSince());
        input.close();
        forAnEvent.join();
        forBoth.join();
        forATime.join();
        assertTrue(input.workingSince().isPresent());
        monitor.awaitEvent(monitor.serial());
        monitor.awaitEvent(monitor.serial(), now.get() + HOUR);
        monitor.awaitTime(now.get() + HOUR);
    }

    @Test
    void whoHasSeenLessThanThereIsDoesNotWait() throws InterruptedException {
        long seen = turn().serial();
        input.wake();
        assertEquals(seen + 1, turn().serial());
        monitor.awaitEvent(seen);
        monitor.awaitEvent(seen, now.get() + HOUR);
    }

    @Test
    void whoWaitsForATimeThatIsOverDoesNotWait() throws InterruptedException {
        monitor.awaitEvent(monitor.serial(), now.get());
        monitor.awaitTime(now.get());
        monitor.awaitTime(now.get() - 1);
    }

    @Test
    void whoWaitsForAnEventOrATimeIsWokenByAnEvent() throws InterruptedException {
        turn();
        Thread writer = waiting(() -> monitor.awaitEvent(monitor.serial(), now.get() + HOUR));
        assertEquals(Optional.empty(), input.workingSince());
        input.wake();
        writer.join();
        assertTrue(input.workingSince().isPresent());
    }

    @Test
    void whoWaitsForATimeIsNotKeptByEvents() throws InterruptedException {
        turn();
        Thread writer = waiting(() -> monitor.awaitTime(now.get() + HOUR));
        assertEquals(Optional.empty(), input.workingSince());
        now.addAndGet(HOUR);
        input.wake();
        writer.join();
        assertTrue(input.workingSince().isPresent());
    }

    /** Something that blocks. */
    private interface Wait {

        void run() throws InterruptedException;
    }

    /** A thread that waits already. */
    private static Thread waiting(Wait wait) {
        Thread thread = new Thread(() -> {
            try {
                wait.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.start();
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            assertTrue(thread.isAlive(), "it should wait");
            Thread.onSpinWait();
        }
        return thread;
    }
}
