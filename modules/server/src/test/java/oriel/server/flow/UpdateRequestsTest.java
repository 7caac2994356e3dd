package oriel.server.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import oriel.rfb.Rect;

/** Requests are merged or kept apart as the operator says, and never grow without bound. */
class UpdateRequestsTest {

    private static final Rect LEFT = new Rect(0, 0, 10, 10);
    private static final Rect RIGHT = new Rect(20, 0, 10, 10);

    @Test
    void mergesRequests() {
        UpdateRequests requests = new UpdateRequests(true);
        requests.add(LEFT, true);
        requests.add(RIGHT, true);
        requests.add(LEFT, true);
        assertEquals(20 * 10, area(requests.take(false)));
        assertEquals(List.of(), requests.take(true));
    }

    @Test
    void handsThemOutOneByOneWithoutCoalescing() {
        UpdateRequests requests = new UpdateRequests(false);
        requests.add(LEFT, true);
        requests.add(RIGHT, true);
        assertEquals(List.of(LEFT), requests.take(true));
        assertEquals(List.of(), requests.take(false));
        assertEquals(List.of(RIGHT), requests.take(true));
    }

    @Test
    void remembersWhatWasAskedForFromScratch() {
        UpdateRequests requests = new UpdateRequests(true);
        requests.add(LEFT, false);
        requests.add(RIGHT, true);
        assertEquals(List.of(LEFT), requests.takeFresh());
        assertEquals(List.of(), requests.takeFresh());
    }

    @Test
    void boundsWhatItRemembers() {
        for (boolean coalesce : new boolean[] {true, false}) {
            UpdateRequests requests = new UpdateRequests(coalesce);
            for (int i = 0; i < 5000; i++) {
                requests.add(new Rect(i * 3, i % 7 * 2, 1, 1), false);
            }
            assertTrue(requests.takeFresh().size() <= 32);
            int taken = 0;
            while (!requests.take(true).isEmpty()) {
                taken++;
            }
            assertTrue(taken <= 64);
        }
    }

    @Test
    void keepsTheAreasOfThirtyTwoRequestsApartAndMoreAsTheOneAroundThem() {
        UpdateRequests requests = new UpdateRequests(true);
        for (int i = 0; i < 32; i++) {
            requests.add(new Rect(i * 3, 0, 1, 1), false);
        }
        assertEquals(32, requests.take(true).size());
        assertEquals(32, requests.takeFresh().size());
        for (int i = 0; i < 33; i++) {
            requests.add(new Rect(i * 3, 0, 1, 1), false);
        }
        assertEquals(List.of(new Rect(0, 0, 97, 1)), requests.take(true));
        List<Rect> fresh = requests.takeFresh();
        assertEquals(32, fresh.size());
        assertEquals(new Rect(0, 0, 97, 1), fresh.get(0));
        assertEquals(new Rect(93, 0, 1, 1), fresh.get(31));
    }

    @Test
    void answersSixtyFourRequestsOneByOneAndLaterOnesWithTheLast() {
        UpdateRequests requests = new UpdateRequests(false);
        for (int i = 0; i < 66; i++) {
            requests.add(new Rect(i * 3, 0, 1, 1), true);
        }
        for (int i = 0; i < 63; i++) {
            assertEquals(List.of(new Rect(i * 3, 0, 1, 1)), requests.take(true));
        }
        assertEquals(3, area(requests.take(true)));
        assertEquals(List.of(), requests.take(true));
    }

    private static long area(List<Rect> rects) {
        return rects.stream().mapToLong(Rect::area).sum();
    }
}
