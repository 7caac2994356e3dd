package oriel.it.viewers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import oriel.capture.CaptureProvider;
import oriel.it.CProgram;
import oriel.it.ChangingScreen;
import oriel.it.GtkVnc;
import oriel.it.OnePerson;
import oriel.it.Pictures;
import oriel.it.ScreenServer;
import oriel.it.Show;
import oriel.it.TestAuthority;
import oriel.it.TigerVnc;
import oriel.plugin.Configured;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.security.Accounts;
import oriel.security.Authenticator;
import oriel.security.Right;
import oriel.testkit.PaintedScreen;
import oriel.testkit.Parts;
import oriel.testkit.TestPictures;
import oriel.testkit.Xvfb;
import oriel.testkit.XwdPicture;
import oriel.transport.HttpPages;

/** Viewers that are not ours log in by VeNCrypt, trusting an authority of ours, and show the pixels of the screen. */
@Timeout(60)
class EncryptedViewersTest {

    private static final int WIDTH = 333;
    private static final int HEIGHT = 241;
    private static final int UPDATES = 20;
    private static final String USER = "ada";
    private static final String PASSWORD = "much longer than 8";
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
                case NAME -> new OnePerson(USER, EncryptedViewersTest.PASSWORD);
                case EVERYBODY -> Authenticator.EVERYBODY;
            };
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
        opened.add(show);
        return serve(known, show.screen());
    }

    private ScreenServer serve(Known known, Configured<CaptureProvider> screen) throws Exception {
        ScreenServer server = ScreenServer.start(
                screen,
                Parts.encoders(),
                TestAuthority.only("vencrypt", known.authenticator()),
                HttpPages.NONE,
                ScreenServer.unpaced(Optional.empty()));
        opened.add(server);
        return server;
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
                "-X509CA=" + TestAuthority.writeTo(folder),
                "-AutoSelect=0",
                "-NoJPEG=1",
                "-FullColor=1");
        show.go();
        show.awaitUpdates(server, UPDATES);
        Framebuffer screen = show.hold();
        Pictures.expect("TigerVNC by " + type, screen, () -> XwdPicture.of(desk));
    }

    private Map<String, String> login(String password) throws IOException {
        String authority = TestAuthority.writeTo(folder).toString();
        return Map.of("VNC_USERNAME", USER, "VNC_PASSWORD", password, "VNC_CA", authority);
    }

    @ParameterizedTest
    @EnumSource
    void libVncClientShowsEveryPixel(Known known) throws Exception {
        ScreenServer server = serve(known);
        CProgram watcher = CProgram.watcher(server.port(), 0, List.of("zrle copyrect:32:-"), login(PASSWORD));
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
        try (CProgram watcher = CProgram.watcher(server.port(), 0, List.of("raw:32:-"), login("x"))) {
            assertEquals("lost", watcher.next());
        }
    }

    /** A picture without its corner, where the server draws the pointer for a viewer that draws none. */
    private static Framebuffer beyondThePointer(Framebuffer picture) {
        picture.fill(new Rect(0, 0, 40, 40), 0);
        return picture;
    }

    /** It takes Plain wherever it is offered, and so asks for a name even where nobody has one. */
    @ParameterizedTest
    @EnumSource
    void gtkVncTakesThePicture(Known known) throws Exception {
        Framebuffer screen = TestPictures.colours(WIDTH, HEIGHT, 16);
        ScreenServer server = serve(known, Configured.plain(PaintedScreen.showing(screen)));
        List<String> answers = known == Known.EVERYBODY ? List.of() : List.of(USER, PASSWORD);
        Path authority = TestAuthority.writeTo(folder);
        String display = "127.0.0.1:" + server.displayNumber();
        Pictures.expect(
                "gtk-vnc",
                beyondThePointer(screen),
                () -> beyondThePointer(GtkVnc.capture(display, authority, folder, answers)));
    }
}
