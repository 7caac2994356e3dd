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

    /** Appends the compressed form of {@code source} from {@code from} to {@code to}, flushed. */
    public void deflate(byte[] source, int from, int to, int level, WireBuffer out) {
        DeflateCoder coder = open.computeIfAbsent(coders.step(level), coders::open);
        coder.forget();
        coder.deflate(source, from, to - from, level, out);
    }

    @Override
    public void close() {
        open.values().forEach(DeflateCoder::close);
    }
}
