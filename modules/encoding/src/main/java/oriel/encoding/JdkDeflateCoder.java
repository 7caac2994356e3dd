package oriel.encoding;

import java.util.zip.Deflater;
import oriel.rfb.WireBuffer;

/** The Deflater of java.util.zip. */
final class JdkDeflateCoder implements DeflateCoder {

    private static final int PIECE = 16_384;

    private final Deflater deflater = new Deflater(1, true);
    private int level = 1;
    private boolean levelChanged;

    @Override
    public void deflate(byte[] source, int from, int count, int wanted, WireBuffer out) {
        int real = Math.max(1, wanted);
        if (real != level) {
            level = real;
            deflater.setLevel(real);
            levelChanged = true;
        }
        deflater.setInput(source, from, count);
        while (true) {
            out.reserve(PIECE);
            int room = out.array().length - out.size();
            int written = deflater.deflate(out.array(), out.size(), room, Deflater.SYNC_FLUSH);
            out.advance(written);
            if (written < room && !levelChanged) {
                return;
            }
            // The first call with another level only ends the block of the old one: it does not flush.
            levelChanged &= written == room;
        }
    }

    @Override
    public void forget() {
        deflater.reset();
    }

    @Override
    public void close() {
        deflater.end();
    }
}
