package oriel.it.desktop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.it.Follower;
import oriel.it.ScreenServer;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.testkit.Parts;
import oriel.testkit.Programs;
import oriel.testkit.Xvfb;
import oriel.testkit.XwdPicture;
import oriel.transport.HttpPages;

/** Viewers of every speed end with the picture that a real display shows, whatever real programs did on it. */
@Timeout(180)
class PicturesOnX11Test {

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final Random random = new Random(4);
    private Xvfb xvfb;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws Exception {
        Programs.require("xterm", "xterm");
        Programs.require("xdotool", "xdotool");
        Programs.require("xrandr", "x11-xserver-utils");
        xvfb = Xvfb.start(900, 700);
        opened.add(xvfb);
        xvfb.run("xsetroot", "-mod", "5", "7", "-fg", "#c04080", "-bg", "#204060");
    }

    @AfterEach
    void stop() throws Exception {
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).close();
        }
    }

    /** A terminal that scrolls as long as a file is there. */
    private String terminal(String title, String geometry, Path running) throws Exception {
        String loop = "n=0; while [ -e " + running + " ]; do n=$((n+1)); echo line $n of " + title
                + " $((n*7919)); [ $((n%3)) = 0 ] && sleep 0.03; done; sleep 600";
        xvfb.launch("xterm", "-T", title, "-cr", "black", "-geometry", geometry, "-e", "sh", "-c", loop);
        byte[] found = xvfb.run("xdotool", "search", "--sync", "--onlyvisible", "--name", title);
        return new String(found, StandardCharsets.US_ASCII)
                .strip()
                .lines()
                .findFirst()
                .orElseThrow();
    }

    private List<Follower> followers(int port) throws Exception {
        int cursor = Encodings.CURSOR;
        int size = Encodings.EXTENDED_DESKTOP_SIZE;
        int copy = Encodings.COPY_RECT;
        int jpeg = Encodings.QUALITY_LEVEL_0 + 5;
        List<Follower> followers = List.of(
                new Follower("quick", port, 0, copy, Encodings.ZRLE, size, cursor),
                new Follower("slow", port, 200, copy, Encodings.TIGHT, Encodings.DESKTOP_SIZE, cursor),
                new Follower("lossy", port, 30, copy, Encodings.TIGHT, jpeg, size, cursor),
                new Follower("plain", port, 70, Encodings.HEXTILE, size, Encodings.CURSOR_WITH_ALPHA));
        opened.addAll(followers);
        return followers;
    }

    @Test
    void areRightAfterScrollsDragsResizesAndCursors() throws Exception {
        ScreenServer server = ScreenServer.start(
                ScreenServer.display(xvfb),
                Parts.encoders(),
                Parts.open(),
                HttpPages.NONE,
                ScreenServer.unpaced(Optional.of(Duration.ofMillis(100))));
        opened.add(server);
        List<Follower> followers = followers(server.port());
        for (int round = 0; round < 4; round++) {
            Path running = Files.createFile(folder.resolve("round-" + round));
            String scrolled = terminal("scrolled" + round, "70x30+20+30", running);
            String dragged = terminal("dragged" + round, "40x12+200+150", folder.resolve("never"));
            for (int i = 0; i < 40; i++) {
                move(dragged, 100 + 9 * i % 500, 60 + 23 * i % 400);
                move(i % 5 == 0 ? scrolled : dragged, random.nextInt(500), random.nextInt(350));
                String cursor = List.of("watch", "cross", "left_ptr", "xterm").get(i % 4);
                xvfb.run("xsetroot", "-cursor_name", cursor);
                if (i % 10 == 9) {
                    resize(i);
                }
            }
            Files.delete(running);
            Framebuffer screen = settled();
            followers.forEach(each -> each.expect(screen));
        }
        assertTrue(followers.get(0).hasSeen(Encodings.COPY_RECT), "nothing was copied");
    }

    private void move(String window, int x, int y) throws Exception {
        xvfb.run("xdotool", "windowmove", window, Integer.toString(x), Integer.toString(y));
    }

    private void resize(int step) throws Exception {
        String mode = "oriel-test-" + step;
        String size = (700 + step) + " 0 0 0 " + (500 + 2 * step) + " 0 0 0";
        String[] words = ("xrandr --newmode " + mode + " 60 " + size).split(" ");
        Programs.run(xvfb.display(), "sh", "-c", String.join(" ", words) + " 2>/dev/null || true");
        xvfb.run("xrandr", "--addmode", "screen", mode);
        xvfb.run("xrandr", "--output", "screen", "--mode", mode);
    }

    /** What the screen shows once nothing moves any more. */
    private Framebuffer settled() throws Exception {
        Framebuffer before = XwdPicture.of(xvfb);
        TimeUnit.MILLISECONDS.sleep(300);
        Framebuffer now = XwdPicture.of(xvfb);
        while (!now.sameAs(before)) {
            before = now;
            TimeUnit.MILLISECONDS.sleep(300);
            now = XwdPicture.of(xvfb);
        }
        return now;
    }
}
