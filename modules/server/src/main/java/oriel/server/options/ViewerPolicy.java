package oriel.server.options;

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

    /** The same with another rule on keys and pointer. */
    public ViewerPolicy withInput(InputPolicy rule) {
        return new ViewerPolicy(rule, clipboard, resize);
    }

    /** The same with another rule on text. */
    public ViewerPolicy withClipboard(ClipboardPolicy rule) {
        return new ViewerPolicy(input, rule, resize);
    }

    /** The same where viewers may change the size of the screen, or not. */
    public ViewerPolicy withResize(boolean allowed) {
        return new ViewerPolicy(input, clipboard, allowed);
    }
}
