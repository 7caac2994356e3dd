package oriel.capture;

/** The clipboard of a screen. Called from any thread; returns soon. */
@FunctionalInterface
public interface ClipboardPort {

    /** Puts a text on the clipboard; it is not empty, holds no NUL, and its lines end with LF. */
    void setText(String text);
}
