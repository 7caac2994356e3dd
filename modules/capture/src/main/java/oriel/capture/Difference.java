package oriel.capture;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import oriel.rfb.Rect;

/** Finds what has changed between two pictures of the same size: bands of rows, each as narrow as can be. */
public final class Difference {

    /** Bands nearer than this are one. */
    private static final int GAP_ROWS = 16;

    private Difference() {}

    /**
     * The areas that differ; empty if none.
     *
     * @param before {@code width * height} pixels from index 0; heap or direct
     * @param after the same later
     */
    public static List<Rect> between(IntBuffer before, IntBuffer after, int width, int height) {
        IntBuffer old = before.duplicate();
        IntBuffer fresh = after.duplicate();
        List<Rect> bands = new ArrayList<>();
        Rect band = Rect.EMPTY;
        for (int y = 0; y < height; y++) {
            int from = y * width;
            int first = old.clear()
                    .position(from)
                    .limit(from + width)
                    .mismatch(fresh.clear().position(from).limit(from + width));
            if (first < 0) {
                continue;
            }
            int last = width - 1;
            while (old.get(from + last) == fresh.get(from + last)) {
                last--;
            }
            Rect row = Rect.between(first, y, last + 1, y + 1);
            if (!band.isEmpty() && y - band.bottom() > GAP_ROWS) {
                bands.add(band);
                band = Rect.EMPTY;
            }
            band = band.union(row);
        }
        if (!band.isEmpty()) {
            bands.add(band);
        }
        return bands;
    }
}
