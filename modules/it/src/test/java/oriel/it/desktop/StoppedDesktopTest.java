package oriel.it.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.it.Follower;
import oriel.it.KeysOf;
import oriel.it.ScreenServer;
import oriel.rfb.Encodings;
import oriel.rfb.Keysyms;
import oriel.rfb.MonitorArea;
import oriel.rfb.Rect;
import oriel.testkit.Xvfb;
import oriel.testkit.XwdPicture;

/** An X server that is stopped, as by a debugger or a program that has grabbed it, holds up no viewer and keeps no place. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StoppedDesktopTest {

    private Xvfb xvfb;
    private ScreenServer server;

    @BeforeEach
    void start() throws Exception {
        xvfb = Xvfb.start(640, 480);
        server = ScreenServer.open(xvfb);
    }

    @AfterEach
    void stop() throws Exception {
        signal("CONT");
        xvfb.kill();
        if (server != null) {
            server.close();
        }
        xvfb.close();
    }

    private void signal(String name) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(xvfb.pid())).start();
        assertEquals(0, kill.waitFor());
    }

    private Follower follow(String name) throws Exception {
        return new Follower(name, server.port(), 0, Encodings.RAW, Encodings.EXTENDED_DESKTOP_SIZE, Encodings.CURSOR);
    }

    private void awaitViewers(int count) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (server.stats().viewers() != count) {
            assertTrue(System.nanoTime() - end < 0, () -> server.stats().viewers() + " viewers, not " + count);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    @Test
    void viewersComeAndGoWhileItIsStopped() throws Exception {
        try (Follower stays = follow("stays")) {
            stays.expect(XwdPicture.of(xvfb));
            signal("STOP");
            try (Follower leaves = follow("leaves")) {
                awaitViewers(2);
                new KeysOf(leaves.viewer()).type("typed " + Character.toString(0x4e00));
                leaves.viewer().key(Keysyms.ALT_LEFT, true);
                leaves.viewer().pointer(5, 5, 1);
                leaves.viewer().setDesktopSize(320, 200, List.of(new MonitorArea(1, new Rect(0, 0, 320, 200), 0)));
                stays.viewer().setDesktopSize(400, 300, List.of(new MonitorArea(1, new Rect(0, 0, 400, 300), 0)));
            }
            awaitViewers(1);
            signal("CONT");
            try (Follower next = follow("next")) {
                next.viewer().setDesktopSize(500, 400, List.of(new MonitorArea(1, new Rect(0, 0, 500, 400), 0)));
                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
                while (next.picture().width() != 500 || stays.picture().width() != 500) {
                    assertTrue(System.nanoTime() - end < 0, "the size never comes");
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
                }
                next.expect(XwdPicture.of(xvfb));
                stays.expect(XwdPicture.of(xvfb));
            }
            awaitViewers(1);
        }
        awaitViewers(0);
    }
}
