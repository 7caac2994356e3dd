package oriel.server.update;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import oriel.encoding.EncodedRect;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.rfb.ServerMessages;
import oriel.rfb.WireBuffer;
import oriel.transport.Connection;

/**
 * Writes FramebufferUpdates (RFC 6143 section 7.6.1) and other messages to one viewer. Long updates go out in pieces while
 * they are encoded. Used by the writer thread alone.
 */
final class UpdateWriter implements AutoCloseable {

    private static final int FLUSH_BYTES = 128 << 10;

    /** Stands for "ends with LastRect" in the number of rectangles. */
    private static final int OPEN_END = 65_535;

    private final Connection connection;
    private final UpdateContext context;
    private final EncoderChooser chooser;
    private final EncodedRect encoded = new EncodedRect();
    private final WireBuffer out = new WireBuffer(4096);

    UpdateWriter(Connection connection, UpdateContext context) {
        this.connection = connection;
        this.context = context;
        this.chooser = new EncoderChooser(context.encoders(), context.tools());
    }

    /** Writes a message that is not an update with pixels. */
    void message(Consumer<WireBuffer> message) throws IOException {
        message.accept(out.clear());
        flush();
    }

    /**
     * Writes an update.
     *
     * @param rects of the snapshot, not overlapping; so many that they must be counted only if the viewer lists LastRect
     * @param snapshot the pixels
     * @param first writes rectangles that go before the pixels and says how many
     */
    void update(
            ViewerProfile profile, List<Rect> rects, Optional<Framebuffer> snapshot, ToIntFunction<WireBuffer> first)
            throws IOException {
        EncoderChooser.Choice choice = chooser.choose(profile);
        List<Rect> pieces = choice.split(rects);
        out.clear().u8(ServerMessages.FRAMEBUFFER_UPDATE).u8(0).u16(0);
        int count = first.applyAsInt(out) + pieces.size();
        boolean openEnd = count >= OPEN_END;
        out.setU16(2, openEnd ? OPEN_END : count);
        for (Rect piece : pieces) {
            header(piece, choice.encoding());
            choice.encoder().encode(snapshot.orElseThrow(), piece, profile.settings(), encoded.clear());
            choice.streams().write(encoded, out);
            if (out.size() >= FLUSH_BYTES) {
                flush();
            }
        }
        if (openEnd) {
            header(Rect.EMPTY, Encodings.LAST_RECT);
        }
        flush();
    }

    private void header(Rect rect, int encoding) {
        out.u16(rect.x()).u16(rect.y()).u16(rect.width()).u16(rect.height()).s32(encoding);
    }

    private void flush() throws IOException {
        if (out.size() == 0) {
            return;
        }
        connection.write(out.view());
        context.counters().bytes(out.size());
        out.clear();
    }

    @Override
    public void close() {
        chooser.close();
    }
}
