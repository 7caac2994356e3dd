package oriel.recording;

import java.io.IOException;
import java.nio.IntBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import oriel.capture.ClipboardPort;
import oriel.capture.CursorImage;
import oriel.capture.InputSink;
import oriel.capture.PixelSink;
import oriel.capture.Screen;
import oriel.capture.ScreenLayout;
import oriel.capture.ScreenListener;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** A recording as a screen; keys pause it, and go to other places of it. */
final class PlayedScreen implements Screen {

    private final Player player;
    private final String name;
    private final ScreenListener listener;
    private final InputSink input;
    private volatile ScreenLayout layout;
    private volatile boolean closed;

    PlayedScreen(Player player, String name, ScreenListener listener) throws IOException {
        this.player = player;
        this.name = name;
        this.listener = listener;
        this.input = new PlayerKeys(player);
        player.redraw();
        layout = layout(player.picture());
        listener.cursorChanged(CursorImage.HIDDEN); // that of the recording is in its picture
    }

    private static ScreenLayout layout(Framebuffer picture) {
        return ScreenLayout.single(picture.width(), picture.height());
    }

    @Override
    public String description() {
        return "the recording " + name;
    }

    @Override
    public ScreenLayout layout() {
        return layout;
    }

    @Override
    public void capture(PixelSink sink, Duration patience) throws IOException {
        if (closed) {
            throw new IOException("the recording is closed");
        }
        player.await(patience, (picture, areas, bell) -> {
            layout = layout(picture);
            show(picture, areas, sink);
            if (bell) {
                listener.bell();
            }
        });
    }

    private static void show(Framebuffer picture, List<Rect> areas, PixelSink sink) {
        IntBuffer pixels = IntBuffer.wrap(picture.pixels());
        for (Rect area : areas) {
            sink.pixels(area, pixels, picture.offset(area.x(), area.y()), picture.width());
        }
    }

    @Override
    public void wake() {
        player.wake();
    }

    @Override
    public Optional<InputSink> input() {
        return Optional.of(input);
    }

    @Override
    public Optional<ClipboardPort> clipboard() {
        return Optional.empty();
    }

    @Override
    public void close() {
        closed = true;
        player.wake();
    }
}
