package oriel.it.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.it.Browser;
import oriel.it.CProgram;
import oriel.it.ClientPage;
import oriel.it.Distribution;
import oriel.testkit.Programs;
import oriel.testkit.Xvfb;

/** Pictures that are copied on the screen can be pasted here, and those that are copied here there. */
@Timeout(120)
class PageImagesTest {

    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;

    @TempDir
    Path folder;

    /** Of a megabyte or so: many pieces each way. */
    private static BufferedImage noise(long seed) {
        BufferedImage noise = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(seed);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            noise.setRGB(i % WIDTH, i / WIDTH, random.nextInt());
        }
        return noise;
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static BufferedImage decoded(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private Path written(BufferedImage image) throws IOException {
        Path file = Files.createTempFile(folder, "image", ".png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private static byte[] bytes(ClientPage page, String blob) {
        String script = "async () => { const bytes = new Uint8Array(await (" + blob + ").arrayBuffer());"
                + " let text = ''; bytes.forEach((byte) => { text += String.fromCharCode(byte); }); return btoa(text); }";
        return Base64.getDecoder().decode((String) page.page().evaluate(script));
    }

    private static byte[] shown(ClientPage page) {
        String script = "() => { const image = document.getElementById('clipboard-picture');"
                + " const canvas = document.createElement('canvas'); canvas.width = image.naturalWidth;"
                + " canvas.height = image.naturalHeight; canvas.getContext('2d').drawImage(image, 0, 0);"
                + " return canvas.toDataURL('image/png').split(',')[1]; }";
        return Base64.getDecoder().decode((String) page.page().evaluate(script));
    }

    private static byte[] onTheScreen(Xvfb xvfb) throws Exception {
        String command = "xclip -o -selection clipboard -t image/png 2>/dev/null || true";
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        byte[] found = xvfb.run("sh", "-c", command);
        while (found.length == 0 && System.nanoTime() - end < 0) {
            TimeUnit.MILLISECONDS.sleep(50);
            found = xvfb.run("sh", "-c", command);
        }
        return found;
    }

    @Test
    void goBothWays() throws Exception {
        Programs.require("xclip", "xclip");
        try (Xvfb xvfb = Xvfb.start(640, 480);
                CProgram typed = CProgram.typed(xvfb.display());
                Distribution server =
                        Distribution.start(Map.of(), "serve", "--no-auth", "--port", "0", "--display", xvfb.display());
                ClientPage page = new ClientPage(Browser.Look.LAPTOP, server.port())) {
            page.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            page.open("/#autoconnect=1").awaitConnected().press("#open-clipboard");
            Path copied = written(noise(1));
            xvfb.run("xclip", "-selection", "clipboard", "-t", "image/png", "-i", copied.toString());
            page.browser().await("document.getElementById('clipboard-picture').naturalWidth === " + WIDTH);
            page.keep("image-of-the-screen");
            assertArrayEquals(pixels(noise(1)), pixels(decoded(shown(page))), "as the panel shows it");
            page.browser().await("navigator.clipboard.read().then(([item]) => item.types.includes('image/png'))");
            byte[] here = bytes(page, "await (await navigator.clipboard.read())[0].getType('image/png')");
            assertArrayEquals(pixels(noise(1)), pixels(decoded(here)), "as the browser has it");

            String given = Base64.getEncoder().encodeToString(Files.readAllBytes(written(noise(2))));
            page.page()
                    .evaluate(
                            "async (png) => { const bytes = Uint8Array.from(atob(png), (c) => c.charCodeAt(0));"
                                    + " const blob = new Blob([bytes], { type: 'image/png' });"
                                    + " await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);"
                                    + " window.dispatchEvent(new Event('focus')); }",
                            given);
            page.press("#open-clipboard");
            page.page().click("#screen canvas");
            page.page().keyboard().press("Control+v");
            typed.expect("with Control v");
            assertArrayEquals(pixels(noise(2)), pixels(decoded(onTheScreen(xvfb))), "as programs get it");
            String targets = new String(
                    xvfb.run("xclip", "-o", "-selection", "clipboard", "-t", "TARGETS"), StandardCharsets.UTF_8);
            assertTrue(targets.lines().toList().contains("image/png"), targets);
            assertEquals(List.of(), page.browser().errors());
        }
    }
}
