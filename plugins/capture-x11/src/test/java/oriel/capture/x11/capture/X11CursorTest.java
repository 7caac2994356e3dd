package oriel.capture.x11.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The part of a large cursor that is told. */
class X11CursorTest {

    @Test
    void cropsACursorThatIsTooLargeAroundItsHotspot() {
        assertEquals(0, X11Cursor.cut(256, 255));
        assertEquals(0, X11Cursor.cut(400, 10));
        assertEquals(144, X11Cursor.cut(400, 399));
        assertEquals(72, X11Cursor.cut(400, 200));
    }
}
