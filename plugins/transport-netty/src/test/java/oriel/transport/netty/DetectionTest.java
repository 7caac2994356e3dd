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
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.rfb.WireReader;
import oriel.transport.Connection;
import oriel.transport.WebSocketSettings;

/** Viewers and browsers find the right door on one port. */
@Timeout(30)
final class DetectionTest {

    @Test
    void greetsASilentPeerOnlyAfterTheDetectTimeout() throws Exception {
        try (Served served = new Served(patient(Duration.ofMillis(300)))) {
            long start = System.nanoTime();
            try (Wire wire = served.connect()) {
                served.viewer().write(ByteBuffer.wrap(new byte[] {'R'}));
                assertEquals("R", wire.text(1));
            }
            assertTrue(System.nanoTime() - start >= Duration.ofMillis(300).toNanos());
        }
    }

    @Test
    void greetsTheNextViewerOfAnAddressSoonerUntilABrowserComes() throws Exception {
        Duration patience = Duration.ofSeconds(2);
        try (Served served = new Served(patient(patience))) {
            assertTrue(greet(served).compareTo(patience) >= 0, "the first one was greeted too soon");
            assertTrue(greet(served).compareTo(patience) < 0, "the second one had to wait");
            try (Wire browser = served.connect()) {
                browser.send("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n").head();
            }
            assertTrue(greet(served).compareTo(patience) >= 0, "a browser may come from there");
        }
    }

    /** How long a viewer waits for its greeting, which it then answers. */
    private static Duration greet(Served served) throws Exception {
        long start = System.nanoTime();
        try (Wire wire = served.connect()) {
            Connection viewer = served.viewer();
            viewer.write(ByteBuffer.wrap(ascii("RFB 003.008\n")));
            wire.text(12);
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            wire.send("RFB 003.008\n");
            new WireReader(viewer).bytes(12);
            return waited;
        }
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
        return new WebSocketSettings(true, detectTimeout, Duration.ofSeconds(5), 2048, 2048, 2048, Set.of(), Set.of());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
