package oriel.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.transport.Network;
import oriel.transport.NetworkRules;
import oriel.transport.TransportSettings;
import oriel.transport.WebSocketSettings;

/** What is made anew for each who asks is told who that is, and goes by the rules of pages. */
@Timeout(30)
final class LiveAnswerTest {

    private static final WebSocketSettings PATIENT =
            WebSocketSettings.DEFAULT.withDetectTimeout(Duration.ofSeconds(1)).withBasePath("/alice");

    private static Served serve(String... proxies) throws IOException {
        List<Network> trusted = List.of(proxies).stream()
                .map(text -> Network.parse(text).orElseThrow())
                .toList();
        return new Served(new TransportSettings("127.0.0.1", 0, Duration.ofSeconds(10), PATIENT)
                .withNetworks(new NetworkRules(List.of(), List.of(), trusted, Optional.empty())));
    }

    private static String ask(Served served, String request) throws IOException {
        try (Wire wire = served.connect()) {
            wire.send(request + "\r\nConnection: close\r\n\r\n");
            return wire.rest();
        }
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    X-Other: 1, 127.0.0.1 - -
                    Accept: a/b; q=1, 127.0.0.1 a/b; q=1 -
                    Authorization: Bearer x, 127.0.0.1 - Bearer x
                    'Authorization: Bearer x\\r\\nAuthorization: Bearer y', 127.0.0.1 - -
                    X-Forwarded-For: 192.0.2.7, somebody - -
                    Forwarded: for=127.0.0.1, somebody - -
                    X-Real-IP: 127.0.0.1, somebody - -
                    Via: 1.1 proxy, somebody - -
                    """)
    void isToldWhoAsks(String headers, String told) throws Exception {
        try (Served served = serve()) {
            String answer = ask(
                    served, "GET /alice/live?x=1 HTTP/1.1\r\nHost: localhost\r\n" + headers.replace("\\r\\n", "\r\n"));
            assertTrue(answer.startsWith("HTTP/1.1 503 "), answer);
            assertEquals(told + "\n", body(answer));
            assertTrue(answer.toLowerCase(Locale.ROOT).contains("\r\ncache-control: no-store\r\n"), answer);
        }
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.7, 192.0.2.7 - -", "'127.0.0.1, 192.0.2.8', 192.0.2.8 - -"})
    void comesFromWhereATrustedProxySaysItDoes(String forwarded, String told) throws Exception {
        try (Served served = serve("127.0.0.1")) {
            String answer = ask(served, "GET /live HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: " + forwarded);
            assertEquals(told + "\n", body(answer));
        }
    }

    @Test
    void hasALengthAndNoBodyForHead() throws Exception {
        try (Served served = serve()) {
            String answer = ask(served, "HEAD /live HTTP/1.1\r\nHost: localhost");
            assertTrue(answer.toLowerCase(Locale.ROOT).contains("\r\ncontent-length: 14\r\n"), answer);
            assertEquals("", body(answer));
        }
    }

    @Test
    void isNotForNamesThatAreNotTheServers() throws Exception {
        try (Served served = serve()) {
            String answer = ask(served, "GET /live HTTP/1.1\r\nHost: evil.example");
            assertFalse(answer.contains("127.0.0.1 -"), answer);
            assertTrue(answer.startsWith("HTTP/1.1 403 ") || answer.startsWith("HTTP/1.1 421 "), answer);
        }
    }
}
