package oriel.it.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.it.Browser;
import oriel.it.CProgram;
import oriel.it.Clipboard;
import oriel.it.Pictures;
import oriel.it.ScreenServer;
import oriel.it.TestPages;
import oriel.it.TigerVnc;
import oriel.testkit.Parts;
import oriel.testkit.Xvfb;
import oriel.testkit.XwdPicture;
import oriel.transport.HttpPages;

/** Texts of 1 byte to 1 MiB go both ways between programs on an X display and viewers that are not ours. */
@Timeout(180)
class ClipboardOnX11Test {

    private static final List<Integer> SIZES = List.of(1, 2, 1000, 70_000, 300_000, 1 << 20);

    @TempDir
    Path folder;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final List<Clipboard> programs = new ArrayList<>();
    private Xvfb xvfb;

    @BeforeEach
    void start() throws Exception {
        xvfb = Xvfb.start(320, 240);
        opened.add(xvfb);
        programs.add(Clipboard.xclip(xvfb, folder));
        CProgram gtk = CProgram.gtkClipboard(xvfb.display());
        opened.add(gtk);
        programs.add(Clipboard.gtk(gtk, folder));
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
                ScreenServer.unpaced(Optional.of(Duration.ofMillis(50))));
        opened.add(server);
        return server;
    }

    /** A text of so many bytes in UTF-8, of signs of one to four bytes, that no other has. */
    private static String text(int bytes, String mark) {
        StringBuilder text = new StringBuilder(bytes < 10 ? "" : mark);
        int left = bytes - text.toString().getBytes(StandardCharsets.UTF_8).length;
        text.append("a\u00e4\u20ac\ud83d\ude80".repeat(left / 10))
                .append(mark.substring(0, 1).repeat(left % 10));
        assertEquals(bytes, text.toString().getBytes(StandardCharsets.UTF_8).length);
        return text.toString();
    }

    @Test
    void goesThroughNoVnc() throws Exception {
        ScreenServer server = serve(TestPages.with("desktop.html"));
        Browser browser = new Browser(320, 240);
        opened.add(browser);
        browser.go("http://127.0.0.1:" + server.port() + "/desktop.html");
        browser.awaitState("connected");
        browser.await("window.takesAllText()");
        for (int size : SIZES) {
            String pasted = text(size, "viewer");
            browser.page().evaluate("text => window.paste(text)", pasted);
            for (Clipboard program : programs) {
                program.await(pasted);
            }
            for (Clipboard program : programs) {
                String copied = text(size, programs.indexOf(program) + " to viewer");
                program.copy(copied);
                browser.page()
                        .waitForFunction(
                                "text => window.text === text",
                                copied,
                                new Page.WaitForFunctionOptions().setTimeout(20_000));
            }
        }
        assertEquals(List.of(), browser.errors());
    }

    @Test
    void goesThroughTigerVncsViewer() throws Exception {
        ScreenServer server = serve(HttpPages.NONE);
        // FLTK, of which the viewer is made, gets nothing from programs that hand over a text in parts: so none needs
        // to.
        Xvfb desk = Xvfb.start(320, 240, 24, "-maxbigreqsize", "32");
        opened.add(desk);
        TigerVnc viewer = TigerVnc.connect(desk, server.port(), "-RemoteResize=0", "-MaxCutText=8000000");
        desk.run("xsetroot", "-solid", "#102030");
        xvfb.run("xsetroot", "-solid", "#405060");
        Pictures.expect("TigerVNC", XwdPicture.of(xvfb), () -> XwdPicture.of(desk));
        viewer.focus();
        Clipboard there = Clipboard.xclip(desk, folder);
        for (int size : SIZES) {
            for (Clipboard program : programs) {
                String copied = text(size, programs.indexOf(program) + " to viewer");
                program.copy(copied);
                there.await(copied);
            }
            String pasted = text(size, "viewer");
            there.copy(pasted);
            for (Clipboard program : programs) {
                program.await(pasted);
            }
        }
    }
}
