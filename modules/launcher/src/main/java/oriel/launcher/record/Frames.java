package oriel.launcher.record;

import java.io.IOException;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** Takes the pictures of a film, one after the other, all of one size. */
interface Frames extends AutoCloseable {

    /**
     * Takes the next picture; looked at during the call only.
     *
     * @param changed the part that differs from the picture before; empty if nothing does
     */
    void add(Framebuffer picture, Rect changed) throws IOException;

    /** The film is complete. Without it what was written is none. */
    void finish() throws IOException;

    @Override
    void close() throws IOException;
}
