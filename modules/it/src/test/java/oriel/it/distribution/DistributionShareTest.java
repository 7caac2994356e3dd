package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.it.Distribution;
import oriel.rfb.Framebuffer;
import oriel.testkit.PeerSocket;
import oriel.testkit.Programs;
import oriel.testkit.Xvfb;
import oriel.testkit.XwdPicture;

/** The product's window for a screen that is shared: what it shows, sends away and ends. */
@Timeout(180)
class DistributionShareTest {

    private static final Path PICTURES = Path.of(System.getProperty("oriel.root"), "modules/it/target/share");
    private static final Pattern LINK = Pattern.compile("https?://[^/]+/#password=([a-z2-9]{8})&autoconnect=1");
    private static final String TITLE = "Oriel shares this screen";
    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;

    /** What a window manager sends where somebody closes a window. */
    private static final String CLOSE = """
            import ctypes, sys
            x = ctypes.CDLL("libX11.so.6")
            x.XOpenDisplay.restype = ctypes.c_void_p
            x.XInternAtom.restype = ctypes.c_ulong
            display = ctypes.c_void_p(x.XOpenDisplay(None))
            atom = lambda name: x.XInternAtom(display, name, 0)
            window = int(sys.argv[1])
            event = (ctypes.c_long * 24)(33, 0, 0, 0, window, atom(b"WM_PROTOCOLS"), 32, atom(b"WM_DELETE_WINDOW"), 0)
            x.XSendEvent(display, ctypes.c_ulong(window), 0, ctypes.c_long(0), ctypes.byref(event))
            x.XCloseDisplay(display)
            """;

    @TempDir
    Path folder;

    private Xvfb screen;

    @BeforeEach
    void start() throws IOException {
        Programs.require("xdotool", "xdotool");
        Programs.require("python3", "python3");
        Programs.require(Path.of(System.getProperty("java.home"), "lib/libawt_xawt.so"), "openjdk-17-jre");
        screen = Xvfb.start(WIDTH, HEIGHT);
    }

    @AfterEach
    void stop() {
        screen.close();
    }

    private Distribution share(String... more) throws IOException {
        String[] words = {"share", "--port", "0", "--capture", "demo"};
        String[] command = new String[words.length + more.length];
        System.arraycopy(words, 0, command, 0, words.length);
        System.arraycopy(more, 0, command, words.length, more.length);
        return Distribution.start(
                Map.of("ORIEL_STATE_FOLDER", folder.toString(), "DISPLAY", screen.display()), command);
    }

    private static Viewer visit(int port, String password) throws IOException {
        Viewer viewer = Viewer.connect(
                PeerSocket.bare("127.0.0.1", "127.0.0.1", port),
                ViewerOptions.withPassword(password.getBytes(StandardCharsets.US_ASCII)));
        viewer.requestUpdate(false);
        viewer.readUpdate();
        return viewer;
    }

    private static CompletableFuture<Void> ended(Viewer viewer) {
        return CompletableFuture.runAsync(() -> assertThrows(IOException.class, () -> {
            while (true) {
                viewer.requestUpdate(true);
                viewer.readUpdate();
            }
        }));
    }

    private String xdotool(String... words) throws IOException, InterruptedException {
        String[] command = new String[words.length + 1];
        command[0] = "xdotool";
        System.arraycopy(words, 0, command, 1, words.length);
        return new String(screen.run(command), StandardCharsets.US_ASCII).strip();
    }

    private String window(String title) throws IOException, InterruptedException {
        return xdotool("search", "--sync", "--onlyvisible", "--name", "^" + title + "$")
                .lines()
                .findFirst()
                .orElseThrow();
    }

    /** Presses a place, so far from the right and from the bottom of a window, until something has come of it. */
    private void press(String window, int fromRight, int fromBottom, BooleanSupplier done)
            throws IOException, InterruptedException {
        String place = xdotool("getwindowgeometry", "--shell", window);
        int left = number(place, "X") + number(place, "WIDTH") - fromRight;
        int top = number(place, "Y") + number(place, "HEIGHT") - fromBottom;
        while (!done.getAsBoolean()) {
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

    private BufferedImage image() throws IOException, InterruptedException {
        Framebuffer picture = XwdPicture.of(screen);
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, WIDTH, HEIGHT, picture.pixels(), 0, WIDTH);
        return image;
    }

    /** What the code in the window says, once it is drawn. */
    private String scanned() throws IOException, InterruptedException {
        while (true) {
            int[] pixels = image().getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
            try {
                return new QRCodeReader()
                        .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(WIDTH, HEIGHT, pixels))))
                        .getText();
            } catch (ReaderException e) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private void show(String name) throws IOException, InterruptedException {
        Files.createDirectories(PICTURES);
        ImageIO.write(image(), "png", PICTURES.resolve(name + ".png").toFile());
    }

    private static String password(String link) {
        Matcher matcher = LINK.matcher(link);
        assertTrue(matcher.matches(), link);
        return matcher.group(1);
    }

    @Test
    void itsCodeLetsSomebodyInWhomItsButtonSendsAwayAndStopEndsIt() throws Exception {
        try (Distribution server = share("--host", "127.0.0.1")) {
            int port = server.port();
            String window = window(TITLE);
            String password = password(scanned());
            try (Viewer viewer = visit(port, password)) {
                CompletableFuture<Void> away = ended(viewer);
                press(window, 70, 162, away::isDone);
                away.join();
            }
            press(window, 70, 24, () -> !server.isAlive());
            Distribution.Ended end = server.awaitEnd();
            assertEquals(0, end.code());
            assertTrue(end.out().stream().noneMatch(line -> line.contains(password)), end::toString);
        }
    }

    @Test
    void whoClosesItIsAskedWhileSomebodyIsThere() throws Exception {
        try (Distribution server = share()) {
            int port = server.port();
            String window = window(TITLE);
            try (Viewer viewer = visit(port, password(scanned()))) {
                show("window");
                screen.run("python3", "-c", CLOSE, window);
                String question = window("Stop sharing\\?");
                show("question");
                assertTrue(server.isAlive());
                CompletableFuture<Void> away = ended(viewer);
                int width = number(xdotool("getwindowgeometry", "--shell", question), "WIDTH");
                press(question, width * 65 / 100, 24, away::isDone);
                away.join();
            }
            assertEquals(0, server.awaitEnd().code());
        }
    }

    @Test
    void withAPasswordOfOnesOwnTheCodeLetsSomebodyWatchUntilTheEnd() throws Exception {
        Path passwords = Files.writeString(folder.resolve("passwords"), "secret\n");
        passwords.toFile().setReadable(false, false);
        passwords.toFile().setReadable(true, true);
        try (Distribution server = share("--password-file", passwords.toString())) {
            server.port();
            String window = window(TITLE);
            String link = scanned();
            assertTrue(link.matches("https?://[^/]+/#token=\\S+&autoconnect=1"), link);
            assertTrue(Files.readString(folder.resolve("links.json")).contains("look"));
            press(window, 70, 24, () -> !server.isAlive());
            assertEquals(0, server.awaitEnd().code());
            assertTrue(!Files.readString(folder.resolve("links.json")).contains("look"));
        }
    }
}
