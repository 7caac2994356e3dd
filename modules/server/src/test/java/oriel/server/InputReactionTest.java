package oriel.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.client.ServerEvent;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.rfb.message.Fence;
import oriel.scenes.Photo;
import oriel.testkit.PaintedScreen;
import oriel.transport.Connection;
import oriel.transport.ForwardingConnection;

/** What comes of a key goes ahead of a film that fills the viewer's line. */
@Timeout(60)
class InputReactionTest {

    private static final int WIDTH = 1280;
    private static final Rect FILM = new Rect(0, 0, WIDTH, 640);
    private static final Rect DOT = new Rect(40, 660, 1, 1);

    /** A busy machine can take the time away in which the line is waited for. */
    private static final int TRIES = 3;

    private final PaintedScreen screen = new PaintedScreen(WIDTH, 700);

    /** A viewer's end, from which answers to fences do not get to the server any more once it is full. */
    private static final class FullLine extends ForwardingConnection {

        private volatile boolean full;

        FullLine(Connection connection) {
            super(connection);
        }

        @Override
        public void write(ByteBuffer source) throws IOException {
            if (!full || source.get(source.position()) != (byte) Fence.TYPE) {
                super.write(source);
            }
        }
    }

    private void frame(int number) {
        Framebuffer photo = new Photo(number).draw(FILM.width(), FILM.height());
        screen.paint(picture -> {
            picture.copyFrom(photo, FILM);
            return FILM;
        });
    }

    private static ServerEvent.Update update(Viewer viewer) throws IOException {
        while (true) {
            ServerEvent event = viewer.read();
            if (event instanceof ServerEvent.ContinuousUpdatesEnded) {
                viewer.continuousUpdates(true, viewer.picture().bounds());
            } else if (event instanceof ServerEvent.Update update) {
                return update;
            }
        }
    }

    /** Presses a key again and again. */
    private static Thread typist(Viewer viewer) {
        Thread typist = new Thread(() -> {
            try {
                while (true) {
                    viewer.key('a', true);
                    viewer.key('a', false);
                    TimeUnit.MILLISECONDS.sleep(50);
                }
            } catch (IOException | InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        typist.start();
        return typist;
    }

    /** True if the dot comes while the second frame of a film waits for the line. */
    private boolean dotGoesAhead() throws Exception {
        try (MemoryServer server = MemoryServer.with(screen, MemoryServer.unpaced(Optional.of(Duration.ofDays(1))))) {
            FullLine line = new FullLine(server.connect());
            try (Viewer viewer = Viewer.connect(line, ViewerOptions.OPEN)) {
                viewer.setEncodings(List.of(
                        Encodings.TIGHT,
                        Encodings.QUALITY_LEVEL_0 + 8,
                        Encodings.FENCE,
                        Encodings.CONTINUOUS_UPDATES,
                        Encodings.CURSOR));
                viewer.requestUpdate(false);
                update(viewer);
                line.full = true;
                frame(1);
                while (update(viewer).areas().stream().noneMatch(FILM::intersects)) {}
                frame(2);
                Thread typist = typist(viewer);
                screen.paint(picture -> {
                    picture.fill(DOT, 0xff0000);
                    return DOT;
                });
                boolean ahead = update(viewer).areas().stream().noneMatch(FILM::intersects);
                typist.interrupt();
                typist.join();
                return ahead;
            }
        }
    }

    @Test
    void aSmallChangeAfterAKeyGoesAheadOfAFilm() throws Exception {
        boolean ahead = false;
        for (int i = 0; i < TRIES && !ahead; i++) {
            ahead = dotGoesAhead();
        }
        assertTrue(ahead, "behind the film");
    }
}
