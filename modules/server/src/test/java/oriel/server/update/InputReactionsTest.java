package oriel.server.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may go ahead of a film, and when. The time is the test's own. */
class InputReactionsTest {

    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final WriterInput input = mock(WriterInput.class);
    private final ViewerLine line = mock(ViewerLine.class);
    private long now = 1000 * MILLI;
    private long acted = now;
    private final InputReactions reactions = new InputReactions(input, line, () -> now);

    @BeforeEach
    void aKeyIsPressedWhileAFilmFillsTheLine() {
        when(input.hasActed(anyLong())).thenAnswer(asked -> now - acted < asked.<Long>getArgument(0));
        when(line.isCrowded()).thenReturn(true);
        when(line.mayInsert()).thenReturn(true);
        when(line.insertsNanos()).thenReturn(77 * MILLI);
    }

    @Test
    void areAwaitedForHalfASecondAfterAKey() {
        assertTrue(reactions.areAwaited());
        now += 499 * MILLI;
        assertTrue(reactions.areAwaited());
        now += MILLI;
        assertFalse(reactions.areAwaited());
        assertFalse(reactions.mayStart());
    }

    @Test
    void areNotAwaitedWhereNothingIsInTheWay() {
        when(line.isCrowded()).thenReturn(false);
        assertFalse(reactions.areAwaited());
        assertFalse(reactions.mayStart());
    }

    @Test
    void waitUntilTheLineTakesThem() {
        assertTrue(reactions.mayStart());
        when(line.mayInsert()).thenReturn(false);
        assertFalse(reactions.mayStart());
        assertEquals(77 * MILLI, reactions.startsNanos());
    }

    @Test
    void goOutAHundredTimesASecondAtMost() {
        reactions.sent(now);
        assertFalse(reactions.mayStart());
        assertEquals(now + 10 * MILLI, reactions.startsNanos());
        now += 10 * MILLI;
        assertTrue(reactions.mayStart());
        assertEquals(77 * MILLI, reactions.startsNanos());
    }
}
