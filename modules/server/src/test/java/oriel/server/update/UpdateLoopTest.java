package oriel.server.update;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import oriel.encoding.EncoderTools;
import oriel.plugin.Configured;
import oriel.rfb.Rect;
import oriel.server.event.SessionId;
import oriel.server.flow.NanoClock;
import oriel.server.options.NetworkProfile;
import oriel.server.options.UpdateOptions;
import oriel.server.screen.ScreenEvents;
import oriel.server.screen.ScreenFeed;
import oriel.testkit.MemoryTransport;
import oriel.testkit.PaintedScreen;
import oriel.transport.Connection;

/** The end of a writer, whatever it waits for. */
class UpdateLoopTest {

    private static final Rect WHOLE = new Rect(0, 0, 64, 48);

    @Test
    void endsWhileAScreenHangsInTheMiddleOfACapture() throws Exception {
        try (ScreenFeed feed =
                new ScreenFeed(Configured.plain(new PaintedScreen(64, 48)), 1.0, new Deaf(), NanoClock.SYSTEM)) {
            feed.picture().begin();
            try {
                assertEnds(feed);
            } finally {
                feed.picture().end();
            }
        }
    }

    private static void assertEnds(ScreenFeed feed) throws Exception {
        UpdateContext context =
                UpdateContext.of(feed, List.of(), EncoderTools.BASIC, UpdateOptions.DEFAULT, NanoClock.SYSTEM);
        WriterInput input = new WriterInput(new SessionId(1), true, NanoClock.SYSTEM);
        input.request(WHOLE, false);
        Thread writer = new Thread(
                () -> run(new UpdateLoop(connection(), input, context, WHOLE, NetworkProfile.LOCALHOST)), "writer");
        writer.setDaemon(true);
        writer.start();
        writer.join(500);
        assertTrue(writer.isAlive(), "it should wait for the picture");
        input.close();
        writer.interrupt();
        writer.join(5000);
        assertFalse(writer.isAlive(), "it waits on");
    }

    private static Connection connection() {
        MemoryTransport transport = new MemoryTransport();
        transport.start(any -> {});
        return transport.connect();
    }

    private static void run(UpdateLoop loop) {
        try {
            loop.run();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Hears nothing. */
    private static final class Deaf implements ScreenEvents {

        @Override
        public void desktopChanged() {}

        @Override
        public void clipboardChanged(String text) {}

        @Override
        public void bell() {}
    }
}
