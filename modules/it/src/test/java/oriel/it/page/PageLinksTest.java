package oriel.it.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.capture.Resizer;
import oriel.it.Browser;
import oriel.it.ClientPage;
import oriel.it.Pictures;
import oriel.it.ScreenServer;
import oriel.plugin.Configured;
import oriel.testkit.PaintedScreen;
import oriel.testkit.Parts;

/** What the address of the page may say, what is asked for and what is remembered; size and clipboard of the screen. */
@Timeout(120)
class PageLinksTest {

    private static final String CONTROL = "key 65507 at 29";
    private static final String V = "key 118 at 47";

    private final PaintedScreen screen = new PaintedScreen(320, 200).resizing(Resizer.Outcome.DONE);
    private ScreenServer server;
    private ClientPage page;

    @BeforeEach
    void start() throws Exception {
        server = ScreenServer.start(
                Configured.plain(screen),
                Parts.encoders(),
                Parts.passwords(),
                ClientPage.pages(),
                ScreenServer.unpaced(Optional.of(Duration.ofMillis(50))));
        page = new ClientPage(Browser.Look.LAPTOP, server.port());
    }

    @AfterEach
    void stop() {
        page.close();
        server.close();
    }

    private boolean sentLevel(int level) {
        return page.browser().hasSent((byte) -1, (byte) -1, (byte) -1, (byte) level);
    }

    @Test
    void connectsByItselfAsTheFragmentSays() throws Exception {
        page.open("/?password=wrong&view_only=0#password=secret&autoconnect=1&view_only=1&resize=off"
                        + "&quality=9&compression=8&path=a/b")
                .awaitConnected();
        assertTrue(sentLevel(0xe9) && sentLevel(0x08) && !sentLevel(0xe6));
        String left = "/?view_only=0#autoconnect=1&view_only=1&resize=off&quality=9&compression=8&path=a/b";
        assertEquals("http://127.0.0.1:" + server.port() + left, page.page().url());
        assertEquals(1, page.browser().requestsOtherThan("((?!/a/b).)*").size());
        page.browser().await("document.getElementById('icon').href.startsWith('data:image/png')");
        page.browser().await("document.querySelector('#screen canvas').getBoundingClientRect().width === 320");
        double[] place = page.browser().placeOf(5, 190);
        page.page().mouse().click(place[0], place[1]);
        page.press("#open-picture");
        page.press("#view-only");
        page.press("#open-picture");
        place = page.browser().placeOf(9, 195);
        page.page().mouse().move(place[0], place[1]);
        assertEquals("move 9,195", screen.nextEvent());
        page.expectNoComplaint();
    }

    @Test
    void changesTheScreenToTheSizeOfItsWindow() throws Exception {
        page.open("/#password=secret&autoconnect=1&resize=remote").awaitConnected();
        expectSize(1366, 768, 1);
        page.page().setViewportSize(801, 403);
        expectSize(801, 403, 2);
        page.expectNoComplaint();
    }

    /** A zoomed page has parts of pixels, and other windows have other wishes. */
    @Test
    void asksForEachSizeOfItsWindowOnceAndTheLastOneThatChangedWins() throws Exception {
        String address = "/#password=secret&autoconnect=1&resize=remote";
        page.open(address).awaitConnected();
        expectSize(1366, 768, 1);
        page.page()
                .evaluate(
                        "Object.assign(document.getElementById('screen').style, {width: '800.5px', height: '600.25px'})");
        expectSize(800, 600, 2);
        try (ClientPage other = new ClientPage(Browser.Look.LAPTOP, server.port())) {
            other.open(address).awaitConnected();
            expectSize(1366, 768, 3);
            other.page().setViewportSize(640, 480);
            expectSize(640, 480, 4);
            page.page().evaluate("document.getElementById('screen').style.width = '700.5px'");
            expectSize(700, 600, 5);
            assertEquals(List.of("1366x768", "640x480"), other.browser().sizesAskedFor());
        }
        assertEquals(List.of("1366x768", "800x600", "700x600"), page.browser().sizesAskedFor());
    }

    private void expectSize(int width, int height, int seed) throws Exception {
        page.browser()
                .await("(() => { const c = document.querySelector('#screen canvas'); return c.width === " + width
                        + " && c.height === " + height + "; })()");
        Random random = new Random(seed);
        screen.paint(picture -> {
            for (int i = 0; i < 1000; i++) {
                picture.pixels()[random.nextInt(picture.width() * picture.height())] = random.nextInt(1 << 24);
            }
            return picture.bounds();
        });
        Pictures.expect("the page", screen.picture(), page::picture);
    }

    @Test
    void doesNotComeBackIfToldNotTo() {
        page.open("/#password=secret&autoconnect=1&reconnect=0").awaitConnected();
        server.close();
        page.browser().awaitState("failed");
    }

    @Test
    void asksForThePasswordOnlyIfThereIsOne() {
        page.open("/#autoconnect=1").browser().awaitState("asking");
        assertTrue(page.text("#entrance-title").contains("wants a password"));
        page.logIn("secret").awaitConnected();
        page.expectNoComplaint();
    }

    @Test
    void remembersThePasswordInTheTabIfAskedTo() {
        page.open("/").logIn("secret").awaitConnected();
        page.page().reload();
        page.awaitForm();
        assertEquals("", page.page().inputValue("#password"));
        page.press("#keep-password");
        page.logIn("secret").awaitConnected();
        page.page().reload();
        page.awaitForm();
        assertEquals("secret", page.page().inputValue("#password"));
        page.press("#connect");
        page.awaitConnected();
        assertEquals(0, page.page().evaluate("Object.values(localStorage).filter((v) => v.includes('secret')).length"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/vnc_client.html", "/embed.html"})
    void takesAPasswordOutOfTheAddressAndKeepsItInTheTab(String name) {
        String rest = name + "#autoconnect=1&view_only=1";
        page.open(rest + "&password=secret").awaitConnected();
        page.browser().await("!location.href.includes('secret')");
        assertEquals("http://127.0.0.1:" + server.port() + rest, page.page().url());
        page.page().reload();
        page.awaitConnected();
    }

    @Test
    void remembersHowThePictureIsShown() {
        page.open("/#password=secret&autoconnect=1").awaitConnected();
        page.press("#open-picture");
        page.press("input[value='actual']");
        page.press("#picture-more");
        page.page().press("#quality", "Home");
        page.page().reload();
        page.awaitConnected();
        page.page().waitForCondition(() -> sentLevel(0xe0));
        page.browser().await("document.querySelector('#screen canvas').getBoundingClientRect().width === 320");
    }

    @Test
    void keepsBothClipboardsAlikeByItself() throws Exception {
        page.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.open("/#password=secret&autoconnect=1").awaitConnected();
        String text = "\u03b1\u20ac\ud83d\ude00\nend";
        page.page().evaluate("text => navigator.clipboard.writeText(text)", text);
        page.page().evaluate("window.dispatchEvent(new Event('focus'))");
        String event = screen.nextEvent();
        assertEquals("text " + text, event.startsWith("text \u03b1") ? event : screen.nextEvent());
        screen.listener().clipboardChanged("from there");
        page.browser().await("document.getElementById('clipboard-text').value === 'from there'");
        page.page().waitForCondition(() -> "from there".equals(page.page().evaluate("navigator.clipboard.readText()")));
        page.page().evaluate("window.dispatchEvent(new Event('focus'))");
        page.press("#open-clipboard");
        page.press("#clipboard-sends");
        page.page().evaluate("navigator.clipboard.writeText('kept back')");
        page.page().evaluate("window.dispatchEvent(new Event('focus'))");
        page.page().fill("#clipboard-text", "by hand \u4f60");
        page.press("#clipboard-send");
        assertEquals("text by hand \u4f60", screen.nextEvent());
        page.press("#clipboard-copy");
        page.page()
                .waitForCondition(
                        () -> "by hand \u4f60".equals(page.page().evaluate("navigator.clipboard.readText()")));
        assertFalse(page.page().isChecked("#clipboard-sends"));
        page.press("#clipboard-receives");
        screen.listener().clipboardChanged("kept there");
        page.browser().await("document.getElementById('clipboard-text').value === 'kept there'");
        assertEquals("by hand \u4f60", page.page().evaluate("navigator.clipboard.readText()"));
        page.expectNoComplaint();
    }

    /** The text first, and only when it is new; nobody is asked for anything. */
    @Test
    void pastesWhatWasCopiedHere() throws Exception {
        page.page().context().grantPermissions(List.of("clipboard-write"));
        page.open("/#password=secret&autoconnect=1").awaitConnected();
        awaitPicture();
        copyHere("α\n€");
        page.page().keyboard().press("Control+v");
        expectPaste("α\n€", CONTROL, V);
        page.page().keyboard().press("Control+v");
        expectEvents(CONTROL + " down", V + " down", V + " up", CONTROL + " up");
        copyHere("next");
        page.page().keyboard().press("Shift+Insert");
        expectPaste("next", "key 65505 at 42", "key 65379 at 210");
        screen.listener().clipboardChanged("from there");
        page.browser().await("document.getElementById('clipboard-text').value === 'from there'");
        page.page().keyboard().press("Control+v");
        expectEvents(CONTROL + " down", V + " down", V + " up", CONTROL + " up");
        page.press("#open-clipboard");
        page.page().fill("#clipboard-text", "");
        page.page().press("#clipboard-text", "Control+v");
        assertEquals("from there", page.page().inputValue("#clipboard-text"));
        page.expectNoComplaint();
    }

    /** By then the page knows how the server takes keys and texts. */
    private void awaitPicture() throws Exception {
        screen.paint(picture -> {
            picture.fill(picture.bounds(), 0x336699);
            return picture.bounds();
        });
        Pictures.expect("the page", screen.picture(), page::picture);
    }

    private void copyHere(String text) {
        page.page().evaluate("text => navigator.clipboard.writeText(text)", text);
    }

    /** A modifier, a text behind it or ahead of it, and only then a key. */
    private void expectPaste(String text, String modifier, String key) throws Exception {
        assertEquals(Set.of("text " + text, modifier + " down"), Set.of(screen.nextEvent(), screen.nextEvent()));
        expectEvents(key + " down", key + " up", modifier + " up");
    }

    private void expectEvents(String... events) throws Exception {
        for (String event : events) {
            assertEquals(event, screen.nextEvent());
        }
    }

    /** As pages have it that came over plain http from elsewhere. */
    @Test
    void exchangesTextsWhereTheBrowserHasNoClipboardForThePage() throws Exception {
        page.page().addInitScript("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
        page.open("/#password=secret&autoconnect=1").awaitConnected();
        awaitPicture();
        page.press("#open-clipboard");
        page.page().fill("#clipboard-text", "by hand");
        page.press("#clipboard-copy");
        page.browser().await("document.getElementById('message').textContent === 'Copied.'");
        page.page().evaluate("document.querySelector('.typing').focus()");
        page.page().keyboard().press("Control+v");
        expectPaste("by hand", CONTROL, V);
        screen.listener().clipboardChanged("from there");
        page.browser().await("document.getElementById('clipboard-text').value === 'from there'");
        page.page().keyboard().press("End");
        page.page().fill("#clipboard-text", "");
        page.page().press("#clipboard-text", "Control+v");
        assertEquals("from there", page.page().inputValue("#clipboard-text"));
        page.expectNoComplaint();
    }

    @Test
    void theBellIsSeenAndHeardByThoseWhoWantThat() throws Exception {
        page.page().addInitScript("""
                window.sounds = 0;
                window.OscillatorNode = class {
                  connect = (next) => next;
                  start = () => (window.sounds += 1);
                  stop() {}
                };""");
        page.open("/#password=secret&autoconnect=1").awaitConnected();
        awaitPicture();
        screen.listener().bell();
        page.browser().await("/bell has rung/.test(document.getElementById('status').textContent)");
        page.browser().await("document.getElementById('bell-edge').getAnimations().length === 0");
        assertEquals(0, page.page().evaluate("window.sounds"));
        page.press("#open-session");
        page.press("#bell-sound");
        page.browser().await("window.sounds === 1");
        screen.listener().bell();
        page.browser().await("window.sounds === 2");
        page.expectNoComplaint();
    }

    /** Whether the server takes more than Latin-1 is not known then. */
    @Test
    void keepsATextThatIsSentInTheFirstMoment() throws Exception {
        page.page().addInitScript("""
                document.addEventListener("DOMContentLoaded", () => {
                  new MutationObserver((_, watch) => {
                    if (document.body.dataset.state === "connected") {
                      watch.disconnect();
                      document.getElementById("clipboard-text").value = "α€";
                      document.getElementById("clipboard-send").click();
                    }
                  }).observe(document.body, { attributes: true });
                });""");
        page.open("/#password=secret&autoconnect=1").awaitConnected();
        assertEquals("text α€", screen.nextEvent());
        page.expectNoComplaint();
    }

    @Test
    void readsNoClipboardWithoutBeingAllowedTo() throws Exception {
        page.open("/#password=secret&autoconnect=1").awaitConnected();
        page.press("#open-clipboard");
        assertEquals("Ctrl V on the screen brings it there.", page.text("#clipboard-how"));
        page.press("#clipboard-permit");
        page.browser().await("/does not let the page read/.test(document.getElementById('message').textContent)");
        page.page().fill("#clipboard-text", "by hand");
        page.press("#clipboard-send");
        assertEquals("text by hand", screen.nextEvent());
        page.expectNoComplaint();
    }
}
