package oriel.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import oriel.server.UpdateOptions;
import oriel.testkit.Xvfb;
import oriel.testkit.XwdPicture;

/** The pages besides the first: the one with host and port, the one to embed, the wall. */
@Timeout(120)
class OtherPagesTest {

    private Xvfb xvfb;
    private CProgram painter;
    private ScreenServer server;

    @BeforeEach
    void start() throws Exception {
        xvfb = Xvfb.start(640, 480);
        painter = CProgram.painter(xvfb.display());
        server = ScreenServer.start(
                ScreenServer.display(xvfb),
                Parts.encoders(),
                Parts.passwords(),
                ClientPage.pages(),
                UpdateOptions.DEFAULT);
    }

    @AfterEach
    void stop() {
        server.close();
        painter.close();
        xvfb.close();
    }

    @ParameterizedTest
    @MethodSource("oriel.it.Browser$Look#all")
    void thePageWithHostAndPortMeasuresWhatArrives(Browser.Look look) throws Exception {
        try (ClientPage page = new ClientPage(look, server.port())) {
            page.open("/vnc_client.html").browser().await("document.getElementById('port').value !== ''");
            page.expectAccessible();
            page.keep("vnc_client-1");
            page.press("#connect");
            page.page().waitForSelector("#ask-password");
            page.expectAccessible();
            page.page().fill("#ask-password", "secret");
            page.press("#ask-submit");
            page.awaitConnected();
            painter.say("paint 4");
            page.browser().await("Number(document.getElementById('meter-frames').textContent) > 3");
            page.browser().await("Number(document.getElementById('meter-rate').textContent) > 0");
            page.browser().await("/Tight|ZRLE/.test(document.getElementById('meter-encoding').textContent)");
            painter.say("stop").expect("drawn");
            assertEquals("640 × 480", page.text("#meter-size"));
            Pictures.expect("the page", XwdPicture.of(xvfb), page::picture);
            page.expectAccessible();
            page.keep("vnc_client-2");
            page.press("#disconnect");
            page.browser().awaitState("disconnected");
            page.expectNoComplaint();
        }
    }

    @Test
    void thePageToEmbedShowsAScreenAndNothingElse() throws Exception {
        try (ClientPage page = new ClientPage(Browser.Look.LAPTOP, server.port())) {
            page.open("/embed.html#password=secret").awaitConnected();
            painter.say("draw 6 30").expect("drawn");
            Pictures.expect("the page", XwdPicture.of(xvfb), page::picture);
            page.page().keyboard().type("e");
            painter.expect("key e");
            page.expectAccessible();
            page.expectNoComplaint();
            page.page().navigate("about:blank");
            page.open("/embed.html").browser().awaitState("failed");
            assertTrue(page.text("#message").contains("#password="), page.text("#message"));
            page.expectAccessible();
        }
    }

    @Test
    void theWallShowsSeveralScreensAndLeadsToEach() throws Exception {
        String origin = "http://127.0.0.1:" + server.port();
        Map<String, String> environment = Map.of(
                "ORIEL_CAPTURE",
                "demo",
                "ORIEL_WEBSOCKET_DETECT_TIMEOUT",
                "1",
                "ORIEL_WEBSOCKET_ALLOWED_ORIGINS",
                origin);
        try (Distribution other =
                        Distribution.start(environment, "serve", "--port", "0", "--no-auth", "--name", "The other");
                ClientPage page = new ClientPage(Browser.Look.LAPTOP, server.port())) {
            int port = other.port();
            page.open("/wall.html#password=secret&screen=127.0.0.1:" + server.port());
            page.browser().await("document.querySelectorAll('.tile[data-state=connected]').length === 1");
            page.page().fill("#server", "127.0.0.1:" + port);
            page.page().press("#server", "Enter");
            page.browser().await("document.querySelectorAll('.tile[data-state=connected]').length === 2");
            String canvas = "document.querySelectorAll('.tile canvas')[%d]";
            painter.say("draw 7 30").expect("drawn");
            Pictures.expect(
                    "the first tile",
                    XwdPicture.of(xvfb),
                    () -> page.browser().picture(canvas.formatted(0) + ".toDataURL('image/png')"));
            page.browser().await(canvas.formatted(1) + ".width === 1280");
            page.expectAccessible();
            page.keep("wall");
            assertEquals(List.of(), page.browser().errors());
            page.press(".tile:nth-child(1) .caption a");
            page.awaitConnected();
            page.page().keyboard().type("w");
            painter.expect("key w");
        }
    }

    @Test
    void theWallSaysWhatIsWrongWithOneScreenAndShowsTheOthers() {
        try (ClientPage page = new ClientPage(Browser.Look.PHONE, server.port())) {
            page.open("/wall.html#password=secret&screen=localhost:" + server.port() + "&screen=127.0.0.1:"
                    + server.port());
            page.browser().await("document.querySelectorAll('.tile[data-state=connected]').length === 1");
            page.browser().await("document.querySelectorAll('.tile[data-state=failed]').length === 1");
            assertTrue(page.text(".tile[data-state=failed] p").contains("websocket_allowed_origins"));
            page.press(".tile[data-state=failed] button");
            page.browser().await("document.querySelectorAll('.tile').length === 1");
            page.browser().await("document.querySelectorAll('.tile[data-state=connected]').length === 1");
        }
    }
}
