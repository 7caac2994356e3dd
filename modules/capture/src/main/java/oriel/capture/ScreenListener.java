package oriel.capture;

/** Told by a screen of what is not a pixel. Called from any thread; does not block. */
public interface ScreenListener {

    /** The cursor has another shape. */
    void cursorChanged(CursorImage image);

    /** The cursor's hotspot is at another place. */
    void cursorMoved(int x, int y);

    /** A lock of the keyboard went on or off; told once after opening too, by screens that know. */
    void locksChanged(LedState locks);

    /** Somebody else put text on the clipboard; lines end with LF. */
    void clipboardChanged(String text);

    /** Somebody else put a text on the clipboard that is too long to be told. */
    default void textLeftOut() {}

    /** Somebody else put an image on the clipboard, and no text. */
    default void imageCopied(ClipboardImage image) {}

    /** Somebody else put an image on the clipboard, and no text, that is too large to be told. */
    default void imageLeftOut() {}

    /** The screen rang its bell. */
    void bell();
}
