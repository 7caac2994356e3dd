package oriel.transport.netty;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tells a viewer, a browser and TLS apart by the first bytes of a connection. */
enum DetectedProtocol {

    /** An RFB viewer, or somebody whom only the RFB engine can judge. */
    VIEWER,
    /** The start of an HTTP request: a method and a space. */
    HTTP,
    /** A handshake of TLS, in which either may be. */
    TLS,
    /** What a proxy says of the connection, before either of them or TLS. */
    PROXY,
    /** Either is still possible. */
    OPEN;

    private static final byte[] RFB = "RFB ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HANDSHAKE_RECORD = {0x16, 3};
    private static final byte[] PROXY_1 = "PROXY ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PROXY_2 = "\r\n\r\n\0\r\nQUIT\n".getBytes(StandardCharsets.US_ASCII);
    private static final int SHORTEST_METHOD = 3;
    private static final int MAX_METHOD = 20;

    /** Judges what has come so far from a proxy that is trusted, without consuming it. */
    static DetectedProtocol ofProxy(ByteBuf seen) {
        for (byte[] start : List.of(PROXY_1, PROXY_2)) {
            if (startsLike(start, seen)) {
                return seen.readableBytes() < start.length ? OPEN : PROXY;
            }
        }
        return of(seen);
    }

    /** The same from anybody else. */
    static DetectedProtocol of(ByteBuf seen) {
        int length = seen.readableBytes();
        if (startsLike(RFB, seen)) {
            return length < RFB.length ? OPEN : VIEWER;
        }
        if (startsLike(HANDSHAKE_RECORD, seen)) {
            return length < HANDSHAKE_RECORD.length ? OPEN : TLS;
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
        return startsLike(RFB, seen) || startsLike(HANDSHAKE_RECORD, seen) ? VIEWER : HTTP;
    }

    private static boolean startsLike(byte[] start, ByteBuf seen) {
        for (int i = 0; i < Math.min(seen.readableBytes(), start.length); i++) {
            if (seen.getByte(seen.readerIndex() + i) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(byte letter) {
        return letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z' || letter == '-';
    }
}
