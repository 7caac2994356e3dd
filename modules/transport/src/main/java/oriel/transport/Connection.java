package oriel.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import oriel.rfb.ByteSource;

/**
 * A blocking stream of bytes in both directions. WebSocket, TLS and a test's memory pipe are connections too.
 *
 * <p>One thread may read while another writes. Any thread may close; that ends a blocked read (-1 or an exception) and a
 * blocked write (an exception).
 */
public interface Connection extends ByteSource, AutoCloseable {

    /** What can be computed, with nothing else than a processor. */
    @FunctionalInterface
    interface Computation<T> {

        /**
         * Computes it; for any thread.
         *
         * @throws IOException if what the peer has sent for it is wrong
         */
        T result() throws IOException;
    }

    /**
     * Reads at least one byte.
     *
     * @throws java.net.SocketTimeoutException if the deadline of {@link #readLimit} has passed
     */
    @Override
    int read(ByteBuffer target) throws IOException;

    /**
     * Writes all of {@code source}; blocks while the network is full.
     *
     * @throws java.net.SocketTimeoutException if the peer has taken nothing for the transport's stall timeout; the
     *     connection is then closed
     */
    void write(ByteBuffer source) throws IOException;

    /**
     * Sets one deadline for everything read from now on; a slow drip does not extend it.
     *
     * @param limit time from now, or {@link Duration#ZERO} for none
     */
    void readLimit(Duration limit) throws IOException;

    /** Who is at the other end. */
    Peer peer();

    /**
     * How long ago the peer last showed that it is there: by a byte, by its system's acknowledgement of one, or by an
     * answer to a ping. A peer that lives is asked often enough to show it at least twice a minute. Never blocks.
     *
     * @return empty if this connection cannot tell a peer that is silent from one that is gone
     */
    default Optional<Duration> silence() {
        return Optional.empty();
    }

    /**
     * How many of the bytes that were written still wait here, not yet handed to the system. What the system or the network
     * holds does not count, nor does what stands around the bytes on the wire. A piece that is handed over in parts may count
     * as a whole until its end. Any thread may ask, also after the end; never blocks.
     *
     * @return 0 or more; empty if this connection cannot tell
     */
    default OptionalLong unsentBytes() {
        return OptionalLong.empty();
    }

    /**
     * Computes what a peer has the server compute before it has proved who it is: with keys, and longer than a
     * millisecond. A transport does that when it is the peer's turn, so that many strangers take little from those who
     * are in; here it is done at once. Blocks until it is done, for as long as {@link #readLimit} allows at most.
     *
     * @param work must not wait for anything, least of all for this connection
     * @return what it gives
     * @throws IOException of {@code work}, or if the connection or its time ends before
     */
    default <T> T compute(Computation<T> work) throws IOException {
        return work.result();
    }

    /**
     * Notes that the peer has proved who it is: it no longer counts among those that nobody knows, of whom a transport
     * takes a few only. May be called twice.
     */
    default void admitted() {}

    /**
     * Sends what was written, as far as the peer takes it soon, and ends the connection; does not wait for that. May be
     * called twice.
     */
    @Override
    void close();
}
