package oriel.it.viewers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import oriel.it.CProgram;
import oriel.it.ChangingScreen;
import oriel.it.Pictures;
import oriel.it.ScreenServer;
import oriel.it.Show;
import oriel.it.TigerVnc;
import oriel.rfb.Framebuffer;
import oriel.security.Account;
import oriel.security.Accounts;
import oriel.security.Authenticator;
import oriel.security.Right;
import oriel.security.SecretStorage;
import oriel.security.SecurityTools;
import oriel.testkit.Parts;
import oriel.testkit.Xvfb;
import oriel.testkit.XwdPicture;
import oriel.transport.HttpPages;
import oriel.transport.Peer;
import oriel.transport.tls.CertificateAuthority;
import oriel.transport.tls.PemFile;
import oriel.transport.tls.ServerKey;
import oriel.transport.tls.TlsEngines;

/** Viewers that are not ours log in by VeNCrypt, trusting an authority of ours, and show the pixels of the screen. */
@Timeout(60)
class EncryptedViewersTest {

    private static final int WIDTH = 333;
    private static final int HEIGHT = 241;
    private static final int UPDATES = 20;
    private static final String USER = "ada";
    private static final String PASSWORD = "much longer than 8";
    private static final CertificateAuthority AUTHORITY = CertificateAuthority.make("test", Instant.now());
    private static final ServerKey KEY =
            AUTHORITY.certify(List.of("localhost"), List.of(InetAddress.getLoopbackAddress()), Instant.now());
    private static final SSLContext CONTEXT = TlsEngines.context(() -> KEY);

    /** Who is known, and so what is offered first. */
    enum Known {
        /** A password without a name: X509Vnc. */
        PASSWORD,
        /** Somebody by name, whose password only its owner knows: X509Plain. */
        NAME,
        /** Nobody, since everybody comes in: X509None. */
        EVERYBODY;

        Authenticator authenticator() {
            return switch (this) {
                case PASSWORD -> Accounts.NOBODY.with(bytes(EncryptedViewersTest.PASSWORD), Right.FULL);
                case NAME -> new Named();
                case EVERYBODY -> Authenticator.EVERYBODY;
            };
        }
    }

    /** One person. */
    private record Named() implements Authenticator {

        @Override
        public Optional<Account> withSecret(String user, byte[] secret, Peer from) {
            boolean right = user.equals(USER) && new String(secret, StandardCharsets.UTF_8).equals(PASSWORD);
            return right ? Optional.of(new Account(USER, Right.FULL)) : Optional.empty();
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

    @TempDir
    Path folder;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final Show show = Show.of(ChangingScreen.ofEverything(WIDTH, HEIGHT, 77));

    @AfterEach
    void stop() throws Exception {
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).close();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private ScreenServer serve(Known known) throws Exception {
        SecurityTools tools =
                new SecurityTools(known.authenticator(), Optional.of(() -> CONTEXT), SecretStorage.FORGETFUL);
        opened.add(show);
        ScreenServer server = ScreenServer.start(
                show.screen(),
                Parts.encoders(),
                List.of(Parts.security("vencrypt", tools)),
                HttpPages.NONE,
                ScreenServer.unpaced(Optional.empty()));
        opened.add(server);
        return server;
    }

    private Path authority() throws Exception {
        return Files.writeString(
                folder.resolve("authority.pem"), PemFile.text(AUTHORITY.self().chain()));
    }

    @ParameterizedTest
    @EnumSource
    void tigerVncShowsEveryPixel(Known known) throws Exception {
        ScreenServer server = serve(known);
        Xvfb desk = Xvfb.start(WIDTH, HEIGHT);
        opened.add(desk);
        String type = switch (known) {
            case PASSWORD -> "X509Vnc";
            case NAME -> "X509Plain";
            case EVERYBODY -> "X509None";
        };
        TigerVnc.connectAs(
                USER,
                PASSWORD,
                desk,
                server.port(),
                "-SecurityTypes=" + type,
                "-X509CA=" + authority(),
                "-AutoSelect=0",
                "-NoJPEG=1",
                "-FullColor=1");
        show.go();
        show.awaitUpdates(server, UPDATES);
        Framebuffer screen = show.hold();
        Pictures.expect("TigerVNC by " + type, screen, () -> XwdPicture.of(desk));
    }

    @ParameterizedTest
    @EnumSource
    void libVncClientShowsEveryPixel(Known known) throws Exception {
        ScreenServer server = serve(known);
        Map<String, String> login = Map.of(
                "VNC_USERNAME",
                USER,
                "VNC_PASSWORD",
                PASSWORD,
                "VNC_CA",
                authority().toString());
        CProgram watcher = CProgram.watcher(server.port(), 0, List.of("zrle copyrect:32:-"), login);
        opened.add(watcher);
        watcher.expect("ready " + WIDTH + " " + HEIGHT);
        show.go();
        watcher.say("tell " + UPDATES).expect("reached " + UPDATES);
        Framebuffer screen = show.hold();
        Path picture = folder.resolve("picture");
        Pictures.expect("libvncclient", screen, () -> {
            watcher.say("save " + picture).expect("saved 255 255 255");
            return Pictures.words(picture, WIDTH, HEIGHT);
        });
    }

    @Test
    void libVncClientIsRefusedWithAnotherPassword() throws Exception {
        ScreenServer server = serve(Known.NAME);
        Map<String, String> login = Map.of(
                "VNC_USERNAME", USER, "VNC_PASSWORD", "x", "VNC_CA", authority().toString());
        try (CProgram watcher = CProgram.watcher(server.port(), 0, List.of("raw:32:-"), login)) {
            assertEquals("lost", watcher.next());
        }
    }
}
