package oriel.it.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import oriel.it.Browser;
import oriel.it.CProgram;
import oriel.it.Clipboard;
import oriel.it.Desk;
import oriel.it.Firefox;
import oriel.testkit.Parts;
import oriel.testkit.Programs;
import oriel.testkit.Xvfb;

/**
 * Somebody at a German keyboard types into the page's window, in Chromium and in Firefox; the remote desktop has an
 * American one, and a program there tells the text that it ends up with. What is copied on either desktop is pasted on the
 * other; nobody is asked whether the page may.
 */
@Timeout(180)
class PageTypingTest {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    /** Between two keys, as quick hands have it. */
    private static final String PACE_MILLIS = "30";

    @RegisterExtension
    final Desk desk = new Desk(WIDTH, HEIGHT, CProgram::gtkEntry, Parts::open);

    @TempDir
    Path profile;

    private Xvfb local;

    @BeforeEach
    void sitDown() throws Exception {
        Programs.require("setxkbmap", "x11-xkb-utils");
        Programs.require("xdotool", "xdotool");
        local = Xvfb.start(WIDTH, HEIGHT);
        local.run("setxkbmap", "de");
    }

    @AfterEach
    void leave() {
        local.close();
    }

    private String address() {
        return "http://127.0.0.1:" + desk.server().port() + "/#autoconnect=1";
    }

    @Test
    void chromium() throws Exception {
        try (Browser browser = Browser.on(local, WIDTH, HEIGHT)) {
            browser.go(address());
            browser.awaitState("connected");
            typeAll();
        }
    }

    @Test
    void firefox() throws Exception {
        try (Firefox firefox = Firefox.on(local, profile)) {
            open(firefox);
            firefox.await("document.body.dataset.state", "connected");
            typeAll();
        }
    }

    /** On a busy machine its own first page, which is empty, may come later than ours, and take its place. */
    private void open(Firefox firefox) throws Exception {
        int port = desk.server().port();
        do {
            firefox.open(address());
            TimeUnit.SECONDS.sleep(1);
        } while (!firefox.text("location.port").equals(Integer.toString(port)));
    }

    private void typeAll() throws Exception {
        local.run("xdotool", "mousemove", "320", "400", "click", "1");
        expect("w", "w"); // The field has the keyboard, and the browser composes there.
        expect("\u00e9a\u00fb", "dead_acute", "e", "a", "dead_circumflex", "u");
        expect("\u00c9", "dead_acute", "shift+e");
        expect("x\u00e8y", "x", "shift+dead_acute", "e", "y");
        expect("a b", "a", "dead_acute", "BackSpace", "space", "b");
        expect(
                "\u00e4\u00d6\u00dfyZ@\u20ac{",
                "adiaeresis",
                "Odiaeresis",
                "ssharp",
                "y",
                "Z",
                "at",
                "EuroSign",
                "braceleft");
        composeWithAShiftThatTheBrowserLoses();
        copyHereAndPasteThere();
        copyThereAndPasteHere();
    }

    /** The key that pastes arrives behind the text. */
    private void copyHereAndPasteThere() throws Exception {
        Clipboard here = Clipboard.xclip(local, profile);
        for (String text : List.of("once \u20ac", "and again")) {
            here.copy(text);
            paste(text);
        }
        here.copy("and another way");
        local.run("xdotool", "key", "shift+Insert");
        desk.program().expect("pasted and another way");
        expect("and another way");
    }

    /** Behind a key that was typed just now, a browser lets the page write. */
    private void copyThereAndPasteHere() throws Exception {
        local.run("xdotool", "key", "Left");
        Clipboard.xclip(desk.xvfb(), profile).copy("from there \u20ac");
        Clipboard.xclip(local, profile).await("from there \u20ac");
        paste("from there \u20ac");
    }

    private void paste(String text) throws Exception {
        local.run("xdotool", "key", "ctrl+v");
        desk.program().expect("with Control v");
        desk.program().expect("pasted " + text);
        expect(text);
    }

    /** Chromium does not see the release of a modifier that helped to compose. */
    private void composeWithAShiftThatTheBrowserLoses() throws Exception {
        local.run(
                "xdotool",
                "keydown",
                "shift",
                "key",
                "dead_acute",
                "keyup",
                "shift",
                "key",
                "e",
                "key",
                "t",
                "key",
                "T");
        expect("\u00e8tT");
    }

    private void expect(String text, String... keys) throws IOException, InterruptedException {
        for (String key : keys) {
            local.run("xdotool", "key", "--delay", PACE_MILLIS, key);
        }
        local.run("xdotool", "key", "Return");
        desk.program().expect("text " + text);
    }
}
