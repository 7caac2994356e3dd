package oriel.it.viewers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.it.Browser;
import oriel.it.CProgram;
import oriel.it.ChangingScreen;
import oriel.it.Overheard;
import oriel.it.Pictures;
import oriel.it.ScreenServer;
import oriel.it.Show;
import oriel.it.TestPages;
import oriel.it.TigerVnc;
import oriel.rfb.Encodings;
import oriel.testkit.Xvfb;
import oriel.testkit.XwdPicture;

/**
 * Other projects' viewers, as they come, are sent a thousand updates without asking for them, some with loss, and end with
 * exactly the pixels of the screen. gtk-vnc, which knows no such updates, asks for each and ends with them too.
 */
@Timeout(180)
class ContinuousUpdatesTest {

    private static final int WIDTH = 320;
    private static final int HEIGHT = 200;
    private static final int UPDATES = 1000;

    @TempDir
    Path folder;

    private final Show show = Show.of(ChangingScreen.ofEverything(WIDTH, HEIGHT, 12));
    private final List<AutoCloseable> opened = new ArrayList<>();
    private Overheard viewer;
    private ScreenServer server;

    @BeforeEach
    void start() throws Exception {
        server = ScreenServer.behind(
                transport -> viewer = new Overheard(transport),
                show.screen(),
                TestPages.with("desktop.html"),
                ScreenServer.unpaced(Optional.of(Duration.ofMillis(50))));
        opened.add(server);
        opened.add(show);
    }

    @AfterEach
    void stop() throws Exception {
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).close();
        }
    }

    private void expectExactPixelsAfterManyUpdates(String name, Pictures.Source picture) throws Exception {
        show.go();
        show.awaitUpdates(server, UPDATES);
        Pictures.expect(name, show.hold(), picture);
        assertTrue(server.stats().updates() >= UPDATES);
        assertEquals(1, server.stats().admitted());
    }

    private void expectThatItHardlyAsked() throws Exception {
        Overheard.Said said = viewer.said();
        assertTrue(said.lists(Encodings.FENCE) && said.lists(Encodings.CONTINUOUS_UPDATES) && said.continuous());
        assertTrue(said.requests() < UPDATES / 10, () -> said.requests() + " requests");
    }

    @Test
    void noVnc() throws Exception {
        Browser browser = new Browser(WIDTH, HEIGHT);
        opened.add(browser);
        browser.go("http://127.0.0.1:" + server.port() + "/desktop.html");
        browser.awaitState("connected");
        expectExactPixelsAfterManyUpdates("noVNC", browser::picture);
        expectThatItHardlyAsked();
        assertEquals(List.of(), browser.errors());
    }

    @Test
    void tigerVnc() throws Exception {
        Xvfb desk = Xvfb.start(WIDTH, HEIGHT);
        opened.add(desk);
        TigerVnc.connect(desk, server.port());
        expectExactPixelsAfterManyUpdates("TigerVNC", () -> XwdPicture.of(desk));
        expectThatItHardlyAsked();
    }

    @Test
    void gtkVncAsksForEachUpdate() throws Exception {
        Xvfb desk = Xvfb.start(WIDTH, HEIGHT);
        opened.add(desk);
        CProgram gtkVnc = CProgram.gtkVnc(desk.display(), server.port());
        opened.add(gtkVnc);
        Path file = folder.resolve("gtk-vnc.png");
        expectExactPixelsAfterManyUpdates("gtk-vnc", () -> {
            gtkVnc.say("save " + file).expect("saved");
            return Pictures.of(ImageIO.read(file.toFile()));
        });
        Overheard.Said said = viewer.said();
        assertFalse(said.lists(Encodings.FENCE) || said.lists(Encodings.CONTINUOUS_UPDATES) || said.continuous());
        assertTrue(said.requests() >= UPDATES, () -> said.requests() + " requests");
    }
}
