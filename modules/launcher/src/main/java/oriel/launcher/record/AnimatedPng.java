package oriel.launcher.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import oriel.encoding.PngChunks;
import oriel.launcher.testclient.PngImage;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;

/** A film as one animated PNG (PNG 3rd edition, 11.3.6): of each picture what has changed. */
final class AnimatedPng implements Frames {

    private static final int MAX_DELAY = 65_535;
    private static final int BITS = 8;

    /** Where acTL stands: behind the signature and IHDR. */
    private static final int CONTROL_AT = 8 + 25;

    private final FileChannel file;
    private final int rate;
    private final PngChunks chunks = new PngChunks();
    private final WireBuffer out = new WireBuffer(1 << 16);
    private int frames;
    private int sequence;
    private Rect area = Rect.EMPTY;
    private byte[] data = new byte[0];
    private int lasts;

    /** @param rate pictures a second */
    AnimatedPng(FileChannel file, int rate) {
        this.file = file;
        this.rate = rate;
    }

    @Override
    public void add(Framebuffer picture, Rect changed) throws IOException {
        boolean first = frames == 0 && lasts == 0;
        if (first) {
            chunks.header(picture.width(), picture.height(), BITS, PngChunks.RGB, out);
            control();
            flush();
        }
        if (lasts > 0 && (!changed.isEmpty() || lasts == MAX_DELAY)) {
            frame();
        }
        if (lasts == 0) {
            area = first ? picture.bounds() : changed.isEmpty() ? new Rect(0, 0, 1, 1) : changed;
            data = PngImage.pixels(picture, area);
        }
        lasts++;
    }

    private void control() {
        int start = chunks.begin("acTL", out);
        chunks.end(start, out.s32(frames).s32(0));
    }

    /** Writes the picture that has been shown so far. */
    private void frame() throws IOException {
        int start = chunks.begin("fcTL", out);
        out.s32(sequence++).s32(area.width()).s32(area.height()).s32(area.x()).s32(area.y());
        chunks.end(start, out.u16(lasts).u16(rate).u8(0).u8(0));
        if (frames == 0) {
            chunks.end(chunks.begin("IDAT", out), out.put(data));
        } else {
            int begin = chunks.begin("fdAT", out);
            chunks.end(begin, out.s32(sequence++).put(data));
        }
        frames++;
        lasts = 0;
        flush();
    }

    private void flush() throws IOException {
        ByteBuffer bytes = out.view();
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        out.clear();
    }

    @Override
    public void finish() throws IOException {
        if (lasts > 0) {
            frame();
        }
        chunks.finish(out);
        flush();
        control();
        file.write(out.view(), CONTROL_AT);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
