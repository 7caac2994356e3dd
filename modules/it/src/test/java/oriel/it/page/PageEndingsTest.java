package oriel.it.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.it.Browser;
import oriel.it.CProgram;
import oriel.it.ClientPage;
import oriel.it.Distribution;
import oriel.it.Pictures;
import oriel.it.Ports;
import oriel.rfb.Framebuffer;
import oriel.testkit.Programs;
import oriel.testkit.Xvfb;
import oriel.testkit.XwdPicture;

/** What the page says and does when a connection does not come about or ends, with the product itself. */
@Timeout(180)
class PageEndingsTest {

    private Xvfb xvfb;
    private CProgram painter;
    private static final long QUIET_MILLIS = 6000;

    /** FramebufferUpdateRequest, not incremental, of the first pixel. */
    private static final byte[] ONE_PIXEL = {3, 0, 0, 0, 0, 0, 0, 1, 0, 1};

    private Distribution server;
    private int port;

    @BeforeEach
    void start() throws Exception {
        xvfb = Xvfb.start(400, 300);
        painter = CProgram.painter(xvfb.display());
        port = Ports.free();
        serve(Map.of());
    }

    @AfterEach
    void stop() {
        server.close();
        painter.close();
        xvfb.close();
    }

    private void serve(Map<String, String> more) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(Map.of(
                "ORIEL_WEBSOCKET_DETECT_TIMEOUT", "1",
                "ORIEL_PASSWORD", "secret",
                "ORIEL_HOST", "127.0.0.1"));
        environment.putAll(more);
        server =
                Distribution.start(environment, "serve", "--display", xvfb.display(), "--port", Integer.toString(port));
        assertEquals(port, server.port());
    }

    private ClientPage page() {
        return new ClientPage(Browser.Look.LAPTOP, port).open("/");
    }

    @Test
    void keepsTheLastPictureAndComesBackWhenTheServerDoes() throws Exception {
        try (ClientPage embedded = new ClientPage(Browser.Look.PHONE, port);
                ClientPage page = page()) {
            embedded.open("/embed.html#password=secret").awaitConnected();
            page.logIn("secret").awaitConnected();
            painter.say("draw 8 50").expect("drawn");
            Framebuffer last = XwdPicture.of(xvfb);
            Pictures.expect("the page", last, page::picture);
            Pictures.expect("the embedded page", last, embedded::picture);
            page.press("#open-keys");
            page.page().fill("#own-keys", "Ctrl Shift");
            page.page().evaluate("document.getElementById('own-keys').setSelectionRange(4, 4)");
            compose(embedded, "\u00f6");
            server.kill();
            page.browser().awaitState("waiting");
            assertTrue(page.text("#waiting-reason").contains("lost"), page.text("#waiting-reason"));
            page.browser()
                    .await(
                            "/^Trying again in \\d+ seconds?\\.$/.test(document.getElementById('waiting-count').textContent)");
            Framebuffer kept = page.browser().picture("document.getElementById('last').toDataURL('image/png')");
            Pictures.expect("the last picture", last, () -> kept);
            page.expectAccessible();
            page.keep("6-waiting");
            embedded.browser().awaitState("waiting");
            assertTrue(embedded.text("#message").contains("Trying again by itself"), embedded.text("#message"));
            Framebuffer dimmed = embedded.browser().picture("document.querySelector('.last').toDataURL('image/png')");
            Pictures.expect("the embedded page", last, () -> dimmed);
            embedded.expectAccessible();
            embedded.keep("embed-waiting");
            painter.say("draw 9 50").expect("drawn");
            serve(Map.of());
            page.browser().awaitState("connected");
            Pictures.expect("the page", XwdPicture.of(xvfb), page::picture);
            assertTrue(page.page().isHidden("#last") && page.page().isHidden("#waiting"));
            embedded.awaitConnected();
            Pictures.expect("the embedded page", XwdPicture.of(xvfb), embedded::picture);
            painter.expect("key odiaeresis");
            assertTrue(page.page().isVisible("#keys"), "the panel is closed");
            page.browser().await("document.activeElement.id === 'own-keys'");
            page.page().keyboard().type(" Alt");
            assertEquals("Ctrl Alt Shift", page.page().inputValue("#own-keys"));
            page.page().focus("#screen textarea");
            page.page().keyboard().type("k");
            painter.expect("key k");
        }
    }

    /** Begins to compose a text with an input method, and does not end it. */
    private static void compose(ClientPage page, String text) {
        JsonObject composition = new JsonObject();
        composition.addProperty("text", text);
        composition.addProperty("selectionStart", text.length());
        composition.addProperty("selectionEnd", text.length());
        page.page().context().newCDPSession(page.page()).send("Input.imeSetComposition", composition);
    }

    /** As after each start without a configuration, which makes a password of its own. */
    @Test
    void asksForTheNewPasswordOfAServerThatWasStartedAgain() throws Exception {
        try (ClientPage page = page()) {
            page.logIn("secret").awaitConnected();
            server.kill();
            page.browser().awaitState("waiting");
            assertEquals("alertdialog", page.attribute("#waiting", "role"));
            page.browser().await("document.activeElement.id === 'waiting-now'");
            page.browser().await("getComputedStyle(document.getElementById('last')).filter.includes('brightness(0.4')");
            serve(Map.of("ORIEL_PASSWORD", "another"));
            page.browser().awaitState("failed");
            String message = page.text("#message");
            assertTrue(message.contains("another password") && message.contains("Type the new one"), message);
            assertTrue(page.page().isHidden("#last") && page.page().isHidden("#waiting"));
            page.browser().await("document.activeElement.id === 'password'");
            page.expectAccessible();
            page.keep("8-changed");
            page.page().keyboard().type("another");
            page.page().keyboard().press("Enter");
            page.awaitConnected();
            page.page().keyboard().type("n");
            painter.expect("key n");
        }
    }

    /** The page's clock stands still meanwhile, so that it does not try by itself. */
    @Test
    void triesAtOnceWhenToldToAndNoMoreWhenStopped() throws Exception {
        try (ClientPage page = new ClientPage(Browser.Look.LAPTOP, port)) {
            page.page().clock().install();
            page.open("/").logIn("secret").awaitConnected();
            server.kill();
            page.browser().await("/in \\d+ s/.test(document.getElementById('waiting-count').textContent)");
            stopClock(page.page());
            serve(Map.of());
            page.press("#waiting-now");
            page.awaitConnected();
            page.page().clock().resume();
            server.kill();
            page.browser().awaitState("waiting");
            page.press("#waiting-stop");
            page.browser().awaitState("disconnected");
            assertTrue(page.page().isVisible("#connect") && page.page().isHidden("#last"));
            serve(Map.of());
            page.page().press("#password", "Enter");
            page.awaitConnected();
        }
    }

    /** At a time that has not come yet: the clock goes on while it is read, on a busy machine for long. */
    private static void stopClock(Page page) {
        for (long leadMillis = 1; true; leadMillis *= 4) {
            try {
                page.clock().pauseAt(((Number) page.evaluate("Date.now()")).longValue() + leadMillis);
                return;
            } catch (PlaywrightException e) {
                assertTrue(leadMillis < 1000 && e.getMessage().contains("to the past"), e.getMessage());
            }
        }
    }

    /** As when a cable is cut: the connection stands, and nothing comes. The page's clock runs as the test wants it. */
    @Test
    void noticesALineOnWhichNothingComes() throws Exception {
        try (ClientPage page = new ClientPage(Browser.Look.LAPTOP, port)) {
            page.page().clock().install();
            page.open("/").logIn("secret").awaitConnected();
            page.page().clock().runFor(QUIET_MILLIS);
            page.page().waitForCondition(() -> page.browser().hasSent(ONE_PIXEL));
            painter.say("draw 4 50").expect("drawn");
            Pictures.expect("the page", XwdPicture.of(xvfb), page::picture);

            stopClock(page.page());
            signal("-STOP");
            try {
                awaitBadLine(page);
                page.browser().awaitState("connected");
                page.keep("9-bad-line");
                page.page().clock().runFor(7000);
                page.browser().awaitState("waiting");
                assertTrue(page.page().isHidden("#message"), "the line is not bad, it is gone");
            } finally {
                signal("-CONT");
            }
            page.page().clock().resume();
            page.awaitConnected();
            Pictures.expect("the page", XwdPicture.of(xvfb), page::picture);
            assertTrue(page.page().isHidden("#message"), page.text("#message"));
        }
    }

    /** What the server had sent before it was stopped is a sign of life when it comes. */
    private static void awaitBadLine(ClientPage page) {
        for (int tries = 0; tries < 3 && !page.text("#message").contains("line is bad"); tries++) {
            page.page().clock().runFor(QUIET_MILLIS + 4000);
        }
        page.browser().await("document.getElementById('message').textContent.includes('line is bad')");
    }

    private void signal(String name) throws Exception {
        Programs.run("", "kill", name, Long.toString(server.pid()));
    }

    @Test
    void saysThatThePasswordIsWrongAndTakesAnother() {
        try (ClientPage page = page()) {
            page.logIn("wrong").browser().awaitState("failed");
            assertTrue(page.text("#message").contains("Check the password"), page.text("#message"));
            page.browser().await("document.activeElement.id === 'password'");
            page.page().keyboard().type("secret");
            page.page().keyboard().press("Enter");
            page.awaitConnected();
            assertEquals(List.of(), page.browser().errors());
        }
    }

    @Test
    void saysThatTheServerIsFull() throws Exception {
        server.close();
        serve(Map.of("ORIEL_MAX_CONNECTIONS", "1"));
        try (ClientPage first = page();
                ClientPage second = page()) {
            first.logIn("secret").awaitConnected();
            second.logIn("secret").browser().awaitState("failed");
            String message = second.text("#message");
            assertTrue(message.contains("full") && message.contains("Try again later"), message);
            first.press("#disconnect");
            first.browser().awaitState("disconnected");
            second.logIn("secret").awaitConnected();
        }
    }

    @Test
    void saysThatNobodyAnswers() throws Exception {
        try (ClientPage page = page()) {
            page.awaitForm();
            server.kill();
            page.logIn("secret").browser().awaitState("failed");
            String message = page.text("#message");
            assertTrue(message.contains("Nothing answers at 127.0.0.1:" + port), message);
            page.expectAccessible();
            page.keep("7-gone");
        }
    }
}
