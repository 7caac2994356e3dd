package oriel.capture;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tells of texts that others put on a clipboard, but not of the one that we put there: programs that keep clipboards give
 * it back. Used by one thread.
 */
public final class ClipboardEcho {

    private final Consumer<String> listener;
    private Optional<String> given = Optional.empty();

    /** Tells this listener. */
    public ClipboardEcho(Consumer<String> listener) {
        this.listener = listener;
    }

    /** To be called before we put a text on the clipboard. */
    public void giving(String text) {
        given = Optional.of(text);
    }

    /** A text is on the clipboard: told unless it is ours. Once another one was there, ours is news again. */
    public void found(String text) {
        if (!given.equals(Optional.of(text))) {
            given = Optional.empty();
            listener.accept(text);
        }
    }
}
