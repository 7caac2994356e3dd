package oriel.it.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.it.Browser;
import oriel.it.ClientPage;
import oriel.it.OnePerson;
import oriel.it.Pictures;
import oriel.it.ScreenServer;
import oriel.it.TestAuthority;
import oriel.plugin.Configured;
import oriel.rfb.Framebuffer;
import oriel.testkit.PaintedScreen;
import oriel.testkit.TestPictures;

/** Where people have names the page asks for them: through wss noVNC logs in by VeNCrypt's Plain, and by Tight's Unix login. */
@Timeout(60)
class PageNameTest {

    private static final Framebuffer PICTURE = TestPictures.desktop(320, 240);

    private static ScreenServer serve(String type) throws Exception {
        return ScreenServer.encrypting(
                Configured.plain(PaintedScreen.showing(PICTURE)),
                TestAuthority.only(type, new OnePerson("\u00e4da", "much longer than 8")),
                ClientPage.pages());
    }

    private static void logIn(Page page, String name, String password) {
        page.waitForSelector("#username-label:not([hidden])");
        page.fill("#username", name);
        page.fill("#password", password);
        page.press("#password", "Enter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vencrypt", "tight"})
    void logsInByNameAndPassword(String type) throws Exception {
        try (ScreenServer server = serve(type);
                ClientPage page = new ClientPage(Browser.Look.LAPTOP, server.port())) {
            page.browser().go("https://127.0.0.1:" + server.port() + "/");
            page.logIn("");
            logIn(page.page(), "\u00e4da", "wrong");
            page.browser().awaitState("failed");
            assertTrue(page.text("#message").contains("wrong"), page.text("#message"));
            page.logIn("");
            logIn(page.page(), "\u00e4da", "much longer than 8");
            page.awaitConnected();
            Pictures.expect("noVNC by " + type, PICTURE, page::picture);
            assertEquals("true", String.valueOf(page.page().evaluate("isSecureContext")));
        }
    }
}
