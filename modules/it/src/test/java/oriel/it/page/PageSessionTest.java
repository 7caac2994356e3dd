package oriel.it.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.it.Browser;
import oriel.it.ClientPage;
import oriel.it.Distribution;

/** The page of the product says what its visitor may do, how its line is protected and, to whoever manages, who is here. */
@Timeout(180)
class PageSessionTest {

    private static final String MANAGER = "ada";
    /** Bob's, whatever number his session has: a browser's spare connection may have taken one. */
    private static final String BUTTONS = "#people-list li:has-text('bob') button[data-deed^='%s']";

    @TempDir
    Path folder;

    private Path configuration;

    @BeforeEach
    void configure() throws Exception {
        configuration = Files.writeString(folder.resolve("config.json"), """
                {"port": 0, "capture": "demo", "host": "127.0.0.1", "name": "Desk", "tls": "required",
                 "state_folder": ".", "audit_log": "audit.log", "clipboard_max_bytes": 20}
                """);
        add(MANAGER, "full,manage");
        add("bob", "full");
        add("carl", "look,input");
    }

    private void add(String name, String rights) throws IOException, InterruptedException {
        try (Distribution adding = Distribution.start(
                Map.of(), "user", "add", name, "--rights", rights, "--config", configuration.toString())) {
            adding.type("a long password\n");
            Distribution.Ended ended = adding.awaitEnd();
            assertEquals(0, ended.code(), ended.toString());
        }
    }

    private List<String> oriel(String... command) throws IOException, InterruptedException {
        String[] all = Stream.concat(Stream.of(command), Stream.of("--config", configuration.toString()))
                .toArray(String[]::new);
        return Distribution.run(Map.of(), all).out();
    }

    private Distribution serve() throws IOException {
        return Distribution.start(Map.of(), "serve", "--config", configuration.toString());
    }

    private static void logIn(ClientPage page, int port, String name) {
        page.browser().go("https://127.0.0.1:" + port + "/");
        page.logIn("a long password");
        page.browser().awaitState("asking");
        assertTrue(page.page().isVisible("#password-help"));
        page.page().fill("#username", name);
        page.press("#connect");
        page.awaitConnected();
    }

    private static void awaitText(ClientPage page, String selector, String words) {
        page.page().waitForSelector(selector + ":has-text(\"" + words + "\")", attached());
    }

    private static Page.WaitForSelectorOptions attached() {
        return new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED);
    }

    private void choosesSharp(ClientPage page) throws Exception {
        page.press("#open-picture");
        page.press("#slow-line input[value='sharp']");
        page.expectAccessible();
        page.keep("session-picture");
        awaitSession("sharp by choice");
    }

    @Test
    void whoManagesSeesHowTheServerIsUntilTheyManageNoMore() throws Exception {
        try (Distribution server = serve();
                ClientPage manager = new ClientPage(Browser.Look.LAPTOP, 0)) {
            logIn(manager, server.port(), MANAGER);
            manager.press("#open-session");
            manager.press("#open-overview");
            awaitText(manager, "#overview-people", MANAGER);
            awaitText(manager, "#overview-log", "admitted");
            manager.browser().await("document.getElementById('overview-heap-line').points.length > 3");
            manager.expectAccessible();
            manager.keep("overview");
            manager.page().setViewportSize(390, 844);
            manager.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            manager.browser().await("document.getElementById('overview').scrollWidth <= 390");
            manager.expectAccessible();
            manager.keep("overview-phone");
            oriel("user", "rights", MANAGER, "full");
            manager.browser().await("!document.getElementById('overview').open");
            assertEquals("", manager.page().textContent("#overview-log"));
            assertFalse(manager.page().isVisible("#open-overview"));
        }
    }

    /** Waits until the list of sessions has a line with these words. */
    private void awaitSession(String words) throws IOException, InterruptedException {
        while (oriel("sessions").stream().noneMatch(line -> line.contains(words))) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @Test
    void whoManagesSeesWhoIsHereDemotesThemAndEndsTheirSessions() throws Exception {
        try (Distribution server = serve();
                ClientPage manager = new ClientPage(Browser.Look.LAPTOP, 0);
                ClientPage bob = new ClientPage(Browser.Look.PHONE, 0)) {
            int port = server.port();
            logIn(manager, port, MANAGER);
            logIn(bob, port, "bob");
            assertEquals("", bob.text("#may"));
            choosesSharp(manager);
            manager.press("#open-session");
            awaitText(manager, "#people-list", "bob");
            assertEquals(MANAGER + " (you)", manager.text("#people-list li:first-child .who"));
            manager.press("#line summary");
            manager.expectAccessible();
            manager.keep("session");

            manager.press(BUTTONS.formatted("rights "));
            awaitText(bob, "#may", "You may look");
            assertFalse(bob.page().isVisible("#open-keys"));
            assertFalse(bob.page().isVisible("#open-clipboard"));
            assertFalse(bob.page().isVisible("#soft-keyboard"));
            bob.press("#open-picture");
            assertFalse(bob.page().isVisible("#remote-label"));
            assertFalse(bob.page().isVisible("#view-only-label"));
            bob.press("#open-session");
            assertTrue(bob.page().isVisible("#may"));
            assertEquals("You may look.", bob.text("#session-may"));
            assertFalse(bob.page().isVisible("#people"));
            bob.expectAccessible();
            bob.keep("session-look");
            awaitText(manager, "#people-list", "may look");
            assertTrue(oriel("sessions").get(2).matches("\\d+ +bob .* look .*"));

            manager.press(BUTTONS.formatted("rights "));
            bob.page().waitForSelector("#open-clipboard");
            assertEquals("", bob.text("#may"));

            manager.press(BUTTONS.formatted("end "));
            bob.browser().awaitState("failed");
            assertEquals(MANAGER + " has ended your session. You may connect again.", bob.text("#message"));
            bob.keep("session-ended");
            manager.page().waitForSelector("#people-list:not(:has-text('bob'))");
            assertEquals(List.of(), manager.browser().errors());
            assertEquals(List.of(), bob.browser().errors());
        }
        String audit = Files.readString(folder.resolve("audit.log"));
        assertTrue(audit.contains("\"order\":\"look\",\"about\":2,\"about_user\":\"bob\""), audit);
        assertTrue(audit.contains("\"order\":\"full\",\"about\":2"), audit);
        assertTrue(audit.contains("session 1 of " + MANAGER + " has ended it"), audit);
    }

    private static void expectTextsTooLong(ClientPage page) {
        page.press("#open-clipboard");
        page.page().fill("#clipboard-text", "as long as this text, \u20ac");
        page.press("#clipboard-send");
        assertEquals(
                "This text is too long: it has 25 bytes, and the screen\u2019s clipboard takes 20 bytes.",
                page.text("#message"));
        double[] sendText = page.browser().placeOf(88, 756);
        page.page().mouse().click(sendText[0], sendText[1]);
        awaitText(page, "#message", "The text that was copied on the screen is too long to come here.");
    }

    private static void expectNoClipboard(ClientPage page) throws IOException {
        page.press("#open-clipboard");
        assertEquals("The screen\u2019s clipboard is off for you.", page.text("#clipboard-off"));
        assertTrue(page.page().isVisible("#clipboard-off") && page.page().isVisible("#clipboard-type"));
        for (String other : List.of("send", "copy", "sends-label", "receives-label", "how", "permit")) {
            assertFalse(page.page().isVisible("#clipboard-" + other), other);
        }
        page.expectAccessible();
        page.keep("clipboard-off");
    }

    /** Bob comes while the page's visitor controls the screen alone, as it is configured there. */
    private static void expectControl(ClientPage page, int port) throws IOException {
        double[] place = page.browser().placeOf(1000, 700);
        page.page().mouse().click(place[0], place[1]);
        awaitText(page, "#may", "You control");
        assertEquals("", page.text("#here"));
        try (ClientPage bob = new ClientPage(Browser.Look.PHONE, 0)) {
            logIn(bob, port, "bob");
            awaitText(bob, "#may", "Somebody else controls");
            awaitText(page, "#here", "2");
            bob.keep("session-other-controls");
            bob.press("#open-session");
            assertEquals("Somebody else is here.", bob.text("#session-here"));
            assertTrue(bob.text("#session-control").startsWith("Somebody else controls the screen"));
            bob.expectAccessible();
            bob.keep("session-control");
            page.keep("session-here");
            expectControlAskedFor(page, bob);
        }
        page.browser().await("document.getElementById('here').textContent === ''");
    }

    private static void expectControlAskedFor(ClientPage page, ClientPage bob) throws IOException {
        bob.press("#control-ask");
        awaitText(bob, "#message", "Asked. The screen is yours once they agree.");
        page.page().waitForSelector("#control-asked:has-text('asks for control.')");
        page.expectAccessible();
        page.expectInside("#control-asked");
        page.keep("control-asked");
        page.press("#control-keep");
        awaitText(bob, "#message", "The control was not given away.");
        assertFalse(page.page().isVisible("#control-asked"));
        bob.press("#control-ask");
        awaitText(bob, "#message", "They have just kept it. Ask again in a moment.");
        // As another visitor, who is heard at once.
        bob.press("#disconnect");
        bob.browser().awaitState("disconnected");
        bob.logIn("a long password").awaitConnected();
        bob.press("#open-session");
        bob.press("#control-ask");
        page.press("#control-give");
        awaitText(bob, "#may", "You control");
        awaitText(page, "#may", "controls");
        assertFalse(bob.page().isVisible("#control-ask"));
    }

    @Test
    void aPageShowsWhatTheOperatorSaysAndHowItsLineIsProtected() throws Exception {
        Files.writeString(
                configuration,
                Files.readString(configuration)
                        .replaceFirst("\\{", "{\"input_control_policy\": \"single-controller\", "));
        try (Distribution server = serve();
                ClientPage page = new ClientPage(Browser.Look.LAPTOP, 0)) {
            int port = server.port();
            logIn(page, port, "bob");
            assertEquals(
                    List.of("oriel: 1 page shows it"), oriel("sessions", "message", "<i>Lunch</i> in five minutes."));
            page.page().waitForSelector("#words:has-text('<i>Lunch</i> in five minutes.')");
            page.expectAccessible();
            page.keep("words");
            assertEquals(List.of("oriel: 1 page shows it"), oriel("sessions", "message", "1", "Now."));
            page.page().waitForSelector("#words-list p:nth-child(2):has-text('Now.')");
            page.press("#words-close");
            assertFalse(page.page().isVisible("#words"));

            expectTextsTooLong(page);

            page.press("#open-session");
            assertEquals("closed", page.attribute("#open-session", "data-line"));
            assertEquals("Encrypted", page.text("#line-summary"));
            assertFalse(page.page().isVisible("#line-fingerprint"));
            page.press("#line summary");
            String shown = oriel("cert", "show").stream()
                    .filter(line -> line.startsWith("SHA-256"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(shown.replaceFirst("SHA-256 +", ""), page.text("#line-fingerprint"));
            assertTrue(Pattern.matches("([0-9A-F]{2}:){31}[0-9A-F]{2}", page.text("#line-fingerprint")));
            page.keep("line");

            assertEquals(List.of("oriel: session 1 is ended"), oriel("sessions", "end", "1"));
            page.browser().awaitState("failed");
            assertEquals("The operator has ended your session. You may connect again.", page.text("#message"));

            logIn(page, port, "carl");
            expectNoClipboard(page);
            expectControl(page, port);
            assertEquals(List.of(), page.browser().errors());
        }
    }
}
