package oriel.transport.netty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.rfb.WireReader;
import oriel.testkit.Cable;
import oriel.transport.Connection;
import oriel.transport.TransportSettings;
import oriel.transport.WebSocketSettings;

/** Viewers and browsers find the right door on one port. */
@Timeout(30)
final class DetectionTest {

    /** What those wait whose address has read pages. A busy machine makes a wait longer, never shorter. */
    private static final Duration LONG = Duration.ofMillis(500);

    @Test
    void greetsASilentPeerOnlyAfterTheDetectTimeout() throws Exception {
        try (Served served = new Served(patient(Duration.ofMillis(700)))) {
            long start = System.nanoTime();
            try (Wire wire = served.connect()) {
                served.viewer().write(ByteBuffer.wrap(new byte[] {'R'}));
                assertEquals("R", wire.text(1));
            }
            assertTrue(System.nanoTime() - start >= Duration.ofMillis(700).toNanos());
        }
    }

    @Test
    void learnsNothingFromARequestThatIsRefused() throws Exception {
        try (Cable cable = Cable.lay();
                Served served = new Served(cable.here(), WebSocketSettings.DEFAULT)) {
            for (String request : List.of(
                    "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n",
                    "GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n",
                    "POST / HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
                assertTrue(cable.ask(served.port(), request).startsWith("HTTP/1.1 4"), request);
            }
            assertTrue(soonest(cable, served).compareTo(LONG) < 0);
            assertTrue(cable.ask(served.port(), "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .startsWith("HTTP/1.1 200 "));
            assertTrue(soonest(cable, served).compareTo(LONG) >= 0);
        }
    }

    /** The shortest wait for a greeting of several: the machine may be busy with other things meanwhile. */
    private static Duration soonest(Cable cable, Served served) throws Exception {
        Duration soonest = Duration.ofMinutes(1);
        for (int i = 0; i < 5; i++) {
            Process peer = cable.greeting(served.port());
            served.viewer().write(ByteBuffer.wrap(ascii("RFB 003.008\n")));
            Duration waited = Cable.waited(peer);
            soonest = waited.compareTo(soonest) < 0 ? waited : soonest;
        }
        return soonest;
    }

    @Test
    void greetsAtOnceWhereViewersAloneComeIn() throws Exception {
        try (Served served = new Served(settings(Optional.of(0), Optional.empty()));
                Wire wire = new Wire(served.port(1))) {
            Connection viewer = served.viewer();
            wire.send("GET / HTTP/1.1\r\n");
            assertArrayEquals(ascii("GET / HTTP/1.1\r\n"), new WireReader(viewer).bytes(16));
        }
    }

    @Test
    void neverGreetsWhereBrowsersAloneComeIn() throws Exception {
        try (Served served = new Served(settings(Optional.empty(), Optional.of(0)));
                Wire silent = new Wire(served.port(1));
                Wire viewer = new Wire(served.port(1))) {
            silent.socket().setSoTimeout(1500);
            assertThrows(SocketTimeoutException.class, silent::rest);
            silent.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertTrue(silent.head().startsWith("HTTP/1.1 200 "));
            assertTrue(viewer.send("RFB 003.008\n\r\n\r\n").rest().startsWith("HTTP/1.1 400 "));
            assertTrue(served.hasNoViewer());
        }
    }

    @Test
    void listensOnAllItsPorts() throws Exception {
        try (Served served = new Served(settings(Optional.of(0), Optional.of(0)))) {
            assertEquals(3, served.transport().endpoints().size());
            try (Wire shared = served.connect()) {
                shared.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
                assertTrue(shared.head().startsWith("HTTP/1.1 200 "));
            }
        }
    }

    private static TransportSettings settings(Optional<Integer> viewers, Optional<Integer> browsers) {
        return TransportSettings.listenOn("127.0.0.1", 0)
                .withViewerPort(viewers)
                .withBrowserPort(browsers)
                .withStallTimeout(Duration.ofSeconds(10));
    }

    @Test
    void handsAViewerThatSpeaksOverAtOnce() throws Exception {
        try (Served served = new Served(patient(Duration.ofMinutes(1)));
                Wire wire = served.connect()) {
            wire.send("RFB 003.008\nmore");
            Connection viewer = served.viewer();
            assertArrayEquals(ascii("RFB 003.008\nmore"), new WireReader(viewer).bytes(16));
            assertFalse(viewer.peer().browser());
        }
    }

    @Test
    void keepsBytesThatComeOneByOne() throws Exception {
        try (Served served = new Served(patient(Duration.ofMinutes(1)));
                Wire wire = served.connect()) {
            for (char letter : "RFB 003.008\n".toCharArray()) {
                wire.send(String.valueOf(letter));
            }
            assertArrayEquals(ascii("RFB 003.008\n"), new WireReader(served.viewer()).bytes(12));
        }
    }

    @Test
    void waitsForABrowserThatIsSlowToSayItsMethod() throws Exception {
        try (Served served = Served.quick();
                Wire wire = served.connect()) {
            wire.send("GE");
            wire.socket().setSoTimeout(150);
            assertThrows(SocketTimeoutException.class, wire::rest);
            wire.socket().setSoTimeout(5000);
            wire.send("T / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertTrue(wire.head().startsWith("HTTP/1.1 200 "));
            assertTrue(served.hasNoViewer());
        }
    }

    @Test
    void takesARequestAfterTheGreetingForARuleBreakingViewer() throws Exception {
        try (Served served = Served.quick();
                Wire wire = served.connect()) {
            Connection viewer = served.viewer();
            wire.send("GET / HTTP/1.1\r\n");
            assertArrayEquals(ascii("GET / HTTP/1.1\r\n"), new WireReader(viewer).bytes(16));
        }
    }

    @Test
    void servesNoHttpAndWaitsForNothingWhenBrowsersAreOff() throws Exception {
        try (Served served = new Served(WebSocketSettings.OFF);
                Wire wire = served.connect()) {
            Connection viewer = served.viewer();
            wire.send("GET / HTTP/1.1\r\n");
            assertArrayEquals(ascii("GET / HTTP/1.1\r\n"), new WireReader(viewer).bytes(16));
        }
    }

    private static WebSocketSettings patient(Duration detectTimeout) {
        return WebSocketSettings.DEFAULT
                .withDetectTimeout(detectTimeout)
                .withHeadTimeout(Duration.ofSeconds(5))
                .withLimits(2048, 2048, 2048);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
