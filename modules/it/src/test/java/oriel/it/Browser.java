package oriel.it;

import static org.junit.jupiter.api.Assertions.fail;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import oriel.rfb.Framebuffer;
import oriel.testkit.LeftBehind;
import oriel.testkit.Programs;
import oriel.testkit.Xvfb;

/**
 * A page in Debian's Chromium, mostly without a window. What the page says on its console is kept. All pages of a test run
 * are in one process, which takes a second to start; they share neither cookies nor storage. Used by one thread.
 */
public final class Browser implements AutoCloseable {

    private static final String EXECUTABLE = "chromium";

    /** The same without a window's tabs and menus, which are pages of their own and take as long as ours. */
    private static final Path WITHOUT_WINDOWS = Path.of("/usr/bin/chromium-headless-shell");

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final String CANVAS = "document.querySelector('#screen canvas')";

    private static final String NETWORK_CHANGED = "ERR_NETWORK_CHANGED";
    private static final int MOST_TRIES = 4;
    private static final byte SET_DESKTOP_SIZE = (byte) 251;
    private static final int DESKTOP_OF_ONE_SCREEN = 24;

    private static Optional<Playwright> driver = Optional.empty();
    private static Optional<com.microsoft.playwright.Browser> running = Optional.empty();

    private final Optional<com.microsoft.playwright.Browser> own;
    private final Page page;
    private final List<String> console = Collections.synchronizedList(new ArrayList<>());

    /**
     * What somebody looks at the page with.
     *
     * @param name for files
     * @param width of the page in CSS pixels
     * @param height of the page in CSS pixels
     * @param dark whether dark colours are preferred
     * @param touch whether it is a telephone's glass
     */
    public record Look(String name, int width, int height, boolean dark, boolean touch) {

        public static final Look LAPTOP = new Look("laptop-light", 1366, 768, false, false);
        public static final Look PHONE = new Look("phone-light", 390, 844, false, true);

        private static final Look LARGE = new Look("4k-light", 3840, 2160, false, false);

        /** Telephone, laptop and 4K. */
        public static List<Look> sizes() {
            return List.of(PHONE, LAPTOP, LARGE);
        }

        /** The same in both colour schemes. */
        public static List<Look> all() {
            return List.of(PHONE, LAPTOP, LARGE, PHONE.inTheDark(), LAPTOP.inTheDark(), LARGE.inTheDark());
        }

        /** Sizes between those, from the smallest telephone on, which also lies on its side; light and dark in turn. */
        public static List<Look> others() {
            return List.of(
                    new Look("320-light", 320, 568, false, false),
                    new Look("side-dark", 568, 320, true, false),
                    new Look("768-light", 768, 1024, false, false),
                    new Look("1440-dark", 1440, 900, true, false));
        }

        private Look inTheDark() {
            return new Look(name.replace("light", "dark"), width, height, true, touch);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private boolean networkChanged;
    private final List<byte[]> sent = Collections.synchronizedList(new ArrayList<>());

    public Browser(int width, int height) {
        this(new Look("plain", width, height, false, false));
    }

    public Browser(Look look) {
        this(look, List.of());
    }

    /** With more of Chromium's own options, and so in a process of its own; certificates are taken as they are. */
    public Browser(Look look, List<String> more) {
        this(look, more.isEmpty() ? Optional.empty() : Optional.of(launch(more, new BrowserType.LaunchOptions())));
    }

    /** With a window over the whole of a display, as somebody has it who sits there. */
    public static Browser on(Xvfb xvfb, int width, int height) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("DISPLAY", xvfb.display());
        com.microsoft.playwright.Browser windowed = launch(
                List.of("--kiosk", "--window-position=0,0", "--window-size=" + width + "," + height),
                new BrowserType.LaunchOptions().setHeadless(false).setEnv(environment));
        return new Browser(new Look("window", width, height, false, false), Optional.of(windowed));
    }

    private Browser(Look look, Optional<com.microsoft.playwright.Browser> own) {
        this.own = own;
        page = own.orElseGet(Browser::shared)
                .newPage(new com.microsoft.playwright.Browser.NewPageOptions()
                        .setViewportSize(look.width(), look.height())
                        .setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                        .setIgnoreHTTPSErrors(true)
                        .setHasTouch(look.touch())
                        .setIsMobile(look.touch())
                        .setDeviceScaleFactor(look.touch() ? 2 : 1));
        page.onConsoleMessage(message -> console.add(message.type() + ": " + message.text()));
        page.onPageError(error -> console.add("error: " + error));
        page.onRequest(request -> requests.add(request.url()));
        page.onRequestFailed(
                request -> networkChanged |= String.valueOf(request.failure()).contains(NETWORK_CHANGED));
        page.onWebSocket(socket -> {
            requests.add(socket.url());
            socket.onFrameSent(frame -> sent.add(frame.binary()));
        });
    }

    private static com.microsoft.playwright.Browser shared() {
        if (running.isEmpty() || !running.get().isConnected()) {
            running = Optional.of(launch(List.of(), new BrowserType.LaunchOptions()));
        }
        return running.get();
    }

    /** What drives Chromium ends after the last test, and Chromium with it. */
    private static com.microsoft.playwright.Browser launch(List<String> more, BrowserType.LaunchOptions options) {
        Programs.require(EXECUTABLE, "chromium");
        if (driver.isEmpty()) {
            keepDriverInAFolderOfItsOwn();
            Playwright started = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            LeftBehind.closeAfterTheLastTest(started);
            driver = Optional.of(started);
        }
        boolean windows = Boolean.FALSE.equals(options.headless);
        return driver.get()
                .chromium()
                .launch(options.setExecutablePath(
                                windows || !Files.exists(WITHOUT_WINDOWS)
                                        ? Path.of("/usr/bin", EXECUTABLE)
                                        : WITHOUT_WINDOWS)
                        .setArgs(
                                Stream.concat(ARGUMENTS.stream(), more.stream()).toList()));
    }

    /** Playwright unpacks its driver, and would delete it only with the process. */
    private static void keepDriverInAFolderOfItsOwn() {
        try {
            Path folder = Files.createTempDirectory("oriel-chromium");
            System.setProperty("playwright.driver.tmpdir", folder.toString());
            LeftBehind.closeAfterTheLastTest(() -> {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the page another size and other colours; whether it is glass stays. */
    public void look(Look look) {
        page.setViewportSize(look.width(), look.height());
        page.emulateMedia(
                new Page.EmulateMediaOptions().setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT));
    }

    /** The page, to be driven. */
    public Page page() {
        return page;
    }

    /**
     * Opens an address. Other tests lay cables, and Chromium then drops what it is loading: the network of this machine has
     * changed.
     */
    public void go(String address) {
        for (int tries = 1; true; tries++) {
            networkChanged = false;
            try {
                page.navigate(address);
            } catch (PlaywrightException e) {
                if (tries == MOST_TRIES || !e.getMessage().contains(NETWORK_CHANGED)) {
                    throw e;
                }
                networkChanged = true;
            }
            if (!networkChanged) {
                return;
            }
        }
    }

    /** Errors on the page's console so far, but for those that {@link #go} speaks of. */
    public List<String> errors() {
        synchronized (console) {
            return console.stream()
                    .filter(line -> line.startsWith("error") && !line.contains(NETWORK_CHANGED))
                    .toList();
        }
    }

    /** Addresses that the page has asked for and that do not match. */
    public List<String> requestsOtherThan(String expected) {
        synchronized (requests) {
            return requests.stream().filter(url -> !url.matches(expected)).toList();
        }
    }

    /** Whether the page has sent its server these bytes in one frame, at any time. */
    public boolean hasSent(byte... bytes) {
        synchronized (sent) {
            return sent.stream().anyMatch(frame -> Collections.indexOfSubList(boxed(frame), boxed(bytes)) >= 0);
        }
    }

    /** The sizes of a screen that it has asked for, such as 800x600; the answer to a challenge may begin alike. */
    public List<String> sizesAskedFor() {
        synchronized (sent) {
            return sent.stream()
                    .filter(frame -> frame.length >= DESKTOP_OF_ONE_SCREEN && frame[0] == SET_DESKTOP_SIZE)
                    .map(ByteBuffer::wrap)
                    .map(frame -> Short.toUnsignedInt(frame.getShort(2)) + "x" + Short.toUnsignedInt(frame.getShort(4)))
                    .toList();
        }
    }

    private static List<Byte> boxed(byte[] bytes) {
        List<Byte> list = new ArrayList<>(bytes.length);
        for (byte each : bytes) {
            list.add(each);
        }
        return list;
    }

    /** Waits until an expression of the page is true. While a page loads anew, what it asks for is not there. */
    public void await(String expression) {
        String patient = "() => { try { return " + expression
                + "; } catch (e) { if (e instanceof TypeError) { return false; } throw e; } }";
        try {
            page.waitForFunction(patient, null, new Page.WaitForFunctionOptions().setTimeout(20_000));
        } catch (TimeoutError e) {
            fail(expression + " does not come true; the page says \"" + page.textContent("#message") + "\" and wrote "
                    + console);
        }
    }

    /** Waits until the page says that it is in a state; else fails with what it says instead. */
    public void awaitState(String state) {
        try {
            page.waitForSelector(
                    "body[data-state='" + state + "']",
                    new Page.WaitForSelectorOptions().setTimeout(20_000).setState(WaitForSelectorState.ATTACHED));
        } catch (TimeoutError e) {
            fail("the page is " + page.getAttribute("body", "data-state") + ", says \"" + page.textContent("#message")
                    + "\" and wrote " + console);
        }
    }

    /** What the page has drawn of the screen, pixel for pixel. */
    public Framebuffer picture() throws IOException {
        return picture(CANVAS + ".toDataURL('image/png')");
    }

    /** The picture that an expression of the page gives as a data URL. */
    public Framebuffer picture(String expression) throws IOException {
        String url = (String) page.evaluate(expression);
        byte[] png = Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1));
        return Pictures.of(ImageIO.read(new ByteArrayInputStream(png)));
    }

    /** Where a pixel of the screen is on the page. */
    public double[] placeOf(int x, int y) {
        List<?> box = (List<?>) page.evaluate("(() => { const c = " + CANVAS + "; const b = c.getBoundingClientRect();"
                + " return [b.x, b.y, b.width / c.width, b.height / c.height]; })()");
        double[] numbers = box.stream()
                .mapToDouble(number -> ((Number) number).doubleValue())
                .toArray();
        return new double[] {numbers[0] + (x + 0.5) * numbers[2], numbers[1] + (y + 0.5) * numbers[3]};
    }

    @Override
    public void close() {
        page.context().close();
        own.ifPresent(com.microsoft.playwright.Browser::close);
    }
}
