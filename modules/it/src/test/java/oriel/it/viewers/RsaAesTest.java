package oriel.it.viewers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.it.CProgram;
import oriel.it.ChangingScreen;
import oriel.it.OnePerson;
import oriel.it.Pictures;
import oriel.it.ScreenServer;
import oriel.it.Show;
import oriel.rfb.Framebuffer;
import oriel.security.Accounts;
import oriel.security.Authenticator;
import oriel.security.Right;
import oriel.security.SecretStorage;
import oriel.security.SecurityTools;
import oriel.testkit.Parts;
import oriel.transport.HttpPages;

/** Vernacular's branch of XPipe logs in by each type of RSA-AES, and shows the pixels of the screen after a hundred updates. */
@Timeout(120)
class RsaAesTest {

    private static final int WIDTH = 233;
    private static final int HEIGHT = 177;
    private static final Map<String, byte[]> SECRETS = new ConcurrentHashMap<>();
    private static final SecretStorage STORAGE = (name, make) -> SECRETS.computeIfAbsent(name, absent -> make.get());
    private static final Authenticator PASSWORDS = Accounts.NOBODY.with(Parts.FULL, Right.FULL);

    private static final Authenticator PEOPLE = new OnePerson("ada", "secret");

    private static CProgram viewer;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        viewer = CProgram.vernacular();
    }

    @AfterAll
    static void stop() {
        viewer.close();
    }

    private static ScreenServer serve(Show show, String type, Authenticator authenticator) throws Exception {
        return ScreenServer.start(
                show.screen(),
                Parts.onlyEncoder("zlib"),
                List.of(Parts.security(type, new SecurityTools(authenticator, Optional.empty(), STORAGE))),
                HttpPages.NONE,
                ScreenServer.unpaced(Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "ra2_256, '', the password is wrong",
        "ra2, ada, the user name or the password is wrong",
        "ra2ne_256, ada, the user name or the password is wrong",
        "ra2ne, '', the password is wrong"
    })
    void comesInAndShowsEveryPixel(String type, String user, String otherwise) throws Exception {
        Path file = folder.resolve("picture");
        try (Show show = Show.of(ChangingScreen.ofEverything(WIDTH, HEIGHT, 14));
                ScreenServer server = serve(show, type, user.isEmpty() ? PASSWORDS : PEOPLE)) {
            String login = "login " + server.port() + " " + user + " secret";
            String said = viewer.say(login + "ly").next();
            assertTrue(said.contains(otherwise), said);
            show.go();
            viewer.say(login).expect("in");
            show.awaitUpdates(server, Show.UPDATES / 2);
            Framebuffer screen = show.hold();
            Pictures.expect("vernacular", screen, () -> {
                viewer.say("save " + file).expect("saved");
                return Pictures.words(file, WIDTH, HEIGHT);
            });
            viewer.say("leave").expect("left");
        }
        assertEquals(Set.of("rsa-key"), SECRETS.keySet());
    }
}
