package oriel.encoding;

import java.util.HashMap;
import java.util.Map;
import oriel.rfb.WireBuffer;

/** Compresses pieces without reference to one another, so that they may go into any stream. Used by one thread at a time. */
public final class ChunkDeflater implements AutoCloseable {

    private final DeflateCoders coders;
    private final Map<Integer, DeflateCoder> open = new HashMap<>();

    /** A deflater with these coders. */
    public ChunkDeflater(DeflateCoders coders) {
        this.coders = coders;
    }

    /** Appends the compressed form of {@code source} from {@code from} to {@code to} at a level of 0 to 9, flushed. */
    public void deflate(byte[] source, int from, int to, int level, WireBuffer out) {
        deflate(source, from, to, new EncodedRect.Stream(0, EncodedRect.Length.COMPACT, level), out);
    }

    /** The same for what belongs to a stream. */
    void deflate(byte[] source, int from, int to, EncodedRect.Stream stream, WireBuffer out) {
        DeflateCoder coder = open.computeIfAbsent(coders.step(stream), coders::open);
        coder.forget();
        stream.deflate(coder, source, from, to, out);
    }

    @Override
    public void close() {
        open.values().forEach(DeflateCoder::close);
    }
}
