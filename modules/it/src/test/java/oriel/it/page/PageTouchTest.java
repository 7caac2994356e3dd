package oriel.it.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.it.Browser;
import oriel.it.CProgram;
import oriel.it.ClientPage;
import oriel.it.Desk;
import oriel.testkit.Parts;

/** Fingers on a telephone's glass: an X program tells what arrives of them. */
@Timeout(120)
class PageTouchTest {

    @RegisterExtension
    final Desk desk = new Desk(780, 900, CProgram::painter, Parts::open);

    private ClientPage page;
    private CDPSession glass;

    @BeforeEach
    void start() throws Exception {
        page = new ClientPage(Browser.Look.PHONE, desk.server().port());
        page.open("/#autoconnect=1").awaitConnected();
        page.press("#gestures-close");
        glass = page.page().context().newCDPSession(page.page());
    }

    @AfterEach
    void stop() {
        page.close();
    }

    /** Fingers at these places, x and y by turns; none lifts all. */
    private void touch(String type, double... places) {
        JsonArray points = new JsonArray();
        for (int i = 0; i < places.length; i += 2) {
            JsonObject point = new JsonObject();
            point.addProperty("x", places[i]);
            point.addProperty("y", places[i + 1]);
            point.addProperty("id", i);
            points.add(point);
        }
        JsonObject touch = new JsonObject();
        touch.addProperty("type", type);
        touch.add("touchPoints", points);
        glass.send("Input.dispatchTouchEvent", touch);
    }

    @Test
    void aTapIsAClickAndALongPressTheOtherButton() throws Exception {
        double[] place = page.browser().placeOf(200, 700);
        page.page().touchscreen().tap(place[0], place[1]);
        desk.program().expect("press 1 200 700");
        desk.program().expect("release 1 200 700");
        touch("touchStart", place[0], place[1]);
        desk.program().expect("press 3 200 700");
        touch("touchEnd");
        desk.program().expect("release 3 200 700");
    }

    @Test
    void aFingerThatStaysOnAButtonIsToldWhatItDoesWithoutPressingIt() {
        page.press("#open-picture");
        page.press("#open-picture");
        BoundingBox button = page.page().locator("#disconnect").boundingBox();
        touch("touchStart", button.x + button.width / 2, button.y + button.height / 2);
        page.browser().await("document.getElementById('tip').textContent.includes('goes on')");
        page.expectInside("#tip");
        touch("touchEnd");
        page.press("#open-session");
        assertTrue(page.page().isVisible("#session"));
    }

    @Test
    void twoFingersTurnTheWheel() throws Exception {
        touch("touchStart", 150, 500, 220, 500);
        for (int y = 500; y >= 300; y -= 20) {
            touch("touchMove", 150, y, 220, y);
        }
        String line = desk.program().next();
        assertEquals("press 5", line.substring(0, 7));
        touch("touchEnd");
    }

    @Test
    void aFingerThatMovesDrags() throws Exception {
        double[] from = page.browser().placeOf(200, 700);
        double[] to = page.browser().placeOf(500, 760);
        touch("touchStart", from[0], from[1]);
        for (int i = 1; i <= 10; i++) {
            touch("touchMove", from[0] + (to[0] - from[0]) * i / 10, from[1] + (to[1] - from[1]) * i / 10);
        }
        touch("touchEnd");
        desk.program().expect("press 1 200 700");
        desk.program().expect("release 1 500 760");
    }

    private double canvas(String figure) {
        Object number =
                page.page().evaluate("document.querySelector('#screen canvas').getBoundingClientRect()." + figure);
        return ((Number) number).doubleValue();
    }

    private void expectPress(String button, int x, int y) throws Exception {
        String[] line = desk.program().next().split(" ");
        assertEquals("press " + button, line[0] + " " + line[1]);
        assertEquals(x, Integer.parseInt(line[2]), 2);
        assertEquals(y, Integer.parseInt(line[3]), 2);
    }

    private void expectPressAndRelease(String button, int x, int y) throws Exception {
        expectPress(button, x, y);
        assertEquals("release " + button, desk.program().next().substring(0, 9));
    }

    /** Makes the picture three times as large, around a place of the page. */
    private void zoomIn(int x, int y) {
        touch("touchStart", x - 50, y, x + 50, y);
        for (int apart = 50; apart <= 150; apart += 10) {
            touch("touchMove", x - apart, y, x + apart, y);
        }
        touch("touchEnd");
    }

    @Test
    void twoFingersThatPartZoomTheViewToWholePixelsAndKeepWhatIsBetweenThem() throws Exception {
        assertEquals(390, canvas("width"), 0.1);
        double top = canvas("top");
        zoomIn(195, 500);
        assertEquals(1170, canvas("width"), 0.1);
        assertEquals(
                "pixelated", page.page().evaluate("document.querySelector('#screen canvas').style.imageRendering"));
        page.page().touchscreen().tap(195, 500);
        expectPressAndRelease("1", 390, (int) Math.round((500 - top) * 2));
        page.keep("zoomed");
        touch("touchStart", 45, 500, 345, 500);
        touch("touchMove", 145, 500, 245, 500);
        touch("touchEnd");
        assertEquals(390, canvas("width"), 0.1);
    }

    @Test
    void twoFingersMoveAViewThatIsLargerThanTheGlass() throws Exception {
        zoomIn(195, 500);
        double left = canvas("left");
        touch("touchStart", 200, 600, 250, 600);
        for (int x = 190; x >= 140; x -= 10) {
            touch("touchMove", x, 600, x + 50, 600);
        }
        touch("touchEnd");
        assertEquals(left - 60, canvas("left"), 1);
        page.page().touchscreen().tap(195, 600);
        expectPress("1", (int) Math.round((195 - left + 60) / 1.5), (int) Math.round((600 - canvas("top")) / 1.5));
    }

    @Test
    void fingersMoveThePointerLikeOnATrackpadIfThatIsWished() throws Exception {
        page.press("#open-picture");
        page.press("input[value='trackpad']");
        page.press("#open-picture");
        page.page().touchscreen().tap(40, 800);
        expectPressAndRelease("1", 390, 450);
        touch("touchStart", 100, 700);
        touch("touchMove", 100, 716);
        touch("touchEnd");
        page.page().touchscreen().tap(300, 200);
        expectPressAndRelease("1", 390, 450 + 16 * 2 * 2);
        touch("touchStart", 300, 200);
        desk.program().expect("press 1 390 514");
        touch("touchEnd");
        page.page().reload();
        page.awaitConnected();
        page.press("#open-picture");
        assertEquals(true, page.page().isChecked("input[value='trackpad']"));
        page.expectNoComplaint();
    }

    @Test
    void theKeyboardOnTheGlassTypesWhateverItWrites() throws Exception {
        page.press("#soft-keyboard");
        page.browser().await("document.activeElement.inputMode === 'text'");
        page.page().keyboard().insertText("h\u00e9");
        desk.program().expect("key h");
        desk.program().expect("key eacute");
        page.page().evaluate("document.execCommand('delete')");
        desk.program().expect("key BackSpace");
        page.page().keyboard().press("Enter");
        desk.program().expect("key Return");
        page.press("#soft-keyboard");
        page.browser().await("document.activeElement.inputMode === 'none'");
        page.expectNoComplaint();
    }

    @Test
    void aRowAboveTheKeyboardHasWhatThatLeavesOut() throws Exception {
        page.press("#soft-keyboard");
        page.browser().await("document.activeElement.inputMode === 'text'");
        assertEquals(844 - 51.2, canvas("height") + 2 * canvas("top"), 1);
        page.press("#key-row [aria-label='Esc']");
        desk.program().expect("key Escape");
        page.press("#key-row [aria-label='Ctrl']");
        desk.program().expect("key Control_L");
        page.press("#key-row [aria-label='Left']");
        desk.program().expect("key Left");
        page.press("#key-row [aria-label='F7']");
        desk.program().expect("key F7");
        page.browser().await("document.activeElement.inputMode === 'text'");
        holdAKeyOfTheRow();
        page.press("#soft-keyboard");
        page.browser().await("document.getElementById('key-row').hidden");
        page.expectNoComplaint();
    }

    /** It repeats with what is held beside it, and its release is no press more. */
    private void holdAKeyOfTheRow() throws Exception {
        page.press("#key-row [aria-label='Ctrl']");
        desk.program().expect("key Control_L");
        BoundingBox key = page.page().locator("#key-row [aria-label='Right']").boundingBox();
        touch("touchStart", key.x + key.width / 2, key.y + key.height / 2);
        for (int i = 0; i < 3; i++) {
            desk.program().expect("key Right");
        }
        page.browser().await("document.getElementById('hold-ctrl').dataset.held === 'once'");
        touch("touchEnd");
        page.browser().await("document.getElementById('hold-ctrl').dataset.held === 'off'");
        page.press("#key-row [aria-label='Up']");
        String next = desk.program().next();
        while (next.equals("key Right")) {
            next = desk.program().next();
        }
        assertEquals("key Up", next);
    }

    /** A browser gives the page less room then; where that is as wide as before, it was the keyboard that took it. */
    @Test
    void theKeyboardLeavesThePictureAsLargeAndShowsWhereOneHasClicked() throws Exception {
        double[] place = page.browser().placeOf(200, 880);
        page.page().touchscreen().tap(place[0], place[1]);
        desk.program().expect("press 1 200 880");
        page.press("#soft-keyboard");
        page.browser().await("document.activeElement.inputMode === 'text'");
        page.page().setViewportSize(390, 400);
        page.browser().await("document.querySelector('#screen > div').scrollTop > 0");
        assertEquals(390, canvas("width"), 0.1);
        double shown = page.browser().placeOf(200, 880)[1];
        assertEquals(true, shown > 0 && shown < 400 - 51.2, "it is at " + shown);
        page.keep("keyboard");
        page.page().setViewportSize(390, 844);
        page.press("#soft-keyboard");
        page.browser().await("document.querySelector('#screen > div').scrollTop === 0");
        assertEquals(390, canvas("width"), 0.1);
    }

    /** Other browsers move the page up behind the keyboard instead, and say which part of it is seen. */
    @Test
    void theKeyboardMayLieOverThePage() throws Exception {
        double[] place = page.browser().placeOf(200, 880);
        page.page().touchscreen().tap(place[0], place[1]);
        desk.program().expect("press 1 200 880");
        page.press("#soft-keyboard");
        page.browser().await("document.activeElement.inputMode === 'text'");
        see(120, 380);
        page.browser().await("document.querySelector('#screen > div').scrollTop > 0");
        double shown = page.browser().placeOf(200, 880)[1];
        assertEquals(true, shown > 120 && shown < 500 - 51.2, "it is at " + shown);
        assertEquals(500, bottom("#key-row"), 1);
        assertEquals(120, page.page().locator("#tools").boundingBox().y, 1);
        see(0, 844);
        page.press("#soft-keyboard");
        page.browser().await("document.querySelector('#screen').clientHeight === 844");
    }

    /** Has so many pixels of the page be seen, from one on. */
    private void see(int top, int height) {
        page.page().evaluate("""
                        ([offsetTop, height]) => {
                          const seen = { offsetTop, height };
                          for (const name of Object.keys(seen)) {
                            Object.defineProperty(visualViewport, name, { value: seen[name], configurable: true });
                          }
                          visualViewport.dispatchEvent(new Event("resize"));
                        }""", List.of(top, height));
    }

    private double bottom(String selector) {
        BoundingBox box = page.page().locator(selector).boundingBox();
        return box.y + box.height;
    }

    @ParameterizedTest
    @CsvSource({"320, 568", "390, 844", "844, 390"})
    void noPanelHidesDisconnect(int width, int height) throws Exception {
        Browser.Look look = new Browser.Look("phone-" + width, width, height, false, true);
        page.as(look);
        zoomIn(width / 2, height / 2); // There is one more button then.
        page.press("#soft-keyboard");
        page.press("#show-statistics");
        for (String panel : List.of("picture", "keys", "clipboard", "session")) {
            page.press("#open-" + panel);
            page.expectInside("#" + panel);
            page.expectInside("#disconnect");
            page.browser().await("""
                    (() => {
                      const { x, y, width, height } = document.getElementById("disconnect").getBoundingClientRect();
                      return document.elementFromPoint(x + width / 2, y + height / 2).closest("#disconnect") !== null;
                    })()""");
            page.keep(panel);
        }
        page.expectAccessible();
    }

    @Test
    void whatFingersDoIsSaidOnce() {
        assertEquals(true, page.page().isHidden("#gestures"));
        page.page().reload();
        page.awaitConnected();
        assertEquals(true, page.page().isHidden("#gestures"));
    }

    @Test
    void aFingerMovesTheViewOfWhatIsLargerThanTheGlass() throws Exception {
        page.press("#open-picture");
        page.press("input[value='actual']");
        page.browser().await("document.querySelector('#screen canvas').getBoundingClientRect().width === 780");
        page.press("#open-picture");
        page.press("#move-view");
        touch("touchStart", 300, 600);
        for (int x = 300; x >= 100; x -= 20) {
            touch("touchMove", x, 600);
        }
        touch("touchEnd");
        page.press("#move-view");
        page.page().touchscreen().tap(100, 600);
        String line = desk.program().next();
        assertEquals("press 1", line.substring(0, 7));
        int x = Integer.parseInt(line.split(" ")[2]);
        assertEquals(300, x, 12, line);
    }
}
