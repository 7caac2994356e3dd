package oriel.server.update;

import java.util.List;
import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.plugin.Configured;
import oriel.server.content.SegmenterPool;
import oriel.server.encode.EncodedRectCache;
import oriel.server.encode.EncoderPool;
import oriel.server.encode.EncoderThreads;
import oriel.server.flow.NanoClock;
import oriel.server.options.UpdateOptions;
import oriel.server.screen.ScreenFeed;

/**
 * What the writer threads of all sessions share.
 *
 * @param feed where pixels come from
 * @param encoders what the server can encode
 * @param segmenters what finds out what a picture shows where
 * @param workers threads that help with large updates
 * @param shared what has been encoded for several viewers
 * @param options how pixels are sent
 * @param snapshots where pictures are borrowed
 * @param counters what was sent
 * @param clock the engine's
 */
public record UpdateContext(
        ScreenFeed feed,
        EncoderPool encoders,
        SegmenterPool segmenters,
        EncoderThreads workers,
        EncodedRectCache shared,
        UpdateOptions options,
        FramebufferPool snapshots,
        UpdateCounters counters,
        NanoClock clock)
        implements AutoCloseable {

    /** The same, with what is sent counted apart. */
    public UpdateContext uncounted() {
        return new UpdateContext(
                feed, encoders, segmenters, workers, shared, options, snapshots, new UpdateCounters(), clock);
    }

    /** Everything new for a server. */
    public static UpdateContext of(
            ScreenFeed feed,
            List<Configured<EncoderProvider>> encoders,
            EncoderTools tools,
            UpdateOptions options,
            NanoClock clock) {
        return new UpdateContext(
                feed,
                new EncoderPool(encoders, tools),
                new SegmenterPool(),
                new EncoderThreads(options.encoding().threads() - 1),
                new EncodedRectCache(),
                options,
                new FramebufferPool(),
                new UpdateCounters(),
                clock);
    }

    /** The same under other options; the workers and the scale of the feed stay. */
    public UpdateContext with(UpdateOptions newest) {
        return new UpdateContext(feed, encoders, segmenters, workers, shared, newest, snapshots, counters, clock);
    }

    /** The same for one session, whose own counters count as well. */
    public UpdateContext countedBy(UpdateCounters own) {
        return new UpdateContext(feed, encoders, segmenters, workers, shared, options, snapshots, own, clock);
    }

    /** Ends the workers and closes the encoders; called when no session is left. */
    @Override
    public void close() {
        workers.close();
        encoders.close();
    }
}
