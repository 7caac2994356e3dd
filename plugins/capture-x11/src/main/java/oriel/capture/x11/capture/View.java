package oriel.capture.x11.capture;

import com.sun.jna.Memory;
import java.io.IOException;
import java.util.Optional;
import oriel.capture.ScreenLayout;
import oriel.rfb.Rect;

/**
 * The part of a display that is captured: of the root window, or a window. Guarded by the screen's capture lock, but for
 * {@link #place}.
 */
interface View extends AutoCloseable {

    /** The window whose changes are told; its coordinates are those of {@link #area}. */
    long window();

    /** Where in {@link #window} the layout lies. */
    Rect area();

    /** What pixels are read from; 0 if there is nothing to read now. */
    long drawable();

    /** Where in {@link #drawable} the layout lies. */
    Rect source();

    /** How the drawable's pixels are written. */
    Visual visual();

    /** Size and monitors as last asked for. */
    ScreenLayout layout();

    /** True if an event may have changed any of this, so that {@link #refresh} is due. */
    boolean isChangedBy(Memory event);

    /**
     * Asks the server again.
     *
     * @return true if all pixels are to be read anew
     * @throws IOException if the part is no longer there
     */
    boolean refresh() throws IOException;

    /** Where on the root window the layout lies, for input; empty if it is nowhere. Any thread. */
    Optional<Rect> place();

    @Override
    void close();
}
