package oriel.it.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.it.Browser;
import oriel.it.CProgram;
import oriel.it.Distribution;
import oriel.it.Firefox;
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
    private int port;

    @TempDir
    Path profile;

    /** A page, in whatever browser. */
    private interface Page {
        void run(String script) throws InterruptedException;

        void await(String expression) throws InterruptedException;
    }

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
        port = server.port();
        local = Xvfb.start(WIDTH, HEIGHT);
    }

    @AfterEach
    void leave() {
        local.close();
        server.close();
        program.close();
        far.close();
    }

    private String address() {
        return "http://127.0.0.1:" + port + "/#password=secret&autoconnect=1";
    }

    /** Where the pointer of the screen is as the button is pressed. */
    private int[] click() throws Exception {
        local.run("xdotool", "click", "1");
        String[] line = program.next().split(" ");
        assertEquals("press 1", line[0] + " " + line[1]);
        assertEquals("release 1", program.next().substring(0, 9));
        return new int[] {Integer.parseInt(line[2]), Integer.parseInt(line[3])};
    }

    private void expectClick(int x, int y) throws Exception {
        int[] place = click();
        assertEquals(x, place[0], 2);
        assertEquals(y, place[1], 2);
    }

    private void holdsUntilEsc(Page page) throws Exception {
        local.run("xdotool", "mousemove", "500", "250", "sleep", "0.5");
        int[] place = click();
        page.run("document.getElementById('open-picture').click()");
        page.await("!document.getElementById('holding').hidden");
        page.run("document.getElementById('hold-pointer').focus()");
        local.run("xdotool", "key", "Return");
        page.await("document.getElementById('message').textContent.startsWith('The pointer is held')");
        for (int i = 0; i < 4; i++) {
            local.run("xdotool", "mousemove_relative", "--", "-110", "-10", "sleep", "0.1");
        }
        expectClick(place[0] - 4 * 110, place[1] - 4 * 10);
        local.run("xdotool", "key", "Escape");
        page.await("document.pointerLockElement === null");
        local.run("xdotool", "mousemove", "500", "250");
        expectClick(place[0], place[1]);
    }

    @Test
    void chromium() throws Exception {
        try (Browser browser = Browser.on(local, WIDTH, HEIGHT)) {
            browser.page().navigate(address());
            browser.awaitState("connected");
            holdsUntilEsc(new Page() {
                @Override
                public void run(String script) {
                    browser.page().evaluate(script);
                }

                @Override
                public void await(String expression) {
                    browser.await(expression);
                }
            });
        }
    }

    @Test
    void firefox() throws Exception {
        try (Firefox firefox = Firefox.on(local, profile)) {
            do { // On a busy machine its own first page may come later, and take the place of ours.
                firefox.open(address());
                TimeUnit.SECONDS.sleep(1);
            } while (!firefox.text("location.port").equals(Integer.toString(port)));
            firefox.await("document.body.dataset.state", "connected");
            holdsUntilEsc(new Page() {
                @Override
                public void run(String script) throws InterruptedException {
                    firefox.text(script);
                }

                @Override
                public void await(String expression) throws InterruptedException {
                    firefox.await(expression, "true");
                }
            });
        }
    }
}
