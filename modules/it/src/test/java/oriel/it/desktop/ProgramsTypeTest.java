package oriel.it.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.client.SocketConnection;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.it.Browser;
import oriel.it.KeysOf;
import oriel.it.ScreenServer;
import oriel.rfb.Keysyms;
import oriel.testkit.Programs;
import oriel.testkit.Xvfb;

/** An editor, a file manager and a browser are typed into while the layout changes under them. */
@Timeout(120)
class ProgramsTypeTest {

    private static final List<String> LAYOUTS = List.of("us", "de", "fr", "ru");
    private static final String ASCII =
            IntStream.rangeClosed(' ', '~').mapToObj(Character::toString).collect(Collectors.joining());
    private static final String OTHERS = "Größe @€{}[]\\|~µ² Ёж, ЖЩ Ξεσκεπάζω 日本語のかな";
    private static final int[] DEAD = {0xfe51, 'e', 0xfe52, 'a', 0xfe57, 'y', 0xfe53, 'n'};
    private static final String OF_DEAD = "éâÿñ";
    private static final int F2 = 0xffbf;
    private static final int ISO_NEXT_GROUP = 0xfe08;

    @TempDir
    Path folder;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private Xvfb xvfb;
    private KeysOf keys;

    @BeforeEach
    void start() throws Exception {
        Programs.require("setxkbmap", "x11-xkb-utils");
        Programs.require("xdotool", "xdotool");
        xvfb = Xvfb.start(800, 600);
        opened.add(xvfb);
    }

    @AfterEach
    void stop() throws Exception {
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).close();
        }
    }

    private void serve() throws Exception {
        ScreenServer server = ScreenServer.open(xvfb);
        opened.add(server);
        Viewer viewer = Viewer.connect(
                SocketConnection.open("127.0.0.1", server.port(), Duration.ofSeconds(10)), ViewerOptions.OPEN);
        opened.add(viewer);
        keys = new KeysOf(viewer);
    }

    /** A GTK program, with nothing of the user's own. */
    private void launch(String... program) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "env",
                "-u",
                "DBUS_SESSION_BUS_ADDRESS",
                "HOME=" + Files.createDirectories(folder.resolve("home")),
                "XDG_RUNTIME_DIR=" + Files.createDirectories(folder.resolve("run")),
                "GTK_IM_MODULE=gtk-im-context-simple",
                "NO_AT_BRIDGE=1",
                "LC_ALL=C.UTF-8"));
        command.addAll(List.of(program));
        xvfb.launch(command.toArray(String[]::new));
    }

    /** Gives the keyboard to a window, which no window manager does here, once it is there. */
    private void focus(String title) throws Exception {
        await("window " + title, title, () -> focused(title));
    }

    /** Gives the keyboard to a window if it is there; returns the title of the one that has it then. */
    private String focused(String title) throws Exception {
        return said("xdotool search --onlyvisible --name '^" + title + "$' windowfocus >/dev/null 2>&1;"
                        + " xdotool getwindowfocus getwindowname 2>&1 || true")
                .strip();
    }

    private String said(String command) throws Exception {
        return new String(xvfb.run("sh", "-c", command), StandardCharsets.UTF_8);
    }

    private static void await(String what, String wanted, Callable<String> look) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        String found = look.call();
        while (!found.equals(wanted) && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            found = look.call();
        }
        assertEquals(wanted, found, what);
    }

    private void typeDead() throws IOException {
        for (int keysym : DEAD) {
            keys.type(keysym);
        }
    }

    @Test
    void anEditorSavesWhatWasTyped() throws Exception {
        Programs.require("l3afpad", "l3afpad");
        Path file = Files.createFile(folder.resolve("letter"));
        launch("l3afpad", file.toString());
        serve();
        focus("letter");
        StringBuilder wanted = new StringBuilder();
        for (String layout : LAYOUTS) {
            xvfb.run("setxkbmap", layout);
            keys.type(ASCII);
            keys.type(Keysyms.RETURN);
            keys.type(OTHERS);
            typeDead();
            // The line is taken and put back twice.
            keys.with(Keysyms.HOME, Keysyms.SHIFT_LEFT);
            keys.with('x', Keysyms.CONTROL_LEFT);
            keys.with('v', Keysyms.CONTROL_RIGHT);
            keys.with('v', Keysyms.CONTROL_LEFT);
            keys.type(Keysyms.RETURN);
            wanted.append(ASCII).append('\n');
            wanted.append((OTHERS + OF_DEAD).repeat(2)).append('\n');
            keys.with('s', Keysyms.CONTROL_LEFT);
            await("on " + layout, wanted.toString(), () -> Files.readString(file));
        }
    }

    @Test
    void aFileManagerNamesFolders() throws Exception {
        Programs.require("pcmanfm", "pcmanfm");
        Path shown = Files.createDirectory(folder.resolve("shown"));
        Files.createDirectory(shown.resolve("old"));
        launch("pcmanfm", shown.toString());
        serve();
        focus("shown");
        await("the dialog", "Rename File", this::rename);
        keys.type("Первый");
        keys.type(Keysyms.RETURN);
        await("a folder of another name", "Первый", () -> names(shown));
        Set<String> wanted = new TreeSet<>(Set.of("Первый"));
        for (String layout : LAYOUTS) {
            xvfb.run("setxkbmap", layout);
            focus("shown");
            keys.with('N', Keysyms.CONTROL_LEFT, Keysyms.SHIFT_LEFT);
            focus("Creating New Folder");
            String name = layout + " {1} Ёж Ψυχή 日本語 Ü€ñ";
            keys.type(name);
            typeDead();
            keys.type(Keysyms.RETURN);
            wanted.add(name + OF_DEAD);
            await("on " + layout, String.join("\n", wanted), () -> names(shown));
        }
    }

    /** As long as the folder is being read there is nothing to rename, and no dialog for it. */
    private String rename() throws Exception {
        keys.type(Keysyms.HOME);
        keys.type(F2);
        String found = focused("Rename File");
        for (int i = 0; i < 50 && !found.equals("Rename File"); i++) {
            found = focused("Rename File");
        }
        return found;
    }

    private static String names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().collect(Collectors.joining("\n"));
        }
    }

    @Test
    void aBrowsersFieldTakesWhatWasTyped() throws Exception {
        Browser browser = Browser.on(xvfb, 800, 600);
        opened.add(browser);
        browser.page().setContent("<title>field</title><textarea id=t style='width: 90%; height: 90%'></textarea>");
        browser.page().focus("#t");
        serve();
        focus("field - Chromium");
        StringBuilder wanted = new StringBuilder();
        for (String layout : LAYOUTS) {
            xvfb.run("setxkbmap", layout);
            keys.type(ASCII);
            keys.type(Keysyms.RETURN);
            keys.type(OTHERS);
            typeDead();
            keys.type(Keysyms.RETURN);
            wanted.append(ASCII).append('\n');
            wanted.append(OTHERS + OF_DEAD).append('\n');
            await("on " + layout, wanted.toString(), () -> browser.page().inputValue("#t"));
        }
        // Browsers know no command by a letter that no layout has, so they are tried as people have it who write
        // Russian.
        xvfb.run("setxkbmap", "-layout", "us,ru", "-option", "grp:menu_toggle");
        keys.type(ISO_NEXT_GROUP);
        keys.type("Ёж");
        keys.with(Keysyms.HOME, Keysyms.SHIFT_LEFT);
        keys.with('x', Keysyms.CONTROL_LEFT);
        keys.with('v', Keysyms.CONTROL_RIGHT);
        keys.with('v', Keysyms.CONTROL_LEFT);
        await("by commands", wanted + "ЁжЁж", () -> browser.page().inputValue("#t"));
    }
}
