package oriel.capture;

/** The clipboard of a screen. Called from any thread. */
@FunctionalInterface
public interface ClipboardPort {

    /** Puts a text on the clipboard; it is not empty, holds no NUL, and its lines end with LF. Returns soon. */
    void setText(String text);

    /**
     * Puts an image on the clipboard. Returns soon. One that is not taken leaves there what was there.
     *
     * @return what became of it
     */
    default ImageOutcome setImage(ClipboardImage image) {
        return ImageOutcome.NO_IMAGES;
    }

    /**
     * Returns once programs that paste get the last text or image that was given, so that a key which is pressed behind it pastes that.
     * For clipboards that are filled by a thread of their own; called by the thread that gives input.
     */
    default void settle() {}
}
