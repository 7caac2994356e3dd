package oriel.server.update;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import oriel.rfb.Encodings;
import oriel.rfb.Rect;
import oriel.rfb.message.FramebufferUpdate;
import oriel.server.content.Shown;
import oriel.server.encode.EncodeTask.Piece;
import oriel.server.encode.EncoderThreads;
import oriel.server.encode.EncodingChooser;
import oriel.server.update.RectWriter.Work;

/** Cuts the pixels of one update into pieces, each for one encoder. Used by the writer thread; others help with large areas. */
final class UpdateSegmenter {

    /** Areas from here on are cut by several threads. */
    private static final int LARGE_PIXELS = 1 << 19;

    private static final int LARGEST_TILE = 64;

    private final EncoderThreads workers;
    private final EncodingChooser chooser;
    private final Update update;
    private final boolean uncounted;

    /** Pieces that were counted, and are still to come. */
    private final Deque<Piece> counted = new ArrayDeque<>();

    UpdateSegmenter(EncoderThreads workers, EncodingChooser chooser, Update update) {
        this.workers = workers;
        this.chooser = chooser;
        this.update = update;
        this.uncounted = update.params().lists(Encodings.LAST_RECT);
        if (update.isPartial() && !uncounted) {
            count();
        }
    }

    /** All pieces, as few as the encoder allows. */
    private void count() {
        Pixels pixels = update.pixels();
        Stream.concat(pixels.areas().stream(), pixels.rest().stream()).forEach(area -> counted.addAll(fewest(area)));
    }

    /** How many pieces are still to come, if they had to be counted before all pixels were there to be looked at; else 0. */
    int counted() {
        return counted.size();
    }

    private List<Piece> fewest(Rect area) {
        return chooser.fewestPieces(update.params(), update.screen(), area);
    }

    /**
     * Takes pieces that were counted before, or cuts the areas.
     *
     * @param pixels the next of the update
     */
    Optional<Work> segment(Pixels pixels) throws InterruptedException {
        if (pixels.snapshot().isEmpty()) {
            return Optional.empty();
        }
        Snapshot snapshot = pixels.snapshot().get();
        List<Piece> pieces = new ArrayList<>();
        long[] versions = new long[pixels.areas().size()];
        for (int i = 0; i < pixels.areas().size(); i++) {
            Rect area = pixels.areas().get(i);
            int before = pieces.size();
            if (counted.isEmpty()) {
                pieces.addAll(cut(pixels.exact(), new Shown(snapshot.part(area), area, origin(pixels, i))));
            }
            while (!counted.isEmpty() && area.contains(counted.peek().rect())) {
                pieces.add(counted.remove());
            }
            if (!uncounted
                    && pieces.size()
                            >= FramebufferUpdate.UNCOUNTED - 1 - pixels.areas().size()) {
                pieces.subList(before, pieces.size()).clear();
                pieces.addAll(fewest(area));
            }
            if (pixels.versions().isPresent()) {
                versions = Arrays.copyOf(versions, Math.max(versions.length, pieces.size()));
                Arrays.fill(versions, before, pieces.size(), pixels.versions().get()[i]);
            }
        }
        long[] filled = versions;
        return Optional.of(new Work(
                pieces,
                pixels.versions().filter(any -> pixels.alike()).map(any -> filled),
                pixels.picture(),
                snapshot));
    }

    private static Optional<Shown.Origin> origin(Pixels pixels, int index) {
        return pixels.versions()
                .map(versions -> new Shown.Origin(pixels.picture().number(), versions[index]));
    }

    /** Large areas are cut in bands, each by another thread. */
    private List<Piece> cut(boolean exact, Shown shown) throws InterruptedException {
        Rect area = shown.area();
        int bands = area.area() < LARGE_PIXELS ? 1 : workers.count() + 1;
        int height = Math.max(LARGEST_TILE, (area.height() / bands + LARGEST_TILE - 1) / LARGEST_TILE * LARGEST_TILE);
        List<FutureTask<List<Piece>>> tasks = new ArrayList<>();
        for (int y = area.y(); y < area.bottom(); y += height) {
            Rect band = Rect.between(area.x(), y, area.right(), Math.min(area.bottom(), y + height));
            FutureTask<List<Piece>> task =
                    new FutureTask<>(() -> chooser.pieces(update.params(), update.screen(), shown.in(band), exact));
            if (!tasks.isEmpty()) {
                workers.help(task);
            }
            tasks.add(task);
        }
        List<Piece> pieces = new ArrayList<>();
        for (FutureTask<List<Piece>> task : tasks) {
            task.run();
            pieces.addAll(result(task));
        }
        return pieces;
    }

    private static <T> T result(FutureTask<T> task) throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an area could not be cut", e.getCause());
        }
    }
}
