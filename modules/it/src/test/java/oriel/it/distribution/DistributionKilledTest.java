package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.client.SocketConnection;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.it.CProgram;
import oriel.it.Distribution;
import oriel.it.KeysOf;
import oriel.rfb.Keysyms;
import oriel.testkit.Programs;
import oriel.testkit.Xvfb;

/** What the product changes on an X server's keyboard is put back by the next one, if it was killed itself. */
@Timeout(120)
class DistributionKilledTest {

    private Xvfb xvfb;
    private CProgram typed;

    @BeforeEach
    void start() throws Exception {
        Programs.require("xkbcomp", "x11-xkb-utils");
        Programs.require("xset", "x11-xserver-utils");
        xvfb = Xvfb.start(320, 240);
        xvfb.run("setxkbmap", "us");
        typed = CProgram.typed(xvfb.display());
    }

    @AfterEach
    void stop() {
        typed.close();
        xvfb.close();
    }

    /** What keys mean, and which of them repeat. */
    private String keyboard() throws Exception {
        return said("xkbcomp", xvfb.display(), "-") + said("xset", "q");
    }

    private String said(String... command) throws Exception {
        return new String(xvfb.run(command), StandardCharsets.ISO_8859_1);
    }

    private Distribution serve() throws Exception {
        return Distribution.start(Map.of("ORIEL_PORT", "0"), "serve", "--no-auth", "--display", xvfb.display());
    }

    private static Viewer connect(int port) throws Exception {
        return Viewer.connect(SocketConnection.open("127.0.0.1", port, Duration.ofSeconds(10)), ViewerOptions.OPEN);
    }

    private void awaitHeld(int keys) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        String held = "";
        while (!held.equals("held " + keys)) {
            assertTrue(System.nanoTime() - end < 0, held);
            held = typed.say("held").next();
        }
    }

    /** A key does not repeat while it is held, and it may be so at the moment of looking. */
    private void awaitKeyboard(String wanted) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        String found = keyboard();
        while (!found.equals(wanted) && System.nanoTime() - end < 0) {
            found = keyboard();
        }
        assertEquals(wanted, found);
    }

    /** Of what the killed one had typed, something may come before. */
    private void awaitText(String end) throws Exception {
        String line = typed.next();
        while (!line.startsWith("text ")) {
            line = typed.next();
        }
        assertTrue(line.endsWith(end), line);
    }

    @Test
    void leavesNothingBehindOnceItIsStartedAgain() throws Exception {
        String before = keyboard();
        try (Distribution killed = serve()) {
            try (Viewer viewer = connect(killed.port())) {
                new KeysOf(viewer).type("日本Ж");
                new KeysOf(viewer).type(Keysyms.RETURN);
                typed.expect("text 日本Ж");
                for (int keysym : new int[] {'k', 0x6d6, Keysyms.SHIFT_LEFT, Keysyms.CONTROL_RIGHT}) {
                    viewer.key(keysym, true);
                }
                viewer.pointer(50, 50, 1);
                awaitHeld(4);
                killed.kill();
            }
            awaitHeld(4);
            assertNotEquals(before, keyboard());
        }
        try (Distribution next = serve()) {
            try (Viewer viewer = connect(next.port())) {
                awaitHeld(0);
                assertEquals(before, keyboard());
                new KeysOf(viewer).type("語");
                new KeysOf(viewer).type(Keysyms.RETURN);
                viewer.key('k', true);
                awaitText("語");
                awaitHeld(1);
                another(viewer);
            }
            awaitHeld(0);
            next.terminate();
            assertEquals(143, next.awaitEnd().code());
        }
        assertEquals(before, keyboard());
    }

    /** A second one on the same display has nothing to put back of one that lives. */
    private void another(Viewer viewer) throws Exception {
        String now = keyboard();
        try (Distribution other = serve()) {
            try (Viewer more = connect(other.port())) {
                new KeysOf(more).type(Keysyms.ESCAPE);
                awaitKeyboard(now);
                awaitHeld(1);
            }
            other.terminate();
            assertEquals(143, other.awaitEnd().code());
        }
        assertEquals(now, keyboard());
        viewer.key('k', false);
        awaitHeld(0);
    }
}
