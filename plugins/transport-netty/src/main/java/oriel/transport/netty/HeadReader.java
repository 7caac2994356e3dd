package oriel.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import oriel.transport.WebSocketSettings;

/**
 * Lets one head of a request through to the HTTP codec, whole, in time, and with proper line ends; what follows it stays
 * here, uninterpreted, until the answer is written. So a peer cannot pile up answers, and bytes that follow the request
 * for a WebSocket are not taken for HTTP.
 */
final class HeadReader extends ByteToMessageDecoder {

    private static final Duration IDLE = Duration.ofSeconds(15);
    private static final HttpError TOO_LATE =
            HttpError.of(HttpResponseStatus.REQUEST_TIMEOUT, "The head of the request did not come in time.");
    private static final HttpError TOO_LARGE = HttpError.of(
            HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The head of the request is longer than the limit.");
    private static final HttpError NO_LINES =
            HttpError.malformed("Each line of a request must end with CR LF and begin with a method or a name.");

    private final Duration patience;
    private final int maxBytes;
    private ScheduledFuture<?> deadline;
    private int scanned;
    private int lineStart;
    private boolean idle;
    private boolean busy;
    private boolean inputEnded;

    HeadReader(WebSocketSettings settings) {
        this.patience = settings.headTimeout();
        this.maxBytes = settings.maxHeadBytes();
    }

    /** A browser opens connections ahead of need: one that has said nothing yet is idle, not late. */
    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        idle = true;
        await(context, IDLE);
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext context) {
        deadline.cancel(false);
    }

    /** The answer is written: the next request may come. */
    void next(ChannelHandlerContext session) {
        ChannelHandlerContext context = session.pipeline().context(this);
        if (context == null) {
            return;
        }
        if (inputEnded) {
            context.close();
            return;
        }
        context.executor().execute(() -> resume(context));
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (busy) {
            return;
        }
        if (idle) {
            idle = false;
            await(context, patience);
        }
        int end = endOfHead(in);
        if (end > maxBytes || end < 0 && in.readableBytes() > maxBytes) {
            refuse(TOO_LARGE, in, out);
        } else if (end == 0) {
            refuse(NO_LINES, in, out);
        } else if (end > 0) {
            take(context);
            out.add(in.readRetainedSlice(end));
        }
    }

    @Override
    protected void decodeLast(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        inputEnded = true;
        if (!busy) {
            context.close();
        }
    }

    /** Length of the head with its empty line; 0 if its lines are wrong; -1 if it is not whole yet. */
    private int endOfHead(ByteBuf in) {
        int base = in.readerIndex();
        if (in.getByte(base) <= ' ') {
            return 0;
        }
        for (; scanned < in.readableBytes(); scanned++) {
            if (in.getByte(base + scanned) != '\n') {
                continue;
            }
            if (!isLine(in, base + lineStart, base + scanned)) {
                return 0;
            }
            boolean emptyLine = scanned - lineStart == 1;
            lineStart = scanned + 1;
            if (emptyLine) {
                return lineStart;
            }
        }
        return -1;
    }

    /** Whether a line ends with CR LF and does not continue the one before, which only the old HTTP allowed. */
    private static boolean isLine(ByteBuf in, int start, int end) {
        boolean ends = end > start && in.getByte(end - 1) == '\r';
        return ends && in.getByte(start) != ' ' && in.getByte(start) != '\t';
    }

    private void take(ChannelHandlerContext context) {
        busy = true;
        deadline.cancel(false);
        context.channel().config().setAutoRead(false);
    }

    private void refuse(HttpError error, ByteBuf in, List<Object> out) {
        busy = true;
        deadline.cancel(false);
        in.skipBytes(in.readableBytes());
        out.add(error);
    }

    private void resume(ChannelHandlerContext context) {
        if (context.isRemoved()) {
            return;
        }
        busy = false;
        scanned = 0;
        lineStart = 0;
        idle = true;
        await(context, IDLE);
        context.channel().config().setAutoRead(true);
        if (internalBuffer().isReadable()) {
            channelReadAgain(context);
        }
    }

    private void channelReadAgain(ChannelHandlerContext context) {
        try {
            channelRead(context, Unpooled.EMPTY_BUFFER);
        } catch (Exception e) {
            context.fireExceptionCaught(e);
        }
    }

    private void await(ChannelHandlerContext context, Duration limit) {
        if (deadline != null) {
            deadline.cancel(false);
        }
        deadline = context.executor().schedule(() -> late(context), limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void late(ChannelHandlerContext context) {
        if (busy) {
            return;
        }
        busy = true;
        if (idle) {
            context.close();
            return;
        }
        context.fireChannelRead(TOO_LATE);
    }
}
