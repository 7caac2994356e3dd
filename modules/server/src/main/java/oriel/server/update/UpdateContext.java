package oriel.server.update;

import java.util.List;
import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.plugin.Configured;
import oriel.server.UpdateOptions;
import oriel.server.screen.ScreenFeed;

/**
 * What the writer threads of all sessions share.
 *
 * @param feed where pixels come from
 * @param encoders what the server can encode
 * @param tools what encoders may use besides
 * @param options how pixels are sent
 * @param snapshots where pictures are borrowed
 * @param counters what was sent
 */
public record UpdateContext(
        ScreenFeed feed,
        List<Configured<EncoderProvider>> encoders,
        EncoderTools tools,
        UpdateOptions options,
        Snapshots snapshots,
        UpdateCounters counters) {}
