package oriel.server.flow;

import oriel.encoding.JpegQuality;
import oriel.server.options.LanRules.JpegRange;

/**
 * The Python server's JPEG quality on a local network: lower while updates take longer than they may, higher while they
 * are quick and small. Used by the writer thread alone.
 */
public final class QualityController {

    private final JpegRange range;
    private int quality;

    /** Begins where the range says. */
    public QualityController(JpegRange range) {
        this.range = range;
        this.quality = range.initial();
    }

    /** The quality now, with the viewer's subsampling. */
    public JpegQuality of(JpegQuality wish) {
        return new JpegQuality(quality, wish.subsampling());
    }

    /**
     * Learns from an update.
     *
     * @param load the time that it took over the time that it may take
     * @param ratio its bytes over those of its pixels
     */
    public void learn(double load, double ratio) {
        if (load > 1.35) {
            change(-5);
        } else if (load > 1.10) {
            change(-2);
        } else if (load < 0.70 && ratio < 0.28) {
            change(3);
        } else if (load < 0.85 && ratio < 0.40) {
            change(1);
        }
    }

    private void change(int by) {
        quality = Math.max(range.min(), Math.min(range.max(), quality + by));
    }
}
