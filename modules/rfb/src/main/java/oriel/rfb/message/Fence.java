package oriel.rfb.message;

import java.io.IOException;
import java.util.HexFormat;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * A point in the stream that the other side is to confirm: rfbproto "Fence", pseudo-encoding -312. Both sides send it.
 *
 * @param flags {@link #BLOCK_BEFORE} and its like; those that are not known are kept out of an answer
 * @param payload at most 64 bytes, in hexadecimal; they come back as they are
 */
public record Fence(int flags, String payload) {

    /** All messages before it are to be dealt with before it is answered. */
    public static final int BLOCK_BEFORE = 1;

    /** No message behind it is to be dealt with before it is answered. */
    public static final int BLOCK_AFTER = 1 << 1;

    /** The message behind it is to be dealt with in step with the answer. */
    public static final int SYNC_NEXT = 1 << 2;

    /** An answer is wanted. */
    public static final int REQUEST = 1 << 31;

    /** All flags that are known. */
    public static final int KNOWN = BLOCK_BEFORE | BLOCK_AFTER | SYNC_NEXT | REQUEST;

    /** The first byte on the wire. */
    public static final int TYPE = 248;

    private static final int PADDING = 3;
    private static final int MAX_PAYLOAD = 64;

    /** Checks the length. */
    public Fence {
        if (payload.length() > 2 * MAX_PAYLOAD || payload.length() % 2 != 0) {
            throw new IllegalArgumentException("a payload of " + payload.length() / 2 + " bytes");
        }
    }

    /** The answer to one with {@link #REQUEST}: the same without that and without unknown flags. */
    public Fence answer() {
        return new Fence(flags & KNOWN & ~REQUEST, payload);
    }

    /** Reads what follows the type. */
    static Fence read(WireReader in) throws IOException {
        in.skip(PADDING);
        int flags = in.s32();
        int length = in.u8();
        if (length > MAX_PAYLOAD) {
            throw new ProtocolException("a fence of " + length + " bytes");
        }
        return new Fence(flags, HexFormat.of().formatHex(in.bytes(length)));
    }

    /** Appends it, its type first. */
    void write(WireBuffer out) {
        byte[] bytes = HexFormat.of().parseHex(payload);
        out.u8(TYPE).zeros(PADDING).s32(flags).u8(bytes.length).put(bytes);
    }
}
