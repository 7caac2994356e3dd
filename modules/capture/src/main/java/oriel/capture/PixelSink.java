package oriel.capture;

import java.nio.IntBuffer;
import oriel.rfb.Rect;

/** Takes pixels from a screen; finds out itself which of them are new. */
@FunctionalInterface
public interface PixelSink {

    /**
     * Takes the pixels of one area. Returns when it has read them.
     *
     * @param area where they belong: not empty, inside the screen's layout
     * @param source pixels {@code 0x??RRGGBB}, the high byte without meaning, in the machine's byte order; heap or direct
     * @param offset index of the area's first pixel
     * @param stride ints from one row to the next
     */
    void pixels(Rect area, IntBuffer source, int offset, int stride);
}
