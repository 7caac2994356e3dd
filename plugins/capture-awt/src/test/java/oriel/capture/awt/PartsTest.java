package oriel.capture.awt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.awt.event.KeyEvent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import oriel.capture.ScreenLayout.Monitor;
import oriel.rfb.Framebuffer;
import oriel.rfb.Keysyms;
import oriel.rfb.Rect;

/** The parts that need no display. */
class PartsTest {

    @Test
    void looksMoreAndMoreSeldomWhileNothingHappens() {
        PollClock clock = new PollClock(0);
        assertTrue(clock.waitNanos(0) <= 0, "the first look is due at once");
        clock.looked(0, 0, true);
        assertEquals(PollClock.SOON_NANOS, clock.waitNanos(0));
        long last = 0;
        for (int i = 0; i < 50; i++) {
            clock.looked(0, 0, false);
            assertTrue(clock.waitNanos(0) >= last);
            last = clock.waitNanos(0);
        }
        assertEquals(PollClock.SELDOM_NANOS, last);
        clock.hurry();
        assertEquals(PollClock.SOON_NANOS, clock.waitNanos(0));
    }

    @Test
    void neverLooksMoreThanHalfOfTheTime() {
        PollClock clock = new PollClock(0);
        clock.looked(0, 100_000_000, true);
        assertEquals(200_000_000, clock.waitNanos(0));
    }

    @Test
    void findsChangedBandsAndTheirWidth() {
        Framebuffer before = new Framebuffer(100, 100);
        Framebuffer after = new Framebuffer(100, 100);
        assertEquals(List.of(), Difference.between(before.pixels(), after.pixels(), 100, 100));
        after.fill(new Rect(10, 5, 3, 2), 1);
        after.fill(new Rect(20, 10, 4, 1), 1);
        after.fill(new Rect(99, 99, 1, 1), 1);
        assertEquals(
                List.of(new Rect(10, 5, 14, 6), new Rect(99, 99, 1, 1)),
                Difference.between(before.pixels(), after.pixels(), 100, 100));
        after.fill(after.bounds(), 2);
        assertEquals(List.of(after.bounds()), Difference.between(before.pixels(), after.pixels(), 100, 100));
    }

    @Test
    void beginsAtTheLeftmostMonitor() {
        Desktop desktop = Desktop.of(List.of(new Rectangle(0, 0, 800, 600), new Rectangle(-640, 100, 640, 480)));
        assertEquals(new Rectangle(-640, 0, 1440, 600), desktop.bounds());
        assertEquals(
                List.of(new Monitor(0, new Rect(640, 0, 800, 600)), new Monitor(1, new Rect(0, 100, 640, 480))),
                desktop.layout().monitors());
    }

    @Test
    void findsTheKeysOfKeysyms() {
        assertEquals(Optional.of(new KeyStroke(KeyEvent.VK_A, false, true)), KeyTable.key('a'));
        assertEquals(Optional.of(new KeyStroke(KeyEvent.VK_A, true, true)), KeyTable.key('A'));
        assertEquals(Optional.of(new KeyStroke(KeyEvent.VK_1, true, true)), KeyTable.key('!'));
        assertEquals(Optional.of(new KeyStroke(KeyEvent.VK_F24, false, false)), KeyTable.key(Keysyms.F1 + 23));
        assertEquals(Optional.of(new KeyStroke(KeyEvent.VK_NUMPAD7, false, false)), KeyTable.key(0xffb7));
        assertEquals(Optional.empty(), KeyTable.key(Keysyms.F1 + 30));
        assertEquals(Optional.empty(), KeyTable.key(0));
        assertEquals(Optional.empty(), KeyTable.key(-1));
    }
}
