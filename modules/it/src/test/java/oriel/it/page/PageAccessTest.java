package oriel.it.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.it.Browser;
import oriel.it.ClientPage;
import oriel.it.ScreenServer;
import oriel.plugin.Configured;
import oriel.server.options.UpdateOptions;
import oriel.testkit.PaintedScreen;
import oriel.testkit.Parts;

/** The page for those who use the keyboard alone, do not see it, or are made dizzy by what moves. */
@Timeout(120)
class PageAccessTest {

    private static final String ACTIVE = "document.activeElement";

    /** Whether what has the keyboard is marked as such, with a line of some width in a colour of its own. */
    private static final String MARKED = "(() => { const style = getComputedStyle(" + ACTIVE + ");"
            + " return style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2; })()";

    private ScreenServer server;
    private ClientPage page;

    @BeforeEach
    void start() throws Exception {
        server = ScreenServer.start(
                Configured.plain(new PaintedScreen(320, 200)),
                Parts.encoders(),
                Parts.passwords(),
                ClientPage.pages(),
                UpdateOptions.DEFAULT);
        page = new ClientPage(Browser.Look.LAPTOP, server.port());
    }

    @AfterEach
    void stop() {
        page.close();
        server.close();
    }

    private void key(String key) {
        page.page().keyboard().press(key);
    }

    /** What Tab leads to one after another, from here on, all of it marked; a button without an id by its words. */
    private List<String> walk(int steps) {
        List<String> met = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            key("Tab");
            met.add((String)
                    page.page().evaluate(ACTIVE + ".id || " + ACTIVE + ".value || " + ACTIVE + ".textContent"));
            assertEquals(true, page.page().evaluate(MARKED), met + " is not marked");
        }
        return met;
    }

    @Test
    void everythingIsReachedWithTheKeyboardAndSeenToBe() {
        page.open("/").page().waitForSelector("#elsewhere");
        page.browser().await("document.activeElement.id === 'password'");
        assertEquals(List.of("keep-password", "look-only", "connect", "elsewhere", "language"), walk(5));
        page.logIn("secret").awaitConnected();
        key("Control+Alt+Shift+KeyM");
        page.browser().await("document.activeElement.id === 'open-picture'");
        assertEquals(true, page.page().evaluate(MARKED));
        assertEquals("Size and quality of the picture", page.text("#tip"));
        assertTrue(page.page().isVisible("#tip"));
        assertEquals("tip", page.attribute("#open-picture", "aria-describedby"));
        assertEquals(
                List.of(
                        "open-keys",
                        "open-clipboard",
                        "show-statistics",
                        "screenshot",
                        "fullscreen",
                        "open-session",
                        "disconnect",
                        "bar-handle"),
                walk(8));
        open("picture");
        assertEquals(List.of("auto", "fit", "view-only", "picture-more"), panel(4));
        open("keys");
        List<String> keys = panel(23);
        assertEquals(List.of("hold-ctrl", "hold-alt", "hold-shift", "hold-super"), keys.subList(0, 4));
        assertTrue(keys.containsAll(List.of("Ctrl Alt Del", "Page down", "F1")), keys.toString());
        open("clipboard");
        assertEquals(
                List.of(
                        "clipboard-text",
                        "clipboard-send",
                        "clipboard-copy",
                        "clipboard-type",
                        "clipboard-receives",
                        "clipboard-sends"),
                panel(6));
        open("session");
        assertEquals(List.of("line-head", "bell-sound", "handle-seen", "session-language"), panel(4));
        key("Escape");
        page.browser().await("document.activeElement.id === 'open-session'");
        key("Escape");
        page.browser().await("document.activeElement.className === 'typing'");
    }

    private void open(String panel) {
        page.page().focus("#open-" + panel);
        key("Enter");
        assertTrue(page.page().isVisible("#" + panel));
        assertTrue(page.page().isHidden("#tip"));
        assertEquals("true", page.attribute("#open-" + panel, "aria-expanded"));
    }

    /** From the last tool on, so that the next is in the panel. */
    private List<String> panel(int steps) {
        page.page().focus("#disconnect");
        return walk(steps);
    }

    @Test
    void statesAreToldToThoseWhoDoNotSeeThem() {
        page.open("/").page().waitForSelector("#elsewhere");
        assertEquals("status", page.attribute("#status", "role"));
        assertEquals("", page.text("#status"));
        page.logIn("wrong").browser().awaitState("failed");
        assertEquals("alert", page.attribute("#message", "role"));
        page.logIn("secret").awaitConnected();
        assertEquals("Connected to Oriel under test.", page.text("#status"));
        page.press("#disconnect");
        page.browser().await("document.getElementById('status').textContent === 'Disconnected.'");
    }

    @Test
    void nothingMovesForThoseWhoDoNotWantThat() {
        page.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.open("/").logIn("secret").awaitConnected();
        assertEquals("0s", duration());
        page.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
        assertEquals("0.2s", duration());
    }

    private Object duration() {
        return page.page().evaluate("getComputedStyle(document.getElementById('bar')).transitionDuration");
    }
}
