package oriel.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.rfb.WireReader;
import oriel.transport.Connection;
import oriel.transport.TlsSettings;
import oriel.transport.TlsSettings.Cleartext;
import oriel.transport.tls.TlsEngines;

/** TLS on the same port: pages, WebSockets and viewers inside of it, and who may go without. */
@Timeout(60)
final class TlsTest {

    private static final String GREETING = "RFB 003.008\n";
    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: localhost:%d\r\n\r\n";

    private static Wire tls(Served served, int port, String... protocols) throws IOException {
        return new Wire(TestKey.over(new Socket("127.0.0.1", served.port(port)), protocols));
    }

    private static void greet(Connection viewer) throws IOException {
        viewer.write(ByteBuffer.wrap(GREETING.getBytes(StandardCharsets.US_ASCII)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void carriesPages(String protocol) throws IOException {
        try (Served served = Served.encrypted(TestKey.tls(Cleartext.EVERYBODY));
                Wire browser = tls(served, 0, protocol)) {
            browser.send(REQUEST.formatted(served.port()));
            String head = browser.head();
            assertTrue(head.startsWith("HTTP/1.1 200 "), head);
            assertFalse(head.contains("Strict-Transport-Security"), head);
            assertEquals(Served.PAGE, browser.text(Served.PAGE.getBytes(StandardCharsets.UTF_8).length));
            assertEquals(protocol, ((SSLSocket) browser.socket()).getSession().getProtocol());
        }
    }

    @Test
    void carriesWebSockets() throws Exception {
        try (Served served = Served.encrypted(TestKey.tls(Cleartext.NOBODY));
                Wire browser = tls(served, 0)) {
            browser.upgrade();
            Connection viewer = served.viewer();
            assertTrue(
                    viewer.peer().browser() && viewer.peer().encrypted(),
                    () -> viewer.peer().toString());
            greet(viewer);
            assertEquals("820c", browser.take(2));
            assertEquals(GREETING, browser.text(12));
            browser.frame(0x82, GREETING);
            assertEquals(GREETING, new String(new WireReader(viewer).bytes(12), StandardCharsets.US_ASCII));
            viewer.close();
            browser.endsWith("88 02 03 e8");
        }
    }

    @Test
    void tellsThatItIsAliveToEverybody() throws Exception {
        try (Served served = Served.encrypted(TestKey.tls(Cleartext.NOBODY));
                Wire clear = new Wire(served.port());
                Wire page = new Wire(served.port())) {
            clear.send("GET /healthz HTTP/1.1\r\nHost: any.name.example\r\n\r\n");
            assertTrue(clear.head().startsWith("HTTP/1.1 200 "));
            assertEquals("ok\n", clear.text(3));
            page.send(REQUEST.formatted(served.port()));
            assertTrue(page.head().startsWith("HTTP/1.1 308 "));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/.well-known/acme-challenge/some_Token-1, 404",
        "/.well-known/acme-challenge/some_Token-1?a, 308",
        "/.well-known/acme-challenge/, 308",
        "/.well-known/acme-challenge/../index.html, 308",
        "/.well-known/acme-challenge/a%2Fb, 308"
    })
    void whoeverCertifiesComesWithoutItForAnswersAlone(String path, int status) throws Exception {
        try (Served served = Served.encrypted(TestKey.tls(Cleartext.NOBODY));
                Wire clear = new Wire(served.port())) {
            clear.send("GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path));
            String head = clear.head();
            assertTrue(head.startsWith("HTTP/1.1 " + status + " "), head);
        }
    }

    @ParameterizedTest
    @EnumSource(Cleartext.class)
    void carriesViewersThatSayNothing(Cleartext cleartext) throws Exception {
        try (Served served = Served.encrypted(TestKey.tls(cleartext));
                Wire viewer = tls(served, 0)) {
            Connection connection = served.viewer();
            assertTrue(connection.peer().encrypted());
            greet(connection);
            assertEquals(GREETING, viewer.text(12));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EVERYBODY", "VIEWERS"})
    void isNotAskedOfThisMachineUnlessItMustBe(Cleartext cleartext) throws Exception {
        try (Served served = Served.encrypted(TestKey.tls(cleartext));
                Wire page = served.connect();
                Wire viewer = served.connect()) {
            page.send(REQUEST.formatted(served.port()));
            assertTrue(page.head().startsWith("HTTP/1.1 200 "));
            viewer.send(GREETING);
            assertFalse(served.viewer().peer().encrypted());
        }
    }

    @Test
    void isWhereBrowsersAreSentToThatComeWithout() throws IOException {
        try (Served served = Served.encrypted(TestKey.tls(Cleartext.NOBODY))) {
            for (String request : new String[] {"GET /a%20b?c=d HTTP/1.1\r\nHost: localhost:9\r\n", Wire.UPGRADE}) {
                try (Wire browser = served.connect()) {
                    browser.send(request + "\r\n");
                    String head = browser.head();
                    assertTrue(head.startsWith("HTTP/1.1 308 "), head);
                    String address = request.equals(Wire.UPGRADE) ? "localhost/any/path?x=1" : "localhost:9/a%20b?c=d";
                    assertTrue(head.contains("\r\nLocation: https://" + address + "\r\n"), head);
                }
            }
        }
    }

    @Test
    void isAskedForAgainWhereTheCertificateIsTheOperators() throws IOException {
        try (Served served = Served.encrypted(TestKey.strict());
                Wire browser = tls(served, 0);
                Wire plain = served.connect()) {
            browser.send(REQUEST.formatted(served.port()));
            String head = browser.head();
            assertTrue(head.contains("Strict-Transport-Security: max-age=31536000\r\n"), head);
            plain.send(REQUEST.formatted(served.port()));
            assertFalse(plain.head().contains("Strict-Transport-Security"), "it means nothing without TLS");
        }
    }

    @Test
    void mayComeLateWhereNobodyIsGreetedWithout() throws Exception {
        try (Served served = Served.encrypted(TestKey.tls(Cleartext.NOBODY));
                Socket plain = new Socket("127.0.0.1", served.port())) {
            TimeUnit.MILLISECONDS.sleep(1200); // Longer than any patience with a silent peer.
            assertTrue(served.hasNoViewer());
            try (Wire late = new Wire(TestKey.over(plain))) {
                greet(served.viewer());
                assertEquals(GREETING, late.text(12));
            }
        }
    }

    @Test
    void isAllThatAViewerGetsInByWhereItMustBe() throws IOException {
        try (Served served = Served.encrypted(TestKey.tls(Cleartext.NOBODY))) {
            for (int door = 0; door < 2; door++) {
                try (Wire viewer = new Wire(served.port(door))) {
                    viewer.send(GREETING).endsWith("");
                }
            }
            assertTrue(served.hasNoViewer());
        }
    }

    @Test
    void leadsToTheDoorOfViewersAndToThatOfBrowsers() throws Exception {
        try (Served served = Served.encrypted(TestKey.tls(Cleartext.NOBODY));
                Wire viewer = tls(served, 1);
                Wire browser = tls(served, 2)) {
            greet(served.viewer());
            assertEquals(GREETING, viewer.text(12));
            TimeUnit.MILLISECONDS.sleep(700);
            browser.send(REQUEST.formatted(served.port(2)));
            assertTrue(browser.head().startsWith("HTTP/1.1 200 "));
        }
    }

    @Test
    void isNotBegunAnewInsideOfASession() throws Exception {
        try (Served served = Served.encrypted(TestKey.tls(Cleartext.NOBODY));
                Wire viewer = tls(served, 0, "TLSv1.2")) {
            greet(served.viewer());
            assertEquals(GREETING, viewer.text(12));
            ((SSLSocket) viewer.socket()).startHandshake();
            assertThrows(IOException.class, () -> viewer.text(1));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "16 03 01 00 05 01 00 00 01 00", // a ClientHello of one byte
                "16 03 01 ff ff 01 02 03", // a record that is longer than any, and stops
                "16 03 03 00 02 01 00", // a handshake that never goes on
            })
    void endsWithoutAHandshake(String bytes) throws IOException {
        try (Served served = Served.encrypted(TestKey.tls(Cleartext.EVERYBODY));
                Wire wire = served.connect()) {
            wire.hex(bytes);
            wire.rest(); // An alert, or nothing.
            assertTrue(served.hasNoViewer());
        }
    }

    @Test
    void failsForOneWhereTheCertificateCannotBeHadAndForNobodyElse() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        SSLContext context = TlsEngines.context(() -> TestKey.SERVER);
        TlsSettings settings = new TlsSettings(
                () -> {
                    if (broken.get()) {
                        throw new UncheckedIOException(new IOException("the disk is gone, on purpose"));
                    }
                    return context;
                },
                Cleartext.EVERYBODY,
                false);
        try (Served served = Served.encrypted(Optional.of(settings))) {
            assertThrows(IOException.class, () -> tls(served, 0).close());
            broken.set(false);
            tls(served, 0).close();
            try (Wire viewer = served.connect()) {
                viewer.send(GREETING);
                served.viewer();
            }
        }
    }
}
