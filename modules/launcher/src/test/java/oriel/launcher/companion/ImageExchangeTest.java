package oriel.launcher.companion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import oriel.capture.ClipboardImage;
import oriel.rfb.message.CompanionMessage;
import oriel.server.event.SessionId;

/** Images go piece by piece, whatever a page asks or sends. */
class ImageExchangeTest {

    private static final SessionId ONE = new SessionId(1);
    private static final SessionId TWO = new SessionId(2);

    private final ImageExchange exchange = new ImageExchange(4L << 30);

    /** An image of so many bytes, of which only the head is one. */
    private static ClipboardImage image(int bytes) {
        byte[] png = new byte[bytes];
        new Random(bytes).nextBytes(png);
        byte[] head = HexFormat.of().parseHex("89504e470d0a1a0a0000000d494844520000000100000001");
        System.arraycopy(head, 0, png, 0, head.length);
        return ClipboardImage.of(png).orElseThrow();
    }

    @Test
    void isAskedForPieceByPiece() {
        ClipboardImage image = image(300_000);
        long number = exchange.copied(image).orElseThrow();
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        while (got.size() < 300_000) {
            List<CompanionMessage> pieces = exchange.pieces(number, got.size());
            assertTrue(!pieces.isEmpty() && pieces.size() <= ImageExchange.PIECES);
            pieces.forEach(piece -> got.writeBytes(piece.payload()));
        }
        assertArrayEquals(image.png(), got.toByteArray());
        assertEquals(List.of(), exchange.pieces(number, 300_000));
    }

    @Test
    void onlyTheNewestIsThere() {
        long old = exchange.copied(image(100)).orElseThrow();
        long number = exchange.copied(image(200)).orElseThrow();
        assertEquals(List.of(), exchange.pieces(old, 0));
        assertEquals(1, exchange.pieces(number, 0).size());
        assertTrue(exchange.paste(image(300), () -> true));
        assertEquals(List.of(), exchange.pieces(number, 0), "a page has put another there");
    }

    @Test
    void questionsWithoutSenseAreAnsweredWithNothing() {
        assertEquals(List.of(), exchange.pieces(0, 0));
        long number = exchange.copied(image(100)).orElseThrow();
        for (Object from : new Object[] {-1, 100, Long.MAX_VALUE, Double.NaN + "", null, "0", List.of()}) {
            assertEquals(List.of(), exchange.pieces(number, from), String.valueOf(from));
        }
        assertEquals(List.of(), exchange.pieces("1", 0));
        assertEquals(List.of(), exchange.pieces(null, 0));
    }

    @Test
    void whatAPageSendsIsPutTogether() {
        byte[] sent = image(150_000).png();
        assertEquals(Optional.empty(), exchange.begin(ONE, sent.length));
        assertTrue(exchange.take(ONE, Arrays.copyOf(sent, 65_536)).isEmpty());
        assertTrue(exchange.take(TWO, new byte[10]).isEmpty(), "not announced");
        assertTrue(exchange.take(ONE, Arrays.copyOfRange(sent, 65_536, 131_072)).isEmpty());
        byte[] rest = Arrays.copyOfRange(sent, 131_072, sent.length);
        assertArrayEquals(sent, exchange.take(ONE, rest).orElseThrow());
        assertTrue(exchange.take(ONE, rest).isEmpty(), "it is over");
    }

    @Test
    void whatIsLongerThanAnnouncedIsLeftOut() {
        exchange.begin(ONE, 10);
        assertTrue(exchange.take(ONE, new byte[11]).isEmpty());
        assertTrue(exchange.take(ONE, new byte[10]).isEmpty());
    }

    @Test
    void anotherBeginsAnew() {
        exchange.begin(ONE, 10);
        exchange.take(ONE, new byte[9]);
        exchange.begin(ONE, 2);
        assertTrue(exchange.take(ONE, new byte[1]).isEmpty());
        assertArrayEquals(new byte[] {0, 7}, exchange.take(ONE, new byte[] {7}).orElseThrow());
    }

    @Test
    void lengthsWithoutSenseAreRefused() {
        for (Object length : new Object[] {0, -1, ClipboardImage.MAX_BYTES + 1, 1L << 40, 1.5, "10", null}) {
            assertEquals(
                    Optional.of("The screen’s clipboard takes images of up to 32 MB."),
                    exchange.begin(ONE, length),
                    String.valueOf(length));
        }
        assertEquals(Optional.empty(), exchange.begin(ONE, ClipboardImage.MAX_BYTES));
    }

    @Test
    void allTogetherAreBounded() {
        assertEquals(Optional.empty(), exchange.begin(ONE, ClipboardImage.MAX_BYTES));
        assertEquals(Optional.empty(), exchange.begin(TWO, ClipboardImage.MAX_BYTES));
        Optional<String> later = Optional.of("Others are sending images. Try again in a moment.");
        assertEquals(later, exchange.begin(new SessionId(3), 1));
        exchange.left(TWO);
        assertEquals(Optional.empty(), exchange.begin(new SessionId(3), 1));
        assertTrue(exchange.take(TWO, new byte[10]).isEmpty(), "it has left");
    }

    @Test
    void aSmallHeapTakesLess() {
        ImageExchange small = new ImageExchange(128 << 20);
        assertEquals(
                Optional.of("The screen’s clipboard takes images of up to 16 MB."), small.begin(ONE, (16 << 20) + 1));
        assertEquals(Optional.empty(), small.begin(ONE, 12 << 20));
        Optional<String> later = Optional.of("Others are sending images. Try again in a moment.");
        assertEquals(later, small.begin(TWO, (4 << 20) + 1));
        assertEquals(Optional.empty(), small.begin(TWO, 4 << 20));
    }

    @Test
    void smallPiecesArePutTogetherToo() {
        byte[] sent = image(200_001).png();
        exchange.begin(ONE, sent.length);
        Optional<byte[]> whole = Optional.empty();
        for (int at = 0; at < sent.length; at += 70) {
            assertTrue(whole.isEmpty());
            whole = exchange.take(ONE, Arrays.copyOfRange(sent, at, Math.min(sent.length, at + 70)));
        }
        assertArrayEquals(sent, whole.orElseThrow());
    }

    @Test
    void whatAPageHasPutThereIsNoNews() {
        exchange.paste(image(100), () -> true);
        assertEquals(Optional.empty(), exchange.copied(image(100)));
        assertTrue(exchange.copied(image(100)).isPresent(), "somebody has copied the same again");
    }

    @Test
    void whatTheScreenTellsBeforeItHasTakenItIsNoNewsEither() {
        assertTrue(exchange.paste(image(100), () -> {
            assertEquals(Optional.empty(), exchange.copied(image(100)));
            return true;
        }));
        assertTrue(exchange.copied(image(100)).isPresent());
    }

    @Test
    void whatTheScreenDoesNotTakeChangesNothing() {
        long number = exchange.copied(image(200)).orElseThrow();
        assertFalse(exchange.paste(image(100), () -> false));
        assertEquals(1, exchange.pieces(number, 0).size(), "it is still on the clipboard");
        assertTrue(exchange.copied(image(100)).isPresent(), "it came from the screen");
    }

    @Test
    void whatIsCopiedMeanwhileStays() {
        long[] number = new long[1];
        exchange.paste(image(100), () -> {
            number[0] = exchange.copied(image(200)).orElseThrow();
            return true;
        });
        assertEquals(1, exchange.pieces(number[0], 0).size());
    }
}
