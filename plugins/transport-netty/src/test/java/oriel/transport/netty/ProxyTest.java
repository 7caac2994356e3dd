package oriel.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.transport.Connection;
import oriel.transport.Network;
import oriel.transport.NetworkRules;
import oriel.transport.Peer;
import oriel.transport.TlsSettings.Cleartext;
import oriel.transport.TransportSettings;
import oriel.transport.WebSocketSettings;

/** Whose word counts about where a connection comes from, and who may connect at all. */
@Timeout(60)
final class ProxyTest {

    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: localhost\r\n";
    private static final String VERSION_2 = "0d0a0d0a000d0a515549540a";

    /** IPv4, 12 bytes: from 192.0.2.7:40000 to 192.0.2.1:5900. */
    private static final String FROM_192 = "21 11 000c c0000207 c0000201 9c40 170c";

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(text -> Network.parse(text).orElseThrow()).toList();
    }

    /** 127.0.0.1 and 127.0.0.2 are proxies; 198.51.100.0/24 is not welcome, and nor is 127.0.0.9. */
    private static TransportSettings settings() {
        WebSocketSettings webSocket = WebSocketSettings.DEFAULT
                .withDetectTimeout(Duration.ofMillis(50))
                .withHeadTimeout(Duration.ofSeconds(3))
                .withAllowedHosts(Set.of("screen.example"));
        return new TransportSettings("127.0.0.1", 0, Duration.ofSeconds(10), webSocket)
                .withNetworks(new NetworkRules(
                        List.of(),
                        networks("198.51.100.0/24", "127.0.0.9"),
                        networks("127.0.0.1", "127.0.0.2", "203.0.113.9"),
                        Optional.of("X-Forwarded-User")));
    }

    private static Served serve() throws IOException {
        return new Served(settings());
    }

    /** Nothing comes but the end, gentle or not. */
    private static void assertGone(Wire wire) throws IOException {
        try {
            assertEquals("", wire.rest());
        } catch (SocketException e) {
            assertFalse(e instanceof ConnectException, e::toString);
        }
    }

    @Test
    void otherRulesCountForWhoComesThenAndNotForWhoIsThere() throws Exception {
        try (Served served = new Served(settings().withNetworks(NetworkRules.OPEN));
                Wire before = served.connect()) {
            before.send("RFB 003.008\n");
            Connection there = served.viewer();
            assertTrue(
                    served.welcome(new NetworkRules(List.of(), networks("127.0.0.0/8"), List.of(), Optional.empty())));
            try (Wire denied = served.connect()) {
                assertGone(denied);
            }
            there.write(ByteBuffer.wrap("still here".getBytes(StandardCharsets.US_ASCII)));
            there.close();
            assertEquals("still here", before.rest());
            assertTrue(served.welcome(NetworkRules.OPEN));
            try (Wire welcome = served.connect()) {
                welcome.send("RFB 003.008\n");
                served.viewer();
            }
        }
    }

    @Test
    void aViewerBehindAProxyHasItsOwnAddress() throws Exception {
        try (Served served = serve();
                Wire proxy = served.connect()) {
            proxy.send("PROXY TCP4 192.0.2.7 192.0.2.1 40000 5900\r\nRFB 003.008\n");
            Peer peer = served.viewer().peer();
            assertEquals("192.0.2.7:40000", peer.toString());
            assertFalse(peer.browser() || peer.encrypted() || peer.isPrivate(), peer::toString);
        }
    }

    @Test
    void aHeaderOfVersionTwoMayComeByteByByte() throws Exception {
        try (Served served = serve();
                Wire proxy = served.connect()) {
            for (String octet : (VERSION_2 + FROM_192).replace(" ", "").split("(?<=\\G..)")) {
                proxy.hex(octet);
                proxy.socket().getOutputStream().flush();
            }
            assertEquals("192.0.2.7:40000", served.viewer().peer().toString(), "it says nothing, and so is a viewer");
        }
    }

    @Test
    void aProxyThatLooksWhetherAllIsWellSpeaksForItself() throws Exception {
        try (Served served = serve();
                Wire proxy = served.connect()) {
            proxy.hex(VERSION_2 + "20 00 0000").send("RFB 003.008\n");
            assertEquals("127.0.0.1", served.viewer().peer().host().getHostAddress());
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    X-Forwarded-User: ada, ada
                    'x-forwarded-user:  ada lovelace ', ada lovelace
                    X-Forwarded-User: ada\\r\\nX-Forwarded-User: eve,
                    X-Forwarded-User:,
                    X-Remote-User: ada,
                    """)
    void aProxyNamesThePersonOnce(String headers, String name) throws Exception {
        try (Served served = serve();
                Wire proxy = served.connect()) {
            proxy.send(Wire.UPGRADE + headers.replace("\\r\\n", "\r\n") + "\r\nX-Forwarded-For: 192.0.2.7\r\n\r\n");
            assertTrue(proxy.head().startsWith("HTTP/1.1 101 "));
            Peer peer = served.viewer().peer();
            assertEquals(Optional.ofNullable(name), peer.vouched());
            assertEquals("192.0.2.7", peer.toString());
        }
    }

    @Test
    void whoIsNoProxyNamesNobody() throws Exception {
        try (Served served = serve();
                Wire browser = served.connectFrom("127.0.0.3")) {
            browser.send(Wire.UPGRADE + "X-Forwarded-User: ada\r\n\r\n");
            assertTrue(browser.head().startsWith("HTTP/1.1 101 "));
            assertEquals(Optional.empty(), served.viewer().peer().vouched());
        }
    }

    @Test
    void pagesAndWebSocketsComeThroughTheProxyProtocolToo() throws Exception {
        try (Served served = serve();
                Wire proxy = served.connect();
                Wire browser = served.connect()) {
            proxy.send("PROXY TCP6 2001:db8::7 2001:db8::1 40000 5900\r\n" + REQUEST + "\r\n");
            assertTrue(proxy.head().startsWith("HTTP/1.1 200 "));
            browser.send("PROXY TCP6 2001:db8::7 2001:db8::1 40000 5900\r\n" + Wire.UPGRADE + "\r\n");
            assertTrue(browser.head().startsWith("HTTP/1.1 101 "));
            assertEquals("[2001:db8:0:0:0:0:0:7]:40000", served.viewer().peer().toString());
        }
    }

    @Test
    void tlsComesBehindAHeader() throws Exception {
        try (Served served = new Served(settings().withTls(TestKey.tls(Cleartext.NOBODY)));
                Wire bare = served.connect()) {
            bare.hex(VERSION_2 + FROM_192);
            Wire proxy = new Wire(TestKey.over(bare.socket()));
            proxy.send(REQUEST + "\r\n");
            assertTrue(proxy.head().startsWith("HTTP/1.1 200 "));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PROXY TCP4 198.51.100.7 192.0.2.1 40000 5900\r\nRFB 003.008\n",
                "PROXY TCP4 192.0.2.300 192.0.2.1 40000 5900\r\nRFB 003.008\n",
                "PROXY nonsense\r\nRFB 003.008\n",
                "PROXY TCP4 192.0.2.7 192.0.2.1 40000 5900 and more and more and more and more and more and more and more"
                        + " and more and more\r\n"
            })
    void whoIsNotWelcomeOrMalformedGetsNothing(String header) throws Exception {
        try (Served served = serve();
                Wire proxy = served.connect()) {
            proxy.send(header);
            assertGone(proxy);
            assertTrue(served.hasNoViewer());
        }
    }

    @Test
    void nobodyElseIsBelieved() throws Exception {
        try (Served served = serve();
                Wire stranger = served.connectFrom("127.0.0.5");
                Wire browser = served.connectFrom("127.0.0.5")) {
            stranger.send("PROXY TCP4 192.0.2.7 192.0.2.1 40000 5900\r\n\r\n");
            assertTrue(stranger.rest().startsWith("HTTP/1.1 400 "), "taken for a request");
            browser.send(Wire.UPGRADE + "X-Forwarded-For: 192.0.2.7\r\nX-Forwarded-Proto: https\r\n\r\n");
            assertTrue(browser.head().startsWith("HTTP/1.1 101 "));
            Peer peer = served.viewer().peer();
            assertEquals("127.0.0.5", peer.host().getHostAddress());
            assertFalse(peer.encrypted());
        }
    }

    @Test
    void whoIsDeniedGetsNothing() throws Exception {
        try (Served served = serve();
                Wire stranger = served.connectFrom("127.0.0.9")) {
            assertGone(stranger);
            assertTrue(served.hasNoViewer());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "'198.51.100.1, 192.0.2.7', 192.0.2.7",
        "'192.0.2.7, 203.0.113.9', 192.0.2.7",
        "'192.0.2.7:1234, 127.0.0.2', 192.0.2.7",
        "'[2001:db8::7]:1234', 2001:db8:0:0:0:0:0:7",
        "2001:db8::7, 2001:db8:0:0:0:0:0:7",
        "'192.0.2.7, unknown', 127.0.0.1",
        "203.0.113.9, 203.0.113.9"
    })
    void theLastAddressThatIsNoProxysCounts(String chain, String address) throws Exception {
        try (Served served = serve();
                Wire proxy = served.connect()) {
            proxy.send(Wire.UPGRADE + "X-Forwarded-For: " + chain + "\r\n\r\n");
            assertTrue(proxy.head().startsWith("HTTP/1.1 101 "));
            assertEquals(address, served.viewer().peer().host().getHostAddress());
        }
    }

    @Test
    void aProxySaysWhetherTheBrowsersWayIsEncrypted() throws Exception {
        try (Served served = new Served(settings().withTls(TestKey.tls(Cleartext.VIEWERS)));
                Wire secure = served.connect();
                Wire clear = served.connect();
                Wire silent = served.connect()) {
            secure.send(Wire.UPGRADE + "X-Forwarded-For: 192.0.2.7\r\nX-Forwarded-Proto: https\r\n\r\n");
            assertTrue(secure.head().startsWith("HTTP/1.1 101 "));
            assertTrue(served.viewer().peer().encrypted());
            clear.send(REQUEST + "X-Forwarded-For: 192.0.2.7\r\nX-Forwarded-Proto: http\r\n\r\n");
            assertTrue(clear.head().startsWith("HTTP/1.1 308 "));
            silent.send(REQUEST + "X-Forwarded-For: 192.0.2.7\r\n\r\n");
            assertTrue(silent.head().startsWith("HTTP/1.1 200 "));
        }
    }

    @Test
    void oneConnectionOfAProxyCarriesRequestsOfMany() throws Exception {
        try (Served served = serve();
                Wire proxy = served.connect()) {
            for (String address : List.of("192.0.2.7", "192.0.2.8")) {
                proxy.send(REQUEST + "X-Forwarded-For: " + address + "\r\n\r\n");
                assertTrue(proxy.head().startsWith("HTTP/1.1 200 "));
                proxy.text(Served.PAGE.getBytes(StandardCharsets.UTF_8).length);
            }
            proxy.send(REQUEST + "X-Forwarded-For: 198.51.100.3\r\n\r\n");
            assertGone(proxy);
        }
    }

    @ParameterizedTest
    @CsvSource({"screen.example, 200", "elsewhere.example, 403"})
    void theHostThatTheBrowserAskedForIsTheProxysToTell(String host, int status) throws Exception {
        try (Served served = serve();
                Wire proxy = served.connect()) {
            proxy.send("GET / HTTP/1.1\r\nHost: 127.0.0.1:5900\r\nX-Forwarded-Host: " + host + "\r\n\r\n");
            assertTrue(proxy.head().startsWith("HTTP/1.1 " + status + " "));
        }
    }

    @Test
    void aPortOfViewersAloneHearsAHeaderToo() throws Exception {
        try (Served served = new Served(settings().withViewerPort(Optional.of(0)));
                Wire proxy = new Wire(served.port(1))) {
            proxy.hex(VERSION_2 + FROM_192);
            assertEquals("192.0.2.7:40000", served.viewer().peer().toString());
        }
    }
}
