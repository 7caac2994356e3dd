package oriel.server.screen;

import oriel.capture.ClipboardImage;

/** Told of what happened on the screen. Called from several threads; does not block. */
public interface ScreenEvents {

    /** Something is otherwise that can be looked at: picture, size, cursor, lamps of the keyboard. */
    void desktopChanged();

    /** Somebody put text on the screen's clipboard. */
    void clipboardChanged(String text);

    /** Somebody put a text on the screen's clipboard that is too long for the screen to tell. */
    default void textLeftOut() {}

    /** Somebody put an image on the screen's clipboard, and no text. */
    default void imageCopied(ClipboardImage image) {}

    /** Somebody put an image on the screen's clipboard that is too large for the screen to tell. */
    default void imageLeftOut() {}

    /** The screen is lost, and the last picture stays; or it is back. */
    default void screenLost(boolean lost) {}

    /** The screen rang its bell. */
    void bell();
}
