package oriel.it.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import oriel.it.Browser;
import oriel.it.CProgram;
import oriel.it.ClientPage;
import oriel.it.Desk;
import oriel.it.Distribution;
import oriel.it.Pictures;
import oriel.it.Ports;
import oriel.rfb.Framebuffer;
import oriel.testkit.Parts;
import oriel.testkit.Programs;
import oriel.testkit.XwdPicture;

/** The pages besides the first: the one with host and port, the one to embed, the wall. */
@Timeout(120)
class OtherPagesTest {

    private static final String REFUSED_BY_POLICY =
            "new Promise((done) => { document.addEventListener('securitypolicyviolation', () => done(true));"
                    + " try { new WebSocket('ws://127.0.0.1:%d/').onopen = () => done(false); } catch { done(true); } })";

    @RegisterExtension
    final Desk desk = new Desk(640, 480, CProgram::painter, Parts::passwords);

    @Test
    void theFirstPageIsThereWithHostAndPortForOldLinks() throws Exception {
        try (ClientPage page = new ClientPage(Browser.Look.PHONE, desk.server().port())) {
            page.open("/vnc_client.html").browser().await("document.getElementById('port').value !== ''");
            assertTrue(page.page().isVisible("#host") && page.page().isVisible("#port"));
            lookAt(page, "vnc_client-1", "#entrance");
            page.press("#connect");
            page.browser().awaitState("asking");
            lookAt(page, "vnc_client-2", "#entrance");
            page.logIn("secret").awaitConnected();
            Pictures.expect("the page", XwdPicture.of(desk.xvfb()), page::picture);
            page.press("#disconnect");
            page.browser().awaitState("disconnected");
            page.expectNoComplaint();
        }
    }

    /** At each size, light and dark. */
    private static void lookAt(ClientPage page, String name, String part) throws Exception {
        for (Browser.Look look : Browser.Look.all()) {
            page.as(look).expectAccessible();
            page.expectInside(part);
            page.keep(name);
        }
        page.as(Browser.Look.PHONE);
    }

    @Test
    void thePageToEmbedShowsAScreenAndNothingElse() throws Exception {
        try (ClientPage page = new ClientPage(Browser.Look.LAPTOP, desk.server().port())) {
            page.open("/embed.html#password=secret&quality=9&compression=0").awaitConnected();
            desk.program().say("draw 6 30").expect("drawn");
            Framebuffer shown = XwdPicture.of(desk.xvfb());
            for (Browser.Look look : Browser.Look.all()) {
                page.as(look);
                Pictures.expect("the page", shown, page::picture);
                page.browser()
                        .await("(r => r.right <= innerWidth && r.bottom <= innerHeight)"
                                + "(document.querySelector('#screen canvas').getBoundingClientRect())");
                page.expectAccessible();
                page.keep("embed-1");
            }
            assertTrue(page.browser().hasSent((byte) -1, (byte) -1, (byte) -1, (byte) 0xe9));
            page.page().keyboard().type("e");
            desk.program().expect("key e");
            page.expectNoComplaint();
        }
    }

    @Test
    void thePageToEmbedSaysWhatItNeeds() throws Exception {
        try (ClientPage page = new ClientPage(Browser.Look.LAPTOP, desk.server().port())) {
            expectEmbedded(page, "", "add #password=");
            expectEmbedded(page, "#password=wrong", "change #password=");
            expectEmbedded(page, "#password=secret&host=localhost&port=1", "other.html");
            for (Browser.Look look : Browser.Look.all()) {
                page.as(look).expectAccessible();
                page.expectInside("#message");
                page.keep("embed-2");
            }
        }
    }

    private static void expectEmbedded(ClientPage page, String fragment, String words) {
        page.page().navigate("about:blank");
        page.open("/embed.html" + fragment).browser().awaitState("failed");
        assertTrue(page.text("#message").contains(words), page.text("#message"));
    }

    /** Another screen that pages of this server may show. */
    private Distribution other() throws Exception {
        Map<String, String> environment = Map.of(
                "ORIEL_CAPTURE",
                "demo",
                "ORIEL_WEBSOCKET_DETECT_TIMEOUT",
                "1",
                "ORIEL_WEBSOCKET_ALLOWED_ORIGINS",
                "http://127.0.0.1:" + desk.server().port(),
                "ORIEL_PASSWORD",
                "secret",
                "ORIEL_HOST",
                "127.0.0.1");
        return Distribution.start(environment, "serve", "--port", "0", "--name", "The other");
    }

    /** All of it is seen at once, and as large as can be. */
    private static void expectWholeWall(ClientPage page, int width, int height) {
        page.page().setViewportSize(width, height);
        page.browser().await("document.documentElement.scrollHeight <= innerHeight");
        page.browser()
                .await("(({ left, right, bottom }) => left >= 0 && right <= innerWidth && innerHeight - bottom < 40)"
                        + "([...document.querySelectorAll('.tile')].at(-1).getBoundingClientRect())");
    }

    @Test
    void theWallShowsSeveralScreensAndLeadsToEach() throws Exception {
        try (Distribution other = other();
                ClientPage page =
                        new ClientPage(Browser.Look.LAPTOP, desk.server().port())) {
            int port = other.port();
            page.open("/wall.html#password=secret&screen=127.0.0.1:"
                    + desk.server().port());
            page.browser().await("document.querySelectorAll('.tile[data-state=connected]').length === 1");
            expectWholeWall(page, 1366, 768);
            page.keep("wall-alone");
            page.page().fill("#server", "127.0.0.1:0");
            page.page().press("#server", "Enter");
            assertTrue(page.text("#message").contains("port from 1 to 65535"), page.text("#message"));
            page.page().fill("#server", "127.0.0.1:" + port);
            page.press("#add button");
            page.browser().await("document.querySelectorAll('.tile[data-state=connected]').length === 2");
            expectWholeWall(page, 1366, 420);
            page.keep("wall-low");
            page.page().setViewportSize(1366, 768);
            String canvas = "document.querySelectorAll('.tile canvas')[%d]";
            desk.program().say("draw 7 30").expect("drawn");
            Pictures.expect(
                    "the first tile",
                    XwdPicture.of(desk.xvfb()),
                    () -> page.browser().picture(canvas.formatted(0) + ".toDataURL('image/png')"));
            page.browser().await(canvas.formatted(1) + ".width === 1280");
            for (Browser.Look look : Browser.Look.all()) {
                page.as(look).expectAccessible();
                page.expectInside(".tile:nth-child(1)");
                page.keep("wall");
            }
            other.kill();
            page.browser()
                    .await("/Trying again in/.test(document.querySelector('.tile:nth-child(2) .said').textContent)");
            page.browser().await("getComputedStyle(document.querySelector('.last')).filter.includes('brightness')");
            page.expectAccessible();
            page.keep("wall-lost");
            page.press(".tile:nth-child(1) .caption a");
            page.awaitConnected();
            page.page().keyboard().type("w");
            desk.program().expect("key w");
        }
    }

    /** The policy of the first page names its own server alone, so it gives others away to the page that may. */
    @Test
    void anotherServerIsShownByThePageThatMayConnectToIt() throws Exception {
        try (Distribution other = other();
                ClientPage page =
                        new ClientPage(Browser.Look.LAPTOP, desk.server().port())) {
            int port = other.port();
            page.open("/").page().waitForSelector("#elsewhere");
            assertTrue(page.page().isHidden("#host"));
            for (String address : new String[] {"/", "/embed.html#password=secret"}) {
                page.open(address).browser().await("document.body.dataset.state !== 'loading'");
                assertEquals(true, page.page().evaluate(REFUSED_BY_POLICY.formatted(port)), address);
            }
            page.page().navigate("about:blank");
            page.open("/").press("#elsewhere");
            page.browser().await("location.pathname === '/other.html' && document.getElementById('port')?.value > ''");
            page.expectAccessible();
            page.page().fill("#port", Integer.toString(port));
            page.page().fill("#password", "secret");
            page.press("#connect");
            page.awaitConnected();
            assertEquals("The other", page.text("#desktop-name"));
        }
    }

    /** What a link can do to somebody who has used the page: it names another server, and waits for a click. */
    @Test
    void aLinkToAnotherServerSendsNothingThereBeforeAClickThatNamesIt() throws Exception {
        try (Distribution other = other();
                ClientPage page =
                        new ClientPage(Browser.Look.PHONE, desk.server().port())) {
            int port = other.port();
            page.open("/").awaitForm();
            page.page().check("#keep-password");
            page.logIn("secret").awaitConnected();
            page.page()
                    .evaluate(
                            "localStorage.setItem('oriel', JSON.stringify({ sends: true, receives: true, quality: 9 }))");
            page.page().navigate("about:blank");
            page.open("/#host=127.0.0.1&autoconnect=1&port=" + port).browser().awaitState("disconnected");
            assertEquals("/other.html", page.page().evaluate("location.pathname"));
            assertEquals("Connect to 127.0.0.1:" + port, page.text("#connect"));
            assertTrue(page.text("#message").contains("another server, 127.0.0.1:" + port), page.text("#message"));
            assertEquals("", page.page().inputValue("#password"), "that of the page's own server");
            page.expectAccessible();
            page.keep("link-to-another");
            assertEquals(
                    List.of(),
                    page.browser()
                            .requestsOtherThan(
                                    "http://127\\.0\\.0\\.1:" + desk.server().port() + "/.*|ws://127\\.0\\.0\\.1:"
                                            + desk.server().port() + "/.*|about:blank|data:.*|blob:.*"));
            page.page().fill("#password", "secret");
            page.press("#connect");
            page.awaitConnected();
            assertEquals("The other", page.text("#desktop-name"));
            assertEquals("6", page.page().inputValue("#quality"), "the setting of the page's own server");
            assertEquals(
                    false,
                    page.page()
                            .evaluate("['sends', 'receives'].some((way) =>"
                                    + " document.getElementById('clipboard-' + way).checked)"),
                    "the clipboard of the page's own server");
        }
    }

    @Test
    void theWallShowsAnotherServerOnlyToWhomHasChosenItOnce() throws Exception {
        try (Distribution other = other();
                ClientPage page =
                        new ClientPage(Browser.Look.LAPTOP, desk.server().port())) {
            int port = other.port();
            String wall = "/wall.html#password=secret&screen=127.0.0.1:" + port;
            page.open(wall).browser().await("document.querySelector('.tile[data-state=asking]') !== null");
            for (Browser.Look look : Browser.Look.all()) {
                page.as(look).expectAccessible();
                page.keep("wall-asking");
            }
            page.as(Browser.Look.LAPTOP);
            assertEquals("Show 127.0.0.1:" + port, page.text(".said button"));
            page.press(".said button");
            page.browser().await("document.querySelector('.tile[data-state=connected]') !== null");
            page.page().navigate("about:blank");
            page.open(wall).browser().await("document.querySelector('.tile[data-state=connected]') !== null");
        }
    }

    /** As on a web server that is not Oriel, whose pages may connect anywhere. */
    @Test
    void pagesOfAnotherWebServerWaitForAClickToo() throws Exception {
        Path pages = Path.of(System.getProperty("oriel.root"), "web/target/web");
        Programs.require("python3", "python3");
        int free = Ports.free();
        String[] command = {"python3", "-m", "http.server", "--bind", "127.0.0.1", Integer.toString(free)};
        try (WebServer web = WebServer.start(pages, free, command);
                ClientPage page = new ClientPage(Browser.Look.PHONE, web.port())) {
            String target = "#password=secret&autoconnect=1&host=localhost&port="
                    + desk.server().port();
            page.open("/embed.html" + target).browser().awaitState("asking");
            assertEquals("Connect to localhost:" + desk.server().port(), page.text("main > button"));
            page.expectAccessible();
            page.expectInside("main > button");
            page.keep("embed-asking");
            page.open("/vnc_client.html" + target).browser().awaitState("disconnected");
            assertEquals("localhost", page.page().inputValue("#host"));
            page.open("/index.html" + target).browser().awaitState("disconnected");
            assertEquals("Connect to localhost:" + desk.server().port(), page.text("#connect"));
            assertEquals(List.of(), page.browser().requestsOtherThan("http://127\\.0\\.0\\.1:" + web.port() + "/.*"));
        }
    }

    @Test
    void theWallSaysWhatIsWrongWithOneScreenAndShowsTheOthers() throws Exception {
        try (ClientPage page = new ClientPage(Browser.Look.PHONE, desk.server().port())) {
            page.open("/wall.html#password=secret&screen=localhost:"
                    + desk.server().port() + "&screen=127.0.0.1:"
                    + desk.server().port());
            page.browser().await("document.querySelectorAll('.tile[data-state=connected]').length === 1");
            page.press(".tile[data-state=asking] .said button");
            page.browser().await("document.querySelectorAll('.tile[data-state=failed]').length === 1");
            assertTrue(page.text(".tile[data-state=failed] .said").contains("websocket_allowed_origins"));
            for (Browser.Look look : Browser.Look.all()) {
                page.as(look).expectAccessible();
                page.keep("wall-failed");
            }
            page.as(Browser.Look.PHONE);
            page.press(".tile[data-state=failed] .caption button");
            page.browser().await("document.querySelectorAll('.tile').length === 1");
            page.browser().await("document.querySelectorAll('.tile[data-state=connected]').length === 1");
        }
    }
}
