package oriel.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Browsers are pinged, and those that do not answer count as gone. Time is the test's own. */
final class HeartbeatTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final MockTicker clock = Ticker.newMockTicker();
    private EmbeddedChannel channel;

    @BeforeEach
    void open() {
        WriteTimeout writes = new WriteTimeout(PATIENCE);
        channel = EmbeddedChannel.builder()
                .ticker(clock)
                .handlers(writes, new Heartbeat(writes, PATIENCE))
                .build();
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds && channel.isOpen(); i++) {
            clock.advance(1, TimeUnit.SECONDS);
            channel.runScheduledPendingTasks();
        }
    }

    private String sent() {
        ByteBuf next = channel.readOutbound();
        if (next == null) {
            return "";
        }
        String hex = ByteBufUtil.hexDump(next);
        next.release();
        return hex;
    }

    @Test
    void pingsABrowserBeforeAProxyWouldEndAStillConnection() {
        pass(24);
        assertEquals("", sent());
        pass(1);
        assertEquals("8900", sent());
        pass(25);
        assertEquals("8900", sent());
    }

    @Test
    void givesUpABrowserThatAnswersNoPing() {
        pass(25 + 60 - 1);
        assertTrue(channel.isOpen(), "the answer was not waited for");
        pass(25);
        assertFalse(channel.isOpen());
        SocketTimeoutException gone = assertThrows(SocketTimeoutException.class, channel::checkException);
        assertEquals("the browser answered no ping for 60 s", gone.getMessage());
    }

    @Test
    void keepsABrowserThatAnswers() {
        for (int i = 0; i < 40; i++) {
            pass(25);
            assertEquals("8900", sent());
            channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {(byte) 0x8a, 0}));
        }
        assertTrue(channel.isOpen());
    }

    @Test
    void keepsABrowserThatIsBusyTakingBytes() {
        for (int i = 0; i < 40; i++) {
            pass(15);
            channel.writeOutbound(Unpooled.wrappedBuffer(new byte[1000]));
            pass(10);
        }
        assertTrue(channel.isOpen());
        pass(100);
        assertFalse(channel.isOpen(), "it takes nothing any more");
        assertThrows(SocketTimeoutException.class, channel::checkException);
    }
}
