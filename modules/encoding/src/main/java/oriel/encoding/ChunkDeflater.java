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

    /**
     * Writes a rectangle's bytes to {@code target}, in the place of what it held, with every part of at least {@code least}
     * bytes compressed so that it suits any viewer.
     */
    public void deflateChunks(EncodedRect rect, int least, EncodedRect target) {
        byte[] source = rect.bytes().array();
        target.clear();
        if (rect.isLossy()) {
            target.markLossy();
        }
        int copied = 0;
        for (EncodedRect.Deflated part : rect.deflated()) {
            target.bytes().put(source, copied, part.from() - copied);
            int from = target.bytes().size();
            boolean now = !part.chunk() && part.to() - part.from() >= least;
            if (now) {
                deflate(source, part.from(), part.to(), part.stream(), target.bytes());
            } else {
                target.bytes().put(source, part.from(), part.to() - part.from());
            }
            target.deflated()
                    .add(new EncodedRect.Deflated(from, target.bytes().size(), part.stream(), part.chunk() || now));
            copied = part.to();
        }
        target.bytes().put(source, copied, rect.bytes().size() - copied);
    }

    @Override
    public void close() {
        open.values().forEach(DeflateCoder::close);
    }
}
