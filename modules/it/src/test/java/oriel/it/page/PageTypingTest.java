package oriel.it.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import oriel.it.Browser;
import oriel.it.CProgram;
import oriel.it.Desk;
import oriel.it.Firefox;
import oriel.testkit.Parts;
import oriel.testkit.Programs;
import oriel.testkit.Xvfb;

/**
 * Somebody at a German keyboard types into the page's window, in Chromium and in Firefox; the remote desktop has an
 * American one, and a program there tells the text that it ends up with.
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
            browser.page().navigate(address());
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
