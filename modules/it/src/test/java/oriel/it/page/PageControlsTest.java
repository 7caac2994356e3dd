package oriel.it.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import oriel.it.Browser;
import oriel.it.CProgram;
import oriel.it.ClientPage;
import oriel.it.Desk;
import oriel.it.Pictures;
import oriel.rfb.Framebuffer;
import oriel.testkit.Parts;
import oriel.testkit.XwdPicture;

/** Every control of the page does what it says, at each size; an X program tells what arrives. */
@Timeout(180)
class PageControlsTest {

    private static final String CANVAS = "document.querySelector('#screen canvas')";
    private static final String AWAY = "document.getElementById('bar').classList.contains('away')";

    /** Whether each tool is what a click in its middle meets. */
    private static final String REACHED =
            "[...document.querySelectorAll('.tool')].filter((each) => each.offsetParent).every((each) => {"
                    + " const { x, y, width, height } = each.getBoundingClientRect();"
                    + " return each.contains(document.elementFromPoint(x + width / 2, y + height / 2)); })";

    private static final Map<String, List<String>> CHORDS = Map.ofEntries(
            Map.entry("Ctrl Alt Del", List.of("Control_L", "Alt_L", "Delete")),
            Map.entry("Alt Tab", List.of("Alt_L", "Tab")),
            Map.entry("Super key", List.of("Super_L")),
            Map.entry("Ctrl W", List.of("Control_L", "w")),
            Map.entry("Ctrl T", List.of("Control_L", "t")),
            Map.entry("Ctrl N", List.of("Control_L", "n")),
            Map.entry("Alt F4", List.of("Alt_L", "F4")),
            Map.entry("Esc", List.of("Escape")),
            Map.entry("Tab", List.of("Tab")),
            Map.entry("Del", List.of("Delete")),
            Map.entry("Print", List.of("Print")),
            Map.entry("Page up", List.of("Prior")),
            Map.entry("Page down", List.of("Next")));

    @RegisterExtension
    static final Desk DESK = new Desk(640, 480, CProgram::painter, Parts::passwords);

    @ParameterizedTest
    @MethodSource("oriel.it.Browser$Look#sizes")
    void everyControlDoesWhatItSays(Browser.Look look) throws Exception {
        try (ClientPage page = new ClientPage(look, DESK.server().port())) {
            page.open("/").logIn("secret").awaitConnected();
            if (look.touch()) {
                page.press("#gestures-close");
            }
            if (look.equals(Browser.Look.LAPTOP)) {
                barGoesByItself(page);
            }
            clickAndType(page);
            barGoesAndComesByKeyboard(page);
            keys(page);
            heldModifiers(page);
            picture(page, look);
            viewOnly(page);
            statistics(page);
            screenshot(page);
            filesStayHere(page);
            fullscreen(page);
            barMovesAside(page, look);
            page.press("#disconnect");
            page.browser().awaitState("disconnected");
            assertTrue(page.page().isVisible("#connect"));
            page.expectNoComplaint();
        }
    }

    @Test
    void aPanelIsBelowItsButtonAndNeverHidesATool() throws Exception {
        try (ClientPage page = new ClientPage(Browser.Look.LAPTOP, DESK.server().port())) {
            page.open("/").logIn("secret").awaitConnected();
            for (int[] size : new int[][] {{320, 568}, {320, 256}, {844, 390}, {768, 1024}, {1440, 900}}) {
                page.page().setViewportSize(size[0], size[1]);
                for (String panel : List.of("picture", "keys", "clipboard", "session")) {
                    page.press("#open-" + panel);
                    BoundingBox button = page.page().locator("#open-" + panel).boundingBox();
                    BoundingBox box = page.page().locator("#" + panel).boundingBox();
                    assertTrue(box.x >= 0 && box.x + box.width <= size[0] && box.y + box.height <= size[1], panel);
                    assertTrue(
                            box.x <= button.x + button.width / 2 && button.x + button.width / 2 <= box.x + box.width);
                    BoundingBox tools = page.page().locator("#tools").boundingBox();
                    assertEquals(tools.y + tools.height, box.y, 10, panel);
                    assertTrue(tools.x >= 0 && tools.x + tools.width <= size[0], "the tools at " + size[0]);
                    assertEquals(true, page.page().evaluate(REACHED), panel + " at " + size[0]);
                    page.press("#open-" + panel);
                }
            }
        }
    }

    private void clickAndType(ClientPage page) throws Exception {
        expectClick(page, 300, 400);
        page.page().keyboard().type("q7");
        DESK.program().expect("key q");
        DESK.program().expect("key 7");
    }

    /** Browsers round the places of clicks to their own pixels, two of which may be further apart on a small picture. */
    private void expectClick(ClientPage page, int x, int y) throws InterruptedException {
        double[] place = page.browser().placeOf(x, y);
        page.page().mouse().click(place[0], place[1]);
        for (String change : List.of("press", "release")) {
            String[] words = DESK.program().next().split(" ");
            assertEquals(List.of(change, "1"), List.of(words[0], words[1]));
            assertEquals(x, Integer.parseInt(words[2]), 1);
            assertEquals(y, Integer.parseInt(words[3]), 1);
        }
    }

    private static void barGoesByItself(ClientPage page) {
        assertEquals("true", page.attribute("#bar-handle", "aria-expanded"));
        page.browser().await(AWAY);
        page.page().mouse().move(200, 0);
        page.browser().await("!" + AWAY);
        page.page().mouse().move(200, 400);
        page.press("#open-session");
        page.press("#handle-seen");
        page.press("#open-session");
        assertTrue(page.page().isVisible("#bar-handle"));
        page.press("#bar-handle");
        page.browser().await(AWAY);
        assertTrue(page.page().isHidden("#bar-handle"));
        page.page().mouse().move(600, 1);
        page.browser().await("!" + AWAY);
        page.press("#open-session");
        page.press("#handle-seen");
        page.press("#open-session");
    }

    private void barGoesAndComesByKeyboard(ClientPage page) throws Exception {
        page.browser().await(AWAY);
        page.page().keyboard().press("Control+Alt+Shift+KeyM");
        page.browser().await("document.activeElement.id === 'open-picture'");
        for (String modifier : List.of("Control_L", "Alt_L", "Shift_L")) {
            DESK.program().expect("key " + modifier);
        }
        page.page().keyboard().press("Enter");
        assertTrue(page.page().isVisible("#picture"));
        page.page().keyboard().press("Escape");
        assertTrue(page.page().isHidden("#picture"));
        page.page().keyboard().press("Escape");
        page.browser().await("document.activeElement.className === 'typing'");
        page.page().keyboard().press("x");
        DESK.program().expect("key x");
    }

    private void keys(ClientPage page) throws Exception {
        page.press("#open-keys");
        assertEquals(CHORDS.size(), page.page().locator("#chords button").count());
        for (Map.Entry<String, List<String>> chord : CHORDS.entrySet()) {
            page.press("#chords button:text-is('" + chord.getKey() + "')");
            for (String key : chord.getValue()) {
                DESK.program().expect("key " + key);
            }
        }
        for (String key : page.page().locator("#single-keys button").allTextContents()) {
            page.press("#single-keys button:text-is('" + key + "')");
            DESK.program().expect("key " + key);
        }
    }

    private void heldModifiers(ClientPage page) throws Exception {
        page.press("#hold-ctrl");
        DESK.program().expect("key Control_L");
        assertEquals("true", page.attribute("#hold-ctrl", "aria-pressed"));
        page.page().evaluate(CANVAS + ".focus()");
        page.page().keyboard().press("c");
        DESK.program().expect("key c");
        assertEquals("off", page.attribute("#hold-ctrl", "data-held"));
        page.press("#hold-alt");
        page.press("#hold-alt");
        DESK.program().expect("key Alt_L");
        page.page().evaluate(CANVAS + ".focus()");
        page.page().keyboard().press("c");
        DESK.program().expect("key c");
        assertEquals("locked", page.attribute("#hold-alt", "data-held"));
        page.press("#hold-alt");
        assertEquals("off", page.attribute("#hold-alt", "data-held"));
    }

    private void picture(ClientPage page, Browser.Look look) throws Exception {
        page.press("#open-picture");
        page.press("input[value='actual']");
        page.browser().await(CANVAS + ".getBoundingClientRect().width === 640");
        page.press("input[value='fit']");
        int fitting = Math.min(look.width(), look.height() * 640 / 480);
        page.browser().await("Math.round(" + CANVAS + ".getBoundingClientRect().width) === " + fitting);
        page.press("#picture-more");
        page.page().press("#quality", "End");
        page.page().press("#compression", "Home");
        assertEquals("9", page.text("#quality-value"));
        assertEquals("0", page.text("#compression-value"));
        awaitSent(page, (byte) 0xe9);
        awaitSent(page, (byte) 0x00);
        DESK.program().say("draw 3 60").expect("drawn");
        Pictures.expect("the page", XwdPicture.of(DESK.xvfb()), page::picture);
    }

    /** Waits until a list of encodings was sent that has a level in it. */
    private static void awaitSent(ClientPage page, byte level) {
        page.page().waitForCondition(() -> page.browser().hasSent((byte) -1, (byte) -1, (byte) -1, level));
    }

    private void viewOnly(ClientPage page) throws Exception {
        page.press("#view-only");
        page.press("#open-picture");
        double[] ignored = page.browser().placeOf(30, 470);
        page.page().mouse().click(ignored[0], ignored[1]);
        page.page().keyboard().type("n");
        page.press("#open-picture");
        page.press("#view-only");
        expectClick(page, 630, 470);
    }

    private void statistics(ClientPage page) throws Exception {
        page.press("#show-statistics");
        DESK.program().say("paint 3");
        page.browser().await("Number(document.getElementById('figure-frames').value) > 3");
        page.browser().await("Number(document.getElementById('figure-data').value) > 0");
        page.browser().await("Number(document.getElementById('figure-trip').value) > 0");
        page.browser().await("/Tight|ZRLE/.test(document.getElementById('figure-encoding').textContent)");
        DESK.program().say("stop").expect("drawn");
        assertEquals("640 × 480", page.text("#figure-size"));
        page.browser().await("/ /.test(document.getElementById('plot-frames').getAttribute('points'))");
        page.browser().await("document.getElementById('figure-frames').value === '0'");
        page.press("#show-statistics");
        assertTrue(page.page().isHidden("#statistics"));
    }

    private void screenshot(ClientPage page) throws Exception {
        Framebuffer screen = XwdPicture.of(DESK.xvfb());
        Pictures.expect("the page", screen, page::picture);
        Download download = page.page().waitForDownload(() -> page.press("#screenshot"));
        assertTrue(
                download.suggestedFilename().matches("Oriel under test \\d{4}(-\\d\\d){2} \\d\\d(\\.\\d\\d){2}\\.png"));
        Framebuffer saved = Pictures.of(ImageIO.read(download.path().toFile()));
        Pictures.expect("the file", screen, () -> saved);
        assertEquals("Saved as " + download.suggestedFilename(), page.text("#message"));
        assertEquals(
                "160x120",
                page.page()
                        .evaluate("(({ width, height }) => `${width}x${height}`)"
                                + "(document.querySelector('#message canvas'))"));
        page.keep("screenshot-saved");
    }

    /** Where the page takes a file that is over it, the browser would open it in the page's place. */
    private static void filesStayHere(ClientPage page) {
        Object prevented = page.page().evaluate("""
                (() => {
                  const dataTransfer = new DataTransfer();
                  dataTransfer.items.add(new File(["x"], "x.txt"));
                  const drag = (type) => new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
                  const canvas = document.querySelector("#screen canvas");
                  return ["dragenter", "dragover", "drop"].map((type) => !canvas.dispatchEvent(drag(type)));
                })()""");
        assertEquals(List.of(false, true, true), prevented);
        assertTrue(page.text("#message").startsWith("Files stay on this computer"), page.text("#message"));
    }

    private void fullscreen(ClientPage page) {
        page.press("#fullscreen");
        page.browser().await("document.fullscreenElement !== null");
        page.browser().await("document.getElementById('fullscreen').ariaPressed === 'true'");
        page.browser().await("document.getElementById('message').textContent.startsWith('Esc goes to the screen')");
        pressEscape(page, 1);
        page.browser().await("document.fullscreenElement !== null");
        pressEscape(page, 2);
        page.browser().await("document.fullscreenElement === null");
        page.press("#fullscreen");
        page.browser().await("document.fullscreenElement !== null");
        page.press("#fullscreen");
        page.browser().await("document.fullscreenElement === null");
    }

    private static void pressEscape(ClientPage page, int times) {
        page.page()
                .evaluate(
                        "times => { for (let i = 0; i < times; i++) {"
                                + " window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' })); } }",
                        times);
    }

    private void barMovesAside(ClientPage page, Browser.Look look) {
        BoundingBox handle = page.page().locator("#bar-handle").boundingBox();
        page.page().mouse().move(handle.x + handle.width / 2, handle.y + handle.height / 2);
        page.page().mouse().down();
        page.page().mouse().move(look.width(), handle.y);
        page.page().mouse().up();
        page.expectInside("#bar-handle");
        BoundingBox moved = page.page().locator("#bar-handle").boundingBox();
        assertEquals(look.width(), moved.x + moved.width, 1, "it is at the end of the edge, however wide the bar is");
        BoundingBox bar = page.page().locator("#bar").boundingBox();
        assertEquals(look.width(), bar.x + bar.width, 1);
    }
}
