package oriel.transport.netty;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/** Tells a viewer from a browser by the first bytes of a connection. */
enum DetectedProtocol {

    /** An RFB viewer, or somebody whom only the RFB engine can judge. */
    VIEWER,
    /** The start of an HTTP request: a method and a space. */
    HTTP,
    /** Either is still possible. */
    OPEN;

    private static final byte[] RFB = "RFB ".getBytes(StandardCharsets.US_ASCII);
    private static final int SHORTEST_METHOD = 3;
    private static final int MAX_METHOD = 20;

    /** Judges what has come so far, without consuming it. */
    static DetectedProtocol of(ByteBuf seen) {
        int length = seen.readableBytes();
        if (startsLikeRfb(seen)) {
            return length < RFB.length ? OPEN : VIEWER;
        }
        for (int i = 0; i < Math.min(length, MAX_METHOD + 1); i++) {
            byte next = seen.getByte(seen.readerIndex() + i);
            if (next == ' ') {
                return i < SHORTEST_METHOD ? VIEWER : HTTP;
            }
            if (!isLetter(next)) {
                return VIEWER;
            }
        }
        return length > MAX_METHOD ? VIEWER : OPEN;
    }

    /** Judges a peer that has stopped in the middle of its first bytes: it waits for the greeting, or is a slow browser. */
    static DetectedProtocol ofSilence(ByteBuf seen) {
        return startsLikeRfb(seen) ? VIEWER : HTTP;
    }

    private static boolean startsLikeRfb(ByteBuf seen) {
        for (int i = 0; i < Math.min(seen.readableBytes(), RFB.length); i++) {
            if (seen.getByte(seen.readerIndex() + i) != RFB[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(byte letter) {
        return letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z' || letter == '-';
    }
}
