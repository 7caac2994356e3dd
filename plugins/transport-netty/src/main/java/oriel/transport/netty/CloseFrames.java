package oriel.transport.netty;

import io.netty.buffer.ByteBuf;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Answers close frames (RFC 6455, sections 5.5.1 and 7.4). */
final class CloseFrames {

    private CloseFrames() {}

    /** The frame that echoes a peer's close frame with this payload. */
    static ByteBuf answer(ByteBuf payload) throws FrameException {
        if (!payload.isReadable()) {
            return Framing.close();
        }
        if (payload.readableBytes() == 1) {
            throw FrameException.protocol("a close frame with half a code");
        }
        int code = payload.readUnsignedShort();
        if (!mayBeSent(code)) {
            throw FrameException.protocol("close code " + code + " may not be sent");
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(payload.nioBuffer());
        } catch (CharacterCodingException e) {
            throw new FrameException(FrameException.NOT_UTF_8, "the reason of a close frame is not UTF-8");
        }
        return Framing.close(code);
    }

    private static boolean mayBeSent(int code) {
        boolean standard = code >= 1000 && code <= 1014 && (code < 1004 || code > 1006);
        return standard || code >= 3000 && code <= 4999;
    }
}
