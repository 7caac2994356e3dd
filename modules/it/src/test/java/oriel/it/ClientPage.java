package oriel.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import oriel.rfb.Framebuffer;
import oriel.transport.FolderPages;

/** Oriel's own page in a browser, and what somebody does with it. */
public final class ClientPage implements AutoCloseable {

    private static final Path ROOT = Path.of(System.getProperty("oriel.root"));
    private static final Path AXE = ROOT.resolve("web/node_modules/axe-core/axe.min.js");
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int MOST_TRIES = 3;
    private static final Path PICTURES = ROOT.resolve("modules/it/target/pages");

    private final Browser browser;
    private final int port;
    private Browser.Look look;

    public ClientPage(Browser.Look look, int port) {
        this.look = look;
        this.browser = new Browser(look);
        this.port = port;
    }

    /** What Playwright knows of it. */
    public static FolderPages pages() throws IOException {
        return new FolderPages(ROOT.resolve("web/target/web"), true);
    }

    /** The browser that shows it. */
    public Browser browser() {
        return browser;
    }

    /** The pages as the product serves them. */
    public Page page() {
        return browser.page();
    }

    /** Goes on at another size and in other colours, once the page has drawn itself so. */
    public ClientPage as(Browser.Look other) {
        look = other;
        browser.look(other);
        page().evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
        return this;
    }

    /** Opens an address below the server's own. */
    public ClientPage open(String address) {
        browser().go("http://127.0.0.1:" + port + address);
        return this;
    }

    /** Has it seen by nobody, as behind another tab, or again. */
    public void hide(boolean hidden) {
        page().evaluate(
                        "hidden => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });"
                                + " document.dispatchEvent(new Event('visibilitychange')); }",
                        hidden);
    }

    /** Waits until it can be told where to connect to. */
    public ClientPage awaitForm() {
        browser.await("document.getElementById('connect').offsetParent !== null");
        return this;
    }

    /** Logs in with the keyboard alone. */
    public ClientPage logIn(String password) {
        awaitForm();
        page().fill("#password", password);
        page().press("#password", "Enter");
        return this;
    }

    /** Waits until the screen is there. */
    public ClientPage awaitConnected() {
        browser.awaitState("connected");
        browser.await("document.querySelector('#screen canvas').width > 0");
        return this;
    }

    /**
     * Presses a button as a finger or a mouse would, after having fetched the bar it may be on; again, if that has gone away by
     * itself meanwhile.
     */
    public void press(String selector) {
        for (int tries = 1; true; tries++) {
            if (isAway(selector)) {
                tap("#bar-handle", MOST_TRIES * PATIENCE_MILLIS);
                browser.await("!document.getElementById('bar').getAnimations().length");
            }
            try {
                tap(selector, PATIENCE_MILLIS);
                return;
            } catch (TimeoutError e) {
                if (tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    private boolean isAway(String selector) {
        return (boolean)
                page().locator(selector).evaluate("each => each.closest('.away #tools, .away .panel') !== null");
    }

    private void tap(String selector, int millis) {
        if (look.touch()) {
            page().tap(selector, new Page.TapOptions().setTimeout(millis));
        } else {
            page().click(selector, new Page.ClickOptions().setTimeout(millis));
        }
    }

    /** The words of the first element that matches. */
    public String text(String selector) {
        return page().textContent(selector);
    }

    /** An attribute of the first element that matches. */
    public String attribute(String selector, String name) {
        return page().getAttribute(selector, name);
    }

    /** What the page shows of the screen. */
    public Framebuffer picture() throws IOException {
        return browser.picture();
    }

    /** Keeps a picture of the page for whoever wants to look at it. */
    public void keep(String what) throws IOException {
        Files.createDirectories(PICTURES);
        page().screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(look.name() + "-" + what + ".png")));
    }

    /** Fails if something sticks out of the page or axe finds a serious issue. */
    public void expectAccessible() throws IOException {
        expectAccessible("html");
    }

    /** The same of what matches a selector, which is quicker. */
    public void expectAccessible(String selector) throws IOException {
        assertEquals(
                true,
                page().evaluate("document.documentElement.scrollWidth <= innerWidth"),
                "something is wider than the page");
        if (!(boolean) page().evaluate("'axe' in window")) {
            page().evaluate(Files.readString(AXE) + "; undefined");
        }
        Object issues = page().locator(selector)
                .first()
                .evaluate("(part) => axe.run(part).then((found) => found.violations"
                        + ".filter((each) => ['serious', 'critical'].includes(each.impact))"
                        + ".map((each) => each.id + ': ' + each.nodes.map((node) => node.html).join(' ')))");
        assertEquals(List.of(), issues, look.name());
    }

    /** Fails if a part of an element is outside of the page. */
    public void expectInside(String selector) {
        BoundingBox box = page().locator(selector).boundingBox();
        boolean inside =
                box.x >= 0 && box.y >= 0 && box.x + box.width <= look.width() && box.y + box.height <= look.height();
        assertEquals(
                true,
                inside,
                selector + " on " + look.name() + ": " + box.x + "," + box.y + " " + box.width + "x" + box.height);
    }

    /** Fails if the console holds an error, or anything was asked for elsewhere. */
    public void expectNoComplaint() {
        assertEquals(List.of(), browser.errors());
        assertEquals(List.of(), browser.requestsOtherThan("((http|ws)://127\\.0\\.0\\.1:" + port + "/|blob:|data:).*"));
    }

    @Override
    public void close() {
        browser.close();
    }
}
