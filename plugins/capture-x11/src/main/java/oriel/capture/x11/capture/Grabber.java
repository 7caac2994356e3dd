package oriel.capture.x11.capture;

import java.io.IOException;
import java.nio.IntBuffer;
import java.util.List;
import oriel.rfb.Rect;

/** Reads pixels of a window or a picture of one. Used by the capture thread. */
interface Grabber extends AutoCloseable {

    /**
     * Reads areas that do not overlap and together have no more pixels than it was made for. All of them are read before
     * any is handed over: whoever takes pixels may hold a lock meanwhile, under which the server is not to be waited for.
     *
     * @return false if the server refused: the drawable has become smaller
     * @throws IOException if the server is gone
     */
    boolean grab(long drawable, List<Rect> areas) throws IOException;

    /** The pixels of the areas read last, area after area, row after row without gaps; valid until the next call of anything. */
    IntBuffer pixels();

    /** True if areas up to this size can be read, and not much memory is wasted. */
    boolean suits(int width, int height);

    /** How many pixels can be read in the time that asking once more costs. */
    int pixelsPerRoundTrip();

    @Override
    void close();
}
