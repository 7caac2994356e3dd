package oriel.transport.netty;

import io.netty.buffer.ByteBuf;

/**
 * The head of one frame of RFC 6455 (section 5.2), as far as it has come.
 *
 * @param fin the last frame of its message
 * @param reserved the three reserved bits
 * @param opcode 0 to 15
 * @param masked the payload is masked
 * @param shortLength the 7-bit length field
 */
record FrameHead(boolean fin, int reserved, int opcode, boolean masked, int shortLength) {

    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    /** Bytes that every head has. */
    static final int FIXED_BYTES = 2;

    private static final int MAX_CONTROL = 125;
    private static final int TWO_BYTES_FOLLOW = 126;
    private static final int EIGHT_BYTES_FOLLOW = 127;
    private static final int MASK_BYTES = 4;

    /** Looks at the first two bytes, without consuming them. */
    static FrameHead peek(ByteBuf in) {
        int first = in.getUnsignedByte(in.readerIndex());
        int second = in.getUnsignedByte(in.readerIndex() + 1);
        return new FrameHead((first & 0x80) != 0, first >> 4 & 7, first & 15, (second & 0x80) != 0, second & 127);
    }

    boolean isControl() {
        return opcode >= CLOSE;
    }

    /** Length of the whole head. */
    int bytes() {
        return FIXED_BYTES + extendedBytes() + MASK_BYTES;
    }

    /** Throws if the first two bytes alone break a rule. */
    void check(boolean insideMessage) throws FrameException {
        if (reserved != 0) {
            throw FrameException.protocol("a reserved bit is set");
        }
        if (opcode > PONG || opcode > BINARY && opcode < CLOSE) {
            throw FrameException.protocol("opcode " + opcode + " is reserved");
        }
        if (!masked) {
            throw FrameException.protocol("a frame is not masked");
        }
        if (isControl()) {
            checkControl();
            return;
        }
        if (insideMessage != (opcode == CONTINUATION)) {
            throw FrameException.protocol(
                    insideMessage ? "a new message begins inside another" : "nothing is there to be continued");
        }
        if (opcode == TEXT) {
            throw new FrameException(FrameException.UNSUPPORTED, "text instead of binary data");
        }
    }

    /** The payload's length; {@code in} stands at the start of a whole head. */
    long length(ByteBuf in) throws FrameException {
        int at = in.readerIndex() + FIXED_BYTES;
        if (shortLength < TWO_BYTES_FOLLOW) {
            return shortLength;
        }
        boolean small = shortLength == TWO_BYTES_FOLLOW;
        long length = small ? in.getUnsignedShort(at) : in.getLong(at);
        if (length < 0 || length <= (small ? MAX_CONTROL : 0xffff)) {
            throw FrameException.protocol("a length is not in its shortest form");
        }
        return length;
    }

    private void checkControl() throws FrameException {
        if (!fin) {
            throw FrameException.protocol("a control frame is fragmented");
        }
        if (shortLength > MAX_CONTROL) {
            throw FrameException.protocol("a control frame is longer than 125 bytes");
        }
    }

    private int extendedBytes() {
        if (shortLength == EIGHT_BYTES_FOLLOW) {
            return 8;
        }
        return shortLength == TWO_BYTES_FOLLOW ? 2 : 0;
    }
}
