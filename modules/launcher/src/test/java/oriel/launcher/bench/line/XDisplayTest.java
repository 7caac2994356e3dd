package oriel.launcher.bench.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.rfb.Framebuffer;
import oriel.scenes.SceneKind;
import oriel.testkit.Programs;
import oriel.testkit.Xvfb;
import oriel.testkit.XwdPicture;

/** A stage on an X display, as other programs of the display see it. */
@Timeout(60)
class XDisplayTest {

    private final Stage stage = new Stage(SceneKind.TYPING, SceneKind.TYPING.open(700, 500, 1), 30);

    @Test
    void showsThePictureAndTakesKeys() throws Exception {
        Programs.require("xwd", "x11-apps");
        Programs.require("xdotool", "xdotool");
        CountDownLatch shown = new CountDownLatch(1);
        try (Xvfb xvfb = Xvfb.start(700, 500);
                XDisplay display = XDisplay.open(xvfb.display())) {
            assertEquals("700x500", display.width() + "x" + display.height());
            display.show(stage);
            stage.showOn((picture, areas) -> shown.countDown());
            xvfb.run("xdotool", "key", "a");
            assertTrue(shown.await(20, TimeUnit.SECONDS), "no key has come");
            assertEquals(1, stage.keys());
            Framebuffer seen = XwdPicture.of(xvfb);
            assertEquals(1, Stamp.read(seen, Stamp.KEYS));
            assertEquals(Optional.empty(), XwdPicture.difference(stage.picture(), seen));
        }
        assertEquals(Optional.empty(), stage.failure(), "its end is no failure");
    }

    @Test
    void tellsThatTheDisplayIsGone() throws Exception {
        try (Xvfb xvfb = Xvfb.start(320, 200);
                XDisplay display = XDisplay.open(xvfb.display())) {
            display.show(stage);
            xvfb.kill();
            synchronized (stage) {
                while (stage.failure().isEmpty()) {
                    stage.wait();
                }
            }
        }
    }

    @Test
    void drawsInTwentyFourBitsAlone() throws IOException {
        try (Xvfb xvfb = Xvfb.start(320, 200, 16)) {
            IOException e = assertThrows(IOException.class, () -> XDisplay.open(xvfb.display()));
            assertEquals("it has 16 bits a pixel, not 24", e.getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource({
        ":65000, there is no such display",
        "elsewhere:1, 'it is not one of this machine, such as :1'",
        ":1.1, 'it is not one of this machine, such as :1'"
    })
    void saysWhyADisplayCannotBeUsed(String name, String why) {
        IOException e = assertThrows(IOException.class, () -> XDisplay.open(name));
        assertEquals(why, e.getMessage());
    }
}
