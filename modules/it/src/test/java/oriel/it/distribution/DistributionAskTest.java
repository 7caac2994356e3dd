package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.it.Distribution;
import oriel.rfb.Framebuffer;
import oriel.testkit.PeerSocket;
import oriel.testkit.Programs;
import oriel.testkit.Xvfb;
import oriel.testkit.XwdPicture;

/** The product asks at its own screen, in a window, whether somebody may come in. */
@Timeout(180)
class DistributionAskTest {

    private static final Path PICTURES = Path.of(System.getProperty("oriel.root"), "modules/it/target/ask");
    private static final ViewerOptions PATIENT = new ViewerOptions(Optional.empty(), true, Duration.ofSeconds(100));
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    @TempDir
    Path folder;

    private Xvfb screen;

    @BeforeEach
    void start() throws IOException {
        Programs.require("xdotool", "xdotool");
        Programs.require(Path.of(System.getProperty("java.home"), "lib/libawt_xawt.so"), "openjdk-17-jre");
        screen = Xvfb.start(WIDTH, HEIGHT);
    }

    @AfterEach
    void stop() {
        screen.close();
    }

    private Distribution serve(String seconds) throws IOException {
        Map<String, String> settings = Map.of(
                "ORIEL_STATE_FOLDER",
                folder.toString(),
                "ORIEL_ASK_BEFORE_CONNECT",
                "dialog",
                "ORIEL_ASK_TIMEOUT",
                seconds);
        return Distribution.start(
                settings, "serve", "--no-auth", "--host", "127.0.0.1", "--port", "0", "--display", screen.display());
    }

    /** Somebody who waits for the answer; fails with what they are told. */
    private static CompletableFuture<Void> visit(int port) {
        return CompletableFuture.runAsync(() -> {
            try (Viewer viewer = Viewer.connect(PeerSocket.bare("127.0.0.1", "127.0.0.1", port), PATIENT)) {
                viewer.requestUpdate(false);
                viewer.readUpdate();
            } catch (IOException e) {
                throw new CompletionException(e.getMessage(), e);
            }
        });
    }

    private String xdotool(String... words) throws IOException, InterruptedException {
        String[] command = new String[words.length + 1];
        command[0] = "xdotool";
        System.arraycopy(words, 0, command, 1, words.length);
        return new String(screen.run(command), StandardCharsets.US_ASCII).strip();
    }

    /** The window, once it is there. */
    private String window() throws IOException, InterruptedException {
        return xdotool("search", "--sync", "--onlyvisible", "--name", "^Oriel$")
                .lines()
                .findFirst()
                .orElseThrow();
    }

    /** Presses a place of the window again and again until somebody has their answer: what is pressed too early does not count. */
    private void press(String window, double x, CompletableFuture<Void> visit)
            throws IOException, InterruptedException {
        String place = xdotool("getwindowgeometry", "--shell", window);
        int left = number(place, "X") + (int) (x * number(place, "WIDTH"));
        int top = number(place, "Y") + number(place, "HEIGHT") - 24;
        while (!visit.isDone()) {
            xdotool("mousemove", String.valueOf(left), String.valueOf(top), "click", "1");
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static int number(String shell, String name) {
        return shell.lines()
                .filter(line -> line.startsWith(name + "="))
                .mapToInt(line -> Integer.parseInt(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static String refusal(CompletableFuture<Void> visit) {
        return assertThrows(CompletionException.class, visit::join).getMessage();
    }

    @Test
    void whoIsAllowedComesInAndWhoIsRefusedDoesNot() throws Exception {
        try (Distribution server = serve("60")) {
            int port = server.port();
            CompletableFuture<Void> first = visit(port);
            String window = window();
            Files.createDirectories(PICTURES);
            ImageIO.write(image(), "png", PICTURES.resolve("dialog.png").toFile());
            press(window, 0.75, first);
            first.join();
            CompletableFuture<Void> second = visit(port);
            press(window(), 0.25, second);
            assertTrue(refusal(second).contains("does not let you in"), refusal(second));
        }
    }

    private BufferedImage image() throws IOException, InterruptedException {
        Framebuffer picture = XwdPicture.of(screen);
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, WIDTH, HEIGHT, picture.pixels(), 0, WIDTH);
        return image;
    }

    @ParameterizedTest
    @ValueSource(strings = {"Escape", "Return", "space"})
    void noKeyLetsAnybodyInByItself(String key) throws Exception {
        try (Distribution server = serve("60")) {
            CompletableFuture<Void> visit = visit(server.port());
            window();
            while (!visit.isDone()) {
                xdotool("key", key);
                TimeUnit.MILLISECONDS.sleep(200);
            }
            assertTrue(refusal(visit).contains("does not let you in"), refusal(visit));
        }
    }

    @Test
    void whoIsNotAnsweredIsRefused() throws Exception {
        try (Distribution server = serve("3")) {
            CompletableFuture<Void> visit = visit(server.port());
            assertTrue(refusal(visit).contains("did not answer"), refusal(visit));
            assertEquals(0, server.descendants().count());
        }
    }

    @Test
    void whereThereIsNoScreenForTheWindowNobodyComesIn() throws Exception {
        Map<String, String> settings = Map.of("DISPLAY", ":no-such", "ORIEL_ASK_BEFORE_CONNECT", "dialog");
        try (Distribution server =
                Distribution.start(settings, "serve", "--no-auth", "--port", "0", "--capture", "demo")) {
            CompletableFuture<Void> visit = visit(server.port());
            assertTrue(refusal(visit).contains("could not be asked"), refusal(visit));
            server.awaitError("the command of ask_before_connect cannot be run");
        }
    }

    @Test
    void aWindowThatBreaksRefusesAndTheServerGoesOn() throws Exception {
        try (Distribution server = serve("60")) {
            CompletableFuture<Void> visit = visit(server.port());
            window();
            server.descendants().forEach(ProcessHandle::destroyForcibly);
            assertTrue(refusal(visit).contains("does not let you in"), refusal(visit));
            assertTrue(server.isAlive());
        }
    }
}
