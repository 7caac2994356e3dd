package oriel.it.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.it.Browser;
import oriel.it.ClientPage;
import oriel.it.ScreenServer;
import oriel.plugin.Configured;
import oriel.testkit.PaintedScreen;
import oriel.testkit.Parts;

/** The page speaks the language of whoever reads it, and no word of any language is larger than its button. */
@Timeout(120)
class PageLanguagesTest {

    private static final Browser.Look SMALL = new Browser.Look("phone-320", 320, 568, false, true);

    /** What stands on the button that connects. */
    private static final Map<String, String> CONNECT = Map.of(
            "de", "Verbinden",
            "en", "Connect",
            "es", "Conectar",
            "fr", "Se connecter",
            "ru", "\u041f\u043e\u0434\u043a\u043b\u044e\u0447\u0438\u0442\u044c\u0441\u044f",
            "zh", "\u8fde\u63a5");

    /** What is seen and has not enough room for its words. */
    private static final String CRAMPED = """
            [...document.querySelectorAll("button, label, legend:not(.unseen), summary, select, h2, dt, dd, .panel, .hint, .label")]
              .filter((each) => each.checkVisibility({ visibilityProperty: true }))
              .filter((each) => {
                const { left, right } = each.getBoundingClientRect();
                const within = each.closest("button")?.getBoundingClientRect() ?? { left: 0, right: innerWidth };
                const isLow = each.matches("button, .label") && each.scrollHeight > each.clientHeight + 1;
                return isLow || each.scrollWidth > each.clientWidth + 1
                  || left < within.left - 0.5 || right > within.right + 0.5;
              })
              .filter((each) => getComputedStyle(each).display !== "inline")
              .map((each) => `${each.id || each.className}: ${each.textContent.trim()}`)""";

    private ScreenServer server;
    private ClientPage page;

    @BeforeEach
    void start() throws Exception {
        server = ScreenServer.start(
                Configured.plain(new PaintedScreen(320, 200)),
                Parts.encoders(),
                Parts.open(),
                ClientPage.pages(),
                ScreenServer.unpaced(Optional.empty()));
        page = new ClientPage(SMALL, server.port());
    }

    @AfterEach
    void stop() {
        page.close();
        server.close();
    }

    private void expectRoom(String where) {
        assertEquals(List.of(), page.page().evaluate(CRAMPED), where);
        assertEquals(true, page.page().evaluate("document.documentElement.scrollWidth <= innerWidth"), where);
    }

    @Test
    void hasRoomForEveryLanguageOnTheSmallestTelephone() throws Exception {
        page.open("/").awaitForm();
        for (Map.Entry<String, String> language : CONNECT.entrySet()) {
            page.page().selectOption("#language", language.getKey());
            page.browser().await("document.getElementById('connect').textContent === '" + language.getValue() + "'");
            assertTrue(page.attribute("html", "lang").startsWith(language.getKey()));
            expectRoom(language.getKey() + ", the form");
            page.keep("language-" + language.getKey());
        }
        page.press("#connect");
        page.awaitConnected();
        page.press("#gestures-close");
        for (String language : CONNECT.keySet()) {
            page.press("#open-session");
            page.page().selectOption("#session-language", language);
            page.browser().await("document.documentElement.lang.startsWith('" + language + "')");
            expectRoom(language + ", session");
            for (String panel : List.of("picture", "keys", "clipboard")) {
                page.press("#open-" + panel);
                expectRoom(language + ", " + panel);
                page.keep("language-" + language + "-" + panel);
            }
            page.press("#open-clipboard");
            page.press("#show-statistics");
            page.browser()
                    .await("document.getElementById('figure-limit').textContent.length > 1"
                            + " || document.getElementById('figure-limit').textContent === '\u65e0'");
            expectRoom(language + ", statistics");
            page.keep("language-" + language + "-statistics");
            page.press("#show-statistics");
        }
        assertEquals("", page.text("#may"), "who may do all is told nothing");
        expectNewsAboveAPanel();
        page.expectAccessible();
        page.expectNoComplaint();
    }

    /** There is no place beside a panel. */
    private void expectNewsAboveAPanel() {
        page.press("#open-session");
        assertFalse(page.page().isVisible("#handle-seen"), "where no mouse can rest");
        page.press("#open-clipboard");
        page.page().fill("#clipboard-text", "a text");
        page.press("#clipboard-send");
        page.browser().await("!document.getElementById('message').hidden");
        page.expectInside("#message");
        assertEquals(
                "message",
                page.page()
                        .evaluate("((message) => { message.style.pointerEvents = 'auto';"
                                + " const { left, top } = message.getBoundingClientRect();"
                                + " return document.elementFromPoint(left + 20, top + 20).id; })"
                                + "(document.getElementById('message'))"));
    }

    @Test
    void isChosenByTheBrowserAndThenByTheReaderAndOneFileIsLoadedForIt() {
        page.page().addInitScript("Object.defineProperty(navigator, 'languages', { value: ['nl', 'de-AT', 'fr'] })");
        page.open("/").awaitForm();
        assertEquals("Verbinden", page.text("#connect"));
        assertEquals("de", page.page().inputValue("#language"));
        assertEquals(List.of("en.js", "de.js"), loaded());
        page.page().selectOption("#language", "ru");
        page.browser().await("document.documentElement.lang === 'ru'");
        for (String other : List.of("/", "/wall.html", "/embed.html#host=other")) {
            page.open("/nothing-is-here").open(other);
            page.browser().await("document.documentElement.lang === 'ru'");
        }
        page.browser()
                .await(
                        "/\u0441\u0435\u0440\u0432\u0435\u0440\u0430/.test(document.getElementById('message').textContent)");
    }

    private List<?> loaded() {
        return (List<?>) page.page()
                .evaluate("performance.getEntriesByType('resource').map(({ name }) => name)"
                        + ".filter((name) => name.includes('/text/')).map((name) => name.replace(/.*[/]/, ''))");
    }
}
