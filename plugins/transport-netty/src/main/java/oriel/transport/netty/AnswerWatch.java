package oriel.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Sees how a silent connection that was taken for a viewer answers its greeting: viewers begin with R. */
final class AnswerWatch extends ChannelInboundHandlerAdapter {

    private final Reception reception;

    AnswerWatch(Reception reception) {
        this.reception = reception;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes && bytes.isReadable() && bytes.getByte(bytes.readerIndex()) == 'R') {
            reception.greeted(context.channel());
        }
        context.fireChannelRead(message);
        context.pipeline().remove(this);
    }
}
