package oriel.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import oriel.transport.WebSocketSettings;

/** Who asks for very many pages is heard more slowly, and nobody else. The time is the test's own. */
final class RequestPaceTest {

    private static final String REQUEST = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private long nowNanos;
    private final RequestPace pace = new RequestPace(() -> nowNanos);

    private static InetAddress address(String text) throws Exception {
        return InetAddress.getByName(text);
    }

    private void useUp(String address) throws Exception {
        for (int i = 0; i < RequestPace.REQUESTS_AT_ONCE; i++) {
            assertEquals(0, pace.pauseNanos(address(address)), "thirty people load a page");
        }
    }

    @Test
    void holdsBackAnAddressThatHasUsedUpItsRequests() throws Exception {
        useUp("192.0.2.1");
        assertEquals(RequestPace.PAUSE_NANOS, pace.pauseNanos(address("192.0.2.1")));
        assertEquals(0, pace.pauseNanos(address("192.0.2.2")));
        nowNanos += TimeUnit.SECONDS.toNanos(1);
        for (int i = 0; i < RequestPace.REQUESTS_A_SECOND; i++) {
            assertEquals(0, pace.pauseNanos(address("192.0.2.1")));
        }
        assertEquals(RequestPace.PAUSE_NANOS, pace.pauseNanos(address("192.0.2.1")));
    }

    @Test
    void isAskedBetweenTwoRequestsOfAConnection() throws Exception {
        useUp("192.0.2.1");
        Refusals refusals = new Refusals(line -> {});
        HttpRequestHandler requests = new HttpRequestHandler(
                new HostRule("127.0.0.1", WebSocketSettings.DEFAULT),
                new OriginRule(Set.of()),
                path -> Optional.empty(),
                refusals,
                new SubPath(""));
        PageService service = new PageService(requests, Runnable::run, new PeerHistory(() -> nowNanos), refusals, pace);
        HttpPeer peer = new HttpPeer(address("192.0.2.1"), false, false, false);
        HeadReader heads = new HeadReader(WebSocketSettings.DEFAULT);
        EmbeddedChannel channel = new EmbeddedChannel();
        channel.freezeTime();
        channel.pipeline()
                .addLast(
                        heads,
                        new HttpServerCodec(),
                        new HttpSession(service, head -> Optional.of(peer), heads, c -> {}));
        channel.writeInbound(Unpooled.copiedBuffer(REQUEST + REQUEST, StandardCharsets.US_ASCII));
        assertNotNull(answer(channel));
        assertNull(answer(channel), "the second one waits");
        channel.advanceTimeBy(RequestPace.PAUSE_NANOS, TimeUnit.NANOSECONDS);
        channel.runScheduledPendingTasks();
        assertNotNull(answer(channel));
        channel.finishAndReleaseAll();
    }

    /** All that was sent until now; null if that is nothing. */
    private static String answer(EmbeddedChannel channel) {
        channel.runPendingTasks();
        StringBuilder text = new StringBuilder();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            text.append(part.toString(StandardCharsets.US_ASCII));
            part.release();
        }
        return text.isEmpty() ? null : text.toString();
    }
}
