package oriel.rfb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

/** Lines end as a clipboard or a message wants it. */
class LineEndsTest {

    @Test
    void everyEndBecomesOneLineFeed() {
        assertEquals("a\nb\nc\n\nd\n\ne", LineEnds.toLf("a\r\nb\rc\r\n\rd\n\re"));
        String plain = "a\nb";
        assertSame(plain, LineEnds.toLf(plain));
    }

    @Test
    void everyEndBecomesOneCrLf() {
        assertEquals("a\r\nb\r\nc\r\n\r\n", LineEnds.toCrLf("a\nb\r\nc\r\r\n"));
    }
}
