package oriel.it.viewers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.capture.CursorImage;
import oriel.capture.LedState;
import oriel.capture.Resizer;
import oriel.it.Browser;
import oriel.it.Pictures;
import oriel.it.ScreenServer;
import oriel.it.TestPages;
import oriel.plugin.Configured;
import oriel.rfb.Framebuffer;
import oriel.testkit.PaintedScreen;
import oriel.testkit.Parts;

/** noVNC and everything of a desktop that is not pixels: size, clipboard, cursor, keys, locks, name. */
@Timeout(120)
class NoVncDesktopTest {

    private final PaintedScreen screen = new PaintedScreen(320, 200).resizing(Resizer.Outcome.DONE);
    private ScreenServer server;
    private Browser browser;

    @BeforeEach
    void start() throws Exception {
        server = ScreenServer.start(
                Configured.plain(screen),
                Parts.encoders(),
                Parts.open(),
                TestPages.with("desktop.html"),
                ScreenServer.unpaced(Optional.of(Duration.ofMillis(50))));
        browser = new Browser(640, 400);
        browser.go("http://127.0.0.1:" + server.port() + "/desktop.html");
        browser.awaitState("connected");
    }

    @AfterEach
    void stop() {
        browser.close();
        server.close();
    }

    private void await(String expression) {
        browser.page().waitForFunction(expression, null, new Page.WaitForFunctionOptions().setTimeout(20_000));
    }

    private void expectSize(int width, int height, int seed) throws Exception {
        await("(() => { const c = document.querySelector('#screen canvas');" + " return c.width === " + width
                + " && c.height === " + height + "; })()");
        Random random = new Random(seed);
        screen.paint(picture -> {
            for (int i = 0; i < picture.width() * picture.height(); i++) {
                picture.pixels()[i] = random.nextInt(1 << 24);
            }
            return picture.bounds();
        });
        Framebuffer shown = screen.picture();
        assertEquals(width + "x" + height, shown.width() + "x" + shown.height());
        Pictures.expect("noVNC", shown, browser::picture);
    }

    @Test
    void followsItsWindow() throws Exception {
        expectSize(640, 400, 1);
        browser.page().setViewportSize(777, 333);
        expectSize(777, 333, 2);
        for (int i = 0; i < 20; i++) {
            browser.page().setViewportSize(400 + 17 * i, 500 - 11 * i);
        }
        expectSize(723, 291, 3);
        assertEquals(List.of(), browser.errors());
    }

    @Test
    void exchangesTextOfAllOfUnicode() throws Exception {
        String text = "\u03b1\u20ac\ud83d\ude00\nend";
        await("window.takesAllText()");
        browser.page().evaluate("text => window.paste(text)", text);
        assertEquals("text " + text, screen.nextEvent());
        screen.listener().clipboardChanged(text + "!");
        await("window.text !== undefined");
        assertEquals(text + "!", browser.page().evaluate("window.text"));
        String large = "\ud83d\ude00".repeat(1 << 18);
        browser.page().evaluate("text => window.paste(text)", large);
        assertEquals("text " + large, screen.nextEvent());
        screen.listener().clipboardChanged(large);
        await("window.text.length === " + large.length());
        assertEquals(List.of(), browser.errors());
    }

    @Test
    void takesCursorLocksAndName() {
        screen.listener().cursorChanged(new CursorImage(2, 1, 1, 0, new int[] {0xffff0000, 0x80008000}));
        await("window.cursor() === '2x1: 255 0 0 255 0 255 0 128'");
        screen.listener().cursorChanged(CursorImage.HIDDEN);
        await("window.cursor() === '1x1: 0 0 0 0'");
        screen.listener().locksChanged(new LedState(false, false, true));
        await("window.capsLock() === true");
        screen.listener().locksChanged(LedState.NONE);
        await("window.capsLock() === false");
        server.name("\u03b1 desk");
        await("window.desktopName === '\u03b1 desk'");
        assertEquals(List.of(), browser.errors());
    }

    @Test
    void tellsThePlacesOfKeysAndTheButtonsOfTheSide() throws Exception {
        expectSize(640, 400, 4);
        browser.page().evaluate("document.querySelector('#screen canvas').focus()");
        browser.page().keyboard().press("KeyA");
        assertEquals("key 97 at 30 down", screen.nextEvent());
        assertEquals("key 97 at 30 up", screen.nextEvent());
        browser.page().keyboard().press("ControlRight");
        assertEquals("key 65508 at 157 down", screen.nextEvent());
        assertEquals("key 65508 at 157 up", screen.nextEvent());
        for (int button = 3; button <= 4; button++) {
            for (String type : List.of("mousedown", "mouseup")) {
                int held = type.equals("mousedown") ? 1 << button : 0;
                browser.page()
                        .evaluate(("document.querySelector('#screen canvas').dispatchEvent(new MouseEvent('%s',"
                                        + " {button: %d, buttons: %d, clientX: 9, clientY: 8, bubbles: true}))")
                                .formatted(type, button, held));
            }
            expectButton(button + 5, "down");
            expectButton(button + 5, "up");
        }
        assertTrue(browser.errors().isEmpty());
    }

    private void expectButton(int button, String change) throws InterruptedException {
        String event = screen.nextEvent();
        while (event.startsWith("move")) {
            event = screen.nextEvent();
        }
        assertEquals("button " + button + " " + change, event);
    }
}
