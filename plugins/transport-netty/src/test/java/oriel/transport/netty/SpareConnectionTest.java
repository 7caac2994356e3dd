package oriel.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.rfb.WireReader;
import oriel.transport.Connection;

/** Connections that a browser opens ahead of need are not spoilt by a greeting, and viewers beside it get theirs. */
@Timeout(30)
final class SpareConnectionTest {

    private static final String REQUEST = "HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private Served served;
    private Wire browser;
    private Wire spare;

    @BeforeEach
    void open() throws Exception {
        served = Served.quick();
        browser = served.connect();
        browser.send(REQUEST).head();
        spare = served.connect();
    }

    @AfterEach
    void close() throws Exception {
        browser.close();
        spare.close();
        served.close();
    }

    @Test
    void leavesASpareConnectionInPeaceWhileThePageLoads() throws Exception {
        spare.socket().setSoTimeout(250);
        assertThrows(SocketTimeoutException.class, spare::rest);
        assertTrue(spare.send(REQUEST).head().startsWith("HTTP/1.1 200 "));
        assertTrue(served.hasNoViewer());
    }

    @Test
    void greetsASilentConnectionHoweverOftenItsNeighbourAsks() throws Exception {
        Thread polls = new Thread(this::ask);
        polls.start();
        Connection viewer = served.viewer();
        viewer.write(ByteBuffer.wrap("RFB 003.008\n".getBytes()));
        assertEquals("RFB 003.008\n", spare.text(12));
        spare.send("RFB 003.008\n");
        assertEquals("RFB 003.008\n", new WireReader(viewer).latin1(12));
        browser.close();
        polls.join();
    }

    private void ask() {
        try {
            while (true) {
                browser.send(REQUEST).head();
            }
        } catch (Exception | AssertionError e) {
            assertTrue(browser.socket().isClosed(), e.toString());
        }
    }

    @Test
    void endsASpareConnectionThatDoesNotAnswerTheGreeting() throws Exception {
        served.viewer().write(ByteBuffer.wrap("RFB 003.008\n".getBytes()));
        assertEquals("RFB 003.008\n", spare.text(12));
        assertEquals("", spare.rest());
    }

    @Test
    void handsAViewerOverAtOnceIfItSpeaks() throws Exception {
        spare.send("RFB 003.008\n");
        assertEquals("RFB 003.008\n", new WireReader(served.viewer()).latin1(12));
    }
}
