package oriel.capture.x11.clipboard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** The pieces of what a selection holds are the bytes of the whole, whatever that is. */
class SelectionContentTest {

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
        IntFunction<byte[]> pieces = SelectionContent.Text.pieces("ab", StandardCharsets.UTF_8);
        assertEquals(2, pieces.apply(4).length);
        assertEquals(0, pieces.apply(4).length);
        assertEquals(0, pieces.apply(4).length);
    }

    private static byte[] together(String text, Charset charset, int maxBytes) {
        return together(SelectionContent.Text.pieces(text, charset), maxBytes);
    }

    private static byte[] together(IntFunction<byte[]> pieces, int maxBytes) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] piece = pieces.apply(maxBytes);
        while (piece.length > 0) {
            assertTrue(piece.length <= maxBytes);
            all.writeBytes(piece);
            piece = pieces.apply(maxBytes);
        }
        return all.toByteArray();
    }
}
