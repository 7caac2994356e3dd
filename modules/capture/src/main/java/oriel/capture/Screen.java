package oriel.capture;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** An open screen. {@link #capture} is called by one thread; {@link #wake} and {@link #close} by any. */
public interface Screen extends AutoCloseable {

    /** What is shown, for people: {@code "X11 display :0"}. */
    String description();

    /** Its size and monitors now. */
    ScreenLayout layout();

    /**
     * Waits until something may have changed, then hands the pixels of every area that may have changed to {@code sink}.
     * The first call after opening, and the first after the layout changed, hands over the whole screen at once. What
     * changes between two calls is handed over by the second one, however long the pause between them.
     *
     * @param sink where the pixels go; used during this call only
     * @param patience how long to wait at most; it may return earlier without a change
     * @throws IOException if the screen is lost for good; it is then only closed
     */
    void capture(PixelSink sink, Duration patience) throws IOException;

    /** Makes a capture that is waiting return at once; if none is, the next one. */
    void wake();

    /** Keys and pointer, if this screen takes them. The same object every time. */
    Optional<InputSink> input();

    /** The clipboard, if this screen has one. The same object every time. */
    Optional<ClipboardPort> clipboard();

    /** What changes its size, if that is possible. The same object every time. */
    default Optional<Resizer> resizer() {
        return Optional.empty();
    }

    /** Ends it; a capture that is waiting returns or throws. May be called twice. */
    @Override
    void close();
}
