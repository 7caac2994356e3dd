package oriel.server.update;

import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import oriel.server.event.LineInfo;

/** Counts what one writer thread sends, or all together. Thread-safe. */
public final class UpdateCounters {

    private final Optional<UpdateCounters> all;
    private final LongAdder updates = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private volatile LineInfo line = LineInfo.UNKNOWN;

    /** Everything at 0. */
    public UpdateCounters() {
        this.all = Optional.empty();
    }

    /** Counts what {@code all} counts, too. */
    private UpdateCounters(UpdateCounters all) {
        this.all = Optional.of(all);
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

    /** The line is like that now. */
    void line(LineInfo now) {
        line = now;
    }

    /** What the line of one is like. */
    public LineInfo line() {
        return line;
    }

    /** FramebufferUpdates sent. */
    public long updates() {
        return updates.sum();
    }

    /** Bytes sent after the handshakes. */
    public long bytes() {
        return bytes.sum();
    }
}
