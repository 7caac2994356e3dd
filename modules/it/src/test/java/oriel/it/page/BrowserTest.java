package oriel.it.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.client.SocketConnection;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.it.Browser;
import oriel.it.CProgram;
import oriel.it.OtherOrigin;
import oriel.it.Pictures;
import oriel.it.ScreenServer;
import oriel.it.TigerVnc;
import oriel.rfb.Framebuffer;
import oriel.security.VncPassword;
import oriel.testkit.Parts;
import oriel.testkit.Xvfb;
import oriel.testkit.XwdPicture;
import oriel.transport.FolderPages;

/** A browser opens the page from the server's own port, logs in, sees the screen as it is and drives it. */
@Timeout(120)
class BrowserTest {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final Path WEB = Path.of(System.getProperty("oriel.root"), "web/target/web");

    private Xvfb xvfb;
    private CProgram painter;
    private ScreenServer server;
    private Browser browser;

    @BeforeEach
    void start() throws Exception {
        xvfb = Xvfb.start(WIDTH, HEIGHT);
        painter = CProgram.painter(xvfb.display());
        server = ScreenServer.start(xvfb, Parts.encoders(), Parts.passwords(), new FolderPages(WEB, true));
        browser = new Browser(1500, 1200);
    }

    @AfterEach
    void stop() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
        if (painter != null) {
            painter.close();
        }
        if (xvfb != null) {
            xvfb.close();
        }
    }

    private void logIn(String address, String password) {
        Page page = browser.page();
        browser.go(address);
        page.fill("#host", "127.0.0.1");
        page.fill("#port", Integer.toString(server.port()));
        page.fill("#password", password);
        page.click("#connect");
    }

    private String own(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    @Test
    void showsTheScreenPixelForPixelAndDrivesIt() throws Exception {
        logIn(own("/vnc_client.html"), "secret");
        browser.awaitState("connected");
        painter.say("draw 3 300").expect("drawn");
        Framebuffer screen = XwdPicture.of(xvfb);
        Pictures.expect("the page", screen, browser::picture);

        double[] place = browser.placeOf(300, 200);
        browser.page().mouse().move(place[0], place[1]);
        browser.page().mouse().down();
        painter.expect("press 1 300 200");
        browser.page().mouse().up();
        painter.expect("release 1 300 200");
        browser.page().keyboard().type("aZ9");
        for (String key : List.of("a", "Z", "9")) {
            assertEquals("key " + key, nextCharacter());
        }
        assertEquals(List.of(), browser.errors());
        assertTrue(
                browser.page().title().contains("Oriel under test"),
                browser.page().title());
    }

    /** The next key that is not a modifier. */
    private String nextCharacter() throws InterruptedException {
        String line = painter.next();
        return line.startsWith("key Shift") ? nextCharacter() : line;
    }

    @Test
    void sharesTheScreenAndThePortWithTigerVnc(@TempDir Path folder) throws Exception {
        Path password = Files.write(folder.resolve("password"), VncPassword.obscure(Parts.FULL));
        try (Xvfb desk = Xvfb.start(WIDTH, HEIGHT)) {
            TigerVnc viewer = TigerVnc.connect(desk, server.port(), "-Shared=1", "-PasswordFile=" + password);
            logIn(own("/vnc_client.html"), "secret");
            browser.awaitState("connected");
            painter.say("draw 4 300").expect("drawn");
            Framebuffer screen = XwdPicture.of(xvfb);
            Pictures.expect("TigerVNC", screen, () -> XwdPicture.of(desk));
            Pictures.expect("the page", screen, browser::picture);
            viewer.focus();
            viewer.click(20, 30);
            painter.expect("press 1 20 30");
            painter.expect("release 1 20 30");
            double[] place = browser.placeOf(50, 60);
            browser.page().mouse().click(place[0], place[1]);
            painter.expect("press 1 50 60");
            painter.expect("release 1 50 60");
            viewer.type("t");
            painter.expect("key t");
            browser.page().keyboard().type("b");
            painter.expect("key b");
            painter.say("draw 5 300").expect("drawn");
            Framebuffer after = XwdPicture.of(xvfb);
            Pictures.expect("TigerVNC after that", after, () -> XwdPicture.of(desk));
            Pictures.expect("the page after that", after, browser::picture);
        }
    }

    @Test
    void isThereUnderTheNameOfTheWebFolderToo() throws Exception {
        logIn(own("/web/vnc_client.html"), "secret");
        browser.awaitState("connected");
        Pictures.expect("the page", XwdPicture.of(xvfb), browser::picture);
    }

    @Test
    void saysThatThePasswordIsWrong() {
        logIn(own("/vnc_client.html"), "wrong");
        browser.awaitState("failed");
        String message = browser.page().textContent("#message");
        assertTrue(message.contains("password"), message);
    }

    @Test
    void sendsNothingOfAViewOnlyLogin() throws Exception {
        logIn(own("/vnc_client.html"), "look");
        browser.awaitState("connected");
        Pictures.expect("the page", XwdPicture.of(xvfb), browser::picture);
        double[] place = browser.placeOf(10, 20);
        browser.page().mouse().click(place[0], place[1]);
        browser.page().keyboard().type("x");
        browser.page().waitForTimeout(500);
        try (Viewer owner = Viewer.connect(
                SocketConnection.open("127.0.0.1", server.port(), Duration.ofSeconds(5)),
                ViewerOptions.withPassword(Parts.FULL))) {
            owner.key('q', true);
            painter.expect("key q");
        }
    }

    @Test
    void refusesThePageOfAnotherOrigin() throws Exception {
        try (OtherOrigin other = OtherOrigin.of(WEB)) {
            logIn(other.name() + "/vnc_client.html", "secret");
            browser.awaitState("failed");
            String message = browser.page().textContent("#message");
            assertTrue(message.contains("websocket_allowed_origins") && message.contains("instead"), message);
            assertEquals(0, server.stats().admitted());
        }
    }
}
