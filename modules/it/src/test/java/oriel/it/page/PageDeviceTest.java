package oriel.it.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.PlaywrightException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.it.Browser;
import oriel.it.ClientPage;
import oriel.it.Distribution;
import oriel.it.Ports;

/** What a telephone or a tablet does for the page: it stays awake, shares pictures, keeps it, and says when nobody answers. */
@Timeout(120)
class PageDeviceTest {

    private static final String DEVICE = """
            window.device = { awake: 0, asked: 0, low: false, shared: [] };
            Object.defineProperty(navigator, 'wakeLock', { value: { request: async (kind) => {
              device.asked++;
              if (device.low) {
                throw new DOMException('the battery is low', 'NotAllowedError');
              }
              const lock = new EventTarget();
              lock.release = () => { device.awake--; lock.dispatchEvent(new Event('release')); };
              device.awake += kind === 'screen' ? 1 : 100;
              return lock;
            } } });
            navigator.canShare = ({ files }) => files.every((file) => file.type === 'image/png');
            navigator.share = async ({ files }) => { device.shared.push(files[0].name + ' ' + (files[0].size > 100)); };
            """;

    private static final String INSTALLED = """
            const matching = window.matchMedia.bind(window);
            window.matchMedia = (query) => query === '(display-mode: standalone)' ? { matches: true } : matching(query);
            """;

    private int port;
    private Distribution server;
    private ClientPage page;

    @BeforeEach
    void start() throws Exception {
        port = Ports.free();
        serve();
        page = new ClientPage(Browser.Look.PHONE, port);
    }

    @AfterEach
    void stop() {
        page.close();
        server.close();
    }

    private void serve() throws Exception {
        server = Distribution.start(
                Map.of(),
                "serve",
                "--capture",
                "demo",
                "--name",
                "A desk",
                "--no-auth",
                "--port",
                Integer.toString(port));
        assertEquals(port, server.port());
    }

    @Test
    void staysAwakeWhileTheScreenIsShownAndSeenAndSharesItsPicture() {
        page.page().addInitScript(DEVICE);
        page.open("/").awaitForm();
        assertEquals(0, page.page().evaluate("device.awake"));
        page.press("#connect");
        page.awaitConnected();
        page.browser().await("device.awake === 1");
        page.hide(true);
        page.browser().await("device.awake === 0");
        page.hide(false);
        page.browser().await("device.awake === 1");
        page.page().evaluate("device.low = true");
        page.hide(true);
        page.hide(false);
        page.page().evaluate("new Promise((done) => setTimeout(done, 100))");
        assertEquals(3, page.page().evaluate("device.asked"), "a device that refuses is asked once each time");
        page.press("#screenshot");
        page.browser().await("device.shared.length === 1");
        String shared = (String) page.page().evaluate("device.shared[0]");
        assertTrue(shared.matches("A desk .*\\.png true"), shared);
        page.press("#disconnect");
        page.browser().await("device.awake === 0");
        page.expectNoComplaint();
    }

    @Test
    void bringsWhatItTakesToInstallIt() {
        page.open("/").awaitForm();
        String link = "fetch(document.querySelector('link[rel=manifest]').href)";
        assertEquals(
                "application/manifest+json",
                page.page().evaluate(link + ".then((found) => found.headers.get('content-type'))"));
        String icons = (String) page.page()
                .evaluate(link + ".then((found) => found.json()).then(async ({ icons }) => {"
                        + " const sizes = []; for (const { src } of icons) { const icon = new Image(); icon.src = src;"
                        + " await icon.decode(); sizes.push(icon.naturalWidth + 'x' + icon.naturalHeight); }"
                        + " return sizes.slice(1).join(' '); })");
        assertEquals("192x192 512x512", icons);
        page.expectNoComplaint();
    }

    @Test
    void saysThatNobodyAnswersAndComesBackOnceItIsInstalled() throws Exception {
        page.page().addInitScript(INSTALLED);
        page.open("/#autoconnect=1").awaitConnected();
        page.page().evaluate("navigator.serviceWorker.ready.then(() => true)");
        server.close();
        reload();
        page.page().waitForSelector("#again");
        assertEquals("Nobody answers at 127.0.0.1:" + port, page.text("#server"));
        page.keep("offline");
        page.expectAccessible();
        serve();
        page.awaitConnected();
    }

    /** An answer of the service worker may take the place of the one that is waited for. */
    private void reload() {
        try {
            page.page().reload();
        } catch (PlaywrightException e) {
            assertTrue(e.getMessage().contains("net::ERR"), e.getMessage());
        }
    }
}
