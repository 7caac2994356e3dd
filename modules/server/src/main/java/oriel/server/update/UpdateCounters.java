package oriel.server.update;

import java.util.concurrent.atomic.LongAdder;

/** Counts what all writer threads send. Thread-safe. */
public final class UpdateCounters {

    private final LongAdder updates = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    /** Everything at 0. */
    public UpdateCounters() {}

    void update() {
        updates.increment();
    }

    void bytes(int count) {
        bytes.add(count);
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
