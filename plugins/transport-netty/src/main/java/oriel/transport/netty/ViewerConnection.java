package oriel.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import oriel.transport.Connection;
import oriel.transport.Peer;

/**
 * The blocking side of a channel. What comes in waits in an {@link ReadBuffer}; what goes out waits in the channel, whose water
 * marks hold the writer back. The lock guards the writer's state only.
 */
final class ViewerConnection implements Connection {

    private final Channel channel;
    private final Peer peer;
    private final Framing framing;
    private final ReadBuffer inbox;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final AtomicLong unsentBytes = new AtomicLong();
    private final Runnable onAdmission;
    private final Executor computing;
    private boolean closed;
    private IOException failure;

    /**
     * @param onAdmission called when the peer has proved who it is
     * @param computing computes for a stranger when it is its turn
     */
    ViewerConnection(Channel channel, Peer peer, Framing framing, Runnable onAdmission, Executor computing) {
        this.computing = computing;
        this.onAdmission = onAdmission;
        this.channel = channel;
        this.peer = peer;
        this.framing = framing;
        this.inbox = new ReadBuffer(channel.config()::setAutoRead);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return target.hasRemaining() ? inbox.read(target) : 0;
    }

    @Override
    public void write(ByteBuffer source) throws IOException {
        while (source.hasRemaining()) {
            awaitRoom();
            int before = source.remaining();
            ByteBuf bytes = framing.next(channel.alloc(), source);
            int length = before - source.remaining();
            unsentBytes.addAndGet(length);
            channel.writeAndFlush(bytes).addListener((ChannelFuture written) -> noteWritten(written, length));
        }
    }

    @Override
    public void readLimit(Duration limit) {
        inbox.limit(limit);
    }

    @Override
    public Peer peer() {
        return peer;
    }

    /** A proxy acknowledges for a browser that is gone, so there its own words alone count. */
    @Override
    public Optional<Duration> silence() {
        if (framing == Framing.PLAIN) {
            return Sockets.silence(channel);
        }
        WriteTimeout watch = channel.pipeline().get(WriteTimeout.class);
        return Optional.ofNullable(watch)
                .map(found -> Duration.ofNanos(
                        Math.max(0, channel.eventLoop().ticker().nanoTime() - found.heardNanos())));
    }

    /** Counted here, since Netty's own count has a surcharge for each buffer. */
    @Override
    public OptionalLong unsentBytes() {
        return OptionalLong.of(unsentBytes.get());
    }

    /** The wait for a turn ends with the connection, and with the time for reading. */
    @Override
    public <T> T compute(Computation<T> work) throws IOException {
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            computing.execute(() -> complete(result, work));
            inbox.await(result::isDone);
            return result.join();
        } catch (RejectedExecutionException e) {
            throw new IOException(ReadBuffer.GONE, e); // The transport ends.
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } finally {
            result.cancel(false);
        }
    }

    private <T> void complete(CompletableFuture<T> result, Computation<T> work) {
        if (result.isDone()) {
            return; // Nobody waits for it any more.
        }
        try {
            result.complete(work.result());
        } catch (IOException | RuntimeException | Error e) {
            result.completeExceptionally(e);
        }
        inbox.wake();
    }

    @Override
    public void admitted() {
        onAdmission.run();
    }

    @Override
    public void close() {
        finish(framing.goodbye(Framing.NORMAL));
    }

    /** Closes because the server ends. */
    void goAway() {
        finish(framing.goodbye(Framing.GOING_AWAY));
    }

    /** Takes bytes of the peer, and with them the duty to release them. */
    void received(ByteBuf bytes) {
        inbox.add(bytes);
    }

    /** The peer will say nothing more, but may still listen. */
    void inputEnded() {
        inbox.end();
    }

    /** The line is gone. Whoever has read so cannot write any more. */
    void failed(IOException reason) {
        lock.lock();
        try {
            failure = failure == null ? reason : failure;
            room.signalAll();
        } finally {
            lock.unlock();
        }
        inbox.fail(reason);
    }

    /** Looks again whether there is room for a write. */
    void roomChanged() {
        lock.lock();
        try {
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void finish(ByteBuf goodbye) {
        lock.lock();
        try {
            closed = true;
            room.signalAll();
        } finally {
            lock.unlock();
        }
        inbox.close();
        GracefulClose.begin(channel, goodbye);
    }

    private void awaitRoom() throws IOException {
        lock.lock();
        try {
            while (failure == null && !closed && !channel.isWritable()) {
                room.await();
            }
            if (failure != null) {
                throw failure;
            }
            if (closed) {
                throw new IOException(ReadBuffer.GONE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while writing");
        } finally {
            lock.unlock();
        }
    }

    private void noteWritten(ChannelFuture written, int length) {
        unsentBytes.addAndGet(-length);
        if (!written.isSuccess()) {
            failed(asIo(written.cause()));
        }
    }

    /** A failure of the channel, in words. */
    static IOException asIo(Throwable cause) {
        if (cause instanceof ClosedChannelException) {
            return new IOException(ReadBuffer.GONE, cause);
        }
        if (Sockets.isTimeout(cause)) {
            return new SocketTimeoutException("the peer is not there any more");
        }
        return cause instanceof IOException e ? e : new IOException("the connection broke", cause);
    }
}
