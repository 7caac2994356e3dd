package oriel.capture.x11.clipboard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pieces of a text are the bytes of the whole, whatever it holds. */
class IncrTransferTest {

    private static final String LONE_SURROGATE = "\ud83d";

    @Test
    void piecesTogetherAreTheWhole() {
        String text = "a\u00e4\u20ac\uD83D\uDE80 " + LONE_SURROGATE + "z\u00ff" + LONE_SURROGATE;
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
            for (int maxBytes = 4; maxBytes < 30; maxBytes++) {
                assertArrayEquals(text.getBytes(charset), together(text, charset, maxBytes), charset + " " + maxBytes);
            }
        }
    }

    @Test
    void theEndStaysTheEnd() {
        IncrTransfer transfer = new IncrTransfer(1, 2, 3, "ab", StandardCharsets.UTF_8);
        assertEquals(2, transfer.next(4).length);
        assertEquals(0, transfer.next(4).length);
        assertEquals(0, transfer.next(4).length);
    }

    private static byte[] together(String text, Charset charset, int maxBytes) {
        IncrTransfer transfer = new IncrTransfer(1, 2, 3, text, charset);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] piece = transfer.next(maxBytes);
        while (piece.length > 0) {
            assertTrue(piece.length <= maxBytes);
            all.writeBytes(piece);
            piece = transfer.next(maxBytes);
        }
        return all.toByteArray();
    }
}
