package oriel.it.viewers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.it.Browser;
import oriel.it.CProgram;
import oriel.it.Distribution;
import oriel.it.OtherOrigin;
import oriel.it.Pictures;
import oriel.testkit.Programs;
import oriel.testkit.Xvfb;
import oriel.testkit.XwdPicture;

/** noVNC's own pages, as Debian has them, show the screen and type: from Oriel itself and from another web server. */
@Timeout(120)
class NoVncPagesTest {

    private static final Path PAGES = Path.of("/usr/share/novnc");
    private static final String FULL_CANVAS = "document.querySelector('#noVNC_container canvas')";
    private static final String LITE_CANVAS = "document.querySelector('#screen canvas')";

    @TempDir
    Path folder;

    private Xvfb xvfb;
    private CProgram painter;
    private Browser browser;

    @BeforeEach
    void start() throws Exception {
        Programs.require(PAGES.resolve("vnc.html"), "novnc");
        xvfb = Xvfb.start(640, 480);
        painter = CProgram.painter(xvfb.display());
        browser = new Browser(1000, 800);
    }

    @AfterEach
    void stop() {
        for (AutoCloseable each :
                Stream.of(browser, painter, xvfb).filter(made -> made != null).toList()) {
            close(each);
        }
    }

    private static void close(AutoCloseable each) {
        try {
            each.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Distribution serve(Map<String, String> more, String... options) throws IOException {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("ORIEL_WEBSOCKET_DETECT_TIMEOUT", "1");
        environment.put("ORIEL_DISPLAY", xvfb.display());
        Path password = Files.writeString(folder.resolve("password"), "secret\n");
        Stream<String> usual = Stream.of("serve", "--port", "0", "--password-file", password.toString());
        return Distribution.start(
                environment, Stream.concat(usual, Stream.of(options)).toArray(String[]::new));
    }

    @Test
    void fromOrielWithTheirFolderAsWebRoot() throws Exception {
        try (Distribution server = serve(Map.of(), "--host", "127.0.0.1", "--web-root", PAGES.toString())) {
            String own = "http://localhost:" + server.port();
            showsAndTypes(own + "/?autoconnect=1&password=secret", FULL_CANVAS, 1);
            showsAndTypes(own + "/vnc_lite.html?password=secret", LITE_CANVAS, 2);
        }
    }

    @Test
    void fromAnotherWebServerWhoseOriginIsAllowed() throws Exception {
        try (OtherOrigin other = OtherOrigin.of(PAGES);
                Distribution server =
                        serve(Map.of("ORIEL_WEBSOCKET_ALLOWED_ORIGINS", other.name()), "--host", "127.0.0.1")) {
            String there = "?host=localhost&port=" + server.port() + "&password=secret";
            showsAndTypes(other.name() + "/vnc.html" + there + "&autoconnect=1", FULL_CANVAS, 3);
            showsAndTypes(other.name() + "/vnc_lite.html" + there, LITE_CANVAS, 4);
        }
    }

    private void showsAndTypes(String address, String canvas, int seed) throws Exception {
        Page page = browser.page();
        browser.go(address);
        page.waitForFunction(
                "() => { const c = " + canvas + "; return c && c.width === 640; }",
                null,
                new Page.WaitForFunctionOptions().setTimeout(20_000));
        painter.say("draw " + seed + " 100").expect("drawn");
        Pictures.expect(address, XwdPicture.of(xvfb), () -> browser.picture(canvas + ".toDataURL('image/png')"));
        page.evaluate(canvas + ".focus()");
        page.keyboard().type("n" + seed);
        painter.expect("key n");
        painter.expect("key " + seed);
        List<String> errors = browser.errors().stream()
                .filter(error -> !error.contains("404") && !error.contains("package.json"))
                .toList();
        assertEquals(List.of(), errors, "Debian's package has no package.json, of which its page complains");
    }
}
