package oriel.server.update;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.message.FramebufferUpdate;
import oriel.rfb.message.LastRect;
import oriel.rfb.message.ServerMessage;
import oriel.server.compat.EncodingOrders;
import oriel.server.encode.EncodeTask.Piece;
import oriel.server.encode.EncodingChooser;
import oriel.server.encode.EncodingPreferences;
import oriel.server.encode.KeptEncoders;
import oriel.server.options.NetworkProfile;
import oriel.server.viewer.ClientParams;
import oriel.transport.Connection;

/**
 * Writes FramebufferUpdates (RFC 6143 section 7.6.1) and other messages to one viewer. Long updates go out in pieces while
 * they are encoded. Used by the writer thread alone.
 */
final class UpdateWriter implements RectWriter.Sink, AutoCloseable {

    private static final int FLUSH_BYTES = 64 << 10;

    /** Areas from here on are cut by several threads. */
    private static final int LARGE_PIXELS = 1 << 19;

    private static final int LARGEST_TILE = 64;

    private final Connection connection;
    private final UpdateContext context;
    private final EncodingChooser chooser;
    private final RectWriter rects;
    private final WireBuffer out = new WireBuffer(4096);
    private Optional<EncodingPreferences> preferences = Optional.empty();
    private long bytes;

    UpdateWriter(Connection connection, UpdateContext context, NetworkProfile network, KeptEncoders kept) {
        this.connection = connection;
        this.context = context;
        this.chooser = new EncodingChooser(
                context.encoders(),
                context.segmenters(),
                context.options().encoding(),
                network,
                EncodingOrders.of(context.options().encoding(), network));
        this.rects = new RectWriter(context, kept);
    }

    /** Writes a message that is not an update. */
    void message(ServerMessage message) throws IOException {
        message.write(out.clear());
        flush();
    }

    /** Writes an update without pixels. */
    void update(Consumer<WireBuffer> update) throws IOException {
        update.accept(out.clear());
        flush();
    }

    /** Writes a message that is ready; it is not copied. */
    void message(byte[] message) throws IOException {
        if (message.length > 0) {
            connection.write(ByteBuffer.wrap(message));
            context.counters().bytes(message.length);
        }
    }

    /** Counts a request for an update, at a time of the engine's clock. */
    void requested(long nanos) {
        chooser.requested(nanos);
    }

    /** Says what the viewer wants, so that it is known who wants the same. */
    void prefer(ClientParams params) {
        EncodingPreferences now = new EncodingPreferences(
                params.settings(),
                params.encodings().stream()
                        .filter(encoding -> context.encoders().offer(encoding).isPresent())
                        .toList());
        if (!preferences.equals(Optional.of(now))) {
            leave();
            preferences = Optional.of(now);
            context.shared().join(now);
        }
    }

    private void leave() {
        preferences.ifPresent(context.shared()::leave);
    }

    /** True if another viewer wants the same. */
    boolean hasCompany() {
        return preferences.filter(context.shared()::isShared).isPresent();
    }

    /**
     * Writes an update.
     *
     * @param screen the bounds of the picture
     * @param pixels the first of what it holds; given back when they are written
     * @param copier copies what is left of it
     * @param first writes rectangles that go before the pixels and says how many
     * @return the areas whose pixels may come out otherwise at the viewer
     */
    List<Rect> update(
            ClientParams profile,
            Rect screen,
            Pixels pixels,
            Optional<PictureCopier> copier,
            ToIntFunction<WireBuffer> first)
            throws IOException, InterruptedException {
        List<Rect> lossy = new ArrayList<>();
        Pixels now = pixels;
        try {
            Deque<Piece> counted = counted(profile, screen, pixels);
            Optional<RectWriter.Work> work = work(profile, screen, now, counted);
            boolean openEnd = begin(profile, pixels, counted.size() + pieces(work), first);
            long began = context.clock().nanoTime();
            lossy.addAll(write(work));
            while (!now.rest().isEmpty()) {
                now.close();
                now = copier.orElseThrow().copyNext(now.rest());
                lossy.addAll(write(work(profile, screen, now, counted)));
            }
            if (openEnd) {
                new LastRect().write(out);
            }
            flush();
            if (pixels.rest().isEmpty() && work.isPresent()) {
                learn(work.get(), profile, context.clock().nanoTime() - began);
            }
            return lossy;
        } finally {
            now.close();
        }
    }

    /** Writes what comes before the pixels; true if the update ends with LastRect. */
    private boolean begin(ClientParams profile, Pixels pixels, int pieces, ToIntFunction<WireBuffer> first) {
        new FramebufferUpdate(0).write(out.clear());
        int count = first.applyAsInt(out) + pieces;
        boolean openEnd =
                count >= FramebufferUpdate.UNCOUNTED || !pixels.rest().isEmpty() && profile.lists(Encodings.LAST_RECT);
        new FramebufferUpdate(openEnd ? FramebufferUpdate.UNCOUNTED : count).overwrite(out, 0);
        bytes = 0;
        return openEnd;
    }

    /**
     * Where the rectangles must be counted before all pixels are there to be looked at: all of them, as few as the encoder
     * allows. Else none.
     */
    private Deque<Piece> counted(ClientParams profile, Rect screen, Pixels pixels) {
        Deque<Piece> pieces = new ArrayDeque<>();
        if (!pixels.rest().isEmpty() && !profile.lists(Encodings.LAST_RECT)) {
            Stream.concat(pixels.areas().stream(), pixels.rest().stream())
                    .forEach(area -> pieces.addAll(chooser.fewestPieces(profile, screen, area)));
        }
        return pieces;
    }

    private static int pieces(Optional<RectWriter.Work> work) {
        return work.map(some -> some.pieces().size()).orElse(0);
    }

    private List<Rect> write(Optional<RectWriter.Work> work) throws IOException, InterruptedException {
        return work.isPresent() ? rects.write(work.get(), this) : List.of();
    }

    private void learn(RectWriter.Work work, ClientParams profile, long nanos) {
        double target = 1e9 / context.options().rates().lan();
        chooser.learn(
                nanos / target,
                (double) bytes / work.pixels() / profile.format().bytesPerPixel());
    }

    /** Takes pieces that were counted before, or cuts the areas. */
    private Optional<RectWriter.Work> work(ClientParams profile, Rect screen, Pixels pixels, Deque<Piece> counted)
            throws InterruptedException {
        if (pixels.snapshot().isEmpty()) {
            return Optional.empty();
        }
        Snapshot snapshot = pixels.snapshot().get();
        List<Piece> pieces = new ArrayList<>();
        long[] versions = new long[pixels.areas().size()];
        boolean uncounted = profile.lists(Encodings.LAST_RECT);
        for (int i = 0; i < pixels.areas().size(); i++) {
            Rect area = pixels.areas().get(i);
            int before = pieces.size();
            if (counted.isEmpty()) {
                pieces.addAll(cut(profile, screen, pixels.exact(), snapshot.part(area), area));
            }
            while (!counted.isEmpty() && area.contains(counted.peek().rect())) {
                pieces.add(counted.remove());
            }
            if (!uncounted
                    && pieces.size()
                            >= FramebufferUpdate.UNCOUNTED - 1 - pixels.areas().size()) {
                pieces.subList(before, pieces.size()).clear();
                pieces.addAll(chooser.fewestPieces(profile, screen, area));
            }
            if (pixels.versions().isPresent()) {
                versions = Arrays.copyOf(versions, Math.max(versions.length, pieces.size()));
                Arrays.fill(versions, before, pieces.size(), pixels.versions().get()[i]);
            }
        }
        long[] filled = versions;
        return Optional.of(
                new RectWriter.Work(pieces, pixels.versions().map(any -> filled), pixels.picture(), snapshot));
    }

    /** Large areas are cut in bands, each by another thread. */
    private List<Piece> cut(ClientParams profile, Rect screen, boolean exact, Framebuffer source, Rect area)
            throws InterruptedException {
        int bands = area.area() < LARGE_PIXELS ? 1 : context.workers().count() + 1;
        int height = Math.max(LARGEST_TILE, (area.height() / bands + LARGEST_TILE - 1) / LARGEST_TILE * LARGEST_TILE);
        List<FutureTask<List<Piece>>> tasks = new ArrayList<>();
        for (int y = area.y(); y < area.bottom(); y += height) {
            Rect band = Rect.between(area.x(), y, area.right(), Math.min(area.bottom(), y + height));
            FutureTask<List<Piece>> task = new FutureTask<>(() -> chooser.pieces(profile, screen, source, band, exact));
            if (!tasks.isEmpty()) {
                context.workers().help(task);
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

    @Override
    public WireBuffer out() {
        return out;
    }

    @Override
    public void written() throws IOException {
        if (out.size() >= FLUSH_BYTES) {
            flush();
        }
    }

    private void flush() throws IOException {
        if (out.size() == 0) {
            return;
        }
        connection.write(out.view());
        context.counters().bytes(out.size());
        bytes += out.size();
        out.clear();
    }

    @Override
    public void close() {
        leave();
        rects.close();
    }
}
