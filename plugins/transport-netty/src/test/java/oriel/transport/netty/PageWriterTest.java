package oriel.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import oriel.transport.HttpPage;

/** A page is read as it is taken, for as long as a slow line needs. Time and network are the test's own. */
final class PageWriterTest {

    private static final int PIECE = 64 << 10;

    private final MockTicker clock = Ticker.newMockTicker();
    private final Network network = new Network();
    private final EmbeddedChannel channel = EmbeddedChannel.builder()
            .ticker(clock)
            .handlers(network, new ChannelOutboundHandlerAdapter())
            .build();
    private final File file = new File();
    private final List<String> ends = new ArrayList<>();

    /** Takes what it is told to take, and nothing by itself. */
    private static final class Network extends ChannelOutboundHandlerAdapter {

        private final List<ChannelPromise> waiting = new ArrayList<>();
        private long offered;

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (message instanceof DefaultHttpContent content) {
                ByteBuf bytes = content.content();
                offered += bytes.readableBytes();
                content.release();
            }
            waiting.add(promise);
        }

        void take() {
            List<ChannelPromise> now = List.copyOf(waiting);
            waiting.clear();
            now.forEach(ChannelPromise::setSuccess);
        }
    }

    /** Of any length; counts what was read of it. */
    private static final class File implements ReadableByteChannel {

        private boolean open;
        private long read;
        private long length = Long.MAX_VALUE;

        @Override
        public int read(ByteBuffer target) {
            int count = (int) Math.min(target.remaining(), length - read);
            target.position(target.position() + count);
            read += count;
            return count == 0 ? -1 : count;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }
    }

    private void start(long length) {
        HttpPage.Body body = () -> {
            file.open = true;
            return file;
        };
        HttpPage page = new HttpPage("x/y", "e", length, body, Map.of());
        new PageWriter(
                        channel.pipeline().lastContext(),
                        page,
                        Runnable::run,
                        () -> ends.add("late"),
                        () -> ends.add("done"))
                .start();
        channel.runPendingTasks();
    }

    private void take() {
        network.take();
        channel.runPendingTasks();
    }

    @Test
    void readsTheNextPieceWhenTheLastOneIsTaken() {
        start(31 << 20);
        assertEquals(PIECE, file.read);
        take();
        assertEquals(2 * PIECE, file.read);
        assertEquals(file.read, network.offered);
    }

    @Test
    void endsWithTheLastByte() {
        start(PIECE + 1);
        take();
        assertEquals(List.of(), ends);
        take();
        assertEquals(List.of("done"), ends);
        assertEquals(PIECE + 1, network.offered);
        assertFalse(file.open);
        clock.advance(1, TimeUnit.DAYS);
        channel.runScheduledPendingTasks();
        assertTrue(channel.isOpen(), "the time of a page that was taken goes on");
    }

    @Test
    void givesAReaderUpThatIsTooSlow() {
        start(32 << 20);
        long seconds = PageWriter.seconds(32 << 20);
        assertEquals(30 + 1024, seconds);
        for (int i = 0; i < 100; i++) {
            clock.advance(seconds / 100, TimeUnit.SECONDS);
            channel.runScheduledPendingTasks();
            take(); // A byte now and then extends nothing.
        }
        assertTrue(channel.isOpen());
        clock.advance(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        assertFalse(channel.isOpen());
        assertFalse(file.open);
        assertEquals(List.of("late"), ends);
    }

    @Test
    void breaksOffAFileThatHasBecomeShorter() {
        file.length = 10;
        start(100);
        assertFalse(channel.isOpen());
        assertFalse(file.open);
        assertEquals(List.of(), ends);
    }

    @Test
    void closesTheFileOfAReaderThatLeaves() {
        start(31 << 20);
        List<ChannelPromise> now = List.copyOf(network.waiting);
        now.forEach(promise -> promise.setFailure(new ClosedChannelException()));
        assertFalse(file.open);
    }
}
