package oriel.it.viewers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.it.Browser;
import oriel.it.CProgram;
import oriel.it.Pictures;
import oriel.it.ScreenServer;
import oriel.it.Terminal;
import oriel.it.TestPages;
import oriel.it.TigerVnc;
import oriel.testkit.Parts;
import oriel.testkit.Programs;
import oriel.testkit.Xvfb;
import oriel.testkit.XwdPicture;
import oriel.transport.HttpPages;

/** What is typed through viewers that are not ours, and name the places of keys, arrives in real programs on any layout. */
@Timeout(180)
class ViewersTypeTest {

    private static final String ASCII =
            IntStream.rangeClosed(' ', '~').mapToObj(Character::toString).collect(Collectors.joining());

    /** Letters of other keyboards, and the places they have there. No emoji: noVNC drops keys of two UTF-16 units. */
    private static final Map<String, String> OTHERS = Map.of(
            "KeyY", "zZ\u00fcy",
            "Semicolon", "\u0436\u0416\u00f6\u00d6m",
            "KeyQ", "\u0439a@\u03b1",
            "Digit2", "\u00e92\u20ac",
            "", "\u65e5\u672c");

    /** A key is pressed as a browser with another layout tells it. */
    private static final String PRESS = """
            ([key, code]) => {
              const canvas = document.querySelector("#screen canvas");
              for (const type of ["keydown", "keyup"]) {
                canvas.dispatchEvent(new KeyboardEvent(type, { key, code, bubbles: true, cancelable: true }));
              }
            }""";

    /** Keys are pressed one after the other and released the other way round; of each its meaning and its place. */
    private static final String CHORD = """
            keys => {
              const canvas = document.querySelector("#screen canvas");
              const send = (type, [key, code]) =>
                canvas.dispatchEvent(new KeyboardEvent(type, { key, code, bubbles: true, cancelable: true }));
              keys.forEach(key => send("keydown", key));
              keys.reverse().forEach(key => send("keyup", key));
            }""";

    private static final List<String> CONTROL = List.of("Control", "ControlLeft");
    private static final List<String> SHIFT = List.of("Shift", "ShiftLeft");
    private static final List<String> ALT = List.of("Alt", "AltLeft");
    private static final List<String> SUPER = List.of("Meta", "MetaLeft");
    private static final List<String> ALT_GR = List.of("AltGraph", "AltRight");

    private final List<AutoCloseable> opened = new ArrayList<>();

    @TempDir
    private Path folder;

    private Xvfb xvfb;

    @BeforeEach
    void start() throws Exception {
        Programs.require("setxkbmap", "x11-xkb-utils");
        xvfb = Xvfb.start(640, 480);
        opened.add(xvfb);
    }

    @AfterEach
    void stop() throws Exception {
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).close();
        }
    }

    private ScreenServer serve(HttpPages pages) throws Exception {
        ScreenServer server = ScreenServer.start(
                ScreenServer.display(xvfb),
                Parts.encoders(),
                Parts.open(),
                pages,
                ScreenServer.unpaced(Optional.empty()));
        opened.add(server);
        return server;
    }

    private Browser browse() throws Exception {
        ScreenServer server = serve(TestPages.with("desktop.html"));
        Browser browser = new Browser(640, 480);
        opened.add(browser);
        browser.go("http://127.0.0.1:" + server.port() + "/desktop.html");
        browser.awaitState("connected");
        Pictures.expect("noVNC", XwdPicture.of(xvfb), browser::picture);
        browser.page().evaluate("document.querySelector('#screen canvas').focus()");
        return browser;
    }

    @ParameterizedTest
    @ValueSource(strings = {"us", "de", "fr", "ru"})
    void noVncTypesIntoATerminal(String layout) throws Exception {
        xvfb.run("setxkbmap", layout);
        Browser browser = browse();
        Terminal terminal = Terminal.open(xvfb, folder);
        browser.page().keyboard().type(ASCII);
        StringBuilder wanted = new StringBuilder(ASCII);
        OTHERS.forEach((code, letters) -> letters.codePoints().forEach(letter -> {
            browser.page().evaluate(PRESS, List.of(Character.toString(letter), code));
            wanted.appendCodePoint(letter);
        }));
        browser.page().keyboard().press("Control+KeyC");
        browser.page().keyboard().press("Enter");
        terminal.awaitInput(wanted + "\u0003\r");
        assertEquals(List.of(), browser.errors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"us", "de", "fr", "ru"})
    void noVncsShortcutsArrive(String layout) throws Exception {
        xvfb.run("setxkbmap", layout);
        Browser browser = browse();
        CProgram typed = CProgram.typed(xvfb.display());
        opened.add(typed);
        Map<String, List<List<String>>> chords = new LinkedHashMap<>();
        chords.put("Control c", List.of(CONTROL, List.of("c", "KeyC")));
        chords.put("Control Home", List.of(List.of("Control", "ControlRight"), List.of("Home", "Home")));
        chords.put("Alt x", List.of(ALT, List.of("x", "KeyX")));
        chords.put("Alt F4", List.of(ALT, List.of("F4", "F4")));
        chords.put("Super l", List.of(SUPER, List.of("l", "KeyL")));
        chords.put("Super Left", List.of(List.of("Meta", "MetaRight"), List.of("ArrowLeft", "ArrowLeft")));
        chords.put("Control Shift N", List.of(CONTROL, SHIFT, List.of("N", "KeyN")));
        chords.put("Control Alt t", List.of(CONTROL, ALT, List.of("t", "KeyT")));
        chords.put("Control Alt Delete", List.of(CONTROL, ALT, List.of("Delete", "Delete")));
        chords.put("Alt Shift ISO_Left_Tab", List.of(ALT, SHIFT, List.of("Tab", "Tab")));
        chords.put("Alt Super Up", List.of(SUPER, ALT, List.of("ArrowUp", "ArrowUp")));
        chords.put("Control Alt Super Shift F1", List.of(SHIFT, CONTROL, SUPER, ALT, List.of("F1", "F1")));
        chords.put("Control Alt Super Prior", List.of(SUPER, ALT, CONTROL, List.of("PageUp", "PageUp")));
        for (Map.Entry<String, List<List<String>>> chord : chords.entrySet()) {
            browser.page().evaluate(CHORD, chord.getValue());
            typed.expect("with " + chord.getKey());
        }
        browser.page().evaluate(CHORD, List.of(ALT_GR, List.of("@", "KeyQ")));
        browser.page().evaluate(CHORD, List.of(ALT_GR, List.of("\u20ac", "KeyE")));
        browser.page().evaluate(CHORD, List.of(ALT_GR, SHIFT, List.of("\u03a9", "KeyQ")));
        browser.page().evaluate(CHORD, List.of(SHIFT, List.of("A", "KeyA")));
        browser.page().evaluate(CHORD, List.of(List.of("Enter", "Enter")));
        typed.expect("text @\u20ac\u03a9A");
        awaitHeld(typed, 0);
    }

    @Test
    void aRussianKeyboardsShortcutsAreThoseOfThePlace() throws Exception {
        xvfb.run("setxkbmap", "us");
        Browser browser = browse();
        CProgram typed = CProgram.typed(xvfb.display());
        opened.add(typed);
        browser.page().evaluate(CHORD, List.of(CONTROL, List.of("\u0441", "KeyC")));
        typed.expect("with Control c");
        browser.page().evaluate(CHORD, List.of(ALT, List.of("\u0447", "KeyX")));
        typed.expect("with Alt x");
        xvfb.run("setxkbmap", "de");
        browser.page().evaluate(CHORD, List.of(CONTROL, ALT_GR, List.of("@", "KeyQ")));
        typed.expect("with Control at");
    }

    @ParameterizedTest
    @ValueSource(strings = {"us", "de", "fr", "ru"})
    void tigerVncTypesIntoATerminal(String layout) throws Exception {
        Programs.require("xdotool", "xdotool");
        xvfb.run("setxkbmap", layout);
        ScreenServer server = serve(HttpPages.NONE);
        Xvfb desk = Xvfb.start(640, 480);
        opened.add(desk);
        desk.run("setxkbmap", "us");
        TigerVnc viewer = TigerVnc.connect(desk, server.port(), "-RemoteResize=0", "-FullColor=1", "-NoJPEG=1");
        Terminal terminal = Terminal.open(xvfb, folder);
        Pictures.expect("TigerVNC", XwdPicture.of(xvfb), () -> XwdPicture.of(desk));
        viewer.focus();
        viewer.type(ASCII);
        desk.run("setxkbmap", "de");
        viewer.type("Stra\u00dfe, \u00c4pfel \u00fcber yZ");
        desk.run("xdotool", "key", "ctrl+c", "key", "Return");
        terminal.awaitInput(ASCII + "Stra\u00dfe, \u00c4pfel \u00fcber yZ\u0003\r");
    }

    @Test
    void nothingStaysDownWhenABrowserIsClosed() throws Exception {
        Browser browser = browse();
        CProgram typed = CProgram.typed(xvfb.display());
        opened.add(typed);
        for (String code : List.of("ControlRight", "ShiftLeft", "KeyQ")) {
            browser.page().keyboard().down(code);
        }
        awaitHeld(typed, 3);
        browser.close();
        opened.remove(browser);
        awaitHeld(typed, 0);
    }

    private static void awaitHeld(CProgram program, int keys) throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        String held = "";
        while (!held.equals("held " + keys)) {
            assertTrue(System.nanoTime() - end < 0, held);
            held = program.say("held").next();
        }
    }

    @Test
    void theSideButtonsOfABrowsersMouseAreClicked() throws Exception {
        Browser browser = browse();
        CProgram typed = CProgram.typed(xvfb.display());
        opened.add(typed);
        for (int button = 3; button <= 4; button++) {
            for (String type : List.of("mousedown", "mouseup")) {
                int held = type.equals("mousedown") ? 1 << button : 0;
                browser.page()
                        .evaluate(("document.querySelector('#screen canvas').dispatchEvent(new MouseEvent('%s',"
                                        + " {button: %d, buttons: %d, clientX: 90, clientY: 80, bubbles: true}))")
                                .formatted(type, button, held));
            }
            typed.expect("back " + (button + 5));
        }
    }
}
