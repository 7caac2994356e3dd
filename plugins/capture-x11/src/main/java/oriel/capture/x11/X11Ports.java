package oriel.capture.x11;

import java.util.Optional;
import java.util.function.Supplier;
import oriel.capture.ClipboardPort;
import oriel.capture.InputSink;
import oriel.capture.ScreenListener;
import oriel.capture.x11.capture.DisplayPart;
import oriel.capture.x11.clipboard.DesktopThread;
import oriel.capture.x11.input.PartInput;
import oriel.capture.x11.input.X11Input;
import oriel.capture.x11.randr.ScreenSizes;
import oriel.rfb.Rect;

/** What goes to and fro besides pixels: input, clipboard and bell, changes of size. Each has its own connection. */
final class X11Ports implements AutoCloseable {

    private final Optional<X11Input> keysAndPointer;
    private final Optional<InputSink> input;
    private final Optional<DesktopThread> desktop;
    private final Optional<ScreenSizes> sizes;

    private X11Ports(
            Optional<X11Input> keysAndPointer,
            Optional<InputSink> input,
            Optional<DesktopThread> desktop,
            Optional<ScreenSizes> sizes) {
        this.keysAndPointer = keysAndPointer;
        this.input = input;
        this.desktop = desktop;
        this.sizes = sizes;
    }

    /** Opens what the display has; what it has not is left out. Only a whole screen changes its size. */
    static X11Ports open(X11Options options, ScreenListener listener, Supplier<Optional<Rect>> place) {
        Optional<X11Input> keysAndPointer = X11Input.open(options.display());
        boolean whole = options.part().kind() == DisplayPart.Kind.WHOLE;
        Optional<InputSink> input = keysAndPointer.map(sink -> whole ? sink : new PartInput(sink, place));
        return new X11Ports(
                keysAndPointer,
                input,
                DesktopThread.start(options.display(), options.primary(), listener),
                whole ? ScreenSizes.open(options.display()) : Optional.empty());
    }

    /** True once the clipboard has failed: then the screen is to be opened anew. */
    boolean hasFailed() {
        return desktop.map(DesktopThread::hasFailed).orElse(false);
    }

    /** Has somebody told of that, at once if it has. */
    void whenFailed(Runnable told) {
        desktop.ifPresent(thread -> thread.whenFailed(told));
    }

    /** Keys and pointer. */
    Optional<InputSink> input() {
        return input;
    }

    /** The clipboard. */
    Optional<ClipboardPort> clipboard() {
        return desktop.map(ClipboardPort.class::cast);
    }

    /** Changes of size. */
    Optional<ScreenSizes> sizes() {
        return sizes;
    }

    @Override
    public void close() {
        sizes.ifPresent(ScreenSizes::close);
        desktop.ifPresent(DesktopThread::close);
        keysAndPointer.ifPresent(X11Input::close);
    }
}
