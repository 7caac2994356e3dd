package oriel.capture.x11.clipboard;

import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import oriel.capture.x11.xlib.Properties;

/** What is given away piece by piece: the next one when the last was taken away (ICCCM section 2.7.2). */
final class IncrTransfer {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final long requestor;
    private final long property;
    private final long type;
    private final IntFunction<byte[]> pieces;
    private long deadlineNanos = System.nanoTime() + PATIENCE_NANOS;

    IncrTransfer(long requestor, long property, long type, IntFunction<byte[]> pieces) {
        this.requestor = requestor;
        this.property = property;
        this.type = type;
        this.pieces = pieces;
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
        byte[] piece = pieces.apply(maxBytes);
        properties.write(requestor, property, type, piece);
        deadlineNanos = System.nanoTime() + PATIENCE_NANOS;
        return piece.length > 0;
    }
}
