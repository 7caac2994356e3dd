package oriel.rfb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** What limits may be. */
class LimitsTest {

    @Test
    void areAtLeastOne() {
        assertEquals(1, new Limits(1, 1).cutText());
        assertThrows(IllegalArgumentException.class, () -> new Limits(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Limits(1, 0));
    }
}
