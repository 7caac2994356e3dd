package oriel.it.page;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.it.Browser;
import oriel.it.Distribution;
import oriel.it.OtherOrigin;

/** A dashboard of another origin shows the screen in a frame if the configuration names it, and no other page does. */
@Timeout(120)
class PageFramesTest {

    @TempDir
    Path folder;

    private static Frame framed(Page page) {
        page.waitForCondition(() -> page.frames().size() == 2);
        Frame frame = page.frames().get(1);
        frame.waitForLoadState();
        return frame;
    }

    @Test
    void aPageThatIsNamedShowsTheScreenAndAnotherDoesNot() throws Exception {
        try (OtherOrigin dashboard = OtherOrigin.of(folder);
                Distribution server = Distribution.start(
                        Map.of("ORIEL_PASSWORD", "secret", "ORIEL_FRAME_ANCESTORS", dashboard.name()),
                        "serve",
                        "--capture",
                        "demo",
                        "--port",
                        "0");
                Browser browser = new Browser(800, 600)) {
            String address = "http://127.0.0.1:" + server.port() + "/embed.html#password=secret";
            Files.writeString(folder.resolve("index.html"), "<iframe src='" + address + "'></iframe>");
            Page page = browser.page();
            browser.go(dashboard.name() + "/");
            framed(page).waitForSelector("body[data-state=connected]");
            page.navigate(dashboard.name().replace("127.0.0.1", "localhost") + "/");
            page.waitForCondition(() -> framed(page).url().equals("chrome-error://chromewebdata/"));
        }
    }
}
