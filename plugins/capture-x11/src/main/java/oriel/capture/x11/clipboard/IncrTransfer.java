package oriel.capture.x11.clipboard;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import oriel.capture.x11.xlib.Properties;

/**
 * A text that is given away piece by piece: the next one when the last was taken away (ICCCM section 2.7.2). Each piece is
 * encoded when it is its turn.
 */
final class IncrTransfer {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final long requestor;
    private final long property;
    private final long type;
    private final CharBuffer left;
    private final CharsetEncoder encoder;
    private long deadlineNanos = System.nanoTime() + PATIENCE_NANOS;

    IncrTransfer(long requestor, long property, long type, String text, Charset charset) {
        this.requestor = requestor;
        this.property = property;
        this.type = type;
        this.left = CharBuffer.wrap(text);
        this.encoder = charset.newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }

    boolean isAt(long window, long place) {
        return window == requestor && place == property;
    }

    long requestor() {
        return requestor;
    }

    /** When to give up. */
    long deadlineNanos() {
        return deadlineNanos;
    }

    /** Writes the next piece, at the end one without bytes; false if that was it. */
    boolean write(Properties properties, int maxBytes) {
        byte[] piece = next(maxBytes);
        properties.write(requestor, property, type, piece);
        deadlineNanos = System.nanoTime() + PATIENCE_NANOS;
        return piece.length > 0;
    }

    /** The bytes of the next piece, whole characters; none at the end. */
    byte[] next(int maxBytes) {
        ByteBuffer piece = ByteBuffer.allocate(maxBytes);
        encoder.encode(left, piece, true);
        return Arrays.copyOf(piece.array(), piece.position());
    }
}
