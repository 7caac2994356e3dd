package oriel.server.update;

import java.util.concurrent.TimeUnit;
import oriel.server.flow.FramePacer;
import oriel.server.flow.NanoClock;

/**
 * Says when what a viewer may be waiting for goes ahead of a film that fills its line: for a while after it has pressed or
 * released something, whatever small changes where no film plays. Used by the writer thread alone.
 */
final class InputReactions {

    /** What comes of a key comes within this time, or is no matter of the key's. */
    private static final long LATEST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** What is larger is no small change. */
    static final int MAX_TILES = 128;

    /** What changes all the time, as a clock does, is not to fill the line either. */
    private static final int MOST_A_SECOND = 100;

    private final WriterInput input;
    private final ViewerLine line;
    private final FramePacer pacer;

    /** For a viewer and its line. */
    InputReactions(WriterInput input, ViewerLine line, NanoClock clock) {
        this.input = input;
        this.line = line;
        this.pacer = new FramePacer(MOST_A_SECOND, clock);
    }

    /** True while the viewer waits for something that would come behind a film. */
    boolean areAwaited() {
        return line.isCrowded() && input.hasActed(LATEST_NANOS);
    }

    /** True if some may go out now. */
    boolean mayStart() {
        return areAwaited() && !pacer.isEarly() && line.mayInsert();
    }

    /** When some may go out that may not now, if nothing happens. */
    long startsNanos() {
        return pacer.isEarly() ? pacer.nextNanos() : line.insertsNanos();
    }

    /** Some went out that were looked for at {@code beganNanos}. */
    void sent(long beganNanos) {
        pacer.sent(beganNanos);
    }
}
