package oriel.it.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.it.Browser;
import oriel.it.CProgram;
import oriel.it.Distribution;
import oriel.it.Ports;
import oriel.testkit.Programs;
import oriel.testkit.Xvfb;

/** Somebody has the page's window hold the pointer, as for games: how far it is moved counts then, also beyond the window. */
@Timeout(180)
class PageHeldPointerTest {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    private Xvfb far;
    private CProgram program;
    private Distribution server;
    private Xvfb local;
    private int above;

    @BeforeEach
    void sitDown() throws Exception {
        Programs.require("xdotool", "xdotool");
        far = Xvfb.start(WIDTH, HEIGHT);
        program = CProgram.painter(far.display());
        server = Distribution.start(
                Map.of("ORIEL_PASSWORD", "secret", "ORIEL_HOST", "127.0.0.1"),
                "serve",
                "--display",
                far.display(),
                "--port",
                Integer.toString(Ports.free()));
        local = Xvfb.start(WIDTH, HEIGHT);
    }

    @AfterEach
    void leave() {
        local.close();
        server.close();
        program.close();
        far.close();
    }

    private void click(int x, int y) throws Exception {
        local.run("xdotool", "mousemove", "" + x, "" + (y + above), "click", "1");
    }

    /** The browser's own tools lie above the page. */
    private void findPage() throws Exception {
        click(600, 400);
        String[] line = program.next().split(" ");
        above = 400 - Integer.parseInt(line[3]);
        program.expect("release 1 600 " + line[3]);
    }

    private void expectClick(int x, int y) throws Exception {
        for (String change : new String[] {"press", "release"}) {
            String[] line = program.next().split(" ");
            assertEquals(change, line[0]);
            assertEquals(x, Integer.parseInt(line[2]), 2);
            assertEquals(y, Integer.parseInt(line[3]), 2);
        }
    }

    @Test
    void onlyMovementsCountUntilEscLetsThePointerGo() throws Exception {
        try (Browser browser = Browser.on(local, WIDTH, HEIGHT)) {
            browser.page().navigate("http://127.0.0.1:" + server.port() + "/#password=secret&autoconnect=1");
            browser.awaitState("connected");
            findPage();
            click(600, 300);
            expectClick(600, 300);
            browser.page().evaluate("document.getElementById('open-picture').click()");
            browser.await("!document.getElementById('holding').hidden");
            browser.page().focus("#hold-pointer");
            local.run("xdotool", "key", "Return");
            browser.await("document.getElementById('message').textContent.startsWith('The pointer is held')");
            for (int i = 0; i < 4; i++) {
                local.run("xdotool", "mousemove_relative", "--", "-130", "-10", "sleep", "0.1");
            }
            local.run("xdotool", "click", "1");
            expectClick(600 - 4 * 130, 300 - 4 * 10);
            local.run("xdotool", "key", "Escape");
            browser.await("document.pointerLockElement === null");
            click(500, 300);
            expectClick(500, 300);
        }
    }
}
