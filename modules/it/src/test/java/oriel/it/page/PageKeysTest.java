package oriel.it.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import oriel.it.Browser;
import oriel.it.CProgram;
import oriel.it.ClientPage;
import oriel.it.Desk;
import oriel.testkit.Parts;

/** The panel of keys: an X program tells which key it got with which modifiers, and that none stays pressed. */
@Timeout(120)
class PageKeysTest {

    private static final Map<String, String> CHORDS = Map.ofEntries(
            Map.entry("Ctrl Alt Del", "Control Alt Delete"),
            Map.entry("Alt Tab", "Alt Tab"),
            Map.entry("Ctrl W", "Control w"),
            Map.entry("Ctrl T", "Control t"),
            Map.entry("Alt F4", "Alt F4"));

    @RegisterExtension
    final Desk desk = new Desk(640, 480, CProgram::typed, Parts::open);

    private ClientPage page;

    @BeforeEach
    void start() throws Exception {
        page = new ClientPage(Browser.Look.LAPTOP, desk.server().port());
        page.open("/#autoconnect=1").awaitConnected();
    }

    @AfterEach
    void stop() {
        page.close();
    }

    private void press(String button) {
        page.press("#keys button:text-is('" + button + "')");
    }

    /** The last release may still be on its way. */
    private void expectNothingHeld() throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        String answer = desk.program().say("held").next();
        while (!answer.equals("held 0") && System.nanoTime() < deadline) {
            answer = desk.program().say("held").next();
        }
        assertEquals("held 0", answer);
    }

    private String held(String modifier) {
        return page.attribute("#hold-" + modifier.toLowerCase(Locale.ROOT), "data-held");
    }

    @Test
    void chordsArriveWithTheirModifiersAndLeaveNothingPressed() throws Exception {
        page.press("#open-keys");
        for (Map.Entry<String, String> chord : CHORDS.entrySet()) {
            press(chord.getKey());
            desk.program().expect("with " + chord.getValue());
        }
        expectNothingHeld();
    }

    @Test
    void aModifierIsHeldForTheKeyThatIsTypedNext() throws Exception {
        page.press("#open-keys");
        for (String modifier : List.of("Ctrl", "Alt", "Super")) {
            press(modifier);
            assertEquals("once", held(modifier));
            page.page().keyboard().press("k");
            desk.program().expect("with " + (modifier.equals("Ctrl") ? "Control" : modifier) + " k");
            assertEquals("off", held(modifier));
        }
        press("Shift");
        press("F5");
        assertEquals("off", held("Shift"));
        press("Ctrl");
        press("Alt");
        press("Del");
        desk.program().expect("with Control Alt Delete");
        press("AltGr");
        assertEquals("once", held("AltGr"));
        page.page().keyboard().type("v");
        page.page().keyboard().press("Enter");
        desk.program().expect("text v");
        expectNothingHeld();
    }

    @Test
    void aModifierThatWasPressedTwiceIsHeldUntilItIsPressedAgain() throws Exception {
        page.press("#open-keys");
        press("Ctrl");
        press("Ctrl");
        assertEquals("locked", held("Ctrl"));
        page.page().keyboard().press("a");
        page.page().keyboard().press("b");
        desk.program().expect("with Control a");
        desk.program().expect("with Control b");
        press("Ctrl");
        page.page().keyboard().type("c");
        page.page().keyboard().press("Enter");
        desk.program().expect("text c");
        expectNothingHeld();
    }

    @Test
    void keysOfOnesOwnAreSentAndKeptUntilTheyAreRemoved() throws Exception {
        page.press("#open-keys");
        page.page().fill("#own-keys", "ctrl+shfit+t");
        page.page().press("#own-keys", "Enter");
        assertTrue(page.page().isVisible("#own-problem"));
        page.page().fill("#own-keys", "ctrl+shift+t");
        page.page().press("#own-keys", "Enter");
        assertFalse(page.page().isVisible("#own-problem"));
        press("Ctrl Shift T");
        desk.program().expect("with Control Shift T");
        page.page().reload();
        page.awaitConnected();
        page.press("#open-keys");
        press("Ctrl Shift T");
        desk.program().expect("with Control Shift T");
        page.press("[aria-label='Remove Ctrl Shift T']");
        assertTrue(page.page().isHidden("#own-chords"));
        expectNothingHeld();
    }

    /** As at a login, where nothing pastes. */
    @Test
    void aTextIsTypedAsKeys() throws Exception {
        page.press("#open-clipboard");
        page.page().fill("#clipboard-text", "Gr\u00fc\u00dfe, 1 \u20ac\nA");
        page.press("#clipboard-type");
        desk.program().expect("text Gr\u00fc\u00dfe, 1 \u20ac");
        page.browser().await("document.getElementById('clipboard-type').textContent === 'Type as keys'");
        page.page().fill("#clipboard-text", "x".repeat(4001));
        page.press("#clipboard-type");
        assertEquals("This text is too long to be typed: it has more than 4,000 letters.", page.text("#message"));
        page.page().fill("#clipboard-text", "\n");
        page.press("#clipboard-type");
        desk.program().expect("text A");
        expectNothingHeld();
    }

    @Test
    void whoUsesTheKeyboardAloneStaysInThePanel() throws Exception {
        page.press("#open-keys");
        page.page().focus("#hold-ctrl");
        page.page().keyboard().press("Enter");
        page.browser().await("document.activeElement.id === 'hold-ctrl'");
        page.page().keyboard().press("Tab");
        page.browser().await("document.activeElement.id === 'hold-alt'");
        page.page().focus("#chords button:text-is('Tab')");
        page.page().keyboard().press("Space");
        desk.program().expect("with Control Tab");
    }

    /** As it happens where another program takes the keyboard in between: the browser hears of a press and of no release. */
    @Test
    void aModifierIsReleasedWhenAnEventSaysThatItIsNotHeld() throws Exception {
        CDPSession browser = page.page().context().newCDPSession(page.page());
        for (String[] modifier :
                new String[][] {{"Shift", "ShiftLeft"}, {"Control", "ControlRight"}, {"Alt", "AltLeft"}}) {
            JsonObject key = new JsonObject();
            key.addProperty("type", "rawKeyDown");
            key.addProperty("key", modifier[0]);
            key.addProperty("code", modifier[1]);
            browser.send("Input.dispatchKeyEvent", key);
            browser.send("Input.dispatchKeyEvent", letter("rawKeyDown"));
            browser.send("Input.dispatchKeyEvent", letter("keyUp"));
            expectNothingHeld();
            page.page().keyboard().press("Enter");
            desk.program().expect("text a");
        }
    }

    private static JsonObject letter(String type) {
        JsonObject key = new JsonObject();
        key.addProperty("type", type);
        key.addProperty("key", "a");
        key.addProperty("code", "KeyA");
        return key;
    }

    /** A modifier that is held when somebody decides to look on only is released, and there is nothing left to type with. */
    @Test
    void viewOnlyReleasesWhatIsHeldAndTakesTheToolsThatWouldSendAway() throws Exception {
        page.press("#open-keys");
        press("Ctrl");
        press("Ctrl");
        page.press("#open-picture");
        page.press("#view-only");
        for (String tool : List.of("#open-keys", "#open-clipboard")) {
            assertTrue(page.page().isHidden(tool), tool);
        }
        expectNothingHeld();
        page.page().keyboard().press("Escape");
        page.page().evaluate("document.querySelector('#screen canvas').focus()");
        page.page().keyboard().type("n");
        page.press("#open-picture");
        page.press("#view-only");
        assertFalse(page.page().isHidden("#open-keys"));
        assertEquals("off", held("Ctrl"));
        page.page().evaluate("document.querySelector('#screen canvas').focus()");
        page.page().keyboard().type("y");
        page.page().keyboard().press("Enter");
        desk.program().expect("text y");
    }
}
