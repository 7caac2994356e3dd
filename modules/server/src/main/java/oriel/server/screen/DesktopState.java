package oriel.server.screen;

import java.util.Optional;
import java.util.function.UnaryOperator;
import oriel.capture.ClipboardImage;
import oriel.capture.CursorImage;
import oriel.capture.LedState;
import oriel.capture.ScreenListener;

/** What the screen has told besides pixels; passes its news on. Thread-safe; its own monitor guards it. */
final class DesktopState implements ScreenListener {

    private final double scale;
    private final ScreenEvents events;
    private CursorState cursor = CursorState.INITIAL;
    private Optional<LedState> locks = Optional.empty();

    /** Places of the cursor are multiplied by {@code scale}. */
    DesktopState(double scale, ScreenEvents events) {
        this.scale = scale;
        this.events = events;
    }

    synchronized CursorState cursor() {
        return cursor;
    }

    /** The locks of the keyboard, once they were told. */
    synchronized Optional<LedState> locks() {
        return locks;
    }

    /** The cursor is at a place of the picture, whatever its scale. */
    void pointerMoved(int x, int y) {
        setCursor(state -> state.at(x, y));
    }

    private void setCursor(UnaryOperator<CursorState> change) {
        boolean changes;
        synchronized (this) {
            CursorState next = change.apply(cursor);
            changes = !next.equals(cursor);
            cursor = next;
        }
        if (changes) {
            events.desktopChanged();
        }
    }

    @Override
    public void cursorChanged(CursorImage image) {
        setCursor(state -> state.shaped(image));
    }

    @Override
    public void cursorMoved(int x, int y) {
        setCursor(state -> state.at((int) (x * scale), (int) (y * scale)));
    }

    @Override
    public void locksChanged(LedState now) {
        synchronized (this) {
            locks = Optional.of(now);
        }
        events.desktopChanged();
    }

    @Override
    public void clipboardChanged(String text) {
        events.clipboardChanged(text);
    }

    @Override
    public void textLeftOut() {
        events.textLeftOut();
    }

    @Override
    public void imageCopied(ClipboardImage image) {
        events.imageCopied(image);
    }

    @Override
    public void imageLeftOut() {
        events.imageLeftOut();
    }

    @Override
    public void bell() {
        events.bell();
    }
}
