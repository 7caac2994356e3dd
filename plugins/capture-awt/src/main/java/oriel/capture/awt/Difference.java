package oriel.capture.awt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import oriel.rfb.Rect;

/** Finds what has changed between two pictures of the same size: bands of rows, each as narrow as can be. */
final class Difference {

    /** Bands nearer than this are one. */
    private static final int GAP_ROWS = 16;

    private Difference() {}

    /** The areas that differ; empty if none. */
    static List<Rect> between(int[] before, int[] after, int width, int height) {
        List<Rect> bands = new ArrayList<>();
        Rect band = Rect.EMPTY;
        for (int y = 0; y < height; y++) {
            int from = y * width;
            int first = Arrays.mismatch(before, from, from + width, after, from, from + width);
            if (first < 0) {
                continue;
            }
            int last = width - 1;
            while (before[from + last] == after[from + last]) {
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
