package oriel.server;

/**
 * What viewers may do with the desktop, as far as their own rights allow it.
 *
 * @param input who may press keys and move the pointer
 * @param clipboard which text is passed on
 * @param resize whether they may change the size of the screen
 */
public record ViewerPolicy(InputPolicy input, ClipboardPolicy clipboard, boolean resize) {

    /** Everything, for everybody. */
    public static final ViewerPolicy DEFAULT = new ViewerPolicy(InputPolicy.SHARED, ClipboardPolicy.DEFAULT, true);
}
