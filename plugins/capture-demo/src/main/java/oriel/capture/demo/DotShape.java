package oriel.capture.demo;

/**
 * A shape of dots.
 *
 * @param width dots in a row
 * @param height rows
 * @param dots row after row; not changed by anybody
 */
record DotShape(int width, int height, boolean[] dots) {

    /** True if there is a dot; false outside. */
    boolean isSet(int x, int y) {
        return x >= 0 && y >= 0 && x < width && y < height && dots[y * width + x];
    }

    /** Lays another shape over this one. */
    DotShape with(DotShape other, int x, int y) {
        boolean[] both = dots.clone();
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                both[row * width + column] |= other.isSet(column - x, row - y);
            }
        }
        return new DotShape(width, height, both);
    }

    /** The shape at twice the size; where dots touch at their corners only, the corner is filled: diagonals look smooth. */
    DotShape doubled() {
        boolean[] out = new boolean[width * height * 4];
        for (int y = 0; y < height * 2; y++) {
            for (int x = 0; x < width * 2; x++) {
                int sideX = (x & 1) == 0 ? -1 : 1;
                int sideY = (y & 1) == 0 ? -1 : 1;
                boolean corner = isSet(x / 2 + sideX, y / 2)
                        && isSet(x / 2, y / 2 + sideY)
                        && !isSet(x / 2 + sideX, y / 2 + sideY);
                out[y * width * 2 + x] = isSet(x / 2, y / 2) || corner;
            }
        }
        return new DotShape(width * 2, height * 2, out);
    }
}
