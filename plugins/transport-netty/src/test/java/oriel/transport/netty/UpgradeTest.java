package oriel.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.rfb.WireReader;
import oriel.transport.Connection;
import oriel.transport.Peer;

/** The opening handshake of RFC 6455, and which pages may open a WebSocket. */
@Timeout(30)
final class UpgradeTest {

    private Served served;

    @BeforeEach
    void start() throws Exception {
        served = Served.allowing(
                Set.of("https://desk.example:8443/", "http://Tools.example", "chrome-extension://abc"), Set.of());
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void opensWithTheProofOfTheSpecification() throws Exception {
        try (Wire wire = served.connect()) {
            wire.send(Wire.UPGRADE + "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n");
            String head = wire.head();
            assertTrue(head.startsWith("HTTP/1.1 101 "), head);
            assertTrue(head.contains("\r\nsec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"), head);
            assertTrue(head.contains("\r\nupgrade: websocket\r\n"), head);
            assertFalse(head.contains("extensions"), head);
            assertFalse(head.contains("protocol:"), head);
            Connection viewer = served.viewer();
            assertTrue(viewer.peer().browser());
            viewer.write(ByteBuffer.wrap("RFB 003.008\n".getBytes()));
            assertEquals("820c524642203030332e3030380a", wire.take(14));
        }
    }

    @Test
    void keepsFramesThatComeWithTheRequest() throws Exception {
        try (Wire wire = served.connect()) {
            String frame = new String(Wire.masked(0x82, "RFB 003.008\n".getBytes()), "ISO-8859-1");
            wire.send(Wire.UPGRADE + "\r\n" + frame);
            assertEquals("RFB 003.008\n", new WireReader(served.viewer()).latin1(12));
        }
    }

    @Test
    void opensAfterAPageOnTheSameConnection() throws Exception {
        try (Wire wire = served.connect()) {
            wire.send("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            wire.head();
            wire.upgrade().frame(0x82, "x");
            assertEquals("x", new WireReader(served.viewer()).latin1(1));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Connection: Upgrade, 'Connection: keep-alive, Upgrade'",
        "Connection: Upgrade, CONNECTION: upgrade",
        "Upgrade: websocket, upgrade: WebSocket",
        "Upgrade: websocket, 'Upgrade: h2c, websocket'",
        "GET /any/path?x=1, GET /%zz",
        "GET /any/path?x=1, GET /",
        "Host: localhost, 'Host: [::1]:5900'",
    })
    void acceptsEveryLegalSpelling(String part, String other) throws Exception {
        assertStatus(101, Wire.UPGRADE.replace(part, other));
    }

    @ParameterizedTest
    @CsvSource({
        "'Upgrade: websocket\r\n', ''",
        "'Upgrade: websocket', 'Upgrade: h2c'",
        "'Connection: Upgrade\r\n', ''",
        "'Connection: Upgrade', 'Connection: keep-alive'",
        "'Host: localhost\r\n', ''",
        "' HTTP/1.1', ' HTTP/1.0'",
        "'GET ', 'HEAD '",
        "'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n', ''",
        "'dGhlIHNhbXBsZSBub25jZQ==', 'eA=='",
        "'dGhlIHNhbXBsZSBub25jZQ==', 'dGhlIHNhbXBsZSBub25jZQ'",
        "'dGhlIHNhbXBsZSBub25jZQ==', '************************'",
        "'dGhlIHNhbXBsZSBub25jZQ==', 'dGhlIHNhbXBsZSBub25jZTEy'",
        "'Host: localhost', 'Host: localhost\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='",
    })
    void refusesARequestWithAFlaw(String part, String other) throws Exception {
        assertStatus(400, Wire.UPGRADE.replace(part, other == null ? "" : other));
    }

    @Test
    void refusesAnotherMethod() throws Exception {
        assertStatus(405, Wire.UPGRADE.replace("GET ", "POST "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Sec-WebSocket-Version: 8\r\n",
                "Sec-WebSocket-Version: 12\r\n",
                "Sec-WebSocket-Version: x\r\n"
            })
    void namesTheVersionItSpeaks(String version) throws Exception {
        String head = assertStatus(426, Wire.UPGRADE.replace("Sec-WebSocket-Version: 13\r\n", version));
        assertTrue(head.contains("\r\nSec-WebSocket-Version: 13\r\n"), head);
    }

    @ParameterizedTest
    @CsvSource({
        "'binary, oriel.token.abc.DEF-_9', abc.DEF-_9",
        "oriel.token.abc, abc",
        "'oriel.token.abc, oriel.token.def',",
        "binary,",
        "oriel.token.,",
        "oriel.token.a/b,",
    })
    void handsOverTheTokenThatCameAsASubprotocol(String asked, String token) throws Exception {
        try (Wire wire = served.connect()) {
            wire.send(Wire.UPGRADE + "Sec-WebSocket-Protocol: " + asked + "\r\n\r\n");
            assertFalse(wire.head().contains("oriel.token"));
            Peer peer = served.viewer().peer();
            assertEquals(Optional.ofNullable(token), peer.token());
            assertFalse(peer.toString().contains("abc"), "it would be in the log");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "binary, true",
        "'binary, base64', true",
        "'base64,binary', true",
        "base64, false",
        "'chat, superchat', false",
        "BINARY, false",
    })
    void echoesTheSubprotocolOnlyIfItIsAskedFor(String asked, boolean echoed) throws Exception {
        String head = assertStatus(101, Wire.UPGRADE + "Sec-WebSocket-Protocol: " + asked + "\r\n");
        assertEquals(echoed, head.contains("\r\nsec-websocket-protocol: binary\r\n"), head);
        assertEquals(echoed, head.contains("protocol:"), head);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:5900, http://localhost:5900",
        "localhost:5900, http://LOCALHOST:5900/",
        "localhost, http://localhost",
        "localhost, https://localhost",
        "localhost:443, https://localhost",
        "localhost, http://localhost:80",
        "localhost:5900, https://desk.example:8443",
        "localhost:5900, http://tools.example:80",
        "localhost:5900, chrome-extension://abc",
    })
    void acceptsPagesOfItsOwnAndOfNamedOrigins(String host, String origin) throws Exception {
        assertStatus(101, Wire.UPGRADE.replace("localhost", host) + "Origin: " + origin + "\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:5900, null",
        "localhost:5900, http://localhost:8000",
        "localhost:5900, http://localhost",
        "localhost:5900, http://evil.example",
        "localhost:5900, https://desk.example",
        "localhost:5900, http://desk.example:8443",
        "localhost:5900, ftp://localhost:5900",
        "localhost:5900, localhost:5900",
        "localhost:5900, http://localhost:5900/path",
        "localhost:5900, 'http://localhost:5900, http://evil.example'",
        "localhost:5900, ''",
    })
    void refusesPagesOfOtherOrigins(String host, String origin) throws Exception {
        try (Wire wire = served.connect()) {
            wire.send(Wire.UPGRADE.replace("localhost", host) + "Origin: " + origin + "\r\n\r\n");
            String answer = wire.rest();
            assertTrue(answer.startsWith("HTTP/1.1 403 "), answer);
            assertTrue(answer.contains("websocket_allowed_origins"), answer);
            assertTrue(served.hasNoViewer());
        }
    }

    private String assertStatus(int status, String request) throws Exception {
        try (Wire wire = served.connect()) {
            wire.send(request + "\r\n");
            String head = wire.head();
            assertTrue(head.startsWith("HTTP/1.1 " + status + " "), head);
            return head;
        }
    }
}
