package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.it.CProgram;
import oriel.it.Distribution;
import oriel.it.Pictures;
import oriel.rfb.Framebuffer;
import oriel.testkit.Xvfb;
import oriel.testkit.XwdPicture;

/** The unpacked product serves an X display, and outlives its X server. */
@Timeout(120)
class DistributionDisplayTest {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    @TempDir
    Path folder;

    @Test
    void keepsServingWhenTheXServerEndsAndFindsTheNextOne() throws Exception {
        try (Xvfb first = Xvfb.start(WIDTH, HEIGHT, 24, lonelyDisplay());
                CProgram painter = CProgram.painter(first.display());
                Distribution server = Distribution.start(
                        Map.of("ORIEL_PORT", "0"), "serve", "--no-auth", "--display", first.display())) {
            int port = server.port();
            assertEquals("oriel: open http://localhost:" + port + "/ in a browser", server.next());
            assertEquals("oriel: showing X11 display " + first.display() + ", 640x480, through x11", server.next());
            painter.say("draw 5 200").expect("drawn");
            Framebuffer screen = XwdPicture.of(first);
            Pictures.expect("the test client", screen, () -> screenshot(port));

            first.kill();
            assertEquals(Optional.empty(), XwdPicture.difference(screen, screenshot(port)), "the last picture");
            server.awaitError("the screen is lost");
            assertEquals(Optional.empty(), XwdPicture.difference(screen, screenshot(port)), "the last picture");
            assertTrue(server.isAlive());

            try (Xvfb second = Xvfb.start(WIDTH, HEIGHT, 24, first.display());
                    CProgram newPainter = CProgram.painter(second.display())) {
                assertEquals(first.display(), second.display());
                newPainter.say("draw 6 200").expect("drawn");
                Framebuffer other = XwdPicture.of(second);
                Pictures.expect("the test client", other, () -> screenshot(port));
                server.terminate();
                assertEquals(143, server.awaitEnd().code());
            }
        }
    }

    /**
     * A display far from the numbers that X servers choose for themselves: nobody takes it between two servers, and the
     * product, which looks for it all the time, meets no screen of strangers.
     */
    private static String lonelyDisplay() {
        int number = 1000 + (int) (ProcessHandle.current().pid() % 5000);
        while (Files.exists(Path.of("/tmp/.X" + number + "-lock"))) {
            number++;
        }
        return ":" + number;
    }

    private Framebuffer screenshot(int port) throws IOException, InterruptedException {
        Path file = folder.resolve("picture.png");
        Distribution.Ended ended =
                Distribution.run("test-client", "127.0.0.1:" + port, "--screenshot", file.toString());
        assertEquals(0, ended.code(), () -> ended.err().toString());
        return Pictures.of(ImageIO.read(file.toFile()));
    }
}
