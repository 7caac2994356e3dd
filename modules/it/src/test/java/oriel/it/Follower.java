package oriel.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import oriel.client.ServerEvent;
import oriel.client.SocketConnection;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.rfb.Framebuffer;
import oriel.rfb.message.ExtendedDesktopSize;
import oriel.testkit.XwdPicture;

/** Our own viewer that takes one update after another in a thread of its own, with pauses between them. */
public final class Follower implements AutoCloseable {

    private static final int LIMIT_SECONDS = 30;

    private final String name;
    private final Viewer viewer;
    private final long pauseNanos;
    private final Thread thread;
    private final List<ExtendedDesktopSize> layouts = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
    private volatile Framebuffer picture = new Framebuffer(1, 1);
    private volatile Optional<IOException> failure = Optional.empty();

    public Follower(String name, int port, int pauseMillis, Integer... encodings) throws IOException {
        this.name = name;
        this.pauseNanos = TimeUnit.MILLISECONDS.toNanos(pauseMillis);
        this.viewer =
                Viewer.connect(SocketConnection.open("127.0.0.1", port, Duration.ofSeconds(10)), ViewerOptions.OPEN);
        viewer.setEncodings(Arrays.asList(encodings));
        this.thread = new Thread(this::follow, "follower-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** To ask for other sizes with. */
    public Viewer viewer() {
        return viewer;
    }

    private void follow() {
        try {
            viewer.requestUpdate(false);
            while (true) {
                ServerEvent message = viewer.read();
                if (message instanceof ServerEvent.Update update) {
                    take(update);
                    LockSupport.parkNanos(pauseNanos);
                    viewer.requestUpdate(!update.resized());
                }
            }
        } catch (IOException e) {
            failure = Optional.of(e);
        }
    }

    private void take(ServerEvent.Update update) {
        Framebuffer now = viewer.picture();
        picture = new Framebuffer(now.width(), now.height(), now.pixels().clone());
        seen.addAll(update.counts().keySet());
        update.pseudoRects().forEach(rect -> {
            if (rect instanceof ExtendedDesktopSize layout) {
                layouts.add(layout);
            }
        });
    }

    /** What it shows now. */
    public Framebuffer picture() {
        return picture;
    }

    /** Layouts of the screen as it was told them, the newest last. */
    public List<ExtendedDesktopSize> layouts() {
        synchronized (layouts) {
            return List.copyOf(layouts);
        }
    }

    /** True if it was ever sent this encoding. */
    public boolean hasSeen(int encoding) {
        return seen.contains(encoding);
    }

    /** Waits until it shows a picture; one with sizes of its own shows that part of it. */
    public void expect(Framebuffer wanted) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        Optional<String> difference = XwdPicture.difference(wanted, picture);
        while (difference.isPresent() && failure.isEmpty() && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            difference = XwdPicture.difference(wanted, picture);
        }
        assertEquals(Optional.empty(), difference, () -> name + ", " + failure);
    }

    @Override
    public void close() {
        viewer.close();
    }
}
