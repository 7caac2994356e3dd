package oriel.it.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.client.SocketConnection;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.it.CProgram;
import oriel.it.KeysOf;
import oriel.it.ScreenServer;
import oriel.it.Terminal;
import oriel.rfb.Keysyms;
import oriel.testkit.Programs;
import oriel.testkit.Xvfb;

/** What is typed through a viewer arrives exactly in real programs, whatever the layout of the X server. */
@Timeout(120)
class TypingTest {

    private static final List<String> LINES = List.of(
            IntStream.rangeClosed(' ', '~').mapToObj(Character::toString).collect(Collectors.joining()),
            "Größe naïve façade señor ÆØÅ æøå ñ¿¡ €£§ Łódź Žižek",
            "@€{}[]\\|~µ²³äöüßÄÖÜéèçàù°^`´",
            "Съешь ещё этих мягких французских булок, ЖЩЁ",
            "Ξεσκεπάζω τὴν ψυχοφθόρα βδελυγμία",
            "日本語のかな、カタカナと漢字。😀");
    private static final Map<Integer, String> DEAD =
            Map.of(0xfe51, "é", 0xfe52, "ê", 0xfe57, "ë", 0xfe50, "è", 0xfe53, "ẽ");
    private static final int ISO_NEXT_GROUP = 0xfe08;

    @TempDir
    private Path folder;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private Xvfb xvfb;
    private ScreenServer server;
    private Viewer viewer;
    private KeysOf keys;
    private String mapping;

    @BeforeEach
    void start() throws Exception {
        Programs.require("setxkbmap", "x11-xkb-utils");
        xvfb = Xvfb.start(800, 600);
        opened.add(xvfb);
    }

    @AfterEach
    void stop() throws Exception {
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).close();
        }
    }

    /** Shows the display with a layout; of "us,ru" the second one is in effect. */
    private void serve(String layout) throws Exception {
        xvfb.run("setxkbmap", "-layout", layout, "-option", "grp:menu_toggle");
        mapping = mapping();
        server = ScreenServer.open(xvfb);
        opened.add(server);
        connect();
        if (layout.contains(",")) {
            keys.type(ISO_NEXT_GROUP);
        }
    }

    private void connect() throws IOException {
        viewer = Viewer.connect(
                SocketConnection.open("127.0.0.1", server.port(), Duration.ofSeconds(10)), ViewerOptions.OPEN);
        opened.add(viewer);
        keys = new KeysOf(viewer);
    }

    private String mapping() throws Exception {
        return new String(xvfb.run("xkbcomp", xvfb.display(), "-"), StandardCharsets.ISO_8859_1);
    }

    private void typesEverything(CProgram program) throws Exception {
        for (String line : LINES) {
            keys.type(line);
            keys.type(Keysyms.RETURN);
            program.expect("text " + line);
        }
        for (Map.Entry<Integer, String> dead : DEAD.entrySet()) {
            keys.type(dead.getKey());
            keys.type('e');
            keys.type(Keysyms.RETURN);
            program.expect("text " + dead.getValue());
        }
        keys.with('c', Keysyms.CONTROL_LEFT);
        program.expect("with Control c");
        keys.with(Keysyms.TAB, Keysyms.ALT_LEFT);
        program.expect("with Alt Tab");
        keys.with('x', Keysyms.SUPER_LEFT);
        program.expect("with Super x");
        keys.with('t', Keysyms.CONTROL_LEFT, Keysyms.ALT_LEFT);
        program.expect("with Control Alt t");
        keys.with('N', Keysyms.SHIFT_LEFT, Keysyms.CONTROL_RIGHT);
        program.expect("with Control Shift N");
        keys.with('+', Keysyms.CONTROL_LEFT);
        assertTrue(program.next().endsWith("plus"));
        server.close();
        assertEquals(mapping, mapping());
    }

    @ParameterizedTest
    @ValueSource(strings = {"us", "de", "fr", "ru", "us,ru"})
    void arrivesInAnXlibProgram(String layout) throws Exception {
        serve(layout);
        CProgram typed = CProgram.typed(xvfb.display());
        opened.add(typed);
        typesEverything(typed);
        typed.say("held").expect("held 0");
        typed.say("repeats").expect("repeats on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"us", "de", "fr", "ru", "us,ru"})
    void arrivesInAGtkProgram(String layout) throws Exception {
        serve(layout);
        CProgram entry = CProgram.gtkEntry(xvfb.display());
        opened.add(entry);
        typesEverything(entry);
    }

    @ParameterizedTest
    @ValueSource(strings = {"us", "de", "fr", "ru", "us,ru"})
    void arrivesInATerminal(String layout) throws Exception {
        serve(layout);
        Terminal terminal = Terminal.open(xvfb, folder);
        StringBuilder wanted = new StringBuilder();
        for (String line : LINES) {
            keys.type(line);
            keys.type(Keysyms.RETURN);
            wanted.append(line).append('\r');
        }
        for (Map.Entry<Integer, String> dead : DEAD.entrySet()) {
            keys.type(dead.getKey());
            keys.type('e');
            wanted.append(dead.getValue());
        }
        keys.with('c', Keysyms.CONTROL_LEFT);
        keys.with('d', Keysyms.CONTROL_RIGHT);
        keys.with('x', Keysyms.ALT_LEFT);
        keys.with('t', Keysyms.CONTROL_LEFT, Keysyms.ALT_LEFT);
        keys.type(0xffb1);
        keys.type(Keysyms.LEFT);
        wanted.append("\u0003\u0004\u001bx\u001b\u0014" + "1" + "\u001b[D");
        terminal.awaitInput(wanted.toString());
    }

    @Test
    void nothingStaysDownAfterACutConnection() throws Exception {
        serve("de");
        CProgram typed = CProgram.typed(xvfb.display());
        opened.add(typed);
        for (int keysym : new int[] {Keysyms.CONTROL_LEFT, Keysyms.SHIFT_LEFT, Keysyms.ISO_LEVEL3_SHIFT, 'q', 0x6d6}) {
            viewer.key(keysym, true);
        }
        viewer.pointer(100, 100, 1);
        awaitHeld(typed, 5);
        viewer.close();
        awaitHeld(typed, 0);
        connect();
        keys.type("Äb");
        keys.type(Keysyms.RETURN);
        assertEquals("text Äb", afterHeld(typed, "text "));
    }

    /** Who lets Shift go first, or Caps Lock on in between, releases a key by its other name. */
    @ParameterizedTest
    @ValueSource(strings = {"us", "de", "ru"})
    void nothingStaysDownThatIsReleasedByItsOtherName(String layout) throws Exception {
        serve(layout);
        CProgram typed = CProgram.typed(xvfb.display());
        opened.add(typed);
        int[][] names = {{'A', 'a'}, {'!', '1'}, {'?', layout.equals("de") ? 'ß' : '/'}, {0x6f6, 0x6d6}, {0x7d9, 0x7f9}
        };
        for (int[] name : names) {
            viewer.key(Keysyms.SHIFT_LEFT, true);
            viewer.key(name[0], true);
            awaitHeld(typed, 2);
            viewer.key(Keysyms.SHIFT_LEFT, false);
            viewer.key(name[1], false);
            awaitHeld(typed, 0);
        }
        awaitAnswer(typed, "repeats", "on"); // given back after the release
    }

    @Test
    void aModifierThatALostViewerHoldsIsUpOnceAnotherHasPressedIt() throws Exception {
        serve("us");
        CProgram typed = CProgram.typed(xvfb.display());
        opened.add(typed);
        viewer.key(Keysyms.ALT_LEFT, true);
        awaitHeld(typed, 1);
        connect();
        keys.type(Keysyms.ALT_LEFT);
        awaitHeld(typed, 0);
        keys.type("a");
        keys.type(Keysyms.RETURN);
        assertEquals("text a", afterHeld(typed, "text "));
    }

    @Test
    void aModifierOfAnotherViewerIsPutBack() throws Exception {
        serve("us");
        CProgram typed = CProgram.typed(xvfb.display());
        opened.add(typed);
        viewer.key(Keysyms.SHIFT_LEFT, true);
        awaitHeld(typed, 1);
        Viewer first = viewer;
        connect();
        keys.type("a1ж?");
        keys.type(Keysyms.RETURN);
        typed.expect("text a1ж?");
        awaitHeld(typed, 1);
        first.key(Keysyms.SHIFT_LEFT, false);
        awaitHeld(typed, 0);
    }

    @Test
    void wheelAndBackButtonsAreClicks() throws Exception {
        serve("us");
        CProgram typed = CProgram.typed(xvfb.display());
        opened.add(typed);
        for (int button = 4; button <= 8; button++) {
            viewer.pointer(100, 100, 1 << button - 1);
            viewer.pointer(100, 100, 0);
            typed.expect((button < 8 ? "wheel " : "back ") + button);
        }
    }

    /** Asks until so many keys are down. */
    private static void awaitHeld(CProgram program, int keys) throws Exception {
        awaitAnswer(program, "held", Integer.toString(keys));
    }

    private static void awaitAnswer(CProgram program, String question, String wanted) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        String answer = "";
        while (!answer.equals(question + " " + wanted)) {
            assertTrue(System.nanoTime() - end < 0, answer);
            program.say(question);
            answer = afterHeld(program, question + " ");
        }
    }

    private static String afterHeld(CProgram program, String start) throws InterruptedException {
        String line = program.next();
        while (!line.startsWith(start)) {
            line = program.next();
        }
        return line;
    }
}
