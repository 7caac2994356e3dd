package oriel.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first bytes of a connection say who it is. */
final class DetectedProtocolTest {

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\n", "POST ", "HEAD ", "get ", "OPTIONS *", "VERSION-CONTROL /x"})
    void takesAMethodAndASpaceForHttp(String start) {
        assertEquals(DetectedProtocol.HTTP, DetectedProtocol.of(bytes(start)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RFB 003.008\n",
                "RFB ",
                "\0\0\0\0",
                "\u0016\u0002\u0001",
                "\u0015\u0003\u0001",
                "A b",
                "GET/",
                "ABCDEFGHIJKLMNOPQRSTU",
                " GET "
            })
    void takesAnythingElseForAViewer(String start) {
        assertEquals(DetectedProtocol.VIEWER, DetectedProtocol.of(bytes(start)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0016\u0003", "\u0016\u0003\u0001", "\u0016\u0003\u0003 "})
    void takesARecordOfAHandshakeForTls(String start) {
        assertEquals(DetectedProtocol.TLS, DetectedProtocol.of(bytes(start)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0016", "G", "GE", "GET", "R", "RF", "RFB", "REPORT", "ABCDEFGHIJKLMNOPQRST"})
    void waitsWhileEitherIsPossible(String start) {
        assertEquals(DetectedProtocol.OPEN, DetectedProtocol.of(bytes(start)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"R", "RF", "RFB", "\u0016"})
    void takesASlowViewerForAViewer(String start) {
        assertEquals(DetectedProtocol.VIEWER, DetectedProtocol.ofSilence(bytes(start)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"G", "RE", "options"})
    void takesASlowBrowserForABrowser(String start) {
        assertEquals(DetectedProtocol.HTTP, DetectedProtocol.ofSilence(bytes(start)));
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1);
    }
}
