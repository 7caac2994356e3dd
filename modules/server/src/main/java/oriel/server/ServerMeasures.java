package oriel.server;

import java.util.List;
import oriel.server.event.EncodingCount;
import oriel.server.event.Histogram.Snapshot;

/**
 * How long the work of a server took since its start, and what it sent.
 *
 * @param captures from the first pixels of a capture until the picture has all of them
 * @param encodes the work of an update, without waiting for the network
 * @param latencies from the change of the picture, or from the viewer's request if that came later, until the update was
 *     written that shows it
 * @param roundTrips of viewers' lines, at each update
 * @param encodings rectangles of pixels, and those that are copied
 */
public record ServerMeasures(
        Snapshot captures, Snapshot encodes, Snapshot latencies, Snapshot roundTrips, List<EncodingCount> encodings) {

    /** Copies the list. */
    public ServerMeasures {
        encodings = List.copyOf(encodings);
    }
}
