package oriel.capture.x11;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import oriel.capture.Screen;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.testkit.Programs;
import oriel.testkit.RecordingListener;
import oriel.testkit.Xvfb;

/** A server that lets only those in who know its cookie, which xauth wrote. */
class AuthorityTest {

    private static final String COOKIE = "00112233445566778899aabbccddeeff";

    @TempDir
    Path folder;

    @Test
    void opensADisplayWithTheCookieOfAFile() throws Exception {
        Programs.require("xauth", "xauth");
        Path file = folder.resolve("cookies");
        Programs.run(":0", "xauth", "-f", file.toString(), "add", ":4711", "MIT-MAGIC-COOKIE-1", "ab".repeat(16));
        Programs.run(":0", "xauth", "-f", file.toString(), "add", ":0", "MIT-MAGIC-COOKIE-1", COOKIE);
        try (Xvfb xvfb = Xvfb.start(320, 240, 24, "-auth", file.toString())) {
            Programs.run(":0", "xauth", "-f", file.toString(), "add", xvfb.display(), "MIT-MAGIC-COOKIE-1", COOKIE);
            Options without = new Options("x11", Map.of("display", xvfb.display()));
            assertTrue(new X11Provider().obstacle(without).orElse("").contains("refuses us"), "it lets everybody in");
            Options with = new Options("x11", Map.of("display", xvfb.display(), "xauthority", file.toString()));
            try (Screen screen = new X11Provider().open(with, new RecordingListener())) {
                assertEquals(320, screen.layout().width());
                assertTrue(screen.input().isPresent() && screen.clipboard().isPresent());
            }
        }
    }

    @Test
    void saysThatAFileIsNotThere() {
        Options options = new Options("x11", Map.of("display", ":0", "xauthority", folder + "/none"));
        PluginException refused =
                assertThrows(PluginException.class, () -> new X11Provider().open(options, new RecordingListener()));
        assertTrue(refused.getMessage().contains("cannot be read"), refused.getMessage());
    }

    @Test
    void readsAnyBytes() {
        Random random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            Authority.find(ByteBuffer.wrap(bytes), "7");
        }
    }
}
