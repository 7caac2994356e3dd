package oriel.it.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.it.ClientPage;
import oriel.it.Distribution;
import oriel.it.Firefox;
import oriel.it.Pictures;
import oriel.it.ScreenServer;
import oriel.it.TestAuthority;
import oriel.plugin.Configured;
import oriel.rfb.Framebuffer;
import oriel.security.Account;
import oriel.security.Authenticator;
import oriel.security.Right;
import oriel.testkit.PaintedScreen;
import oriel.testkit.TestPictures;
import oriel.transport.Peer;

/** The page in Firefox: through a certificate that only Oriel's own authority vouches for, by the logins that a page knows. */
@Timeout(240)
class FirefoxTest {

    private static final String STATE = "document.body.dataset.state";
    private static final byte[] SECRET = "secret".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    /** Ada by name, and whoever knows the password where no name is asked for. */
    private static final class Ada implements Authenticator {
        private final boolean named;

        Ada(boolean named) {
            this.named = named;
        }

        @Override
        public Optional<Account> withSecret(String user, byte[] secret, Peer from) {
            boolean right = Arrays.equals(SECRET, secret) && user.equals(named ? "ada" : "");
            return right ? Optional.of(new Account(user, Right.FULL)) : Optional.empty();
        }

        @Override
        public Optional<Account> withChallenge(String user, Predicate<byte[]> test) {
            return !named && test.test(SECRET) ? Optional.of(new Account("", Right.FULL)) : Optional.empty();
        }

        @Override
        public boolean knowsSecrets() {
            return !named;
        }

        @Override
        public boolean knowsNames() {
            return named;
        }
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
                        TestAuthority.only(type, new Ada(named)),
                        ClientPage.pages());
                Firefox firefox = Firefox.start(
                        Files.createDirectory(folder.resolve("profile")), Optional.of(TestAuthority.writeTo(folder)))) {
            firefox.open("https://localhost:" + server.port() + "/");
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
