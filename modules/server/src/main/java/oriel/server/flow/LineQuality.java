package oriel.server.flow;

import java.util.concurrent.TimeUnit;
import oriel.encoding.JpegQuality;
import oriel.encoding.Subsampling;
import oriel.server.options.QualityPreference;

/**
 * How much pictures lose because of the line: JPEG in steps of the protocol's levels, from the viewer's own wish down, so that
 * an update takes the line for a moment only. Down at once, up a step at a time, so that a change is not seen as flicker; few
 * steps, so that viewers on like lines share what is encoded. Used by the writer thread.
 */
public final class LineQuality {

    /** So long may an update take the line. */
    private static final long BUDGET_NANOS = TimeUnit.MILLISECONDS.toNanos(30);

    /** The same for a viewer that asks for each update: what it takes the line comes on top of each round trip. */
    private static final long ASKED_BUDGET_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** The same where the viewer is near: what takes so long there is the viewer, not the line. */
    private static final long NEAR_BUDGET_NANOS = TimeUnit.MILLISECONDS.toNanos(80);

    /** A step up needs so much time since the last step, in which the step would have fitted all the while. */
    private static final long UP_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private static final double TOO_MUCH = 1.15;
    private static final double ROOM_ENOUGH = 0.8;

    /** Below this level faces are blocks, and the line is better served by fewer frames, as long as they are not fewer than ten a second. */
    private static final int PLAIN_LEVEL = 2;

    private static final long PLAIN_BUDGET_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** Less says nothing about how much a film takes. */
    private static final long MIN_BYTES = 8 << 10;

    /** Sizes of photographs at the levels 0 to 9, roughly, the best being 1; what is wrong in them mends itself by measuring. */
    private static final double[] SIZES = {0.05, 0.075, 0.095, 0.115, 0.155, 0.22, 0.29, 0.36, 0.5, 1};

    private final CongestionControl line;
    private QualityPreference preference = QualityPreference.AUTO;
    private boolean hurried;
    private int down;
    private int levels;
    private int lowest = PLAIN_LEVEL;
    private long changedNanos;

    /** As the viewer wishes. */
    public LineQuality(CongestionControl line) {
        this.line = line;
    }

    /** What the person at the viewer would rather have. */
    public void prefer(QualityPreference preferred) {
        preference = preferred;
    }

    /** Whether somebody waits for something that has to come between two updates: they are to be short, then. */
    public void hurry(boolean now) {
        hurried = now;
    }

    /** What that is. */
    public QualityPreference preference() {
        return preference;
    }

    /** The quality now, never better than the viewer's wish. */
    public JpegQuality of(JpegQuality wish) {
        int own = level(wish);
        levels = own;
        int steps = Math.min(down, mostSteps(own));
        if (steps == 0) {
            return wish;
        }
        JpegQuality lower = JpegQuality.ofLevel(own - steps);
        return new JpegQuality(
                Math.min(wish.quality(), lower.quality()), coarser(wish.subsampling(), lower.subsampling()));
    }

    /** How many steps below the viewer's wish. */
    public int stepsDown() {
        return Math.min(down, mostSteps(levels));
    }

    private int mostSteps(int own) {
        return preference == QualityPreference.SHARP ? 0 : Math.max(0, own - lowest);
    }

    /** The highest level that is not better than a quality. */
    private static int level(JpegQuality wish) {
        int level = 9;
        while (level > 0 && JpegQuality.ofLevel(level).quality() > wish.quality()) {
            level--;
        }
        return level;
    }

    private static Subsampling coarser(Subsampling wish, Subsampling lower) {
        return wish == Subsampling.NONE || wish == Subsampling.TWO && lower == Subsampling.FOUR ? lower : wish;
    }

    /**
     * Learns from an update.
     *
     * @param lossyBytes those of JPEG, at the quality that {@link #of} said last
     * @param otherBytes all others
     * @param nanos now, by the engine's clock
     */
    public void learn(long lossyBytes, long otherBytes, long nanos) {
        if (lossyBytes < MIN_BYTES || line.bytesIn(budgetNanos(levels)).isEmpty()) {
            return;
        }
        int now = levels - stepsDown();
        if (lossyBytes + otherBytes > TOO_MUCH * allowed(now)) {
            int fits = now;
            while (fits > 0 && predicted(lossyBytes, now, fits) + otherBytes > allowed(fits)) {
                fits--;
            }
            change(fits, nanos);
        } else if (now == levels || predicted(lossyBytes, now, now + 1) + otherBytes > ROOM_ENOUGH * allowed(now + 1)) {
            changedNanos = nanos;
        } else if (nanos - changedNanos >= UP_NANOS) {
            change(now + 1, nanos);
        }
    }

    private void change(int level, long nanos) {
        down = levels - level;
        lowest = Math.min(level, PLAIN_LEVEL);
        changedNanos = nanos;
    }

    private long allowed(int level) {
        return line.bytesIn(budgetNanos(level)).orElseThrow();
    }

    private static double predicted(long bytes, int from, int to) {
        return bytes * SIZES[to] / SIZES[from];
    }

    private long budgetNanos(int level) {
        if (preference == QualityPreference.FLUENT) {
            return budgetNanos() / 2;
        }
        return level <= PLAIN_LEVEL && !hurried ? Math.max(PLAIN_BUDGET_NANOS, budgetNanos()) : budgetNanos();
    }

    private long budgetNanos() {
        if (line.isNear()) {
            return NEAR_BUDGET_NANOS;
        }
        return line.isFenced() ? BUDGET_NANOS : ASKED_BUDGET_NANOS;
    }
}
