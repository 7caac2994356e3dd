package oriel.it.viewers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.client.LoginException;
import oriel.client.LoginProblem;
import oriel.client.SocketConnection;
import oriel.client.TlsTrust;
import oriel.client.UnknownServerException;
import oriel.client.Viewer;
import oriel.client.ViewerLogin;
import oriel.client.ViewerOptions;
import oriel.it.OnePerson;
import oriel.it.Pictures;
import oriel.it.ScreenServer;
import oriel.it.TestAuthority;
import oriel.plugin.Configured;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.security.Account;
import oriel.security.Accounts;
import oriel.security.Authenticator;
import oriel.security.Right;
import oriel.testkit.PaintedScreen;
import oriel.testkit.Parts;
import oriel.testkit.TestPictures;
import oriel.transport.HttpPages;
import oriel.transport.Peer;
import oriel.transport.tls.PemFile;

/** Our own viewer logs in by VeNCrypt to a server that it knows, and tells nobody else anything. */
@Timeout(60)
class OwnViewerTest {

    private static final String HOST = "127.0.0.1";
    private static final String PASSWORD = "much longer than 8, ünd so on";
    private static final Framebuffer SCREEN = TestPictures.colours(333, 241, 16);
    private static final Authenticator NAMELESS =
            Accounts.NOBODY.with("password".getBytes(StandardCharsets.UTF_8), Right.FULL);

    @TempDir
    Path folder;

    private final AtomicInteger asked = new AtomicInteger();
    private List<X509Certificate> authorities;
    private ScreenServer server;

    @BeforeEach
    void readAuthority() throws IOException {
        authorities = PemFile.certificates(TestAuthority.writeTo(folder));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private void serve(String type, Authenticator authenticator) throws Exception {
        server = ScreenServer.start(
                Configured.plain(PaintedScreen.showing(SCREEN)),
                Parts.encoders(),
                TestAuthority.only(type, authenticator),
                HttpPages.NONE,
                ScreenServer.unpaced(Optional.empty()));
    }

    private Viewer connect(ViewerLogin login) throws IOException {
        SocketConnection socket = SocketConnection.open(HOST, server.port(), Duration.ofSeconds(30));
        return Viewer.connect(socket, ViewerOptions.with(login));
    }

    private ViewerLogin ada(TlsTrust trust) {
        return ViewerLogin.named("ada", PASSWORD, trust);
    }

    private static ViewerLogin nameless(Optional<String> password, TlsTrust trust) {
        return new ViewerLogin(
                Optional.empty(), password.map(text -> text.getBytes(StandardCharsets.ISO_8859_1)), trust, true);
    }

    private static void expectPicture(Viewer viewer) throws Exception {
        try (viewer) {
            viewer.setEncodings(List.of(Encodings.ZRLE, Encodings.CURSOR)); // else the server draws the cursor
            viewer.requestUpdate(false);
            viewer.readUpdate();
            Pictures.expect("our own viewer", SCREEN, viewer::picture);
        }
    }

    @Test
    void comesInByANameAndItsPassword() throws Exception {
        serve("vencrypt", new OnePerson("ada", PASSWORD));
        expectPicture(connect(ada(TlsTrust.of(HOST, authorities))));
        expectPicture(
                connect(ada(TlsTrust.fingerprint(TestAuthority.fingerprint().toLowerCase(Locale.ROOT)))));
    }

    @Test
    void comesInByAPasswordAlone() throws Exception {
        serve("vencrypt", NAMELESS);
        expectPicture(connect(nameless(Optional.of("password"), TlsTrust.of(HOST, authorities))));
        ViewerLogin whateverThereIs = new ViewerLogin(
                Optional.empty(),
                Optional.of("password".getBytes(StandardCharsets.UTF_8)),
                TlsTrust.of(HOST, authorities),
                false);
        expectPicture(connect(whateverThereIs));
    }

    @Test
    void comesInWhereEverybodyDoes() throws Exception {
        serve("vencrypt", Authenticator.EVERYBODY);
        expectPicture(connect(nameless(Optional.empty(), TlsTrust.of(HOST, authorities))));
    }

    @Test
    void tellsAServerThatItDoesNotKnowNothing() throws Exception {
        serve("vencrypt", new Asked());
        TlsTrust other = TlsTrust.fingerprint("00:".repeat(31) + "00");
        TlsTrust elsewhere = TlsTrust.of("192.0.2.1", authorities);
        for (TlsTrust trust : List.of(TlsTrust.NOBODY, TlsTrust.known(HOST), other, elsewhere)) {
            UnknownServerException e = assertThrows(UnknownServerException.class, () -> connect(ada(trust)));
            assertEquals(TestAuthority.fingerprint(), e.fingerprint());
        }
        assertEquals(0, asked.get());
        assertThrows(LoginException.class, () -> connect(ada(TlsTrust.of(HOST, authorities))));
        assertEquals(1, asked.get());
    }

    /** Lets nobody in, and counts. */
    private final class Asked implements Authenticator {

        @Override
        public Optional<Account> withSecret(String user, byte[] secret, Peer from) {
            asked.incrementAndGet();
            return Optional.empty();
        }

        @Override
        public Optional<Account> withChallenge(String user, Predicate<byte[]> test) {
            return Optional.empty();
        }

        @Override
        public boolean knowsSecrets() {
            return false;
        }

        @Override
        public boolean knowsNames() {
            return true;
        }
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        serve("vencrypt", new OnePerson("ada", PASSWORD));
        TlsTrust trust = TlsTrust.of(HOST, authorities);
        LoginException e = assertThrows(LoginException.class, () -> connect(nameless(Optional.empty(), trust)));
        assertEquals("the server wants a user name and a password", e.getMessage());
        e = assertThrows(LoginException.class, () -> connect(ViewerLogin.named("ada", "wrong", trust)));
        assertEquals("the user name or the password is wrong", e.getMessage());
    }

    @Test
    void doesNotSayItsNameInTheClear() throws Exception {
        serve("vnc", NAMELESS);
        LoginException e = assertThrows(LoginException.class, () -> connect(ada(TlsTrust.of(HOST, authorities))));
        assertEquals(LoginProblem.IN_THE_CLEAR, e.problem(), e.getMessage());
    }

    @Test
    void takesNoFingerprintThatIsNone() throws Exception {
        serve("vnc", NAMELESS);
        assertThrows(IllegalArgumentException.class, () -> TlsTrust.fingerprint("12:34"));
    }
}
