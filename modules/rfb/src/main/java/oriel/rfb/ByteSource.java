package oriel.rfb;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where bytes of a peer come from. */
@FunctionalInterface
public interface ByteSource {

    /**
     * Reads at least one byte into {@code target} and waits for it if it must.
     *
     * @return the number of bytes, or -1 at the end of the stream
     * @throws IOException if the peer is gone or a deadline has passed
     */
    int read(ByteBuffer target) throws IOException;
}
