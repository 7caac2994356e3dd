package oriel.server.update;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import oriel.server.event.EncodingCount;
import oriel.server.event.Histogram;
import oriel.server.event.LineInfo;

/** Counts what one writer thread sends, or all together. Thread-safe. */
public final class UpdateCounters {

    private final Optional<UpdateCounters> all;
    private final LongAdder updates = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final Histogram encodes;
    private final Histogram latencies;
    private final Histogram roundTrips;
    private final EncodingCounters encodings;
    private volatile LineInfo line = LineInfo.UNKNOWN;

    /** Everything at 0. */
    public UpdateCounters() {
        this.all = Optional.empty();
        this.encodes = new Histogram();
        this.latencies = new Histogram();
        this.roundTrips = new Histogram();
        this.encodings = new EncodingCounters();
    }

    /** Counts what {@code all} counts, too; how long things take, and encodings, are counted for all together. */
    private UpdateCounters(UpdateCounters all) {
        this.all = Optional.of(all);
        this.encodes = all.encodes;
        this.latencies = all.latencies;
        this.roundTrips = all.roundTrips;
        this.encodings = all.encodings;
    }

    /** Counters of one among those that these count. */
    public UpdateCounters ofOne() {
        return new UpdateCounters(this);
    }

    void update() {
        updates.increment();
        all.ifPresent(UpdateCounters::update);
    }

    void bytes(int count) {
        bytes.add(count);
        all.ifPresent(together -> together.bytes(count));
    }

    /** Rectangles were written in an encoding. */
    void rectangles(int encoding, int count, int size) {
        encodings.add(encoding, count, size);
    }

    /** The work of an update took so long. */
    void encoded(long nanos) {
        encodes.add(nanos);
    }

    /** A change was written so long after it came. */
    void latency(long nanos) {
        latencies.add(nanos);
    }

    /** The line is like that now, when an update was sent. */
    void line(LineInfo now) {
        line = now;
        if (now.roundTrip().isPresent()) {
            roundTrips.add(now.roundTrip().get().toNanos());
        }
    }

    /** What the line of one is like. */
    public LineInfo line() {
        return line;
    }

    /** FramebufferUpdates sent. */
    public long updates() {
        return updates.sum();
    }

    /** How long the work of updates took. */
    public Histogram.Snapshot encodes() {
        return encodes.snapshot();
    }

    /** How long changes took to be written. */
    public Histogram.Snapshot latencies() {
        return latencies.snapshot();
    }

    /** How long the lines' round trips were when updates were sent. */
    public Histogram.Snapshot roundTrips() {
        return roundTrips.snapshot();
    }

    /** What was sent in which encoding. */
    public List<EncodingCount> encodings() {
        return encodings.counts();
    }

    /** Bytes sent after the handshakes. */
    public long bytes() {
        return bytes.sum();
    }
}
