package oriel.it.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.it.ClientPage;
import oriel.it.Distribution;
import oriel.it.Firefox;
import oriel.it.OnePerson;
import oriel.it.Pictures;
import oriel.it.ScreenServer;
import oriel.it.TestAuthority;
import oriel.plugin.Configured;
import oriel.rfb.Framebuffer;
import oriel.security.Accounts;
import oriel.security.Authenticator;
import oriel.security.Right;
import oriel.testkit.PaintedScreen;
import oriel.testkit.TestPictures;

/** The page in Firefox: through a certificate that only Oriel's own authority vouches for, by the logins that a page knows. */
@Timeout(240)
class FirefoxTest {

    private static final String STATE = "document.body.dataset.state";
    private static final byte[] SECRET = "secret".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    private static Authenticator authenticator(boolean named) {
        return named ? new OnePerson("ada", "secret") : Accounts.NOBODY.with(SECRET, Right.FULL);
    }

    private static void type(Firefox firefox, String field, String value) throws InterruptedException {
        firefox.text("(() => { const field = document.getElementById('" + field + "'); field.value = '" + value
                + "'; field.dispatchEvent(new Event('input', { bubbles: true })); })()");
    }

    private static void press(Firefox firefox, String button) throws InterruptedException {
        firefox.text("document.getElementById('" + button + "').click()");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vnc", "ra2ne", "vencrypt"})
    void itShowsEveryPixelByEachLogin(String type) throws Exception {
        boolean named = type.equals("vencrypt");
        Framebuffer picture = TestPictures.desktop(640, 480);
        try (ScreenServer server = ScreenServer.encrypting(
                        Configured.plain(PaintedScreen.showing(picture)),
                        TestAuthority.only(type, authenticator(named)),
                        ClientPage.pages());
                Firefox firefox = Firefox.start(
                        Files.createDirectory(folder.resolve("profile")), Optional.of(TestAuthority.writeTo(folder)))) {
            firefox.open("https://localhost:" + server.port() + "/");
            firefox.await(STATE, "disconnected");
            type(firefox, "password", "secret");
            press(firefox, "connect");
            if (named) {
                firefox.await("document.getElementById('username-label').hidden", "false");
                type(firefox, "username", "ada");
                press(firefox, "connect");
            } else if (type.equals("ra2ne")) {
                firefox.await(STATE, "verifying");
                press(firefox, "verification-go");
            }
            firefox.await(STATE, "connected");
            Pictures.expect(
                    "Firefox by " + type, picture, () -> firefox.picture("document.querySelector('#screen canvas')"));
        }
    }

    @Test
    void itKnowsTheServerByTheAuthorityThatOrielMade() throws Exception {
        Path configuration = Files.writeString(folder.resolve("oriel.json"), """
                {"port": 0, "capture": "demo", "host": "127.0.0.1", "auth": false, "tls": "required", "state_folder": "state"}
                """);
        try (Distribution server = Distribution.start(Map.of(), "serve", "--config", configuration.toString())) {
            String page = "https://127.0.0.1:" + server.port() + "/#autoconnect=1";
            Path authority = folder.resolve("state/tls/authority.pem");
            try (Firefox stranger =
                    Firefox.start(Files.createDirectory(folder.resolve("stranger")), Optional.empty())) {
                IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> stranger.open(page));
                assertTrue(refusal.getMessage().contains("browsingContext.navigate"), refusal.getMessage());
            }
            try (Firefox firefox =
                    Firefox.start(Files.createDirectory(folder.resolve("profile")), Optional.of(authority))) {
                firefox.open(page);
                firefox.await(STATE, "connected");
                assertEquals(
                        "1280x800",
                        firefox.text("(({ width, height }) => width + 'x' + height)"
                                + "(document.querySelector('#screen canvas'))"));
            }
        }
    }
}
