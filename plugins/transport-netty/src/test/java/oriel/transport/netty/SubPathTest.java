package oriel.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A proxy may leave a path before each address. */
@Timeout(30)
final class SubPathTest {

    private Served served;

    @BeforeEach
    void start() throws Exception {
        served = Served.under("/alice");
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/alice/, 200",
        "/alice/?q=1, 200",
        "/alice/a%20b, 200",
        "/alice/nothing, 404",
        "/alice/alice/, 404",
        "/alicea b, 400",
        "/alicex, 404",
        "/bob/, 404",
        "/, 200",
        "/a%20b, 200",
        "/healthz, 200",
        "/alice/healthz, 200",
        "/alice/server.json, 200",
        "/server.json, 200"
    })
    void isTakenAwayWhereItIs(String target, int status) throws Exception {
        assertEquals(status, Integer.parseInt(ask(target).substring(9, 12)), target);
    }

    @ParameterizedTest
    @CsvSource({"/alice, /alice/", "/alice?q=1, /alice/?q=1"})
    void needsASlashAtItsEnd(String target, String address) throws Exception {
        String answer = ask(target);
        assertTrue(answer.startsWith("HTTP/1.1 308 "), answer);
        assertTrue(answer.toLowerCase(Locale.ROOT).contains("\r\nlocation: " + address + "\r\n"), answer);
    }

    @Test
    void isNobodysWhereThereIsNone() throws Exception {
        try (Served plain = Served.patient();
                Wire wire = plain.connect()) {
            wire.send("GET /alice HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertTrue(wire.rest().startsWith("HTTP/1.1 404 "));
        }
    }

    private String ask(String target) throws Exception {
        try (Wire wire = served.connect()) {
            wire.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            return wire.rest();
        }
    }
}
