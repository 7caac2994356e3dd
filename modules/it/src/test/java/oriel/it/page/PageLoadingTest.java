package oriel.it.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.LoadState;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.it.Browser;
import oriel.it.ClientPage;
import oriel.it.ScreenServer;
import oriel.plugin.Configured;
import oriel.testkit.PaintedScreen;
import oriel.testkit.Parts;

/** A page of which a part does not arrive, as on a bad line, helps itself, or says what is wrong. */
@Timeout(120)
class PageLoadingTest {

    private static final int EVER = Integer.MAX_VALUE;

    /** It is loaded once, and three times more. */
    private static final int TRIES = 4;

    private static final int MOST_BYTES = 190_000;

    private ScreenServer server;
    private ClientPage page;

    @BeforeEach
    void start() throws Exception {
        server = ScreenServer.start(
                Configured.plain(new PaintedScreen(320, 200)),
                Parts.encoders(),
                Parts.passwords(),
                ClientPage.pages(),
                ScreenServer.unpaced(Optional.empty()));
        page = new ClientPage(Browser.Look.LAPTOP, server.port());
    }

    @AfterEach
    void stop() {
        page.close();
        server.close();
    }

    /** Two thirds of it are noVNC. */
    @Test
    void isNotHeavierThanItWas() {
        AtomicLong bytes = new AtomicLong();
        page.page().onRequestFinished(request -> bytes.addAndGet(request.sizes().responseBodySize));
        page.open("/").awaitForm();
        page.page().waitForLoadState(LoadState.NETWORKIDLE);
        assertTrue(bytes.get() > 50_000 && bytes.get() < MOST_BYTES, bytes + " bytes");
    }

    /** The first requests for a file fail, as if the line were cut; gives how many there have been. */
    private AtomicInteger lose(String file, int times) {
        AtomicInteger requests = new AtomicInteger();
        page.page().route("**/" + file, route -> {
            if (requests.incrementAndGet() <= times) {
                route.abort("connectionreset");
            } else {
                route.resume();
            }
        });
        return requests;
    }

    @ParameterizedTest
    @ValueSource(strings = {"client/visit.js", "style/base.css"})
    void isLoadedAnewWhereAPartDidNotArrive(String part) {
        AtomicInteger requests = lose(part, 1);
        page.open("/#password=secret&autoconnect=1").page().waitForCondition(() -> requests.get() == 2);
        page.awaitConnected();
        assertEquals(2, requests.get());
    }

    @Test
    void saysSoWhenThatDoesNotHelp() {
        AtomicInteger requests = lose("client/address.js", EVER);
        page.open("/");
        page.browser().await("document.getElementById('message').textContent.includes('did not arrive')");
        assertTrue(page.page().isVisible("#message"));
        assertEquals(TRIES, requests.get());
    }

    @Test
    void speaksEnglishWhereItsLanguageDoesNotArrive() {
        page.page().addInitScript("Object.defineProperty(navigator, 'languages', { value: ['de'] })");
        AtomicInteger requests = lose("text/de.js", EVER);
        page.open("/").awaitForm();
        assertEquals("Connect", page.text("#connect"));
        assertEquals("en", page.attribute("html", "lang"));
        assertEquals(1, requests.get());
    }

    @Test
    void asksItsServerForThePortAgain() {
        AtomicInteger questions = new AtomicInteger();
        page.page().route("**/server.json", route -> {
            if (questions.incrementAndGet() <= 2) {
                route.abort("connectionreset");
            } else {
                route.resume();
            }
        });
        page.open("/").awaitForm();
        assertEquals(Integer.toString(server.port()), page.page().inputValue("#port"));
    }
}
