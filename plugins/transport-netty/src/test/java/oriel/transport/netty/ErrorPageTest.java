package oriel.transport.netty;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person in a browser reads why a request is not served, and what the operator can type; a program gets a line. */
@Timeout(30)
final class ErrorPageTest {

    private static final String BROWSER = "Accept: text/html,application/xhtml+xml;q=0.9\r\n";

    private Served served;

    @BeforeEach
    void start() throws Exception {
        served = Served.patient();
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void namesTheCommandThatAllowsAName() throws Exception {
        String page = ask("/", "Host: Screen.Example.org:443\r\n" + BROWSER);
        assertTrue(page.startsWith("HTTP/1.1 403 "), page);
        assertTrue(page.toLowerCase(Locale.ROOT).contains("\r\ncontent-type: text/html; charset=utf-8\r\n"), page);
        assertTrue(page.toLowerCase(Locale.ROOT).contains("\r\ncontent-security-policy: default-src 'none';"), page);
        assertTrue(page.contains("<pre>ORIEL_ALLOWED_HOSTS=screen.example.org oriel serve</pre>"), page);
        String line = ask("/", "Host: screen.example.org\r\n");
        assertTrue(line.endsWith("For example: ORIEL_ALLOWED_HOSTS=screen.example.org oriel serve\n"), line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;reboot", "$(reboot)", "a&&reboot", "<b>bold</b>", "-rf", "`reboot`"})
    void putsNoNameIntoACommandThatAShellCouldMistake(String name) throws Exception {
        String page = ask("/", "Host: " + name + "\r\n" + BROWSER);
        assertTrue(page.startsWith("HTTP/1.1 403 "), page);
        assertFalse(page.contains("ORIEL_ALLOWED_HOSTS"), page);
        assertFalse(page.contains("<b>"), page);
    }

    @Test
    void isForOtherErrorsToo() throws Exception {
        String page = ask("/nothing", "Host: localhost\r\n" + BROWSER);
        assertTrue(page.startsWith("HTTP/1.1 404 "), page);
        assertTrue(page.contains("<main>\n<h1>Not Found</h1>\n<p>There is no such page.</p>\n</main>"), page);
        assertFalse(page.contains("<pre>"), page);
    }

    private String ask(String target, String headers) throws Exception {
        try (Wire wire = served.connect()) {
            wire.send("GET " + target + " HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n");
            return wire.rest();
        }
    }
}
