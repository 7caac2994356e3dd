package oriel.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection so that its last bytes arrive: sends what is queued and a last message (2 s at most), half-closes, and
 * reads on into nothing until the peer closes too (2 s at most). Closing at once, with bytes unread, would make the kernel
 * send a reset, which destroys what the peer has not read yet.
 */
final class GracefulClose extends ChannelDuplexHandler {

    private static final long PHASE_SECONDS = 2;

    private ScheduledFuture<?> patience;
    private boolean sent;
    private boolean heardOut;

    private GracefulClose(boolean heardOut) {
        this.heardOut = heardOut;
    }

    /**
     * Begins the end, unless it has begun. Called from any thread.
     *
     * @param last the last message; released
     */
    static void begin(Channel channel, ByteBuf last) {
        if (!channel.eventLoop().inEventLoop()) {
            try {
                channel.eventLoop().execute(() -> begin(channel, last));
            } catch (RejectedExecutionException e) {
                last.release(); // The event loops have ended, and with them the channel.
            }
            return;
        }
        if (!channel.isOpen() || channel.pipeline().get(GracefulClose.class) != null) {
            last.release();
            return;
        }
        GracefulClose ending = new GracefulClose(((DuplexChannel) channel).isInputShutdown());
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls == null) {
            channel.pipeline().addFirst(ending);
        } else {
            channel.pipeline().addAfter(channel.pipeline().context(tls).name(), null, ending);
        }
        ChannelFuture sending = channel.pipeline().context(ending).writeAndFlush(last);
        channel.config().setAutoRead(true);
        sending.addListener(done -> ending.sent(channel, done.isSuccess()));
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        waitFor(context.channel());
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        patience.cancel(false);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent || event instanceof SslCloseCompletionEvent) {
            heardOut = true;
            if (sent) {
                context.close();
            }
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        ReferenceCountUtil.release(message);
        promise.setFailure(new ClosedChannelException());
    }

    private void sent(Channel channel, boolean success) {
        if (!success || heardOut) {
            channel.close();
            return;
        }
        sent = true;
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls == null) {
            ((DuplexChannel) channel).shutdownOutput();
        } else {
            tls.closeOutbound().addListener(told -> ((DuplexChannel) channel).shutdownOutput());
        }
        waitFor(channel);
    }

    private void waitFor(Channel channel) {
        if (patience != null) {
            patience.cancel(false);
        }
        patience = channel.eventLoop().schedule(() -> abort(channel), PHASE_SECONDS, TimeUnit.SECONDS);
    }

    private void abort(Channel channel) {
        if (sent) {
            channel.close();
        } else {
            Sockets.abort(channel);
        }
    }
}
