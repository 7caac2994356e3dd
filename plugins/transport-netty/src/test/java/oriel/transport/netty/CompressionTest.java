package oriel.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Browsers that take gzip get text as gzip, others as it is. */
@Timeout(30)
final class CompressionTest {

    private Served served;

    @BeforeEach
    void start() throws Exception {
        served = Served.patient();
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private static String request(String method, String path, String headers) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
    }

    private static int length(String head) {
        Matcher length = Pattern.compile("\r\ncontent-length: (\\d+)\r\n").matcher(head);
        assertTrue(length.find(), head);
        return Integer.parseInt(length.group(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip, deflate, br, zstd", "br;q=1.0, GZIP; q=0.5", "*"})
    void packsTextForThoseThatTakeIt(String accepted) throws Exception {
        try (Wire wire = served.connect()) {
            wire.send(request("GET", "/text", "Accept-Encoding: " + accepted + "\r\n"));
            String head = wire.head().toLowerCase(Locale.ROOT);
            assertTrue(head.contains("\r\ncontent-encoding: gzip\r\n"), head);
            assertTrue(head.contains("\r\nvary: accept-encoding\r\n"), head);
            assertTrue(head.contains("\r\netag: \"v4-gzip\"\r\n"), head);
            assertTrue(length(head) < Served.TEXT.length() / 10, head);
            byte[] body = HexFormat.of().parseHex(wire.take(length(head)));
            byte[] text = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
            assertEquals(Served.TEXT, new String(text, StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Accept-Encoding: br\r\n",
                "Accept-Encoding: gzip;q=0, br\r\n",
                "Accept-Encoding: gzip;q=0.000\r\n",
                "Accept-Encoding: *, gzip;q=0\r\n",
                "Accept-Encoding: gzip;q=high\r\n"
            })
    void leavesItAsItIsForOthers(String headers) throws Exception {
        try (Wire wire = served.connect()) {
            wire.send(request("GET", "/text", headers));
            String head = wire.head().toLowerCase(Locale.ROOT);
            assertFalse(head.contains("content-encoding"), head);
            assertTrue(head.contains("\r\nvary: accept-encoding\r\n"), head);
            assertTrue(head.contains("\r\netag: \"v4\"\r\n"), head);
            assertEquals(Served.TEXT, wire.text(length(head)));
        }
    }

    @Test
    void leavesWhatIsSmallOrPackedAlready() throws Exception {
        try (Wire wire = served.connect()) {
            for (String path : new String[] {"/", "/large"}) {
                wire.send(request("HEAD", path, "Accept-Encoding: gzip\r\n"));
                String head = wire.head();
                assertFalse(head.contains("content-encoding"), head);
            }
        }
    }

    @Test
    void knowsThePackedPageByItsOwnTag() throws Exception {
        try (Wire wire = served.connect()) {
            String packed = "Accept-Encoding: gzip\r\nIf-None-Match: \"v4-gzip\"\r\n";
            wire.send(request("GET", "/text", packed));
            assertTrue(wire.head().startsWith("HTTP/1.1 304 "));
            wire.send(request("HEAD", "/text", "If-None-Match: \"v4-gzip\"\r\n"));
            assertTrue(wire.head().startsWith("HTTP/1.1 200 "));
        }
    }
}
