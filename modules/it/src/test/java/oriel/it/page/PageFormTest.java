package oriel.it.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import oriel.it.Browser;
import oriel.it.CProgram;
import oriel.it.ClientPage;
import oriel.it.Desk;
import oriel.testkit.Parts;

/** The forms before the screen, and the tools of the page with host and port. */
@Timeout(120)
class PageFormTest {

    private static final List<Browser.Look> LOW = List.of(
            new Browser.Look("phone-320", 320, 480, false, false),
            new Browser.Look("landscape", 844, 390, false, false));

    @RegisterExtension
    final Desk desk = new Desk(640, 480, CProgram::painter, Parts::passwords);

    private ClientPage page;

    @BeforeEach
    void start() throws Exception {
        page = new ClientPage(Browser.Look.LAPTOP, desk.server().port());
    }

    @AfterEach
    void stop() {
        page.close();
    }

    private void awaitReady() {
        page.browser().await("document.body.dataset.state === 'disconnected'");
        page.browser().await("document.getElementById('port').value !== ''");
    }

    @Test
    void whatDoesNotAnswerIsGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            for (String form : List.of("/other.html", "/vnc_client.html")) {
                page.open(form);
                awaitReady();
                page.page().fill("#port", Integer.toString(silent.getLocalPort()));
                page.press("#connect");
                page.browser().awaitState("connecting");
                page.browser().await("document.activeElement.id === 'cancel'");
                assertEquals("Connecting \u2026", page.text("#entrance-title"));
                page.press("#cancel");
                page.browser().awaitState("disconnected");
                assertEquals("Connect to a screen", page.text("#entrance-title"));
                assertTrue(page.page().isVisible("#connect") && page.page().isEnabled("#port"), form);
            }
        }
    }

    @Test
    void whatIsNoHostOrPortIsToldAtItsField() {
        for (String form : List.of("/other.html", "/vnc_client.html")) {
            page.open(form);
            awaitReady();
            page.page().fill("#host", "no host");
            page.press("#connect");
            expectProblem("host", "name or the address of the server");
            page.page().fill("#host", "localhost");
            page.page().fill("#port", "70000");
            page.press("#connect");
            expectProblem("port", "from 1 to 65535");
            page.expectInside("#message");
            expectSeenInLowWindows();
        }
    }

    /** What went wrong is seen although the form is higher than the window, and its end was seen before. */
    private void expectSeenInLowWindows() {
        for (Browser.Look low : LOW) {
            page.as(low).page().locator("#language").scrollIntoViewIfNeeded();
            page.press("#connect");
            page.expectInside("#message");
        }
        page.as(Browser.Look.LAPTOP);
    }

    private void expectProblem(String field, String words) {
        page.browser().await("document.activeElement.id === '" + field + "'");
        assertEquals("true", page.attribute("#" + field, "aria-invalid"));
        assertTrue(page.text("#message").contains(words), page.text("#message"));
    }

    @Test
    void aQuestionForThePasswordMayBeCancelled() {
        page.open("/").page().waitForSelector("#elsewhere");
        assertEquals("only if one is set", page.attribute("#password", "placeholder"));
        page.press("#connect");
        page.browser().awaitState("asking");
        assertEquals("", page.attribute("#password", "placeholder"), "there is one");
        page.press("#cancel");
        page.browser().awaitState("disconnected");
        assertEquals("only if one is set", page.attribute("#password", "placeholder"));
        page.press("#connect");
        page.browser().awaitState("asking");
        page.page().keyboard().press("Escape");
        page.browser().awaitState("disconnected");
    }

    @Test
    void thePageWithHostAndPortLooksOnOnlyAndFillsTheScreen() throws Exception {
        page.open("/vnc_client.html");
        awaitReady();
        page.press("#look-only");
        page.logIn("secret").awaitConnected();
        page.page().keyboard().type("n");
        page.press("#open-picture");
        assertTrue(page.page().isChecked("#view-only"));
        page.press("#view-only");
        page.browser().await("!document.getElementById('look-only').checked");
        page.page().focus("#screen .typing");
        page.page().keyboard().type("y");
        desk.program().expect("key y");
        page.press("#fullscreen");
        page.browser().await("document.fullscreenElement !== null");
        page.press("#fullscreen");
        page.browser().await("document.fullscreenElement === null");
        page.expectNoComplaint();
    }
}
