package oriel.capture.x11.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import oriel.rfb.Rect;

/** Areas are read one by one, or all at once. */
class GrabPlanTest {

    @Test
    void readsAllAtOnceWhenThatIsFaster() {
        Rect first = new Rect(0, 0, 10, 10);
        Rect near = new Rect(20, 0, 10, 10);
        Rect far = new Rect(1900, 1000, 10, 10);
        assertEquals(List.of(new Rect(0, 0, 30, 10)), GrabPlan.of(List.of(first, near), 1000));
        assertEquals(List.of(first, far), GrabPlan.of(List.of(first, far), 1000));
        assertEquals(List.of(first), GrabPlan.of(List.of(first), 1000));
    }
}
