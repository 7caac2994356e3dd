package oriel.server.viewer;

/**
 * Where a viewer has put the pointer.
 *
 * @param x column, as the viewer said
 * @param y row, as the viewer said
 * @param nanos when, by the engine's clock
 */
public record PointerPlace(int x, int y, long nanos) {

    /** Nowhere yet. */
    public static final PointerPlace NEVER = new PointerPlace(-1, -1, 0);
}
