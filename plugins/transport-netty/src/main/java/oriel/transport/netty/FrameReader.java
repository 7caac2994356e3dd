package oriel.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import oriel.rfb.ProtocolException;
import oriel.transport.WebSocketSettings;

/**
 * Takes a browser's frames apart (RFC 6455, section 5), strictly. Payloads are passed on as they arrive, never collected:
 * the stream behind knows no messages, and a peer that claims a large frame costs nothing. Pings and close frames are
 * answered here.
 */
final class FrameReader extends ByteToMessageDecoder {

    private static final int PONG = 0x8a;

    private final int maxFrameBytes;
    private final int maxMessageBytes;
    private final byte[] mask = new byte[4];
    private FrameHead head;
    private long left;
    private int maskAt;
    private boolean insideMessage;
    private long messageBytes;
    private boolean finished;
    private ByteBuf owedPong = Unpooled.EMPTY_BUFFER;

    FrameReader(WebSocketSettings settings) {
        this.maxFrameBytes = settings.maxFrameBytes();
        this.maxMessageBytes = settings.maxMessageBytes();
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        try {
            if (finished) {
                in.skipBytes(in.readableBytes());
            } else if (head != null || readHead(in)) {
                readPayload(context, in, out);
            }
        } catch (FrameException e) {
            in.skipBytes(in.readableBytes());
            finished = true;
            GracefulClose.begin(context.channel(), Framing.close(e.code()));
            context.fireExceptionCaught(new ProtocolException("WebSocket: " + e.getMessage()));
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable() && owedPong.isReadable()) {
            ByteBuf pong = owedPong;
            owedPong = Unpooled.EMPTY_BUFFER;
            context.writeAndFlush(pong);
        }
        context.fireChannelWritabilityChanged();
    }

    private boolean readHead(ByteBuf in) throws FrameException {
        if (in.readableBytes() < FrameHead.FIXED_BYTES) {
            return false;
        }
        FrameHead next = FrameHead.peek(in);
        next.check(insideMessage);
        if (in.readableBytes() < next.bytes()) {
            return false;
        }
        long length = next.length(in);
        if (!next.isControl()) {
            enterMessage(next, length);
        }
        in.skipBytes(next.bytes() - mask.length).readBytes(mask);
        left = length;
        maskAt = 0;
        head = next;
        return true;
    }

    private void enterMessage(FrameHead next, long length) throws FrameException {
        messageBytes = next.opcode() == FrameHead.CONTINUATION ? messageBytes + length : length;
        if (length > maxFrameBytes || messageBytes > maxMessageBytes) {
            throw new FrameException(FrameException.TOO_LONG, "a message is longer than the limit");
        }
        insideMessage = !next.fin();
    }

    private void readPayload(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws FrameException {
        if (head.isControl()) {
            readControl(context, in);
            return;
        }
        int length = (int) Math.min(in.readableBytes(), left);
        if (length > 0) {
            out.add(unmask(in.readRetainedSlice(length)));
        }
        left -= length;
        if (left == 0) {
            head = null;
        }
    }

    private void readControl(ChannelHandlerContext context, ByteBuf in) throws FrameException {
        if (in.readableBytes() < left) {
            return;
        }
        ByteBuf payload = unmask(in.readSlice((int) left));
        int opcode = head.opcode();
        head = null;
        if (opcode == FrameHead.PING) {
            pong(context, payload);
        } else if (opcode == FrameHead.CLOSE) {
            finished = true;
            GracefulClose.begin(context.channel(), CloseFrames.answer(payload));
            context.fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
        }
    }

    /** A peer that pings but does not read gets one pong for its latest ping (section 5.5.3), so nothing piles up. */
    private void pong(ChannelHandlerContext context, ByteBuf payload) {
        ByteBuf pong = Unpooled.buffer(2 + payload.readableBytes());
        pong.writeByte(PONG).writeByte(payload.readableBytes()).writeBytes(payload);
        if (context.channel().isWritable()) {
            context.writeAndFlush(pong);
        } else {
            owedPong = pong;
        }
    }

    private ByteBuf unmask(ByteBuf payload) {
        int end = payload.writerIndex();
        for (int i = payload.readerIndex(); i < end; i++) {
            payload.setByte(i, payload.getByte(i) ^ mask[maskAt++ & 3]);
        }
        return payload;
    }
}
