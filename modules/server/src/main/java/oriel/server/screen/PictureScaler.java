package oriel.server.screen;

import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/**
 * Keeps a scaled copy of a picture: each pixel is the average of the source pixels that it covers (smaller) or is
 * interpolated between its neighbours (larger). Weights have 8 bits. Used by one thread.
 */
final class PictureScaler {

    private static final int ONE = 256;

    private final Framebuffer source;
    private final Framebuffer target;
    private final Axis columns;
    private final Axis rows;

    PictureScaler(Framebuffer source, Framebuffer target) {
        this.source = source;
        this.target = target;
        this.columns = new Axis(source.width(), target.width());
        this.rows = new Axis(source.height(), target.height());
    }

    Framebuffer target() {
        return target;
    }

    /** Scales what depends on {@code area} of the source; returns where that is in the target. */
    Rect scale(Rect area) {
        Rect changed = Rect.between(
                columns.firstTarget(area.x()),
                rows.firstTarget(area.y()),
                columns.lastTarget(area.right() - 1) + 1,
                rows.lastTarget(area.bottom() - 1) + 1);
        for (int y = changed.y(); y < changed.bottom(); y++) {
            for (int x = changed.x(); x < changed.right(); x++) {
                target.pixels()[target.offset(x, y)] = average(x, y);
            }
        }
        return changed;
    }

    private int average(int x, int y) {
        long red = 0;
        long green = 0;
        long blue = 0;
        long total = 0;
        int firstX = columns.first[x];
        int[] weightsX = columns.weights[x];
        int[] weightsY = rows.weights[y];
        for (int j = 0; j < weightsY.length; j++) {
            int at = source.offset(firstX, rows.first[y] + j);
            for (int i = 0; i < weightsX.length; i++) {
                int weight = weightsX[i] * weightsY[j];
                int rgb = source.pixels()[at + i];
                red += (long) weight * (rgb >> 16 & 0xff);
                green += (long) weight * (rgb >> 8 & 0xff);
                blue += (long) weight * (rgb & 0xff);
                total += weight;
            }
        }
        long half = total / 2;
        return (int) ((red + half) / total) << 16 | (int) ((green + half) / total) << 8 | (int) ((blue + half) / total);
    }

    /** Which source pixels, with which weights, make each target pixel of a row or column. */
    private static final class Axis {

        private final int[] first;
        private final int[][] weights;
        private final int targets;

        Axis(int sources, int targets) {
            this.targets = targets;
            first = new int[targets];
            weights = new int[targets][];
            double step = (double) sources / targets;
            double reach = Math.max(1.0, step);
            for (int i = 0; i < targets; i++) {
                double centre = (i + 0.5) * step;
                fill(i, centre - reach / 2, centre + reach / 2, sources);
            }
        }

        private void fill(int target, double from, double to, int sources) {
            int begin = Math.max(0, (int) Math.floor(from));
            int end = Math.min(sources, (int) Math.ceil(to));
            first[target] = begin;
            weights[target] = new int[end - begin];
            for (int i = begin; i < end; i++) {
                double covered = Math.min(to, i + 1) - Math.max(from, i);
                weights[target][i - begin] = (int) Math.round(covered * ONE);
            }
        }

        int firstTarget(int changed) {
            int low = 0;
            int high = targets - 1;
            while (low < high) {
                int middle = (low + high) / 2;
                if (first[middle] + weights[middle].length > changed) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low;
        }

        int lastTarget(int changed) {
            int low = 0;
            int high = targets - 1;
            while (low < high) {
                int middle = (low + high + 1) / 2;
                if (first[middle] <= changed) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return low;
        }
    }
}
