package oriel.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Strangers do not fill the log. */
final class RefusalsTest {

    private final List<Runnable> minutes = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final Refusals refusals = new Refusals(minutes::add, lines::add);

    @Test
    void countsAMinuteOfRefusalsInOneLine() throws Exception {
        for (int i = 0; i < 9700; i++) {
            refusals.count(Refusals.Reason.TOO_FAST, InetAddress.getByName("192.0.2.1"));
        }
        refusals.count(Refusals.Reason.REQUEST, InetAddress.getByName("192.0.2.2"));
        assertEquals(List.of(), lines);
        assertEquals(1, minutes.size());
        minutes.get(0).run();
        assertEquals(
                List.of(
                        "refused within a minute: 9700 came faster than one address may, 1 asked for what is not served;"
                                + " from 2 addresses, at last 192.0.2.2"),
                lines);
    }

    @Test
    void beginsANewMinuteWithTheNextOne() throws Exception {
        refusals.count(Refusals.Reason.FULL, InetAddress.getByName("192.0.2.1"));
        minutes.get(0).run();
        refusals.count(Refusals.Reason.FULL, InetAddress.getByName("192.0.2.1"));
        assertEquals(2, minutes.size());
        minutes.get(1).run();
        assertEquals(2, lines.size());
    }

    @Test
    void tellsNothingWhereNothingWasRefused() {
        refusals.tell();
        assertEquals(List.of(), lines);
    }

    @Test
    void tellsAFewAtOnceEachMinute() {
        for (int i = 0; i < 5; i++) {
            assertTrue(refusals.mayTell());
        }
        assertFalse(refusals.mayTell());
        minutes.get(0).run();
        assertTrue(refusals.mayTell());
    }
}
