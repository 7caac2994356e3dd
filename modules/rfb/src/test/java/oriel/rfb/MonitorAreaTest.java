package oriel.rfb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which layouts of monitors can be: rfbproto "ExtendedDesktopSize". */
class MonitorAreaTest {

    private static final MonitorArea LEFT = new MonitorArea(1, new Rect(0, 0, 60, 50), 0);
    private static final MonitorArea RIGHT = new MonitorArea(2, new Rect(60, 10, 40, 40), 0);

    @Test
    void fillAPictureOrLeaveGapsOrOverlap() {
        assertTrue(MonitorArea.areSound(List.of(LEFT, RIGHT), 100, 50));
        assertTrue(MonitorArea.areSound(List.of(RIGHT), 100, 50));
        assertTrue(MonitorArea.areSound(List.of(LEFT, new MonitorArea(2, LEFT.area(), 0)), 100, 50));
    }

    @Test
    void areSomeInsideOfAPictureEachWithPixelsAndAnIdentifierOfItsOwn() {
        assertFalse(MonitorArea.areSound(List.of(), 100, 50));
        assertFalse(MonitorArea.areSound(List.of(LEFT, RIGHT), 99, 50));
        assertFalse(MonitorArea.areSound(List.of(LEFT, RIGHT), 100, 49));
        assertFalse(MonitorArea.areSound(List.of(LEFT, new MonitorArea(1, RIGHT.area(), 0)), 100, 50));
        MonitorArea nothing = new MonitorArea(2, new Rect(5, 5, 0, 5), 0);
        assertFalse(MonitorArea.areSound(List.of(LEFT, nothing), 100, 50));
        assertFalse(MonitorArea.areSound(List.of(nothing), 0, 50));
    }

    @Test
    void haveTheirLayoutOnTheWire() {
        WireBuffer out = new WireBuffer(1);
        RIGHT.write(out);
        assertEquals(MonitorArea.WIRE_BYTES, out.size());
    }
}
