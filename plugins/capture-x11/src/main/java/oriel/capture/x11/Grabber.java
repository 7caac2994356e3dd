package oriel.capture.x11;

import java.io.IOException;
import java.nio.IntBuffer;
import oriel.rfb.Rect;

/** Reads pixels of the root window. Used by the capture thread. */
interface Grabber extends AutoCloseable {

    /**
     * Reads an area, which lies inside the size it was made for.
     *
     * @return false if the server refused: the screen has become smaller
     * @throws IOException if the server is gone
     */
    boolean grab(Rect area) throws IOException;

    /** The pixels of the area read last, row after row without gaps; valid until the next call of anything. */
    IntBuffer pixels();

    /** How many pixels can be read in the time that asking once more costs. */
    int pixelsPerRoundTrip();

    @Override
    void close();
}
