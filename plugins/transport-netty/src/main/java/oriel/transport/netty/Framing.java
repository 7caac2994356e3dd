package oriel.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;

/** How bytes for a viewer are put on the line: as they are, or in binary frames of RFC 6455 (section 5.2). */
enum Framing {
    PLAIN,
    WEB_SOCKET;

    /** Close code of a connection that has done its work. */
    static final int NORMAL = 1000;

    /** Close code of a server that ends. */
    static final int GOING_AWAY = 1001;

    private static final int LARGEST_PAYLOAD = 65_532;
    private static final int LARGEST_SHORT = 125;
    private static final int BINARY = 0x82;
    private static final int CLOSE = 0x88;
    private static final int TWO_BYTES_FOLLOW = 126;

    /** Takes up to 64 KiB out of {@code source} and makes them ready for the line. */
    ByteBuf next(ByteBufAllocator buffers, ByteBuffer source) {
        int length = Math.min(source.remaining(), LARGEST_PAYLOAD);
        ByteBuf bytes = buffers.ioBuffer(length + 4);
        if (this == WEB_SOCKET) {
            writeHead(bytes, length);
        }
        bytes.writeBytes(source.slice(source.position(), length));
        source.position(source.position() + length);
        return bytes;
    }

    /** The last bytes of a connection. */
    ByteBuf goodbye(int code) {
        return this == PLAIN ? Unpooled.EMPTY_BUFFER : close(code);
    }

    /** A close frame. */
    static ByteBuf close(int code) {
        return Unpooled.buffer(4).writeByte(CLOSE).writeByte(2).writeShort(code);
    }

    /** A close frame without a code. */
    static ByteBuf close() {
        return Unpooled.buffer(2).writeByte(CLOSE).writeByte(0);
    }

    private static void writeHead(ByteBuf bytes, int length) {
        bytes.writeByte(BINARY);
        if (length <= LARGEST_SHORT) {
            bytes.writeByte(length);
        } else {
            bytes.writeByte(TWO_BYTES_FOLLOW).writeShort(length);
        }
    }
}
