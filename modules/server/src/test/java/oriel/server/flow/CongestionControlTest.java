package oriel.server.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static oriel.server.flow.SimulatedLine.MILLI;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** When the next update may follow, on lines of all kinds and with viewers that lie. */
class CongestionControlTest {

    private static final long SECOND = 1000 * MILLI;
    private static final double TEN_MBIT = 10e6;

    private final CongestionControl control = new CongestionControl();
    private long work;

    /** How a stretch of a film went. */
    private record Played(int frames, long oldestNanos, long mostOnTheLine) {}

    /** A film of 30 frames a second: each frame is sent as soon as it may, a newer one in its place if it may not. */
    private Played play(SimulatedLine line, int bytes, long nanos) {
        long end = line.now() + nanos;
        long nextFrame = line.now();
        int frames = 0;
        long oldest = 0;
        long most = 0;
        while (line.now() < end) {
            if (line.now() >= nextFrame && control.mayStart(line.now())) {
                if (control.isToBeMeasured(line.now())) {
                    line.send(0);
                }
                oldest = Math.max(oldest, line.send(bytes));
                nextFrame = line.now() + SECOND / 30;
                frames++;
                most = Math.max(most, line.onTheLine());
            }
            line.sleep(MILLI);
        }
        return new Played(frames, oldest, most);
    }

    /** The line is known after some updates. */
    private SimulatedLine known(double bitsPerSecond, int tripMillis) {
        SimulatedLine line = new SimulatedLine(control, bitsPerSecond, tripMillis);
        line.send(0);
        line.sleep(SECOND);
        play(line, 30_000, 2 * SECOND);
        return line;
    }

    @Test
    void knowsASteadyLine() {
        known(TEN_MBIT, 80);
        assertEquals(80 * MILLI, control.roundTripNanos().orElseThrow(), MILLI);
        assertEquals(1_250_000, control.bytesIn(SECOND).orElseThrow(), 60_000);
        assertEquals(80 * MILLI, control.nanosFor(100_000).orElseThrow(), 4 * MILLI);
    }

    @Test
    void keepsALongLineBusyWithSeveralUpdatesAtOnce() {
        Played played = play(known(TEN_MBIT, 80), 40_000, 5 * SECOND);
        assertTrue(played.frames() >= 5 * 28, played::toString);
        assertTrue(played.oldestNanos() <= (40 + 32 + 20) * MILLI, played::toString);
    }

    @Test
    void noMoreThanARoundTripAndAMomentIsUnderWay() {
        Played played = play(known(TEN_MBIT, 80), 60_000, 5 * SECOND);
        assertTrue(played.mostOnTheLine() <= 1.25e6 * 0.130, played::toString);
        assertTrue(played.frames() >= 5 * 19, played::toString);
    }

    /** A queue of its own would hide it. */
    @Test
    void aRoundTripThatSeemedLongAtFirstIsFoundOut() {
        SimulatedLine line = new SimulatedLine(control, TEN_MBIT, 80).answersLate(mark -> mark <= 3 ? 90 * MILLI : 0);
        line.send(0);
        line.sleep(SECOND);
        Played first = play(line, 60_000, 2 * SECOND);
        assertTrue(first.oldestNanos() > 150 * MILLI, first::toString);
        play(line, 60_000, SECOND);
        Played later = play(line, 60_000, 20 * SECOND);
        assertTrue(later.mostOnTheLine() <= 1.25e6 * 0.130, later::toString);
        assertTrue(later.oldestNanos() <= 120 * MILLI, later::toString);
        assertTrue(later.frames() >= 20 * 19, later::toString);
        assertEquals(80 * MILLI, control.roundTripNanos().orElseThrow(), MILLI);
    }

    @Test
    void whatIsSmallDoesNotKeepALineFromBeingMeasured() {
        SimulatedLine line = known(TEN_MBIT, 80);
        for (int i = 0; i < 500; i++) {
            line.send(700);
            line.sleep(33 * MILLI);
        }
        assertTrue(control.isToBeMeasured(line.now()));
        assertTrue(control.mayStart(line.now()));
        line.send(0);
        assertFalse(control.isToBeMeasured(line.now()));
    }

    @Test
    void aLineThatIsIdleByItselfIsNotMadeWait() {
        SimulatedLine line = known(TEN_MBIT, 80);
        for (int i = 0; i < 20; i++) {
            line.sleep(SECOND);
            line.send(0);
            assertFalse(control.isToBeMeasured(line.now()));
            line.send(50_000);
            assertTrue(control.mayStart(line.now() + 35 * MILLI));
        }
    }

    @Test
    void aLineThatDropsKeepsNoOldFrames() {
        SimulatedLine line = known(20e6, 40);
        Played before = play(line, 30_000, 2 * SECOND);
        line.takes(any -> 2e6);
        Played dropped = play(line, 30_000, 5 * SECOND);
        assertTrue(dropped.oldestNanos() <= 600 * MILLI, dropped::toString);
        assertTrue(dropped.frames() >= 5 * 7, dropped::toString);
        line.takes(any -> 20e6);
        Played after = play(line, 30_000, 2 * SECOND);
        assertTrue(after.frames() >= before.frames() - 10, () -> before + " " + after);
        assertTrue(after.oldestNanos() <= dropped.oldestNanos(), after::toString);
    }

    /** How much of a line of 10 Mbit/s may be taken, in milliseconds, for another update to follow. */
    private int ahead() {
        CongestionControl fresh = new CongestionControl();
        fresh.fences(true);
        fresh.greeted(0);
        fresh.sent(1, 125_000, 0, 0);
        fresh.answered(1, 100 * MILLI);
        for (int i = 0; i < 40; i++) {
            fresh.worked(work);
        }
        int millis = 0;
        fresh.sent(2, 0, 100 * MILLI, 100 * MILLI);
        while (fresh.mayStart(100 * MILLI)) {
            millis++;
            fresh.sent(2 + millis, 1250, 100 * MILLI, 100 * MILLI);
        }
        return millis - 1;
    }

    @Test
    void whatTakesLongerToMakeIsBegunEarlier() {
        work = MILLI;
        assertEquals(10, ahead());
        work = 15 * MILLI;
        assertEquals(14, ahead(), 1);
        work = 900 * MILLI;
        assertEquals(20, ahead());
    }

    @Test
    void saysWhenTheLineIsAboutToBeDone() {
        control.fences(true);
        control.greeted(80 * MILLI);
        control.sent(1, 125_000, 0, 0);
        control.answered(1, 180 * MILLI);
        control.sent(2, 50_000, SECOND, SECOND);
        control.sent(3, 25_000, SECOND + MILLI, SECOND + MILLI);
        long now = SECOND + 2 * MILLI;
        assertFalse(control.mayStart(now));
        long starts = control.startsNanos(now);
        assertEquals(SECOND + 50 * MILLI, starts, 10);
        assertFalse(control.mayStart(starts - MILLI));
        assertTrue(control.mayStart(starts + 10));
    }

    @Test
    void anAnswerThatIsLateIsWaitedFor() {
        control.fences(true);
        control.greeted(80 * MILLI);
        control.sent(1, 125_000, 0, 0);
        control.answered(1, 180 * MILLI);
        control.sent(2, 125_000, SECOND, SECOND);
        control.sent(3, 250_000, SECOND, SECOND);
        assertFalse(control.mayStart(SECOND + 181 * MILLI));
        assertEquals(6 * SECOND, control.startsNanos(SECOND + 181 * MILLI));
    }

    @Test
    void stallsAreOutlived() {
        SimulatedLine line = known(30e6, 5);
        line.stands(mark -> mark % 50 == 0 ? 40 * MILLI : 0);
        Played played = play(line, 30_000, 5 * SECOND);
        assertTrue(played.frames() >= 5 * 25, played::toString);
        assertTrue(played.oldestNanos() <= 60 * MILLI, played::toString);
    }

    @Test
    void answersThatComeTogetherMakeNothingOverflow() {
        SimulatedLine line = known(TEN_MBIT, 80).answersLate(mark -> mark % 3 == 0 ? 0 : 40 * MILLI);
        Played played = play(line, 30_000, 5 * SECOND);
        assertTrue(played.mostOnTheLine() <= 1.25e6 * 0.260, played::toString);
        assertTrue(played.frames() >= 5 * 20, played::toString);
    }

    @Test
    void aViewerThatNeverAnswersGetsAnUpdateInFiveSeconds() {
        SimulatedLine line = new SimulatedLine(control, TEN_MBIT, 80).answersLate(any -> Long.MAX_VALUE);
        Played played = play(line, 100_000, 21 * SECOND);
        assertEquals(5, played.frames());
    }

    @Test
    void aViewerThatAnswersSecondsLateIsNeverLeftWithout() {
        SimulatedLine line = new SimulatedLine(control, TEN_MBIT, 80).answersLate(any -> 7 * SECOND);
        Played played = play(line, 100_000, 30 * SECOND);
        assertTrue(played.frames() >= 5, played::toString);
        assertTrue(played.mostOnTheLine() <= 200_000, played::toString);
    }

    @Test
    void aViewerThatTakesALotOfLittleAndAnswersNothingCostsNoMemory() {
        control.fences(true);
        for (int i = 1; i <= 100_000; i++) {
            control.sent(i, 100, i * MILLI, i * MILLI);
        }
        assertEquals(256 * 100, control.inFlight());
        control.answered(100_000, 100_001 * MILLI);
        assertEquals(0, control.inFlight());
    }

    @Test
    void whatIsNotWaitedForAnyMoreDoesNotCountWithWhatFollows() {
        control.fences(true);
        control.sent(1, 100_000, 0, 0);
        assertTrue(control.mayStart(5 * SECOND));
        assertEquals(100_000, control.inFlight());
        control.sent(2, 30_000, 5 * SECOND, 5 * SECOND);
        assertEquals(30_000, control.inFlight());
    }

    @Test
    void marksThatWereNotSentAreNothing() {
        control.fences(true);
        control.sent(4, 100_000, 0, 0);
        control.answered(3, MILLI);
        assertEquals(100_000, control.inFlight());
        assertFalse(control.mayStart(MILLI));
        assertEquals(5 * SECOND, control.startsNanos(MILLI));
        control.answered(4, 2 * MILLI);
        control.answered(4, 3 * MILLI);
        assertEquals(0, control.inFlight());
        assertTrue(control.mayStart(3 * MILLI));
    }

    @Test
    void aRequestShowsThatWhatWasSentHasArrived() {
        control.greeted(80 * MILLI);
        control.sent(0, 50_000, SECOND, SECOND + MILLI);
        assertTrue(control.mayStart(SECOND + 2 * MILLI));
        control.requested(SECOND + 120 * MILLI);
        assertEquals(0, control.inFlight());
        assertEquals(1_250_000, control.bytesIn(SECOND).orElseThrow());
    }

    /** What is known of a line when updates are made for 50 ms each, and have arrived 6 ms later than what is nothing would. */
    private long rateOfSlowServer(int tripMillis) {
        control.greeted(tripMillis * MILLI);
        for (int i = 0; i < 4; i++) {
            control.sent(0, 60_000, i * SECOND, i * SECOND + 50 * MILLI, 50 * MILLI);
            control.requested(i * SECOND + (56 + tripMillis) * MILLI);
        }
        return control.bytesIn(MILLI).orElseThrow();
    }

    @Test
    void aNearLineIsNotTakenForSlowBecauseTheServerIs() {
        assertEquals(10_000, rateOfSlowServer(1));
    }

    @Test
    void aFarLineMayHaveBeenBusyWhileTheServerWas() {
        assertEquals(1071, rateOfSlowServer(80));
    }

    @Test
    void whoThinksBeforeEachRequestIsNotTakenForASlowLine() {
        control.greeted(2 * MILLI);
        for (int i = 0; i < 8; i++) {
            long bytes = i % 2 == 0 ? 500 : 50_000;
            control.sent(0, bytes, i * SECOND, i * SECOND);
            control.requested(i * SECOND + 400 * MILLI + bytes / 1250 * MILLI);
        }
        assertEquals(1_250_000, control.bytesIn(SECOND).orElseThrow());
    }

    @Test
    void somethingSmallMayGoOutWhereTheNextUpdateWaits() {
        SimulatedLine line = known(TEN_MBIT, 80);
        line.sleep(SECOND);
        line.send(75_000); // 60 ms of the line
        assertFalse(control.mayInsert(line.now()));
        long inserts = control.insertsNanos(line.now());
        assertEquals(10 * MILLI, inserts - line.now(), 4 * MILLI);
        line.sleep(inserts - line.now() + MILLI);
        assertTrue(control.mayInsert(line.now()));
        assertFalse(control.mayStart(line.now()));
        assertTrue(control.startsNanos(line.now()) - line.now() > 20 * MILLI);
    }

    @Test
    void whileNothingIsKnownMoreMayBeUnderWayAheadOfSomethingSmall() {
        control.fences(true);
        control.sent(1, 100_000, 0, 0);
        assertFalse(control.mayStart(MILLI));
        assertTrue(control.mayInsert(MILLI));
        control.sent(2, 500_000, 0, 0);
        assertFalse(control.mayInsert(MILLI));
    }

    @Test
    void whoDoesNotListFencesAnyMoreIsNotWaitedFor() {
        control.fences(true);
        control.sent(1, 100_000, 0, 0);
        assertFalse(control.mayStart(MILLI));
        control.fences(false);
        assertTrue(control.mayStart(MILLI));
    }

    @Test
    void aRequestAheadOfTheUpdateShowsNothing() {
        control.greeted(80 * MILLI);
        control.sent(0, 50_000, SECOND, SECOND + 10 * MILLI);
        control.requested(SECOND + 9 * MILLI);
        assertEquals(50_000, control.inFlight());
        assertEquals(OptionalLong.empty(), control.bytesIn(SECOND));
    }

    @Test
    void aRoundTripThatNobodyHasMeasuredIsThatOfTheFirstUpdate() {
        control.sent(0, 50_000, 0, 0);
        control.requested(100 * MILLI);
        assertEquals(OptionalLong.of(100 * MILLI), control.roundTripNanos());
        assertEquals(OptionalLong.empty(), control.bytesIn(SECOND));
        control.sent(0, 1000, SECOND, SECOND);
        control.requested(SECOND + 80 * MILLI);
        assertEquals(OptionalLong.of(80 * MILLI), control.roundTripNanos());
    }
}
