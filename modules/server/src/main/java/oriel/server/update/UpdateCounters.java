package oriel.server.update;

import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** Counts what one writer thread sends, or all together. Thread-safe. */
public final class UpdateCounters {

    private final Optional<UpdateCounters> all;
    private final LongAdder updates = new LongAdder();
    private final LongAdder bytes = new LongAdder();

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

    /** FramebufferUpdates sent. */
    public long updates() {
        return updates.sum();
    }

    /** Bytes sent after the handshakes. */
    public long bytes() {
        return bytes.sum();
    }
}
