package oriel.rfb.message;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * A word between Oriel and a page of its own, in either direction; an extension of Oriel's, pseudo-encoding
 * {@link oriel.rfb.Encodings#ORIEL_COMPANION}. A viewer that lists that takes such messages, and may send them once it has got
 * one. On the wire: the type, 79; the kind, 8 bits; 16 bits of padding; the payload's length, 32 bits; the payload.
 *
 * @param kind {@link #TEXT} or {@link #BINARY}
 * @param payload at most {@link #MAX_BYTES}; shared, not copied
 */
public record CompanionMessage(int kind, byte[] payload) implements ClientMessage, ServerMessage {

    /** The first byte on the wire: no other extension has it in either direction. */
    public static final int TYPE = 79;

    /** The payload is text in UTF-8. */
    public static final int TEXT = 0;

    /** The payload is bytes. */
    public static final int BINARY = 1;

    /** Most bytes of one payload; what is larger takes other ways. */
    public static final int MAX_BYTES = 1 << 16;

    private static final int PADDING = 2;

    /** Checks kind and length. */
    public CompanionMessage {
        if (kind < TEXT || kind > BINARY || payload.length > MAX_BYTES) {
            throw new IllegalArgumentException("kind " + kind + " with " + payload.length + " bytes");
        }
    }

    /** A text. */
    public static CompanionMessage of(String text) {
        return new CompanionMessage(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The payload as text; what is no UTF-8 becomes U+FFFD. */
    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    /** Reads what follows the type. */
    static CompanionMessage read(WireReader in) throws IOException {
        int kind = in.u8();
        in.skip(PADDING);
        long length = in.u32();
        if (kind > BINARY) {
            throw new ProtocolException("a companion message of kind " + kind);
        }
        if (length > MAX_BYTES) {
            throw new ProtocolException("a companion message of " + length + " bytes");
        }
        return new CompanionMessage(kind, in.bytes((int) length));
    }

    @Override
    public void write(WireBuffer out) {
        out.u8(TYPE).u8(kind).zeros(PADDING).s32(payload.length).put(payload);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CompanionMessage message
                && kind == message.kind
                && Arrays.equals(payload, message.payload);
    }

    @Override
    public int hashCode() {
        return 31 * kind + Arrays.hashCode(payload);
    }

    /** Without the payload, which may be anybody's secret. */
    @Override
    public String toString() {
        return "CompanionMessage[kind=" + kind + ", " + payload.length + " bytes]";
    }
}
