package oriel.server.screen;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.capture.Resizer;
import oriel.capture.ScreenLayout;
import oriel.capture.ScreenLayout.Monitor;
import oriel.rfb.MonitorArea;
import oriel.rfb.Rect;
import oriel.rfb.SizeChange;
import oriel.server.event.SessionId;
import oriel.server.options.PictureMemory;

/**
 * Changes the screen's size for viewers, one request at a time, and remembers whose wish it has. Thread-safe; a thread of
 * its own waits for the screen, so that no viewer's does.
 */
public final class ScreenSizer {

    private static final Logger LOG = LoggerFactory.getLogger(ScreenSizer.class);

    /** The longest side, and the number of pixels, that a viewer may ask for: above any screen. */
    private static final int MAX_SIDE = 16_384;

    private static final long MAX_PIXELS = 1L << 28;

    private static final long IDLE_SECONDS = 10;

    /**
     * Viewers are told the screen's identifiers of monitors plus this: libvncclient, which Remmina is made of, takes no
     * size with a monitor whose identifier is 0, and screens of one monitor often have that.
     */
    private static final int ID_SHIFT = 1;

    private final Supplier<Optional<Resizer>> resizer;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), ScreenSizer::thread);
    private volatile Wish last = new Wish(Optional.empty(), 0, 0, Map.of());

    /** A layout that the screen has taken from a viewer, with the flags of its monitors. */
    private record Wish(Optional<SessionId> viewer, int width, int height, Map<Integer, Integer> flags) {}

    ScreenSizer(Supplier<Optional<Resizer>> resizer) {
        this.resizer = resizer;
        thread.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "oriel-sizes");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * What a viewer wants.
     *
     * @param viewer who asks
     * @param wanted false once it has left: then nothing is done and nobody told
     * @param answer told a status of {@link SizeChange}, by a thread that viewers do not wait for
     */
    public record Request(
            SessionId viewer,
            int width,
            int height,
            List<MonitorArea> monitors,
            BooleanSupplier wanted,
            IntConsumer answer) {}

    /** Asks the screen for another layout, after what others asked for before. Returns at once. */
    public void ask(Request request) {
        try {
            thread.execute(() -> {
                if (request.wanted().getAsBoolean()) {
                    request.answer().accept(resize(request));
                }
            });
        } catch (RejectedExecutionException e) {
            request.answer().accept(SizeChange.PROHIBITED); // the server stops
        }
    }

    void close() {
        thread.shutdownNow();
    }

    private int resize(Request request) {
        int width = request.width();
        int height = request.height();
        List<MonitorArea> monitors = request.monitors();
        Optional<Resizer> able = resizer.get();
        if (able.isEmpty()) {
            return SizeChange.PROHIBITED;
        }
        if (width > MAX_SIDE || height > MAX_SIDE || (long) width * height > MAX_PIXELS) {
            return SizeChange.OUT_OF_RESOURCES;
        }
        Optional<String> obstacle = PictureMemory.obstacle(width, height);
        if (obstacle.isPresent()) {
            LOG.warn("a viewer's wish for another size is refused: {}", obstacle.get());
            return SizeChange.OUT_OF_RESOURCES;
        }
        if (!MonitorArea.areSound(monitors, width, height)) {
            return SizeChange.INVALID_LAYOUT;
        }
        List<Monitor> wanted = monitors.stream()
                .map(each -> new Monitor(each.id() - ID_SHIFT, each.area()))
                .toList();
        Wish before = last;
        last = new Wish(
                Optional.of(request.viewer()),
                width,
                height,
                monitors.stream().collect(Collectors.toMap(MonitorArea::id, MonitorArea::flags)));
        int status = status(able.get(), new ScreenLayout(width, height, wanted));
        if (status != SizeChange.DONE) {
            last = before;
        }
        return status;
    }

    private static int status(Resizer resizer, ScreenLayout wanted) {
        try {
            return switch (resizer.resize(wanted)) {
                case DONE -> SizeChange.DONE;
                case PROHIBITED -> SizeChange.PROHIBITED;
                case OUT_OF_RESOURCES -> SizeChange.OUT_OF_RESOURCES;
                case INVALID_LAYOUT -> SizeChange.INVALID_LAYOUT;
            };
        } catch (RuntimeException e) {
            LOG.error("the screen could not be given another size", e);
            return SizeChange.OUT_OF_RESOURCES;
        }
    }

    /** Why the screen has a layout, as a reason of {@link SizeChange} for a viewer that did not ask for it just now. */
    public int reason(SessionId viewer, ScreenLayout layout) {
        Wish wish = last;
        boolean wished = wish.width() == layout.width() && wish.height() == layout.height();
        return wished && wish.viewer().isPresent() && !wish.viewer().get().equals(viewer)
                ? SizeChange.BY_OTHER_VIEWER
                : SizeChange.BY_SERVER;
    }

    /** The monitors of a layout with the flags that a viewer gave them. */
    public List<MonitorArea> monitors(ScreenLayout layout) {
        Map<Integer, Integer> flags = last.flags();
        return layout.monitors().stream()
                .limit(MonitorArea.MOST)
                .map(each -> monitor(each.id() + ID_SHIFT, each.area(), flags))
                .toList();
    }

    private static MonitorArea monitor(int id, Rect area, Map<Integer, Integer> flags) {
        return new MonitorArea(id, area, flags.getOrDefault(id, 0));
    }
}
