package oriel.it.viewers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.it.CProgram;
import oriel.it.Distribution;
import oriel.it.Pictures;
import oriel.it.TigerVnc;
import oriel.rfb.Framebuffer;
import oriel.testkit.Xvfb;
import oriel.testkit.XwdPicture;

/** Viewers that are not ours log in through TLS without a certificate, where the product allows that for its process. */
@Timeout(60)
class AnonymousViewersTest {

    private static final int WIDTH = 333;
    private static final int HEIGHT = 241;
    private static final String PASSWORD = "secret77";

    @TempDir
    Path folder;

    private Distribution serve(Xvfb xvfb, String key, String value) throws Exception {
        return Distribution.start(
                Map.of(
                        key,
                        value,
                        "ORIEL_STATE_FOLDER",
                        folder.toString(),
                        "ORIEL_TLS",
                        "off",
                        "ORIEL_SECURITY_TYPES",
                        "vencrypt",
                        "ORIEL_PLUGINS",
                        "{\"vencrypt\": {\"anonymous\": true}}"),
                "serve",
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--display",
                xvfb.display());
    }

    private void libVncClientShowsEveryPixel(String type, int port, Framebuffer screen, Map<String, String> login)
            throws Exception {
        try (CProgram watcher = CProgram.watcher(port, 0, List.of("zrle:32:-"), login)) {
            watcher.expect("ready " + WIDTH + " " + HEIGHT);
            Path picture = folder.resolve("picture");
            Pictures.expect("libvncclient by " + type, screen, () -> {
                watcher.say("save " + picture).expect("saved 255 255 255");
                return Pictures.words(picture, WIDTH, HEIGHT);
            });
        }
    }

    /** It takes the first that is offered, which is TLSPlain as soon as somebody has a name. */
    @Test
    void tigerVncAndLibVncClientShowEveryPixel() throws Exception {
        Path password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        try (Xvfb xvfb = Xvfb.start(WIDTH, HEIGHT);
                CProgram painter = CProgram.painter(xvfb.display());
                Xvfb desk = Xvfb.start(WIDTH, HEIGHT)) {
            painter.say("paint 7");
            painter.say("stop").expect("drawn");
            Framebuffer screen = XwdPicture.of(xvfb);
            try (Distribution server = serve(xvfb, "ORIEL_PASSWORD_FILE", password.toString())) {
                int port = server.port();
                server.awaitError("can pretend to be it");
                TigerVnc.connectAs("", PASSWORD, desk, port, "-SecurityTypes=TLSVnc", "-AutoSelect=0", "-FullColor=1");
                Pictures.expect("TigerVNC by TLSVnc", screen, () -> XwdPicture.of(desk));
                libVncClientShowsEveryPixel("TLSVnc", port, screen, Map.of("VNC_PASSWORD", PASSWORD));
                addAda();
                Map<String, String> ada = Map.of("VNC_USERNAME", "ada", "VNC_PASSWORD", "much longer than 8");
                libVncClientShowsEveryPixel("TLSPlain", port, screen, ada);
            }
            try (Distribution server = serve(xvfb, "ORIEL_AUTH", "false")) {
                libVncClientShowsEveryPixel("TLSNone", server.port(), screen, Map.of());
            }
        }
    }

    private void addAda() throws Exception {
        Map<String, String> place = Map.of("ORIEL_STATE_FOLDER", folder.toString());
        try (Distribution command = Distribution.start(place, "user", "add", "ada")) {
            command.type("much longer than 8\n");
            assertEquals(0, command.awaitEnd().code());
        }
    }
}
