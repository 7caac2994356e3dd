package oriel.transport.netty;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers one request after another on a connection that speaks HTTP, until one asks for a WebSocket. */
final class HttpSession extends SimpleChannelInboundHandler<Object> {

    private static final Logger LOG = LoggerFactory.getLogger(HttpSession.class);
    private static final Refusal BROKEN = Refusal.of(
            HttpResponseStatus.INTERNAL_SERVER_ERROR, "The page could not be read; the server's log says why.");

    private final Reception reception;
    private final HttpDesk desk;
    private final HeadReader heads;
    private boolean upgraded;

    HttpSession(Reception reception, HttpDesk desk, HeadReader heads) {
        this.reception = reception;
        this.desk = desk;
        this.heads = heads;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Object message) {
        if (message instanceof Refusal refusal) {
            refuse(context, refusal);
        } else if (message instanceof HttpRequest request) {
            serve(context, request);
        } else if (upgraded && message instanceof LastHttpContent) {
            // Only now is the codec done with the request, and can leave.
            reception.browser(context.channel());
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("a connection that spoke HTTP broke: {}", Printable.of(String.valueOf(cause.getMessage())));
        context.close();
    }

    private void serve(ChannelHandlerContext context, HttpRequest request) {
        Optional<Refusal> refusal = desk.refusal(request);
        if (refusal.isPresent()) {
            refuse(context, refusal.get());
        } else if (Upgrade.isWanted(request)) {
            reception.served(context.channel());
            context.writeAndFlush(Upgrade.accept(request));
            context.channel().config().setAutoRead(true);
            upgraded = true;
        } else {
            FullHttpResponse answer = answer(request);
            if (answer.status().code() < HttpResponseStatus.BAD_REQUEST.code()) {
                reception.served(context.channel());
            }
            send(context, answer, isLast(request));
        }
    }

    private FullHttpResponse answer(HttpRequest request) {
        try {
            return desk.answer(request);
        } catch (RuntimeException e) {
            LOG.warn("the page {} could not be read: {}", Printable.of(request.uri()), e.toString());
            LOG.debug("the page could not be read", e);
            return HttpDesk.answer(BROKEN);
        }
    }

    private void refuse(ChannelHandlerContext context, Refusal refusal) {
        LOG.debug("a request was refused with {}: {}", refusal.status().code(), refusal.text());
        send(context, HttpDesk.answer(refusal), true);
    }

    private void send(ChannelHandlerContext context, FullHttpResponse answer, boolean last) {
        if (last) {
            answer.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            context.writeAndFlush(answer);
            Farewell.begin(context.channel(), Unpooled.EMPTY_BUFFER);
            return;
        }
        context.writeAndFlush(answer).addListener(done -> heads.next(context));
    }

    private static boolean isLast(HttpRequest request) {
        return !HttpUtil.isKeepAlive(request) || !request.protocolVersion().equals(HttpVersion.HTTP_1_1);
    }
}
