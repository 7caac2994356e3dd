package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.capture.Screen;
import oriel.client.ServerEvent;
import oriel.client.SocketConnection;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.it.Distribution;
import oriel.it.Ports;
import oriel.plugin.Options;
import oriel.rfb.Encodings;
import oriel.rfb.Keysyms;
import oriel.testkit.Parts;
import oriel.testkit.RecordingListener;
import oriel.testkit.RecordingSink;
import oriel.testkit.Wine;
import oriel.testkit.Xvfb;
import oriel.testkit.XwdPicture;

/** The unpacked product in a Java for Windows under Wine, and a viewer on this side: with the profile {@code wine} alone. */
@Timeout(600)
class WindowsTest {

    private static final int LIMIT_SECONDS = 120;
    private static final String TEXT = "Hello Größe Привет 日本語 €!";

    @TempDir
    private Path folder;

    @Test
    void showsAndDrivesTheDesktopOfWindows() throws Exception {
        Wine.require();
        try (Xvfb xvfb = Xvfb.start(800, 600);
                Wine wine = Wine.start(xvfb.display(), Path.of("target", "wine"))) {
            int port = Ports.free();
            Path log = folder.resolve("oriel.log");
            serve(wine, port, log);
            awaitLog(log, "showing Windows desktop, 800x600, through gdi");
            wine.run(folder.resolve("notepad.log"), List.of("notepad"));
            try (Viewer viewer = Viewer.connect(
                    SocketConnection.open("127.0.0.1", port, Duration.ofSeconds(LIMIT_SECONDS)), ViewerOptions.OPEN)) {
                viewer.readLimit(Duration.ofSeconds(LIMIT_SECONDS));
                viewer.setEncodings(List.of(Encodings.ZRLE, Encodings.COPY_RECT, Encodings.CURSOR));
                viewer.requestUpdate(false);
                awaitText(viewer);
                assertEquals(Optional.empty(), settled(viewer, xvfb));
            }
        }
    }

    /** Through the very start script of Windows. */
    private static void serve(Wine wine, int port, Path log) throws Exception {
        String script = Wine.path(Distribution.HOME.resolve("bin/oriel.bat"));
        wine.run(log, List.of("cmd", "/c", script, "serve", "--port", Integer.toString(port), "--no-auth"));
    }

    private static void awaitLog(Path log, String words) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!Files.readString(log).contains(words)) {
            assertTrue(System.nanoTime() < end, Files.readString(log));
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Types into the editor, selects and copies, until the text comes back through the clipboard. */
    private static void awaitText(Viewer viewer) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        Optional<String> heard = Optional.empty();
        while (!heard.equals(Optional.of(latin1(TEXT)))) {
            assertTrue(System.nanoTime() < end, heard.toString());
            with(viewer, Keysyms.CONTROL_LEFT, 'a');
            TEXT.codePoints().forEach(character -> stroke(viewer, Keysyms.of(character)));
            with(viewer, Keysyms.CONTROL_LEFT, 'a');
            with(viewer, Keysyms.CONTROL_LEFT, 'c');
            heard = hear(viewer, Duration.ofSeconds(5));
        }
    }

    /** Viewers without the extended clipboard get Latin-1. */
    private static String latin1(String text) {
        return text.replaceAll("[^\\u0000-\\u00ff]", "?");
    }

    private static void with(Viewer viewer, int modifier, int keysym) throws Exception {
        viewer.key(modifier, true);
        stroke(viewer, keysym);
        viewer.key(modifier, false);
    }

    private static void stroke(Viewer viewer, int keysym) {
        try {
            viewer.key(keysym, true);
            viewer.key(keysym, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> hear(Viewer viewer, Duration patience) throws Exception {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            viewer.readLimit(patience);
            try {
                ServerEvent message = viewer.read();
                if (message instanceof ServerEvent.CutText cut) {
                    return Optional.of(cut.text());
                }
                if (message instanceof ServerEvent.Update) {
                    viewer.requestUpdate(true);
                }
            } catch (SocketTimeoutException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /**
     * Compares the picture with what the X server shows, until they agree: the caret blinks. xwd cannot take a screen on
     * which Wine has put windows of several visuals together.
     */
    private static Optional<String> settled(Viewer viewer, Xvfb xvfb) throws Exception {
        Options options = Options.none("plugins.x11").offer("display", xvfb.display());
        try (Screen screen = Parts.capture("x11").open(options, new RecordingListener())) {
            RecordingSink sink = new RecordingSink(screen.layout());
            return settled(viewer, screen, sink);
        }
    }

    private static Optional<String> settled(Viewer viewer, Screen screen, RecordingSink sink) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        Optional<String> difference = Optional.of("not compared");
        while (difference.isPresent() && System.nanoTime() < end) {
            viewer.requestUpdate(false);
            viewer.readUpdate();
            screen.capture(sink, Duration.ZERO);
            difference = XwdPicture.difference(sink.picture(), viewer.picture());
        }
        return difference;
    }
}
