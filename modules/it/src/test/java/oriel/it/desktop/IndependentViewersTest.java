package oriel.it.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.it.CProgram;
import oriel.it.Pictures;
import oriel.it.ScreenServer;
import oriel.it.TigerVnc;
import oriel.rfb.Framebuffer;
import oriel.testkit.Programs;
import oriel.testkit.Psnr;
import oriel.testkit.Xvfb;
import oriel.testkit.XwdPicture;

/** Programs that are not ours show an X screen as it is, after a thousand random changes, and bring their input to it. */
@Timeout(120)
class IndependentViewersTest {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    @TempDir
    Path folder;

    private Xvfb xvfb;
    private CProgram painter;
    private ScreenServer server;

    @BeforeEach
    void start() throws Exception {
        xvfb = Xvfb.start(WIDTH, HEIGHT);
        painter = CProgram.painter(xvfb.display());
        server = ScreenServer.open(xvfb);
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
        if (painter != null) {
            painter.close();
        }
        if (xvfb != null) {
            xvfb.close();
        }
    }

    /** Serves nothing but one encoding, so that no viewer can take another. */
    private void offerOnly(String encoding) throws Exception {
        server.close();
        server = ScreenServer.only(encoding, xvfb);
    }

    private Framebuffer drawAThousandChanges() throws Exception {
        painter.say("draw 7 1000").expect("drawn");
        return XwdPicture.of(xvfb);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zrle", "hextile", "rre", "raw"})
    void gvnccapture(String encoding) throws Exception {
        Programs.require("gvnccapture", "gvncviewer");
        offerOnly(encoding);
        Framebuffer screen = drawAThousandChanges();
        Path file = folder.resolve("picture.png");
        Programs.run(xvfb.display(), "gvnccapture", "-q", "127.0.0.1:" + server.displayNumber(), file.toString());
        assertEquals(Optional.empty(), XwdPicture.difference(screen, Pictures.of(ImageIO.read(file.toFile()))));
    }

    /** It writes nothing but JPEG, so that its picture is only nearly the same. */
    @ParameterizedTest
    @ValueSource(strings = {"raw", "zrle", "tight", "hextile", "zlib", "corre", "rre"})
    void vncsnapshot(String encoding) throws Exception {
        Programs.require("vncsnapshot", "vncsnapshot");
        offerOnly(encoding);
        Framebuffer screen = drawAThousandChanges();
        Path file = folder.resolve("picture.jpg");
        Programs.run(
                xvfb.display(),
                "vncsnapshot",
                "-quiet",
                "-encodings",
                encoding,
                "127.0.0.1:" + server.displayNumber(),
                file.toString());
        Framebuffer picture = Pictures.of(ImageIO.read(file.toFile()));
        double decibels = Psnr.of(screen, picture, screen.bounds());
        assertTrue(decibels > 25, decibels + " dB");
    }

    @Test
    void tigervnc() throws Exception {
        try (Xvfb desk = Xvfb.start(WIDTH, HEIGHT)) {
            TigerVnc viewer = TigerVnc.connect(desk, server.port(), "-FullColor=1");
            Pictures.expect("TigerVNC at first", XwdPicture.of(xvfb), () -> XwdPicture.of(desk));
            Framebuffer screen = drawAThousandChanges();
            Pictures.expect("TigerVNC", screen, () -> XwdPicture.of(desk));
            viewer.focus();
            viewer.click(200, 150);
            painter.expect("press 1 200 150");
            painter.expect("release 1 200 150");
            viewer.type("aZ9%{");
            for (String key : List.of("a", "Shift_L", "Z", "9")) {
                painter.expect("key " + key);
            }
        }
    }
}
