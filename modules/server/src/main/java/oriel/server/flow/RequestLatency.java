package oriel.server.flow;

import java.util.concurrent.TimeUnit;

/**
 * Judges the line by how soon the viewer asks for the next update: more at once as long as that is soon, less if what was
 * sent kept the line busy.
 */
final class RequestLatency implements CongestionControl {

    private static final int MIN_PIXELS = 1 << 12;
    private static final int MAX_PIXELS = 1 << 18;
    private static final long QUICK_NANOS = TimeUnit.MILLISECONDS.toNanos(15);
    private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private int pixels = 1 << 15;
    private long beganNanos;
    private boolean underWay;

    @Override
    public int refreshPixels() {
        return pixels;
    }

    @Override
    public void refreshBegan(long nanos) {
        beganNanos = nanos;
        underWay = true;
    }

    @Override
    public void requested(long nanos) {
        if (!underWay) {
            return;
        }
        underWay = false;
        long took = nanos - beganNanos;
        if (took < QUICK_NANOS) {
            pixels = Math.min(MAX_PIXELS, pixels * 2);
        } else if (took > SLOW_NANOS) {
            pixels = Math.max(MIN_PIXELS, pixels / 2);
        }
    }
}
