package oriel.transport.netty;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.transport.HttpPage;

/**
 * Sends one page, a piece at a time: the next is read, by a thread that may wait for the disk, when the network has taken
 * the last. So however many do not take theirs, each costs one piece. Who is slower than an old modem is given up.
 */
final class PageWriter {

    private static final Logger LOG = LoggerFactory.getLogger(PageWriter.class);
    private static final int PIECE_BYTES = 64 << 10;

    /** Time for any page, and for each further second so many bytes. */
    private static final long BASE_SECONDS = 30;

    private static final int BYTES_A_SECOND = 32 << 10;

    private final ChannelHandlerContext context;
    private final HttpPage page;
    private final Executor readers;
    private final Runnable late;
    private final Runnable done;
    private ReadableByteChannel content;
    private long left;
    private ScheduledFuture<?> deadline;

    /**
     * Begins with nothing.
     *
     * @param readers run what may wait for a disk
     * @param late called on the event loop if the page was not taken in time, before the connection is closed
     */
    PageWriter(ChannelHandlerContext context, HttpPage page, Executor readers, Runnable late, Runnable done) {
        this.context = context;
        this.page = page;
        this.readers = readers;
        this.late = late;
        this.done = done;
        this.left = page.length();
    }

    /** How long a peer may take for so many bytes. */
    static long seconds(long bytes) {
        return BASE_SECONDS + bytes / BYTES_A_SECOND;
    }

    /** Sends it all, then calls {@code done} on the event loop; the head has been written. Called on the event loop. */
    void start() {
        deadline = context.executor().schedule(this::tooLate, seconds(left), TimeUnit.SECONDS);
        next();
    }

    private void next() {
        try {
            readers.execute(this::readPiece);
        } catch (RejectedExecutionException e) {
            end(); // The transport ends.
        }
    }

    /** Runs on a reader's thread; the event loop does nothing else with this page meanwhile. */
    private void readPiece() {
        byte[] piece = new byte[(int) Math.min(PIECE_BYTES, left)];
        try {
            if (content == null) {
                content = page.body().open();
            }
            fill(ByteBuffer.wrap(piece));
            onLoop(() -> send(piece));
        } catch (IOException | RuntimeException e) {
            LOG.warn("a page could not be read to its end: {}", e.toString());
            onLoop(this::end);
        }
    }

    private void onLoop(Runnable next) {
        try {
            context.executor().execute(next);
        } catch (RejectedExecutionException e) {
            closeContent(); // The transport has ended, and with it the connection.
        }
    }

    private void fill(ByteBuffer piece) throws IOException {
        while (piece.hasRemaining()) {
            if (content.read(piece) < 0) {
                throw new EOFException("it is shorter than it was");
            }
        }
    }

    private void send(byte[] piece) {
        left -= piece.length;
        ChannelFuture sent = context.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(piece)));
        if (left == 0) {
            sent = context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
        }
        sent.addListener(result -> {
            if (!result.isSuccess()) {
                end();
            } else if (left > 0) {
                next();
            } else {
                finish();
                done.run();
            }
        });
    }

    private void tooLate() {
        late.run();
        Sockets.abort(context.channel());
        end();
    }

    private void end() {
        finish();
        context.close();
    }

    private void finish() {
        deadline.cancel(false);
        closeContent();
    }

    private void closeContent() {
        if (content != null) {
            try {
                content.close();
            } catch (IOException e) {
                LOG.debug("a page's file could not be closed", e);
            }
        }
    }
}
