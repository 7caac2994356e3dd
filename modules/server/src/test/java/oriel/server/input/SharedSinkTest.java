package oriel.server.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import oriel.capture.InputSink;
import oriel.rfb.Keysyms;

/** Two viewers at one keyboard. */
class SharedSinkTest {

    private final List<String> told = new ArrayList<>();
    private final PressedKeys one = new PressedKeys();
    private final PressedKeys other = new PressedKeys();
    private final InputSink screen = new InputSink() {
        @Override
        public void key(int keysym, boolean down) {
            told.add((down ? "press " : "release ") + Integer.toHexString(keysym));
        }

        @Override
        public void move(int x, int y) {
            told.add("move " + x + "," + y);
        }

        @Override
        public void button(int button, boolean down) {
            told.add((down ? "press button " : "release button ") + button);
        }
    };
    private final InputSink ofOne = new SharedSink(screen, () -> Stream.of(other));
    private final InputSink ofOther = new SharedSink(screen, () -> Stream.of(one));

    @Test
    void keepsAModifierDownUntilBothHaveReleasedIt() {
        one.key(Keysyms.SHIFT_LEFT, 0x2a, true, ofOne);
        other.key(Keysyms.SHIFT_LEFT, 0x2a, true, ofOther);
        told.clear();
        one.key(Keysyms.SHIFT_LEFT, 0x2a, false, ofOne);
        assertEquals(List.of(), told);
        other.key(Keysyms.SHIFT_LEFT, 0x2a, false, ofOther);
        assertEquals(List.of("release ffe1"), told);
    }

    @Test
    void aViewerThatLeavesReleasesOnlyWhatIsItsAlone() {
        one.key('a', 0, true, ofOne);
        one.key('b', 0, true, ofOne);
        one.buttons(5, ofOne);
        other.key('b', 0, true, ofOther);
        other.buttons(4, ofOther);
        told.clear();
        one.releaseAll(ofOne);
        assertEquals(List.of("release 61", "release button 1"), told);
        other.releaseAll(ofOther);
        assertEquals(List.of("release 61", "release button 1", "release 62", "release button 3"), told);
    }
}
