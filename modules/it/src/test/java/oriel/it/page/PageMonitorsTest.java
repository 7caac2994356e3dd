package oriel.it.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.it.Browser;
import oriel.it.CProgram;
import oriel.it.ClientPage;
import oriel.it.Distribution;
import oriel.it.Pictures;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.testkit.Programs;
import oriel.testkit.Xvfb;
import oriel.testkit.XwdPicture;

/** Of a screen with several monitors one can be seen alone, and others in windows of their own. */
@Timeout(120)
class PageMonitorsTest {

    private static final String SIZE =
            "['width', 'height'].map((side) => document.querySelector('#screen canvas')?.[side])"
                    + ".join('x') === '%s'";

    /** EnableContinuousUpdates for the monitor on the right, which is 400x500 at 600,0. */
    private static final byte[] RIGHT_ALONE = {(byte) 150, 1, 2, 88, 0, 0, 1, (byte) 144, 1, (byte) 244};

    /** Where somebody clicked; the page shows a pixel of the screen as more or less than one of its own. */
    private static void expectClick(CProgram painter, int x, int y) throws Exception {
        String[] told = painter.next().split(" ");
        assertEquals("press", told[0]);
        assertEquals(x, Integer.parseInt(told[2]), 2);
        assertEquals(y, Integer.parseInt(told[3]), 2);
        assertTrue(painter.next().startsWith("release "));
    }

    /** A part of what is on the screen. */
    private static Framebuffer part(Xvfb xvfb, Rect area) throws Exception {
        Framebuffer part = new Framebuffer(area.width(), area.height());
        Framebuffer whole = XwdPicture.of(xvfb);
        for (int y = 0; y < area.height(); y++) {
            System.arraycopy(
                    whole.pixels(),
                    whole.offset(area.x(), area.y() + y),
                    part.pixels(),
                    part.offset(0, y),
                    area.width());
        }
        return part;
    }

    @Test
    void oneIsSeenAloneAndAnotherInAWindowOfItsOwn() throws Exception {
        Programs.require("xrandr", "x11-xserver-utils");
        try (Xvfb xvfb = Xvfb.start(1000, 500);
                CProgram painter = CProgram.painter(xvfb.display());
                Distribution server = Distribution.start(
                        Map.of("ORIEL_PASSWORD", "secret"), "serve", "--port", "0", "--display", xvfb.display());
                ClientPage page = new ClientPage(Browser.Look.LAPTOP, server.port())) {
            page.open("/#password=secret&autoconnect=1").awaitConnected().press("#open-picture");
            assertTrue(page.page().isHidden("#monitors"), "there is one");
            xvfb.run("xrandr", "--setmonitor", "right", "400/100x500/130+600+0", "none");
            xvfb.run("xrandr", "--setmonitor", "left", "600/150x500/130+0+0", "screen");
            page.browser().await("document.getElementById('monitors-list').textContent.includes('600 \u00d7 500')");
            assertTrue(page.page().isVisible("#monitors"));
            List<String> offered = page.page().locator("#monitors label").allInnerTexts();
            assertEquals(
                    List.of("All", "1 600 × 500", "2 400 × 500"),
                    offered.stream()
                            .map(text -> text.strip().replaceAll("\\s+", " "))
                            .toList());
            page.expectInside("#picture");
            page.expectAccessible();
            page.keep("monitors");

            page.page().check("#monitors input[value='2']");
            page.browser().await(SIZE.formatted("400x500"));
            page.page().waitForCondition(() -> page.browser().hasSent(RIGHT_ALONE));
            page.press("#open-picture");
            page.page().click("#screen canvas");
            expectClick(painter, 800, 250);
            painter.say("draw 4 50").expect("drawn");
            Pictures.expect("the monitor", part(xvfb, new Rect(600, 0, 400, 500)), page::picture);

            Page left = page.page().waitForPopup(() -> {
                page.press("#open-picture");
                page.press("#monitors [aria-label='Monitor 1 in a window of its own']");
            });
            left.waitForFunction("() => document.body?.dataset.state === 'connected' && " + SIZE.formatted("600x500"));
            left.click("#screen canvas");
            expectClick(painter, 300, 250);
            left.close();

            page.page().check("#monitors input[value='0']");
            page.browser().await(SIZE.formatted("1000x500"));
            Pictures.expect("what was not sent meanwhile", XwdPicture.of(xvfb), page::picture);
            assertEquals(List.of(), page.browser().errors());
        }
    }
}
