package oriel.it.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
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

    /** What programs take for a wish to zoom: the wheel while Ctrl is held. */
    @Test
    void twoFingersThatPartZoom() throws Exception {
        touch("touchStart", 190, 500, 200, 500);
        for (int apart = 10; apart <= 150; apart += 10) {
            touch("touchMove", 190 - apart, 500, 200 + apart, 500);
        }
        desk.program().expect("key Control_L");
        assertEquals("press 4", desk.program().next().substring(0, 7));
        touch("touchEnd");
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
    void aFingerMovesTheViewOfWhatIsLargerThanTheGlass() throws Exception {
        page.press("#open-picture");
        page.press("input[value='actual']");
        page.browser().await("document.querySelector('#screen canvas').width === 390");
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
