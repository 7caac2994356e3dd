package oriel.encoding;

import oriel.rfb.WireBuffer;

/**
 * Turns bytes into blocks of RFC 1951 that continue one another. It writes neither zlib's header (RFC 1950) nor a last
 * block. Used by one thread at a time.
 */
public interface DeflateCoder extends AutoCloseable {

    /**
     * Appends the compressed form of a piece, complete to a whole byte by an empty stored block: zlib's sync flush. It may
     * refer to up to 32 KiB of what was deflated before, since the last {@link #forget}. An empty piece is allowed.
     *
     * @param level 0 (fast) to 9 (small); it may be another one for each piece
     */
    void deflate(byte[] source, int from, int count, int level, WireBuffer out);

    /**
     * The same for bytes that are pixels of 3 bytes each, side by side from {@code from} on. A coder that knows no better
     * way takes them as any others.
     */
    default void deflatePixels(byte[] source, int from, int count, int level, WireBuffer out) {
        deflate(source, from, count, level, out);
    }

    /** What follows will refer to nothing before it, so that it may go into any stream. */
    void forget();

    /** Gives back what it holds. */
    @Override
    void close();
}
