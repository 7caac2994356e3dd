package oriel.it.viewers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.it.Browser;
import oriel.it.ChangingScreen;
import oriel.it.Pictures;
import oriel.it.ScreenServer;
import oriel.it.Show;
import oriel.it.TestPages;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.security.SecurityType;
import oriel.testkit.Parts;
import oriel.testkit.XwdPicture;

/** noVNC decodes hundreds of updates to exactly the pixels of the screen, in every encoding that it knows. */
@Timeout(120)
class NoVncTest {

    private static final int WIDTH = 333;
    private static final int HEIGHT = 241;
    private static final int QUALITY = Encodings.QUALITY_LEVEL_0 + 8;

    private static ScreenServer serve(Show show) throws Exception {
        return serve(show, Parts.open());
    }

    private static ScreenServer serve(Show show, List<SecurityType> security) throws Exception {
        return ScreenServer.start(
                show.screen(),
                Parts.encoders(),
                security,
                TestPages.with("viewers.html"),
                ScreenServer.unpaced(Optional.empty()));
    }

    /** Opens a viewer for each list of encodings, by its first; waits until each has had so many updates. */
    private static Framebuffer watch(
            Browser browser, ScreenServer server, Show show, int count, List<List<Integer>> lists)
            throws IOException, InterruptedException {
        browser.go("http://127.0.0.1:" + server.port() + "/viewers.html");
        browser.awaitState("ready");
        for (List<Integer> listed : lists) {
            browser.page().evaluate("watch(" + name(listed) + ", " + listed + ")");
        }
        show.go();
        for (List<Integer> listed : lists) {
            browser.page()
                    .waitForFunction(
                            "updates(" + name(listed) + ") >= " + count,
                            null,
                            new Page.WaitForFunctionOptions().setTimeout(60_000));
        }
        return show.hold();
    }

    private static String name(List<Integer> listed) {
        return "'" + listed.get(0) + "'";
    }

    private static Pictures.Source picture(Browser browser, List<Integer> listed) {
        return () -> browser.picture("picture(" + name(listed) + ")");
    }

    private static void assertDecodedNothingElse(Browser browser, List<Integer> listed) {
        assertEquals(
                listed.get(0).toString(), browser.page().evaluate("decoded(" + name(listed) + ")"), listed.toString());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void showsEveryPixelInEveryEncoding(boolean real) throws Exception {
        List<List<Integer>> lists = List.of(
                List.of(Encodings.TIGHT, Encodings.CURSOR),
                List.of(Encodings.TIGHT_PNG, Encodings.CURSOR),
                List.of(Encodings.ZRLE, Encodings.CURSOR),
                List.of(Encodings.HEXTILE, Encodings.CURSOR),
                List.of(Encodings.RRE, Encodings.CURSOR),
                List.of(Encodings.ZLIB, Encodings.CURSOR),
                List.of(Encodings.RAW, Encodings.CURSOR));
        try (Show show = real ? Show.painted(133, 101) : Show.of(ChangingScreen.ofEverything(133, 101, 21));
                ScreenServer server = serve(show);
                Browser browser = new Browser(800, 600)) {
            Framebuffer screen = watch(browser, server, show, real ? 200 : Math.max(200, Show.UPDATES), lists);
            for (List<Integer> listed : lists) {
                Pictures.expect("noVNC with " + listed, screen, picture(browser, listed));
                assertDecodedNothingElse(browser, listed);
            }
            assertEquals(List.of(), browser.errors());
        }
    }

    @Test
    void showsEveryPixelToWhoMayOnlyLook() throws Exception {
        List<Integer> listed = List.of(Encodings.TIGHT, Encodings.CURSOR, Encodings.EXTENDED_CLIPBOARD);
        try (Show show = Show.of(ChangingScreen.ofEverything(133, 101, 22));
                ScreenServer server = serve(show, Parts.looking());
                Browser browser = new Browser(800, 600)) {
            Framebuffer screen = watch(browser, server, show, 200, List.of(listed));
            Pictures.expect("noVNC", screen, picture(browser, listed));
            assertEquals(List.of(), browser.errors());
        }
    }

    /**
     * With JPEG it lists ZRLE for what must not lose anything: Raw pixels that come while an image is still being decoded
     * are not drawn right by noVNC 1.7, which then takes them from the start of its buffer (blitImage of its display.js).
     */
    @Test
    void showsPhotographsWithoutMuchLoss() throws Exception {
        List<List<Integer>> lists = List.of(
                List.of(Encodings.TIGHT, QUALITY, Encodings.CURSOR),
                List.of(Encodings.TIGHT_PNG, QUALITY, Encodings.CURSOR),
                List.of(Encodings.JPEG, Encodings.ZRLE, QUALITY, Encodings.CURSOR));
        try (Show show = Show.of(ChangingScreen.ofPhotographs(WIDTH, HEIGHT, 33));
                ScreenServer server = serve(show);
                Browser browser = new Browser(800, 600)) {
            Framebuffer screen = watch(browser, server, show, 200, lists);
            Map<String, Boolean> exact = new LinkedHashMap<>();
            for (List<Integer> listed : lists) {
                Pictures.Source picture = picture(browser, listed);
                Pictures.expectAbove("noVNC with " + listed, 35, screen, picture);
                exact.put(
                        name(listed),
                        XwdPicture.difference(screen, picture.take()).isEmpty());
            }
            assertTrue(exact.values().stream().noneMatch(each -> each), () -> "no loss at all: " + exact);
            assertEquals(List.of(), browser.errors());
        }
    }
}
