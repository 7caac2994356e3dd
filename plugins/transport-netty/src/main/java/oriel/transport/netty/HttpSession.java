package oriel.transport.netty;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers one request after another on a connection that speaks HTTP, until one asks for a WebSocket. What may wait for a
 * file, or takes long, is done by other threads than the event loop.
 */
final class HttpSession extends SimpleChannelInboundHandler<Object> {

    private static final Logger LOG = LoggerFactory.getLogger(HttpSession.class);
    /** A year, as is usual. */
    private static final long STRICT_SECONDS = Duration.ofDays(365).toSeconds();

    private static final HttpError BROKEN = HttpError.of(
            HttpResponseStatus.INTERNAL_SERVER_ERROR, "The page could not be read; the server's log says why.");

    private final PageService service;
    private final Function<HttpRequest, Optional<HttpPeer>> peers;
    private final HeadReader heads;
    private final Consumer<Channel> browser;
    private HttpPeer peer;
    private boolean upgraded;

    /**
     * For one connection.
     *
     * @param peers tells whose a request is; empty: of somebody who may not connect
     * @param heads lets one request through, and the next when it is told
     * @param browser takes the connection once a WebSocket is open
     */
    HttpSession(
            PageService service,
            Function<HttpRequest, Optional<HttpPeer>> peers,
            HeadReader heads,
            Consumer<Channel> browser) {
        this.service = service;
        this.peers = peers;
        this.peer = HttpPeer.UNKNOWN;
        this.heads = heads;
        this.browser = browser;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpError error) {
            refuse(context, error, false);
        } else if (message instanceof HttpRequest request) {
            serve(context, request);
        } else if (upgraded && message instanceof LastHttpContent) {
            // Only now is the codec done with the request, and can leave.
            browser.accept(context.channel());
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("a connection that spoke HTTP broke: {}", LogSanitizer.printable(String.valueOf(cause.getMessage())));
        context.close();
    }

    private void serve(ChannelHandlerContext context, HttpRequest request) {
        Optional<HttpPeer> found = peers.apply(request);
        if (found.isEmpty()) {
            Sockets.abort(context.channel());
            return;
        }
        peer = found.get();
        Optional<HttpError> error = service.requests().error(request);
        if (error.isPresent()) {
            refuse(context, error.get(), ErrorPage.isWanted(request));
        } else if (service.requests().isHealth(request)) {
            send(context, Answer.whole(HttpRequestHandler.healthy()), isLast(request));
        } else if (peer.sentToHttps() && !HttpRequestHandler.isChallenge(request)) {
            send(context, Answer.whole(HttpRequestHandler.answer(HttpRequestHandler.toHttps(request))), true);
        } else if (Upgrade.isWanted(request)) {
            service.history().served(peer.address());
            TokenProtocol.note(context.channel(), request);
            context.writeAndFlush(Upgrade.accept(request));
            context.channel().config().setAutoRead(true);
            upgraded = true;
        } else {
            find(context, request);
        }
    }

    private void find(ChannelHandlerContext context, HttpRequest request) {
        HttpPeer asking = peer;
        try {
            service.readers().execute(() -> {
                Answer answer = answer(request, asking);
                if (!context.executor().isShuttingDown()) {
                    context.executor().execute(() -> send(context, answer, isLast(request)));
                }
            });
        } catch (RejectedExecutionException e) {
            context.close(); // The transport ends.
        }
    }

    private Answer answer(HttpRequest request, HttpPeer asking) {
        try {
            return service.requests().answer(request, asking);
        } catch (IOException | RuntimeException e) {
            LOG.warn("the page {} could not be read: {}", LogSanitizer.printable(request.uri()), e.toString());
            LOG.debug("the page could not be read", e);
            return Answer.whole(HttpRequestHandler.answer(BROKEN));
        }
    }

    private void refuse(ChannelHandlerContext context, HttpError error, boolean asPage) {
        LOG.debug("a request was refused with {}: {}", error.status().code(), error.text());
        service.refusals().count(Refusals.Reason.REQUEST, peer.address());
        send(context, Answer.whole(HttpRequestHandler.answer(error, asPage)), true);
    }

    private void send(ChannelHandlerContext context, Answer answer, boolean last) {
        HttpResponse head = answer.head();
        if (head.status().code() < HttpResponseStatus.BAD_REQUEST.code()) {
            service.history().served(peer.address());
        }
        if (peer.strict()) {
            head.headers().set("Strict-Transport-Security", "max-age=" + STRICT_SECONDS);
        }
        if (last) {
            head.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        ChannelFuture sent = context.writeAndFlush(head);
        if (answer.page().isPresent()) {
            Runnable late = () -> service.refusals().count(Refusals.Reason.TOO_SLOW, peer.address());
            new PageWriter(context, answer.page().get(), service.readers(), late, () -> finish(context, last)).start();
        } else if (last) {
            finish(context, true);
        } else {
            sent.addListener(written -> finish(context, false));
        }
    }

    private void finish(ChannelHandlerContext context, boolean last) {
        if (last) {
            GracefulClose.begin(context.channel(), Unpooled.EMPTY_BUFFER);
            return;
        }
        long pause = service.pace().pauseNanos(peer.address());
        if (pause == 0) {
            heads.next(context);
        } else {
            context.executor().schedule(() -> heads.next(context), pause, TimeUnit.NANOSECONDS);
        }
    }

    private static boolean isLast(HttpRequest request) {
        return !HttpUtil.isKeepAlive(request) || !request.protocolVersion().equals(HttpVersion.HTTP_1_1);
    }
}
