package oriel.it;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import oriel.capture.CaptureProvider;
import oriel.plugin.Configured;
import oriel.rfb.Framebuffer;
import oriel.testkit.Xvfb;
import oriel.testkit.XwdPicture;

/** Something that changes all the time while viewers watch, and is held to be compared with what they have. */
public interface Show extends AutoCloseable {

    /** So many updates have gone by when pictures are compared; {@code -Psoak} lets more go by. */
    int UPDATES = Integer.getInteger("oriel.viewers.updates", 200);

    /** The screen that shows it. */
    Configured<CaptureProvider> screen();

    /** Begins, or goes on. */
    void go() throws IOException;

    /** Pauses; returns what the screen shows now. */
    Framebuffer hold() throws IOException, InterruptedException;

    @Override
    void close();

    /** A screen in memory that is never waited for. */
    static Show of(ChangingScreen screen) {
        return new Show() {
            @Override
            public Configured<CaptureProvider> screen() {
                return Configured.plain(screen);
            }

            @Override
            public void go() {
                screen.release();
            }

            @Override
            public Framebuffer hold() {
                return screen.hold();
            }

            @Override
            public void close() {
                screen.hold();
            }
        };
    }

    /** An X display that a program paints. */
    static Show painted(int width, int height) throws IOException, InterruptedException {
        Xvfb xvfb = Xvfb.start(width, height);
        CProgram painter = CProgram.painter(xvfb.display());
        return new Show() {
            @Override
            public Configured<CaptureProvider> screen() {
                return ScreenServer.display(xvfb);
            }

            @Override
            public void go() throws IOException {
                painter.say("paint 7");
            }

            @Override
            public Framebuffer hold() throws IOException, InterruptedException {
                painter.say("stop").expect("drawn");
                return XwdPicture.of(xvfb);
            }

            @Override
            public void close() {
                painter.close();
                xvfb.close();
            }
        };
    }

    /** Lets it go on until a server has sent so many updates. */
    default void awaitUpdates(ScreenServer server, long count) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (server.stats().updates() < count) {
            if (System.nanoTime() > deadline) {
                throw new IOException("only " + server.stats().updates() + " updates");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
