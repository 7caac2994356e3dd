package oriel.transport.netty;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.transport.Connection;
import oriel.transport.HttpPages;
import oriel.transport.TransportSettings;
import oriel.transport.WebSocketSettings;

/** Whether a transport's threads answer. */
@Timeout(60)
class AnswersTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void areMissedWhileAnEventLoopHangs() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        WebSocketSettings quick = WebSocketSettings.DEFAULT.withDetectTimeout(Duration.ofMillis(10));
        NettyTransport transport = new NettyTransport(
                new TransportSettings("127.0.0.1", 0, LONG, quick).withViewerPort(Optional.of(0)), HttpPages.NONE);
        assertTrue(transport.answers(Duration.ZERO), "it has no thread yet");
        try {
            start(transport, hangs, goesOn);
            assertTrue(transport.answers(LONG));
            int port = ((InetSocketAddress) transport.endpoints().get(1)).getPort();
            try (Socket peer = new Socket("127.0.0.1", port)) {
                hangs.await();
                assertFalse(transport.answers(Duration.ofMillis(1)), "a loop hangs");
                goesOn.countDown();
                assertTrue(transport.answers(LONG));
                assertTrue(peer.isConnected());
            }
        } finally {
            goesOn.countDown();
            transport.close();
        }
        assertTrue(transport.answers(Duration.ZERO), "it is closed");
    }

    /** Its viewers keep the thread that brings them. */
    private static void start(NettyTransport transport, CountDownLatch hangs, CountDownLatch goesOn)
            throws IOException {
        transport.start((Connection viewer) -> {
            hangs.countDown();
            try {
                goesOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            viewer.close();
        });
    }
}
