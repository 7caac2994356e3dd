package oriel.it.viewers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.it.Browser;
import oriel.it.CProgram;
import oriel.it.ChangingScreen;
import oriel.it.ClientPage;
import oriel.it.OnePerson;
import oriel.it.Pictures;
import oriel.it.ScreenServer;
import oriel.it.Show;
import oriel.rfb.Framebuffer;
import oriel.security.SecurityTools;
import oriel.testkit.Parts;

/** libvncclient and noVNC log in by the types of Apple (30) and UltraVNC (113), and show the pixels of the screen. */
@Timeout(60)
class DiffieHellmanViewersTest {

    private static final int WIDTH = 333;
    private static final int HEIGHT = 241;
    private static final int UPDATES = 20;
    private static final String USER = "ad\u00e4";
    private static final String PASSWORD = "much longer than 8";

    @TempDir
    private Path folder;

    private static ScreenServer serve(Show show, String type) throws Exception {
        return ScreenServer.start(
                show.screen(),
                Parts.onlyEncoder("zrle"),
                List.of(Parts.security(type, new SecurityTools(new OnePerson(USER, PASSWORD)))),
                ClientPage.pages(),
                ScreenServer.unpaced(Optional.empty()));
    }

    private static CProgram watcher(ScreenServer server, String password) throws Exception {
        Map<String, String> login = Map.of("VNC_USERNAME", USER, "VNC_PASSWORD", password);
        return CProgram.watcher(server.port(), 0, List.of("zrle copyrect:32:-"), login);
    }

    @ParameterizedTest
    @ValueSource(strings = {"appledh", "mslogon2"})
    void showEveryPixel(String type) throws Exception {
        Path file = folder.resolve("picture");
        try (Show show = Show.of(ChangingScreen.ofEverything(WIDTH, HEIGHT, 78));
                ScreenServer server = serve(show, type);
                CProgram watcher = watcher(server, PASSWORD);
                ClientPage page = new ClientPage(Browser.Look.LAPTOP, server.port())) {
            watcher.expect("ready " + WIDTH + " " + HEIGHT);
            page.open("/").logIn(PASSWORD).browser().awaitState("asking");
            page.page().fill("#username", USER);
            page.page().press("#username", "Enter");
            page.awaitConnected();
            show.go();
            watcher.say("tell " + UPDATES).expect("reached " + UPDATES);
            Framebuffer screen = show.hold();
            Pictures.expect("libvncclient", screen, () -> {
                watcher.say("save " + file).expect("saved 255 255 255");
                return Pictures.words(file, WIDTH, HEIGHT);
            });
            Pictures.expect("noVNC", screen, page::picture);
            page.expectNoComplaint();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"appledh", "mslogon2"})
    void areRefusedWithAnotherPassword(String type) throws Exception {
        try (Show show = Show.of(ChangingScreen.ofEverything(WIDTH, HEIGHT, 79));
                ScreenServer server = serve(show, type);
                CProgram watcher = watcher(server, "much longer")) {
            assertEquals("lost", watcher.next());
            assertEquals(0, server.stats().updates());
        }
    }
}
