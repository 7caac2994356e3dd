package oriel.it.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
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

/** What input methods do to the text of a keyboard on the glass; an X program tells the text that it ends up with. */
@Timeout(120)
class PageGlassKeyboardTest {

    @RegisterExtension
    final Desk desk = new Desk(390, 844, CProgram::gtkEntry, Parts::open);

    private ClientPage page;
    private CDPSession glass;

    @BeforeEach
    void start() throws Exception {
        page = new ClientPage(Browser.Look.PHONE, desk.server().port());
        page.open("/#autoconnect=1").awaitConnected();
        glass = page.page().context().newCDPSession(page.page());
        page.press("#soft-keyboard");
        page.browser().await("document.activeElement.inputMode === 'text'");
    }

    @AfterEach
    void stop() {
        page.close();
    }

    /** A key that an input method took: the text that is being composed becomes another, with the caret at its end. */
    private void compose(String text) {
        key("rawKeyDown");
        JsonObject composition = new JsonObject();
        composition.addProperty("text", text);
        composition.addProperty("selectionStart", text.length());
        composition.addProperty("selectionEnd", text.length());
        glass.send("Input.imeSetComposition", composition);
        key("keyUp");
    }

    private void key(String type) {
        JsonObject key = new JsonObject();
        key.addProperty("type", type);
        key.addProperty("key", "Process");
        key.addProperty("code", "KeyN");
        key.addProperty("windowsVirtualKeyCode", 229);
        glass.send("Input.dispatchKeyEvent", key);
    }

    private void write(String text) {
        page.page().keyboard().insertText(text);
    }

    private void expect(String text) throws Exception {
        page.page().keyboard().press("Enter");
        desk.program().expect("text " + text);
    }

    @Test
    void aCompositionEndsAsWhatItWasComposedTo() throws Exception {
        for (String step : new String[] {"n", "ni", "ni h", "ni hao", "\u4f60\u597d"}) {
            compose(step);
        }
        write("\u4f60\u597d");
        write("!");
        expect("\u4f60\u597d!");
        compose("wor");
        compose("word");
        write("word");
        expect("word");
    }

    @Test
    void anEmojiArrivesWhole() throws Exception {
        write("a\ud83d\ude80b");
        expect("a\ud83d\ude80b");
    }

    @Test
    void aCorrectionReplacesWhatWasTyped() throws Exception {
        write("teh");
        write(" ");
        page.page()
                .evaluate("const field = document.activeElement;"
                        + " field.setSelectionRange(field.selectionEnd - 4, field.selectionEnd);");
        write("the ");
        write("end");
        expect("the end");
    }

    /** As a finger on the space bar moves it. */
    private void moveCaret(int letters) {
        page.page()
                .evaluate(
                        "(letters) => { const field = document.activeElement;"
                                + " const place = field.selectionEnd + letters; field.setSelectionRange(place, place); }",
                        letters);
    }

    @Test
    void theCaretMovesAndWhatIsTypedThereGoesThere() throws Exception {
        write("helo you");
        moveCaret(-5);
        write("l");
        page.page().evaluate("document.execCommand('delete')");
        write("lo");
        page.page().evaluate("document.execCommand('forwardDelete')");
        moveCaret(1);
        write("and ");
        expect("hello and you");
    }

    @Test
    void noMoreIsDeletedThanWasAsked() throws Exception {
        write("kept");
        page.page().keyboard().press("Home");
        page.page().keyboard().press("End");
        for (int i = 0; i < 80; i++) {
            write("x");
        }
        for (int i = 0; i < 80; i++) {
            page.page().evaluate("document.execCommand('delete')");
        }
        expect("kept");
    }

    /** The field is emptied now and then, which nobody must notice. */
    @Test
    void aLongTextArrivesWhole() throws Exception {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 120; i++) {
            String word = "w" + i + " ";
            compose(word.substring(0, 1));
            compose(word);
            write(word);
            all.append(word);
        }
        expect(all.toString());
        assertEquals(true, page.page().evaluate("document.activeElement.value.length <= 256 + 8"), "its length");
    }
}
