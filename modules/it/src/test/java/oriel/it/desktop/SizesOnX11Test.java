package oriel.it.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.capture.CaptureProvider;
import oriel.it.Browser;
import oriel.it.Follower;
import oriel.it.Pictures;
import oriel.it.ScreenServer;
import oriel.it.TestPages;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.MonitorArea;
import oriel.rfb.Rect;
import oriel.rfb.message.ExtendedDesktopSize;
import oriel.testkit.Parts;
import oriel.testkit.Programs;
import oriel.testkit.Xvfb;
import oriel.testkit.XwdPicture;
import oriel.transport.HttpPages;

/** An X display gets other sizes and monitors, by viewers and by xrandr, and every viewer shows what it then shows. */
@Timeout(180)
class SizesOnX11Test {

    private final List<AutoCloseable> opened = new ArrayList<>();
    private Xvfb xvfb;
    private CountedCapture capture;
    private int openedByStart;

    @BeforeEach
    void start() throws Exception {
        Programs.require("xrandr", "x11-xserver-utils");
        xvfb = Xvfb.start(1000, 800);
        opened.add(xvfb);
        xvfb.run("xsetroot", "-mod", "5", "7", "-fg", "#c04080", "-bg", "#204060");
    }

    @AfterEach
    void stop() throws Exception {
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).close();
        }
    }

    private int serve(HttpPages pages, double scale) throws Exception {
        Configured<CaptureProvider> display = ScreenServer.display(xvfb);
        capture = CountedCapture.of(display);
        ScreenServer server = ScreenServer.start(
                new Configured<>(capture, new Options("plugins.x11", Map.of("display", xvfb.display()))),
                Parts.encoders(),
                Parts.open(),
                pages,
                ScreenServer.unpaced(Optional.empty()).withScale(scale));
        opened.add(server);
        openedByStart = capture.opened(); // More than one if other tests took the port meanwhile.
        return server.port();
    }

    private Follower follow(String name, int port, int pauseMillis, Integer... encodings) throws Exception {
        Follower follower = new Follower(name, port, pauseMillis, encodings);
        opened.add(follower);
        return follower;
    }

    /** Viewers of each kind that there is. */
    private List<Follower> followers(int port) throws Exception {
        return List.of(
                follow("quick", port, 0, Encodings.ZRLE, Encodings.EXTENDED_DESKTOP_SIZE, Encodings.CURSOR),
                follow(
                        "slow",
                        port,
                        150,
                        Encodings.TIGHT,
                        Encodings.COPY_RECT,
                        Encodings.EXTENDED_DESKTOP_SIZE,
                        Encodings.CURSOR),
                follow("old", port, 20, Encodings.HEXTILE, Encodings.DESKTOP_SIZE, Encodings.CURSOR));
    }

    /** What a viewer shows of the screen that was never told that its size is another one. */
    private static Framebuffer cut(Framebuffer screen, Framebuffer shown) {
        Framebuffer cut = new Framebuffer(shown.width(), shown.height());
        System.arraycopy(shown.pixels(), 0, cut.pixels(), 0, shown.width() * shown.height());
        cut.copyFrom(screen, screen.bounds().intersection(cut.bounds()));
        return cut;
    }

    private void expectRight(List<Follower> followers, Follower unaware) throws Exception {
        Framebuffer screen = XwdPicture.of(xvfb);
        followers.forEach(each -> each.expect(screen));
        unaware.expect(cut(screen, unaware.picture()));
        assertEquals(openedByStart, capture.opened(), "screens that were opened");
    }

    private void awaitSize(int width, int height) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        Framebuffer screen = XwdPicture.of(xvfb);
        while (screen.width() != width || screen.height() != height) {
            assertTrue(System.nanoTime() - deadline < 0, () -> "the screen never got " + width + "x" + height);
            screen = XwdPicture.of(xvfb);
        }
    }

    @Test
    void noVncHasTheScreenFollowItsWindow() throws Exception {
        int port = serve(TestPages.with("desktop.html"), 1.0);
        List<Follower> followers = followers(port);
        Follower unaware = follow("unaware", port, 10, Encodings.ZLIB, Encodings.CURSOR);
        Browser browser = new Browser(640, 400);
        opened.add(browser);
        browser.go("http://127.0.0.1:" + port + "/desktop.html");
        browser.awaitState("connected");
        awaitSize(640, 400);
        for (int i = 0; i < 40; i++) {
            browser.page().setViewportSize(400 + 13 * i, 700 - 11 * i);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        awaitSize(400 + 13 * 39, 700 - 11 * 39);
        Pictures.expect("noVNC", XwdPicture.of(xvfb), browser::picture);
        expectRight(followers, unaware);
        xvfb.run("xrandr", "--output", "screen", "--mode", "1000x800");
        browser.page()
                .waitForFunction(
                        "document.querySelector('#screen canvas').width === 1000",
                        null,
                        new Page.WaitForFunctionOptions().setTimeout(20_000));
        assertEquals(List.of(), browser.errors());
    }

    @Test
    void twentyChangesASecondEndInTheLastSize() throws Exception {
        int port = serve(HttpPages.NONE, 1.0);
        List<Follower> followers = followers(port);
        Follower unaware = follow("unaware", port, 10, Encodings.RRE, Encodings.CURSOR);
        followers.get(0).expect(XwdPicture.of(xvfb));
        for (int i = 1; i <= 60; i++) {
            int width = 300 + 37 * i % 500;
            int height = 200 + 53 * i % 450;
            List<MonitorArea> monitors = List.of(new MonitorArea(1, new Rect(0, 0, width, height), 0));
            followers.get(i % 2).viewer().setDesktopSize(width, height, monitors);
            if (i % 7 == 0) {
                xvfb.run("xsetroot", "-mod", Integer.toString(2 + i % 9), "6", "-fg", "#c0" + (1000 + i));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        Rect last = new Rect(0, 0, 720, 330);
        followers.get(0).viewer().setDesktopSize(720, 330, List.of(new MonitorArea(1, last, 0)));
        awaitSize(720, 330);
        expectRight(followers, unaware);
    }

    private static void awaitLayout(Follower follower, Rect... monitors) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        List<Rect> told = List.of();
        while (!told.equals(List.of(monitors)) && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            List<ExtendedDesktopSize> layouts = follower.layouts();
            told = layouts.isEmpty()
                    ? List.of()
                    : layouts.get(layouts.size() - 1).monitors().stream()
                            .map(MonitorArea::area)
                            .toList();
        }
        assertEquals(List.of(monitors), told);
    }

    @Test
    void aChangeOfMonitorsAloneReachesViewers() throws Exception {
        int port = serve(HttpPages.NONE, 1.0);
        List<Follower> followers = followers(port);
        Follower unaware = follow("unaware", port, 10, Encodings.RAW, Encodings.CURSOR);
        awaitLayout(followers.get(0), new Rect(0, 0, 1000, 800));
        xvfb.run("xrandr", "--setmonitor", "left", "400/100x800/100+0+0", "screen");
        xvfb.run("xrandr", "--setmonitor", "right", "600/100x700/100+400+100", "none");
        for (Follower each : followers.subList(0, 2)) {
            awaitLayout(each, new Rect(0, 0, 400, 800), new Rect(400, 100, 600, 700));
        }
        xvfb.run("xsetroot", "-mod", "3", "9", "-fg", "#10f020");
        expectRight(followers, unaware);
    }

    @Test
    void scaledPicturesFollowToo() throws Exception {
        int port = serve(HttpPages.NONE, 0.5);
        xvfb.run("xsetroot", "-solid", "#305070");
        List<Follower> followers = followers(port);
        awaitLayout(followers.get(0), new Rect(0, 0, 500, 400));
        xvfb.run("xrandr", "--setmonitor", "left", "400/100x800/100+0+0", "screen");
        xvfb.run("xrandr", "--setmonitor", "right", "600/100x700/100+400+100", "none");
        awaitLayout(followers.get(1), new Rect(0, 0, 200, 400), new Rect(200, 50, 300, 350));
        xvfb.run("xrandr", "--delmonitor", "left");
        xvfb.run("xrandr", "--delmonitor", "right");
        for (int i = 1; i <= 20; i++) {
            Rect whole = new Rect(0, 0, 150 + 7 * i, 200 - 3 * i);
            followers
                    .get(0)
                    .viewer()
                    .setDesktopSize(whole.width(), whole.height(), List.of(new MonitorArea(1, whole, 0)));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        awaitSize(580, 280);
        Framebuffer wanted = new Framebuffer(290, 140);
        wanted.fill(wanted.bounds(), 0x305070);
        followers.forEach(each -> each.expect(wanted));
        awaitLayout(followers.get(0), new Rect(0, 0, 290, 140));
        assertEquals(openedByStart, capture.opened(), "screens that were opened");
    }
}
