package oriel.deflate.java;

import oriel.encoding.DeflateCoder;
import oriel.rfb.WireBuffer;

/** Keeps the last 32 KiB of its stream beside what is being deflated, so that a piece may refer to earlier ones. */
final class JavaDeflateCoder implements DeflateCoder {

    /** The farthest that a match reaches back: RFC 1951 section 3.2.5. */
    private final byte[] window = new byte[Symbols.WINDOW_BYTES + Tokens.MAX_BYTES + MatchFinder.SPARE_BYTES];

    private final MatchFinder finder = new MatchFinder(window);
    private final PixelMatchFinder pixelFinder = new PixelMatchFinder(window);
    private final Tokens tokens = new Tokens();
    private final BlockWriter blocks = new BlockWriter();
    private final BitWriter bits = new BitWriter();
    private int filled;

    /** There is one way only, whatever the level. */
    @Override
    public void deflate(byte[] source, int from, int count, int level, WireBuffer out) {
        deflate(source, from, count, false, out);
    }

    @Override
    public void deflatePixels(byte[] source, int from, int count, int level, WireBuffer out) {
        deflate(source, from, count, true, out);
    }

    private void deflate(byte[] source, int from, int count, boolean pixels, WireBuffer out) {
        int at = from;
        int end = from + count;
        while (at < end) {
            int piece = Math.min(end - at, Tokens.MAX_BYTES);
            out.reserve(BlockWriter.mostBytes(piece));
            bits.begin(out.array(), out.size());
            int start = append(source, at, piece);
            tokens.clear();
            if (pixels) {
                pixelFinder.find(start, filled, tokens);
            } else {
                finder.find(start, filled, tokens);
            }
            blocks.write(window, start, filled, tokens, bits);
            out.advance(bits.wholeBytes() - out.size());
            at += piece;
        }
        out.reserve(BlockWriter.mostBytes(0));
        bits.begin(out.array(), out.size());
        blocks.writeEmpty(bits);
        out.advance(bits.wholeBytes() - out.size());
    }

    /** Copies a piece to the end of the window; gives its place. */
    private int append(byte[] source, int from, int count) {
        if (filled + count > window.length - MatchFinder.SPARE_BYTES) {
            int kept = Math.min(filled, Symbols.WINDOW_BYTES);
            int gone = filled - kept;
            System.arraycopy(window, gone, window, 0, kept);
            finder.moved(gone);
            pixelFinder.moved(gone);
            filled = kept;
        }
        int start = filled;
        System.arraycopy(source, from, window, start, count);
        filled += count;
        return start;
    }

    @Override
    public void forget() {
        finder.moved(filled);
        pixelFinder.moved(filled);
        filled = 0;
    }

    @Override
    public void close() {}
}
