package oriel.server.update;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import oriel.rfb.Encodings;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.message.FramebufferUpdate;
import oriel.rfb.message.LastRect;
import oriel.rfb.message.ServerFence;
import oriel.server.encode.EncodingChooser;
import oriel.server.encode.KeptEncoders;
import oriel.server.update.RectWriter.Work;

/**
 * Writes FramebufferUpdates (RFC 6143 section 7.6.1) to one viewer: segments what is due, has it encoded and sends it, long
 * updates in pieces while they are encoded. Used by the writer thread alone.
 */
final class UpdateWriter implements AutoCloseable {

    private final UpdateContext context;
    private final EncodingChooser chooser;
    private final ViewerOutput output;
    private final RectWriter rects;

    UpdateWriter(UpdateContext context, EncodingChooser chooser, KeptEncoders kept, ViewerOutput output) {
        this.context = context;
        this.chooser = chooser;
        this.output = output;
        this.rects = new RectWriter(context, kept, output);
    }

    /**
     * An update that was written.
     *
     * @param lost the areas whose pixels may come out otherwise at the viewer
     * @param pixels how many it held
     * @param bytes all of it
     * @param lossyBytes those of rectangles with loss
     * @param beganNanos when, by the engine's clock
     * @param workNanos how long it took to encode since then, without the time to send it
     */
    record Written(List<Rect> lost, long pixels, long bytes, long lossyBytes, long beganNanos, long workNanos) {}

    /** Writes an update, and its fences. */
    Written write(Update update) throws IOException, InterruptedException {
        List<Rect> lossy = new ArrayList<>();
        Pixels now = update.pixels();
        try {
            UpdateSegmenter segmenter = new UpdateSegmenter(context.workers(), chooser, update);
            Optional<Work> first = segmenter.segment(now);
            long lossyBefore = rects.lossyBytes();
            long pixels = first.map(Work::pixels).orElse(0L);
            boolean openEnd = begin(update, pieces(first) + segmenter.counted());
            long began = context.clock().nanoTime();
            long bytesBefore = output.bytes();
            long sendBefore = output.sendNanos();
            lossy.addAll(write(first));
            while (!now.rest().isEmpty()) {
                now.close();
                now = update.copier().orElseThrow().copyNext(now.rest());
                Optional<Work> more = segmenter.segment(now);
                pixels += more.map(Work::pixels).orElse(0L);
                lossy.addAll(write(more));
            }
            if (openEnd) {
                new LastRect().write(output.buffer());
            }
            update.mark().ifPresent(fence -> new ServerFence(fence).write(output.buffer()));
            output.flush();
            if (!update.isPartial() && first.isPresent()) {
                learn(update, first.get(), context.clock().nanoTime() - began, output.bytes() - bytesBefore);
            }
            long work = context.clock().nanoTime() - began - (output.sendNanos() - sendBefore);
            return new Written(
                    lossy, pixels, output.bytes() - bytesBefore, rects.lossyBytes() - lossyBefore, began, work);
        } finally {
            now.close();
        }
    }

    /** Writes what comes before the pixels; true if the update ends with LastRect. */
    private boolean begin(Update update, int pieces) {
        int count = update.copies().size() + update.pseudoRects().size() + pieces;
        boolean openEnd = count >= FramebufferUpdate.UNCOUNTED
                || update.isPartial() && update.params().lists(Encodings.LAST_RECT);
        WireBuffer out = output.buffer().clear();
        new FramebufferUpdate(openEnd ? FramebufferUpdate.UNCOUNTED : count).write(out);
        int before = out.size();
        update.copies().forEach(copy -> copy.write(out));
        if (!update.copies().isEmpty()) {
            context.counters().rectangles(Encodings.COPY_RECT, update.copies().size(), out.size() - before);
        }
        update.pseudoRects().forEach(rect -> rect.write(out));
        return openEnd;
    }

    private static int pieces(Optional<Work> work) {
        return work.map(some -> some.pieces().size()).orElse(0);
    }

    private List<Rect> write(Optional<Work> work) throws IOException, InterruptedException {
        return work.isPresent() ? rects.write(work.get()) : List.of();
    }

    private void learn(Update update, Work work, long nanos, long bytes) {
        double target = 1e9 / context.options().rates().lan();
        chooser.learn(
                nanos / target,
                (double) bytes / work.pixels() / update.params().format().bytesPerPixel());
    }

    @Override
    public void close() {
        rects.close();
    }
}
