package oriel.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages are served, and everything that is no proper request is refused with the status that says why. */
@Timeout(30)
final class HttpTest {

    private Served served;

    @BeforeEach
    void start() throws Exception {
        served = Served.allowing(Set.of("https://desk.example:8443/"), Set.of("vnc.example"));
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void servesAPageWithItsHeaders() throws Exception {
        try (Wire wire = served.connect()) {
            wire.send("GET /?q=%zz HTTP/1.1\r\nHost: localhost\r\n\r\n");
            String head = wire.head().toLowerCase(Locale.ROOT);
            int length = Served.PAGE.getBytes(StandardCharsets.UTF_8).length;
            assertTrue(head.startsWith("http/1.1 200 ok\r\n"), head);
            for (String header : new String[] {
                "content-type: text/html; charset=utf-8",
                "content-length: " + length,
                "cache-control: no-cache",
                "etag: \"v1\"",
                "x-content-type-options: nosniff",
                "x-frame-options: deny",
                "x-served-by: oriel"
            }) {
                assertTrue(head.contains("\r\n" + header + "\r\n"), header + " in " + head);
            }
            assertEquals(Served.PAGE, wire.text(length));
        }
    }

    @Test
    void answersOneRequestAfterAnotherOnOneConnection() throws Exception {
        try (Wire wire = served.connect()) {
            String head = "HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n";
            wire.send(head + head + "GET /a%20b HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertTrue(wire.head().contains("content-length: 14"));
            assertTrue(wire.head().contains("content-length: 14"));
            assertTrue(wire.head().contains("content-length: 1"));
            assertEquals("x", wire.text(1));
            wire.send("GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertTrue(wire.head().startsWith("HTTP/1.1 404 "));
        }
    }

    @Test
    void closesWhenAskedTo() throws Exception {
        assertTrue(ask("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                .endsWith(Served.PAGE));
        assertTrue(ask("GET / HTTP/1.0\r\nHost: localhost\r\n\r\n").endsWith(Served.PAGE));
    }

    @Test
    void answersAPeerThatHasStoppedTalking() throws Exception {
        try (Wire wire = served.connect()) {
            wire.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            wire.socket().shutdownOutput();
            assertTrue(wire.rest().endsWith(Served.PAGE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"v1\"", "W/\"v1\"", "\"v0\", \"v1\"", "*"})
    void saysThatAKnownPageIsUnchanged(String tag) throws Exception {
        String answer = ask(close("GET / HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: " + tag + "\r\n"));
        assertTrue(answer.startsWith("HTTP/1.1 304 "), answer);
        assertTrue(answer.endsWith("\r\n\r\n"), answer);
        assertTrue(answer.contains("etag: \"v1\""), answer);
    }

    @Test
    void sendsAChangedPageAgain() throws Exception {
        assertTrue(ask(close("GET / HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: \"v0\"\r\n"))
                .startsWith("HTTP/1.1 200 "));
    }

    @ParameterizedTest
    @CsvSource({
        "GET /nothing HTTP/1.1, 404",
        "GET http://localhost/ HTTP/1.1, 404",
        "GET //localhost/ HTTP/1.1, 404",
        "GET * HTTP/1.1, 404",
        "GET /%zz HTTP/1.1, 400",
        "GET /% HTTP/1.1, 400",
        "GET /%4 HTTP/1.1, 400",
        "GET /%00 HTTP/1.1, 400",
        "GET /%ff HTTP/1.1, 400",
        "GET /#x HTTP/1.1, 400",
        "GET /\u00e4 HTTP/1.1, 400",
        "GET /, 400",
        "GET / HTTP/2.0, 505",
        "GET / HTTP/0.9, 505",
        "GET / FTP/1.1, 400",
        "POST / HTTP/1.1, 405",
        "OPTIONS * HTTP/1.1, 405",
        "get / HTTP/1.1, 405",
        "GET /broken HTTP/1.1, 500",
    })
    void answersWithTheStatusThatFits(String line, int status) throws Exception {
        String answer = ask(close(line + "\r\nHost: localhost\r\n"));
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
    }

    @Test
    void namesTheMethodsThatAreServed() throws Exception {
        String answer = ask("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc");
        assertTrue(answer.startsWith("HTTP/1.1 405 ") && answer.contains("\r\nAllow: GET, HEAD\r\n"), answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\nHost: localhost\n\n",
                "GET / HTTP/1.1\r\nHost: localhost\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\n\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost : localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\n folded\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nno colon\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\rb\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello",
                "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\n",
            })
    void refusesAMalformedHead(String head) throws Exception {
        String answer = ask(head);
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    }

    @Test
    void refusesAnEmptyLineBeforeTheSecondRequest() throws Exception {
        String answer = ask("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n\r\n\r\n");
        assertTrue(answer.contains("HTTP/1.1 400 "), answer);
    }

    @Test
    void refusesAHeadThatIsTooLarge() throws Exception {
        String padding = "X: " + "x".repeat(2048) + "\r\n";
        assertTrue(
                ask("GET / HTTP/1.1\r\nHost: localhost\r\n" + padding + "\r\n").startsWith("HTTP/1.1 431 "));
        assertTrue(ask("GET / HTTP/1.1\r\n" + padding.repeat(100)).startsWith("HTTP/1.1 431 "));
        assertTrue(ask("GET /" + "x".repeat(1_000_000)).startsWith("HTTP/1.1 431 "));
    }

    @Test
    void refusesAHeadThatDoesNotCome() throws Exception {
        assertTrue(ask("GET / HTTP/1.1\r\nHost: localh").startsWith("HTTP/1.1 408 "));
        assertTrue(ask("GE").startsWith("HTTP/1.1 408 "));
    }

    @Test
    void doesNotLetASlowDripExtendTheDeadline() throws Exception {
        try (Wire wire = served.connect()) {
            wire.send("GET / HTTP/1.1\r\nX: ");
            wire.socket().setSoTimeout(20);
            StringBuilder answer = new StringBuilder();
            long end = System.nanoTime() + 5_000_000_000L;
            while (answer.length() < 13 && System.nanoTime() < end) {
                wire.send("x");
                try {
                    answer.append(wire.text(13));
                } catch (SocketTimeoutException e) {
                    assertEquals(0, answer.length());
                }
            }
            assertEquals("HTTP/1.1 408 ", answer.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LocalHost:5900",
                "a.localhost",
                "127.0.0.1",
                "10.1.2.3:80",
                "[::1]",
                "[::1]:5900",
                "vnc.example",
                "VNC.example.:1",
                "desk.example"
            })
    void knowsItselfByHostNamesThatNobodyElseCanOwn(String host) throws Exception {
        assertTrue(ask(close("GET / HTTP/1.1\r\nHost: " + host + "\r\n")).startsWith("HTTP/1.1 200 "));
    }

    @Test
    void knowsItselfByTheNameOfTheMachine() throws Exception {
        String own = InetAddress.getLocalHost().getHostName();
        assertTrue(ask(close("GET / HTTP/1.1\r\nHost: " + own + "\r\n")).startsWith("HTTP/1.1 200 "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "notlocalhost",
                "1.2.3.4.evil.example",
                "a@localhost",
                "",
                "localhost:x"
            })
    void refusesAnyOtherHostName(String host) throws Exception {
        for (String wish : new String[] {"", "Upgrade: websocket\r\n"}) {
            String answer = ask(close("GET / HTTP/1.1\r\nHost: " + host + "\r\n" + wish));
            assertTrue(answer.startsWith("HTTP/1.1 403 ") && answer.contains("allowed_hosts"), answer);
            assertFalse(answer.contains(Served.PAGE));
        }
    }

    @Test
    void doesNotPileUpAnswersForAPeerThatDoesNotRead() throws Exception {
        try (Wire wire = served.connect()) {
            String request = "GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n";
            wire.send(request.repeat(20));
            for (int i = 0; i < 20; i++) {
                assertTrue(wire.head().startsWith("HTTP/1.1 200 "));
                wire.socket().getInputStream().skipNBytes(4 << 20);
            }
        }
    }

    private String ask(String request) throws Exception {
        try (Wire wire = served.connect()) {
            wire.send(request);
            return wire.rest();
        }
    }

    private static String close(String head) {
        return head + "Connection: close\r\n\r\n";
    }
}
