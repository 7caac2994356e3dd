package oriel.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.rfb.WireReader;
import oriel.testkit.LateProxy;
import oriel.transport.Connection;
import oriel.transport.WebSocketSettings;

/** Browsers and viewers share an address: that of the end of a tunnel, which has opened the far end before they speak. */
@Timeout(60)
final class TunnelTest {

    private static final int LOADS = 30;
    private static final byte[] GREETING = "RFB 003.008\n".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 60, 120, 300})
    void loadsEveryPageBeforeAndAfterViewersOfTheSameAddress(int delayMillis) throws Exception {
        try (Served served = new Served(WebSocketSettings.DEFAULT);
                LateProxy tunnel = LateProxy.before(served.port(), Duration.ofMillis(delayMillis))) {
            load(tunnel);
            greet(served, tunnel);
            greet(served, tunnel);
            load(tunnel);
            assertEquals(0, tunnel.spoilt());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 60, 120, 300})
    void greetsAViewerWithinASecondAlsoBesideAPageThatPolls(int delayMillis) throws Exception {
        try (Served served = new Served(WebSocketSettings.DEFAULT);
                LateProxy tunnel = LateProxy.before(served.port(), Duration.ofMillis(delayMillis))) {
            Duration alone = soonest(served, tunnel);
            load(tunnel);
            Duration besidePages = soonest(served, tunnel);
            for (Duration waited : List.of(alone, besidePages)) {
                assertTrue(waited.compareTo(Duration.ofSeconds(1)) < 0, "it took " + waited);
            }
        }
    }

    /** Many pages at once, each on a connection of its own. */
    private static void load(LateProxy tunnel) throws Exception {
        List<Wire> browsers = new ArrayList<>();
        for (int i = 0; i < LOADS; i++) {
            Wire wire = new Wire(tunnel.port());
            browsers.add(wire);
            wire.send("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        }
        for (Wire browser : browsers) {
            String answer = browser.rest();
            assertTrue(answer.startsWith("HTTP/1.1 200 ") && answer.endsWith(Served.PAGE), answer);
            browser.close();
        }
    }

    /** The shortest wait for a greeting of several: the machine may be busy with other things meanwhile. */
    private static Duration soonest(Served served, LateProxy tunnel) throws Exception {
        Duration soonest = greet(served, tunnel);
        for (int i = 0; i < 2; i++) {
            Duration waited = greet(served, tunnel);
            soonest = waited.compareTo(soonest) < 0 ? waited : soonest;
        }
        return soonest;
    }

    /** How long a viewer waits for its greeting, which it then answers. */
    private static Duration greet(Served served, LateProxy tunnel) throws Exception {
        long start = System.nanoTime();
        try (Wire wire = new Wire(tunnel.port())) {
            Connection viewer = served.viewer();
            viewer.write(ByteBuffer.wrap(GREETING));
            assertEquals("RFB 003.008\n", wire.text(GREETING.length));
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            wire.send("RFB 003.008\n");
            new WireReader(viewer).bytes(GREETING.length);
            viewer.close();
            return waited;
        }
    }
}
